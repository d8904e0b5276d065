//! What is said of two things, in words that keep its force: what is denied reads as denied, what is only
//! asked as asked. Every text, table and picture takes its words from here.

mod denial;

use crate::catalog::Catalog;
use crate::catalog::condition;
use crate::catalog::entry::{Force, Statement};
use crate::catalog::vocabulary::{Literal, Relation, RelationId, Vocabulary};
use crate::graph::{Edge, Meaning};

pub use denial::denied;

/// How a topic stands to one that is broader.
const NARROWER: &str = "is narrower than";
/// How the field `premises` reads between its ends.
const PREMISE: &str = "has as a premise";

/// How the field `when` reads between its ends.
const CONDITION: &str = "holds when";

/// A relation as it stands between two things: `fosters`, `may foster`, `does not foster`, `asked whether it
/// fosters`.
#[must_use]
pub fn relation(relation: &Relation, force: Force) -> String {
    let plain = named(&relation.id);
    match force {
        Force::Asserts => plain,
        Force::Suggests => denial::suggested(relation),
        Force::Asks => format!("asked whether it {plain}"),
        Force::Denies => denied(relation),
    }
}

/// A whole statement: `Norms does not foster Trust`, `asks whether Norms fosters Trust`.
#[must_use]
pub fn whole(subject: &str, said: &Relation, object: &str, force: Force) -> String {
    match force {
        Force::Asks => format!("asks whether {subject} {} {object}", named(&said.id)),
        other => format!("{subject} {} {object}", relation(said, other)),
    }
}

/// What a claim says of two topics by their labels, with the claim's force and its conditions: `Norms fosters Trust when
/// Peace`.
#[must_use]
pub fn said(catalog: &Catalog, said: &Statement, force: Force) -> String {
    let relation = catalog.vocabulary.relation(said.relation);
    let words = whole(&catalog.label(said.subject), relation, &catalog.label(said.object), force);
    under(words, &condition::when(catalog, &said.when))
}

/// Words that hold under conditions, which are in words too; empty for none.
#[must_use]
pub fn under(words: String, when: &str) -> String {
    if when.is_empty() { words } else { format!("{words} {when}") }
}

/// What an edge means, as it stands between its ends. Where a claim bears on something itself it does so, but one
/// that only asks or suggests does no more than that: `disputes (only asks)`.
#[must_use]
pub fn edge(vocabulary: &Vocabulary, edge: &Edge) -> String {
    words(vocabulary, edge.meaning, edge.force, edge.is_own())
}

/// The words of an edge of that meaning and force; `own` if it starts from the claim that it rests on.
#[must_use]
pub fn words(vocabulary: &Vocabulary, meaning: Meaning, force: Force, own: bool) -> String {
    match meaning {
        Meaning::Declared(id) if !own => relation(vocabulary.relation(id), force),
        // What a claim denies of the truth of a topic is denied, though the claim does it itself.
        Meaning::Declared(id) if force == Force::Denies && vocabulary.is_of_truth(id) => {
            denied(vocabulary.relation(id))
        }
        // The field `broader` names the broader topic: what stands before it is the narrower one.
        Meaning::Broader => NARROWER.to_owned(),
        Meaning::Premise => PREMISE.to_owned(),
        Meaning::When => CONDITION.to_owned(),
        _ => named(meaning.name(vocabulary)) + remark(force),
    }
}

/// How a claim bears on something, from the other end: `disputed by`, `disputed (only asks) by`. Who denies that a
/// statement is true does to it what follows from that: it is `rejected by` them.
#[must_use]
pub fn inverse(vocabulary: &Vocabulary, id: RelationId, force: Force) -> String {
    if force == Force::Denies && vocabulary.is_of_truth(id) {
        let follows = |(other, _): &(RelationId, &Relation)| {
            vocabulary.follows(Literal::denied(id), Literal::said(*other))
        };
        return match vocabulary.relations().find(follows) {
            Some((other, _)) => inverse(vocabulary, other, Force::Asserts),
            None => format!("not {}", inverse(vocabulary, id, Force::Asserts)),
        };
    }
    let relation = vocabulary.relation(id);
    let words = if relation.inverse.is_empty() {
        format!("{}:", named(&relation.id))
    } else {
        relation.inverse.clone()
    };
    match (remark(force), words.strip_suffix(" by")) {
        ("", _) => words,
        (remark, Some(start)) => format!("{start}{remark} by"),
        (remark, None) => format!("{words}{remark}"),
    }
}

/// An edge between its ends' labels, whole: `NATO is about Trust`, `asks whether Norms fosters Trust`.
#[must_use]
pub fn of_edge(catalog: &Catalog, edge: &Edge, from: &str, to: &str) -> String {
    match edge.meaning {
        Meaning::Declared(id) if !edge.is_own() => {
            whole(from, catalog.vocabulary.relation(id), to, edge.force)
        }
        Meaning::Broader => format!("{from} {NARROWER} {to}"),
        Meaning::Premise => format!("{from} {PREMISE} {to}"),
        Meaning::When => format!("{from} {CONDITION} {to}"),
        meaning if edge.force == Force::Denies => {
            format!("{from} {} {to}", words(&catalog.vocabulary, meaning, edge.force, true))
        }
        meaning => format!("{from} {} {to}{}", named(meaning.name(&catalog.vocabulary)), remark(edge.force)),
    }
}

/// An edge between its ends' labels, with its conditions: `asks whether Norms fosters Trust when Peace`.
#[must_use]
pub fn of_edge_when(catalog: &Catalog, edge: &Edge, from: &str, to: &str) -> String {
    under(of_edge(catalog, edge, from, to), &edge.conditions(catalog).words(catalog))
}

/// A hop of a path as an arrow: ` —does not foster→ `, and against its direction ` ←does not foster— `; with its
/// conditions ` —fosters (when Peace)→ `.
#[must_use]
pub fn arrow(catalog: &Catalog, hop: &Edge, inverse: bool) -> String {
    let vocabulary = &catalog.vocabulary;
    let words = match (hop.meaning, hop.force) {
        (Meaning::Broader, _) => NARROWER.to_owned(),
        // Paths are read in ids, as they are asked for.
        (meaning, Force::Asserts) => meaning.name(vocabulary).to_owned(),
        _ => edge(vocabulary, hop),
    };
    let when = hop.conditions(catalog).words(catalog);
    let words = if when.is_empty() { words } else { format!("{words} ({when})") };
    if inverse { format!(" ←{words}— ") } else { format!(" —{words}→ ") }
}

/// What evidence says of its subject: `fosters Trust`, `does not foster Trust`, `asks whether it fosters Trust`.
#[must_use]
pub fn of_evidence(said: &Relation, object: &str, force: Force) -> String {
    match force {
        Force::Asks => format!("asks whether it {} {object}", named(&said.id)),
        other => format!("{} {object}", relation(said, other)),
    }
}

/// What is done to something by a relation, in a word: `affirmed`, of one that is `affirmed by` something.
#[must_use]
pub fn participle(relation: &Relation) -> String {
    let passive = relation.passive().and_then(|words| words.strip_suffix(" by"));
    passive.map_or_else(|| named(&relation.id), str::to_owned)
}

/// A relation by its id, in words: `cannot account for`.
#[must_use]
pub fn named(id: &str) -> String {
    id.replace('-', " ")
}

fn remark(force: Force) -> &'static str {
    match force {
        Force::Asks => " (only asks)",
        Force::Suggests => " (only suggests)",
        Force::Asserts | Force::Denies => "",
    }
}
