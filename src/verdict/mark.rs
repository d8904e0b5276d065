//! What a reader should know of a verdict's evidence.

use super::{Challenge, Evidence, Reach, Speaker};
use crate::catalog::Catalog;
use crate::catalog::entry::Force;

/// What a reader should know of a verdict's evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It has caveats.
    Qualified,
    /// None of it is said outright.
    Hedged,
    /// Some of it is disputed, or the subject as a whole is.
    Contested,
    /// All that is said outright was read in another work.
    SecondHand,
    /// All that is said outright on a side, on each that decides, is said of a narrower or a broader topic.
    Inherited,
}

impl Mark {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::Hedged => "hedged",
            Self::Contested => "contested",
            Self::SecondHand => "second-hand",
            Self::Inherited => "inherited",
        }
    }
}

/// The strongest of some evidence: what is said outright, if anything is; else all of it.
pub(super) fn strongest<'e>(evidence: &[&'e Evidence]) -> Vec<&'e Evidence> {
    let outright: Vec<&Evidence> =
        evidence.iter().copied().filter(|evidence| evidence.force.hedge() == 0).collect();
    if outright.is_empty() { evidence.to_vec() } else { outright }
}

/// The marks of the evidence that made a verdict. What is weaker beside it neither mends nor spoils what is said
/// outright: a first-hand suggestion does not make an assertion first-hand.
pub(super) fn marks(
    catalog: &Catalog,
    sides: &[&[Evidence]],
    caveats: &[Challenge],
    disputes: &[Challenge],
) -> Vec<Mark> {
    let deciding: Vec<&Evidence> = sides.iter().copied().flatten().collect();
    if deciding.is_empty() {
        return Vec::new();
    }
    let strongest_of_all = strongest(&deciding);
    let is_inherited = |side: &&[Evidence]| {
        let side: Vec<&Evidence> = side.iter().collect();
        strongest(&side).iter().all(|evidence| evidence.reach != Reach::Same)
    };
    let second_hand = |evidence: &&Evidence| match evidence.speaker {
        Speaker::Claim(claim) => catalog.claim(claim).is_some_and(|claim| claim.via.is_some()),
        Speaker::Record(..) => false,
    };
    let contests = |list: &[Challenge]| list.iter().any(Challenge::counts);
    let is_disputed = |evidence: &&Evidence| contests(&evidence.disputed_by);
    [
        (Mark::Qualified, contests(caveats)),
        (Mark::Hedged, strongest_of_all.iter().all(|evidence| evidence.force == Force::Suggests)),
        (Mark::Contested, contests(disputes) || deciding.iter().any(is_disputed)),
        (Mark::SecondHand, strongest_of_all.iter().all(second_hand)),
        (Mark::Inherited, sides.iter().all(is_inherited)),
    ]
    .into_iter()
    .filter_map(|(mark, holds)| holds.then_some(mark))
    .collect()
}
