//! What a reader should know of a verdict's evidence.

use super::{Challenge, Evidence, Reach, Speaker};
use crate::catalog::Catalog;
use crate::catalog::entry::Force;
use crate::standing::{Standing, Standings};

/// What a reader should know of a verdict's evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It has caveats.
    Qualified,
    /// None of it is said outright.
    Hedged(Of),
    /// Some of it is challenged, or the subject as a whole is, and no answer settles that.
    Contested,
    /// Some of it is challenged, or the subject as a whole is, and every challenge is answered.
    Defended,
    /// All that is said outright was read in another work.
    SecondHand(Of),
    /// All that is said outright is said of a narrower or a broader topic.
    Inherited(Of),
    /// All that is said outright holds under a condition, where none was asked about.
    Conditional(Of),
    /// All that is said outright is held up by nothing but a circle of support.
    Circular(Of),
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
            Self::Defended => "defended",
            Self::SecondHand(Of::All) => "second-hand",
            Self::SecondHand(Of::For) => "second-hand-for",
            Self::SecondHand(Of::Against) => "second-hand-against",
            Self::Inherited(Of::All) => "inherited",
            Self::Inherited(Of::For) => "inherited-for",
            Self::Inherited(Of::Against) => "inherited-against",
            Self::Conditional(Of::All) => "conditional",
            Self::Conditional(Of::For) => "conditional-for",
            Self::Conditional(Of::Against) => "conditional-against",
            Self::Circular(Of::All) => "circular",
            Self::Circular(Of::For) => "circular-for",
            Self::Circular(Of::Against) => "circular-against",
        }
    }

    /// The marks, each as it is of all evidence, in the order in which verdicts have them.
    pub const WHOLE: [Self; 8] = [
        Self::Qualified,
        Self::Hedged(Of::All),
        Self::Contested,
        Self::Defended,
        Self::SecondHand(Of::All),
        Self::Inherited(Of::All),
        Self::Conditional(Of::All),
        Self::Circular(Of::All),
    ];

    /// The same mark of other evidence, where it has a side.
    #[must_use]
    pub fn of(self, of: Of) -> Self {
        match self {
            Self::Hedged(_) => Self::Hedged(of),
            Self::SecondHand(_) => Self::SecondHand(of),
            Self::Inherited(_) => Self::Inherited(of),
            Self::Conditional(_) => Self::Conditional(of),
            Self::Circular(_) => Self::Circular(of),
            Self::Qualified | Self::Contested | Self::Defended => self,
        }
    }

    /// What it means, for readers, in the words of all evidence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Qualified => "the evidence has caveats",
            Self::Hedged(_) => "nothing is said outright: all the evidence only suggests",
            Self::Contested => {
                "some of the evidence is challenged, or the subject as a whole is, and no answer settles it"
            }
            Self::Defended => {
                "some of the evidence is challenged, or the subject as a whole is, and every challenge is answered"
            }
            Self::SecondHand(_) => "all that is said outright was read in another work",
            Self::Inherited(_) => "all that is said outright is said of a narrower or a broader topic",
            Self::Conditional(_) => {
                "all that is said outright holds under a condition, and none was asked about"
            }
            Self::Circular(_) => {
                "all that is said outright is held up by nothing but what it holds up itself"
            }
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
            Self::Conditional(Of::For) => "only conditional for it",
            Self::Conditional(Of::Against) => "only conditional against it",
            Self::Circular(Of::For) => "only circular for it",
            Self::Circular(Of::Against) => "only circular against it",
            Self::Qualified
            | Self::Contested
            | Self::Defended
            | Self::Hedged(Of::All)
            | Self::SecondHand(Of::All)
            | Self::Inherited(Of::All)
            | Self::Conditional(Of::All)
            | Self::Circular(Of::All) => self.word(),
        }
    }
}

/// What a verdict's marks depend on.
pub(super) struct Weighed<'v> {
    pub(super) supporting: &'v [Evidence],
    pub(super) opposing: &'v [Evidence],
    /// What qualifies that evidence.
    pub(super) caveats: &'v [Challenge],
    /// What disputes the subject as a whole.
    pub(super) disputes: &'v [Challenge],
    /// True if the conditions are told otherwise: one was asked about, or the verdict is that it depends.
    pub(super) tells_conditions: bool,
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
pub(super) fn marks(catalog: &Catalog, standings: &Standings, weighed: &Weighed<'_>) -> Vec<Mark> {
    let Weighed { supporting, opposing, caveats, disputes, tells_conditions } = *weighed;
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
    let conditional = |evidence: &&Evidence| !tells_conditions && !evidence.when.is_always();
    let circular = |evidence: &&Evidence| evidence.claim().is_some_and(|claim| standings.is_circular(claim));
    let of_evidence = deciding.iter().flat_map(|evidence| &evidence.disputed_by);
    let challenges: Vec<&Challenge> = of_evidence.chain(disputes).filter(|one| one.counts()).collect();
    // What falls for want of support is contested too, by what challenges its support. A circle without any outside
    // ground is open without being challenged.
    let is_open = |evidence: &&Evidence| match evidence.standing {
        Standing::Challenged => true,
        Standing::Undecided => !circular(evidence),
        Standing::Unchallenged | Standing::Defended => false,
    };
    let is_contested =
        challenges.iter().any(|one| one.standing != Standing::Challenged) || deciding.iter().any(is_open);
    let all_inherited = sides.iter().all(|(_, side)| side.iter().all(inherited));
    [
        caveats.iter().any(Challenge::counts).then_some(Mark::Qualified),
        weakness(all.iter().all(suggests), &suggests).map(Mark::Hedged),
        is_contested.then_some(Mark::Contested),
        (!challenges.is_empty() && !is_contested).then_some(Mark::Defended),
        weakness(all.iter().all(second_hand), &second_hand).map(Mark::SecondHand),
        weakness(all_inherited, &inherited).map(Mark::Inherited),
        weakness(all.iter().all(conditional), &conditional).map(Mark::Conditional),
        weakness(all.iter().all(circular), &circular).map(Mark::Circular),
    ]
    .into_iter()
    .flatten()
    .collect()
}
