//! In words, what is disputed or qualified by which claims, and what answers them.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId};
use crate::graph::Evidence;
use crate::graph::walk::{Hop, Path};
use crate::query::answer::Answer;
use crate::render::phrase;
use crate::standing::Standing;
use crate::verdict::{Challenge, Challenged, Manner, Verdict};

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

/// How something stands that claims dispute, with what they are: `challenged: disputed by b`, `defended: disputed by b,
/// itself disputed by c`; empty where it simply stands.
#[must_use]
pub fn standing(catalog: &Catalog, standing: Standing, disputed_by: &[Challenge]) -> String {
    let disputed = by(catalog, disputed_by);
    match (standing, disputed.is_empty()) {
        (Standing::Unchallenged, _) => disputed,
        (_, false) => format!("{}: {disputed}", standing.word()),
        (Standing::Defended, true) => standing.word().to_owned(),
        (Standing::Challenged, true) => format!("{}: what it rests on falls", standing.word()),
        (Standing::Undecided, true) => format!("{}: so is what it rests on", standing.word()),
    }
}

/// How a claim stands, what disputes and what qualifies it: `challenged: disputed by b · qualified by c`; empty where it
/// simply stands.
#[must_use]
pub fn itself(catalog: &Catalog, challenged: &Challenged) -> String {
    let Challenged { standing: how, disputed_by, qualified_by } = challenged;
    let parts = [standing(catalog, *how, disputed_by), by(catalog, qualified_by)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What disputes and what qualifies a claim that an answer shows, as [`itself`].
#[must_use]
pub fn of_claim(catalog: &Catalog, answer: &Answer, claim: Option<NodeId>) -> String {
    let found = claim.and_then(|claim| answer.challenged.get(&claim));
    found.map_or_else(String::new, |found| itself(catalog, found))
}

/// How the claims stand that a path goes through and that none of its hops rests on: `kant2001/no-norms: disputed by b`.
#[must_use]
pub fn on_path(catalog: &Catalog, answer: &Answer, path: &Path) -> Vec<String> {
    let rests = |node: NodeId| path.iter().any(|hop| hop.edge.evidence == Evidence::Claim(node));
    let nodes = path.first().map(Hop::from).into_iter().chain(path.iter().map(Hop::to));
    let through: BTreeSet<NodeId> = nodes.filter(|node| !rests(*node)).collect();
    let standing = through.into_iter().map(|node| (node, of_claim(catalog, answer, Some(node))));
    let told = standing.filter(|(_, text)| !text.is_empty());
    told.map(|(node, text)| format!("{}: {text}", catalog.id(node))).collect()
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
            Some(_) => format!("{} as a whole", phrase::quoted(catalog, *of)),
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
        return "answered in turn by others".to_owned();
    }
    let named = siblings(answers)
        .map(|(one, deeper)| format!("{} {}", passive(one.manner), name(catalog, one, deeper)));
    named.collect::<Vec<_>>().join("; ")
}

/// `disputed by`
#[must_use]
pub fn passive(manner: Manner) -> &'static str {
    match manner {
        Manner::Disputes => "disputed by",
        Manner::Qualifies => "qualified by",
    }
}
