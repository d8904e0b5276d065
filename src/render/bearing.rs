//! What bears on a verdict, sorted under the words by which readers know it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::verdict::{Challenge, Evidence, Manner, Reach, Speaker, Verdict};

/// The word for what only asks.
pub const ASKED: &str = "asked";

/// One statement that bears on a verdict.
#[derive(Clone, Debug)]
pub struct Bearing<'a> {
    /// Who says it.
    pub speaker: Speaker,
    /// What it says; none for what only qualifies or disputes.
    pub evidence: Option<&'a Evidence>,
    /// What it qualifies or disputes; none for evidence.
    pub challenge: Option<Challenge>,
}

/// What bears on a verdict, under `for`, `against`, `asked` (what only asks whether it is so, or whether its
/// opposite is), `partial`, `caveat`, `disputed` (the claims that dispute evidence or the subject as a whole)
/// and `answer` (what disputes or qualifies a caveat or a dispute, and is not among the others), in this order; lists
/// may be empty. Of each list the strongest stand first.
#[must_use]
pub fn sorted(verdict: &Verdict) -> [(&'static str, Vec<Bearing<'_>>); 7] {
    lists(verdict, false)
}

/// The same for programs, to which no row tells what answers it: evidence, caveats and disputes that answer others
/// stand under `answer` too.
#[must_use]
pub fn sorted_whole(verdict: &Verdict) -> [(&'static str, Vec<Bearing<'_>>); 7] {
    lists(verdict, true)
}

fn lists<'v>(verdict: &'v Verdict, whole: bool) -> [(&'static str, Vec<Bearing<'v>>); 7] {
    let disputes = || {
        let sides = verdict.speaking();
        sides.flat_map(|evidence| &evidence.disputed_by).chain(&verdict.subject_disputed_by)
    };
    let caveats = once(verdict.caveats.iter().filter(|challenge| challenge.is_direct()));
    let disputed = once(disputes().filter(|challenge| challenge.is_direct()));
    let told: BTreeSet<NodeId> = verdict
        .speaking()
        .filter_map(Evidence::claim)
        .chain(caveats.iter().chain(&disputed).map(|challenge| challenge.claim))
        .collect();
    let answers = verdict.caveats.iter().chain(disputes());
    let answers = answers.filter(|one| !one.is_direct() && (whole || !told.contains(&one.claim)));
    let strongest_first = |side: &'v [Evidence]| {
        let mut side: Vec<Bearing<'v>> = side.iter().map(of).collect();
        if !whole {
            side.sort_by_key(|bearing| bearing.evidence.map(weakness));
        }
        side
    };
    [
        ("for", strongest_first(&verdict.supporting)),
        ("against", strongest_first(&verdict.opposing)),
        (ASKED, strongest_first(&verdict.asked)),
        ("partial", verdict.partial.iter().map(of).collect()),
        ("caveat", caveats.into_iter().map(challenging).collect()),
        ("disputed", disputed.into_iter().map(challenging).collect()),
        ("answer", once(answers).into_iter().map(challenging).collect()),
    ]
}

/// What makes evidence weaker, what matters most first: that it is hedged, disputed, or said of another topic.
fn weakness(evidence: &Evidence) -> (u8, bool, bool) {
    let is_disputed = evidence.disputed_by.iter().any(Challenge::counts);
    (evidence.force.hedge(), is_disputed, evidence.reach != Reach::Same)
}

/// Each claim once for each manner, with all that it challenges so: what is said outright first, then in the order of ids.
fn once<'a>(challenges: impl Iterator<Item = &'a Challenge>) -> Vec<Challenge> {
    let mut by_claim: BTreeMap<(NodeId, Manner), Challenge> = BTreeMap::new();
    for challenge in challenges {
        match by_claim.get_mut(&(challenge.claim, challenge.manner)) {
            None => {
                by_claim.insert((challenge.claim, challenge.manner), challenge.clone());
            }
            Some(known) => {
                known.of.extend(
                    challenge.of.iter().filter(|of| !known.of.contains(of)).copied().collect::<Vec<_>>(),
                );
            }
        }
    }
    let mut challenges: Vec<Challenge> = by_claim.into_values().collect();
    challenges.sort_by_key(|challenge| challenge.force.hedge());
    challenges
}

fn of(evidence: &Evidence) -> Bearing<'_> {
    Bearing { speaker: evidence.speaker.clone(), evidence: Some(evidence), challenge: None }
}

fn challenging(challenge: Challenge) -> Bearing<'static> {
    Bearing { speaker: Speaker::Claim(challenge.claim), evidence: None, challenge: Some(challenge) }
}
