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
    Hedged(Of),
    /// Some of it is disputed, or the subject as a whole is.
    Contested,
    /// All that is said outright was read in another work.
    SecondHand(Of),
    /// All that is said outright is said of a narrower or a broader topic.
    Inherited(Of),
}

/// Of which evidence a mark tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// All that made the verdict.
    All,
    /// Of a divided verdict, what speaks for it: the other side is the stronger one.
    For,
    /// Of a divided verdict, what speaks against it.
    Against,
}

impl Mark {
    /// The name of it, for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::Hedged(Of::All) => "hedged",
            Self::Hedged(Of::For) => "hedged-for",
            Self::Hedged(Of::Against) => "hedged-against",
            Self::Contested => "contested",
            Self::SecondHand(Of::All) => "second-hand",
            Self::SecondHand(Of::For) => "second-hand-for",
            Self::SecondHand(Of::Against) => "second-hand-against",
            Self::Inherited(Of::All) => "inherited",
            Self::Inherited(Of::For) => "inherited-for",
            Self::Inherited(Of::Against) => "inherited-against",
        }
    }

    /// The words for it, for readers.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Hedged(Of::For) => "only suggested for it",
            Self::Hedged(Of::Against) => "only suggested against it",
            Self::SecondHand(Of::For) => "only second-hand for it",
            Self::SecondHand(Of::Against) => "only second-hand against it",
            Self::Inherited(Of::For) => "only inherited for it",
            Self::Inherited(Of::Against) => "only inherited against it",
            Self::Qualified
            | Self::Contested
            | Self::Hedged(Of::All)
            | Self::SecondHand(Of::All)
            | Self::Inherited(Of::All) => self.word(),
        }
    }
}

/// The strongest of some evidence: what is said outright, if anything is; else all of it.
pub(super) fn strongest<'e>(evidence: &[&'e Evidence]) -> Vec<&'e Evidence> {
    let outright: Vec<&Evidence> =
        evidence.iter().copied().filter(|evidence| evidence.force.hedge() == 0).collect();
    if outright.is_empty() { evidence.to_vec() } else { outright }
}

/// The marks of the evidence that made a verdict: what speaks for it and against it. What is weaker beside it
/// neither mends nor spoils what is said outright: a first-hand suggestion does not make an assertion first-hand.
/// Where both sides have evidence and one alone is weak, the mark is of that side.
pub(super) fn marks(
    catalog: &Catalog,
    supporting: &[Evidence],
    opposing: &[Evidence],
    caveats: &[Challenge],
    disputes: &[Challenge],
) -> Vec<Mark> {
    let deciding: Vec<&Evidence> = supporting.iter().chain(opposing).collect();
    if deciding.is_empty() {
        return Vec::new();
    }
    let all = strongest(&deciding);
    let sides = [(Of::For, supporting), (Of::Against, opposing)].map(|(of, side)| {
        let side: Vec<&Evidence> = side.iter().collect();
        (of, strongest(&side))
    });
    let is_divided = sides.iter().all(|(_, side)| !side.is_empty());
    let one_side = |weak: &dyn Fn(&&Evidence) -> bool| {
        let mut sides = sides.iter().filter(|_| is_divided);
        sides.find(|(_, side)| side.iter().all(weak)).map(|(of, _)| *of)
    };
    let weakness = |of_all: bool, weak: &dyn Fn(&&Evidence) -> bool| {
        if of_all { Some(Of::All) } else { one_side(weak) }
    };
    let suggests = |evidence: &&Evidence| evidence.force == Force::Suggests;
    let second_hand = |evidence: &&Evidence| match evidence.speaker {
        Speaker::Claim(claim) => catalog.claim(claim).is_some_and(|claim| claim.via.is_some()),
        Speaker::Record(..) => false,
    };
    let inherited = |evidence: &&Evidence| evidence.reach != Reach::Same;
    let contests = |list: &[Challenge]| list.iter().any(Challenge::counts);
    let is_disputed = |evidence: &&Evidence| contests(&evidence.disputed_by);
    let is_contested = contests(disputes) || deciding.iter().any(is_disputed);
    let all_inherited = sides.iter().all(|(_, side)| side.iter().all(inherited));
    [
        contests(caveats).then_some(Mark::Qualified),
        weakness(all.iter().all(suggests), &suggests).map(Mark::Hedged),
        is_contested.then_some(Mark::Contested),
        weakness(all.iter().all(second_hand), &second_hand).map(Mark::SecondHand),
        weakness(all_inherited, &inherited).map(Mark::Inherited),
    ]
    .into_iter()
    .flatten()
    .collect()
}
