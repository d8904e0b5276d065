//! In words, what is disputed or qualified by which claims, and what answers them.

use crate::catalog::Catalog;
use crate::catalog::entry::Force;
use crate::verdict::{Challenge, Manner, Verdict};

/// How many answers to answers are told; what lies deeper is only said to be there.
const DEEPEST: usize = 6;

/// `disputed by b, itself disputed by c`; empty where nothing is. The challenges stand as in a list of a
/// verdict: each followed by its answers.
#[must_use]
pub fn by(catalog: &Catalog, challenges: &[Challenge]) -> String {
    let Some(first) = challenges.first() else { return String::new() };
    let named: Vec<String> = siblings(challenges).map(|(one, answers)| name(catalog, one, answers)).collect();
    format!("{} {}", passive(first.manner), named.join("; "))
}

/// What answers a claim among the challenges of a verdict, as [`by`]; empty where nothing does.
#[must_use]
pub fn answers(catalog: &Catalog, verdict: &Verdict, challenge: &Challenge) -> String {
    let lists = verdict
        .speaking()
        .map(|evidence| &evidence.disputed_by)
        .chain([&verdict.caveats, &verdict.subject_disputed_by]);
    for list in lists {
        let same = |one: &Challenge| {
            (one.claim, one.depth, one.manner) == (challenge.claim, challenge.depth, challenge.manner)
        };
        if let Some(at) = list.iter().position(same) {
            let deeper = list[at + 1..].iter().take_while(|one| one.depth > challenge.depth).count();
            return answered(catalog, &list[at + 1..=at + deeper]);
        }
    }
    String::new()
}

/// What a claim challenges, where that is not plain from the row above: `disputes Bipolarity as a whole`.
#[must_use]
pub fn what(catalog: &Catalog, verdict: &Verdict, challenge: &Challenge) -> String {
    let evidence = verdict.supporting.len() + verdict.opposing.len();
    if challenge.is_direct() && evidence < 2 && !challenge.of.contains(&verdict.subject) {
        return String::new();
    }
    let of: Vec<String> = challenge
        .of
        .iter()
        .map(|of| match catalog.topic(*of) {
            Some(topic) => format!("{} as a whole", topic.label),
            None => catalog.id(*of).to_owned(),
        })
        .collect();
    format!("{} {}", challenge.manner.relation(), of.join(", "))
}

/// The challenges of the least depth, each with those that answer it.
fn siblings(challenges: &[Challenge]) -> impl Iterator<Item = (&Challenge, &[Challenge])> {
    let depth = challenges.first().map_or(0, |first| first.depth);
    let starts = challenges.iter().enumerate().filter(move |(_, one)| one.depth == depth);
    starts.map(move |(at, one)| {
        let answers = challenges[at + 1..].iter().take_while(|one| one.depth > depth).count();
        (one, &challenges[at + 1..=at + answers])
    })
}

fn name(catalog: &Catalog, challenge: &Challenge, answers: &[Challenge]) -> String {
    let asks = match challenge.force {
        Force::Asks => " (only asks)",
        Force::Suggests => " (only suggests)",
        Force::Asserts | Force::Denies => "",
    };
    let answered = answered(catalog, answers);
    let answered = match siblings(answers).count() {
        0 => answered,
        1 => format!(", itself {answered}"),
        _ => format!(" (itself {answered})"),
    };
    format!("{}{asks}{answered}", catalog.id(challenge.claim))
}

/// What answers a challenge: `disputed by c`, `disputed by c; qualified by d`.
fn answered(catalog: &Catalog, answers: &[Challenge]) -> String {
    if answers.first().is_some_and(|first| first.depth > DEEPEST) {
        return "answered by more, and so on".to_owned();
    }
    let named = siblings(answers)
        .map(|(one, deeper)| format!("{} {}", passive(one.manner), name(catalog, one, deeper)));
    named.collect::<Vec<_>>().join("; ")
}

fn passive(manner: Manner) -> &'static str {
    match manner {
        Manner::Disputes => "disputed by",
        Manner::Qualifies => "qualified by",
    }
}
