//! What bears on a verdict, sorted under the words by which readers know it.

use std::collections::BTreeSet;

use crate::catalog::entry::Force;
use crate::verdict::{Evidence, Speaker, Verdict};

/// The word for what only asks.
pub const ASKED: &str = "asked";

/// One statement that bears on a verdict.
#[derive(Clone, Debug)]
pub struct Bearing<'a> {
    /// Who says it.
    pub speaker: Speaker,
    /// What it says; none for what only qualifies or disputes evidence.
    pub evidence: Option<&'a Evidence>,
}

/// What bears on a verdict, under `for`, `against`, `asked` (what only asks whether, on either side),
/// `partial`, `caveat` and `disputed` (the claims that dispute evidence), in this order; lists may be empty.
#[must_use]
pub fn sorted(verdict: &Verdict) -> [(&'static str, Vec<Bearing<'_>>); 6] {
    let both = || verdict.supporting.iter().chain(&verdict.opposing);
    let asks = |evidence: &&Evidence| evidence.force == Force::Asks;
    let says = |evidence: &&Evidence| !asks(evidence);
    [
        ("for", verdict.supporting.iter().filter(says).map(of).collect()),
        ("against", verdict.opposing.iter().filter(says).map(of).collect()),
        (ASKED, both().filter(asks).map(of).collect()),
        ("partial", verdict.partial.iter().map(of).collect()),
        ("caveat", verdict.caveats.iter().cloned().map(alone).collect()),
        ("disputed", disputes(verdict).into_iter().map(alone).collect()),
    ]
}

fn of(evidence: &Evidence) -> Bearing<'_> {
    Bearing { speaker: evidence.speaker.clone(), evidence: Some(evidence) }
}

fn alone(speaker: Speaker) -> Bearing<'static> {
    Bearing { speaker, evidence: None }
}

/// The claims that dispute the evidence on either side, each once, in the order of ids.
#[must_use]
pub fn disputes(verdict: &Verdict) -> BTreeSet<Speaker> {
    let evidence = verdict.supporting.iter().chain(&verdict.opposing);
    evidence.flat_map(|evidence| evidence.disputed_by.iter().copied().map(Speaker::Claim)).collect()
}
