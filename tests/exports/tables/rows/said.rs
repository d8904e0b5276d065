//! What is said, what follows from it, and what depends on what.

use std::collections::BTreeSet;

use catena::catalog::entry::NodeId;
use catena::catalog::vocabulary::Literal;
use catena::relational::cell::Cell;
use catena::session::Session;

use crate::exports::tables::Tables;
use crate::exports::tables::rows::{name, sorted};

/// What every claim and every record of a topic says, both ways of a relation that holds both ways.
pub(super) fn statements(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = Vec::new();
    let mut say = |ends: (NodeId, NodeId), relation, rest: String| {
        let relation = catalog.vocabulary.relation(relation);
        let (from, to) = (name(session, ends.0), name(session, ends.1));
        wanted.push(format!("{from} | {} | {to} | {rest}", relation.id));
        if relation.symmetric {
            wanted.push(format!("{to} | {} | {from} | {rest}", relation.id));
        }
    };
    let keys = |ids: &[NodeId]| ids.iter().map(|id| catalog.id(*id)).collect::<Vec<_>>().join(" ");
    let mut of_truth = Vec::new();
    for (id, claim) in catalog.claims() {
        let (speaker, force) = (name(session, id), claim.force.word());
        let place = format!("{} | {}", name(session, claim.work), claim.at);
        for said in &claim.says {
            let rest = format!("false | true | {speaker} | 0 | {force} | {} | {place}", keys(&said.when));
            say((said.subject, said.object), said.relation, rest);
        }
        for link in claim.links.iter().filter(|link| catalog.speaks_of_truth(link)) {
            let (topic, relation) =
                (name(session, link.target), &catalog.vocabulary.relation(link.relation).id);
            let rest = format!("true | true | {speaker} | 0 | {force} | {} | {place}", keys(&claim.when));
            of_truth.push(format!("{topic} | {relation} | {topic} | {rest}"));
        }
    }
    for (id, topic) in catalog.topics() {
        for (at, record) in catalog.records_of(id).enumerate() {
            let record = catalog.topic(record).unwrap_or(topic);
            let place = record.stated.first().map_or_else(
                || "- | ".to_owned(),
                |place| format!("{} | {}", name(session, place.work), place.locator),
            );
            for link in record.links.iter().filter(|link| catalog.topic(link.target).is_some()) {
                let rest = format!("false | false | {} | {at} | asserts |  | {place}", name(session, id));
                say((id, link.target), link.relation, rest);
            }
        }
    }
    wanted.extend(of_truth);
    assert_eq!(tables.shown("statements"), sorted(wanted));
}

/// The claims that qualify others which do not qualify them in turn, over any number of steps.
pub(super) fn limits(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let Some(qualifies) = catalog.vocabulary.find("qualifies") else {
        assert!(tables.rows("limits").is_empty());
        return;
    };
    let qualified = |id: NodeId| {
        let links = catalog.claim(id).map_or(&[][..], |claim| &claim.links).iter();
        let links = links.filter(|link| catalog.vocabulary.implies(link.relation, qualifies));
        links
            .map(|link| link.target)
            .filter(|to| *to != id && catalog.claim(*to).is_some())
            .collect::<BTreeSet<_>>()
    };
    let mut wanted = Vec::new();
    for (id, _) in catalog.claims() {
        for target in qualified(id) {
            let (mut reached, mut open) = (BTreeSet::new(), vec![target]);
            while let Some(next) = open.pop() {
                if reached.insert(next) {
                    open.extend(qualified(next));
                }
            }
            if !reached.contains(&id) {
                wanted.push(format!("{} | {}", name(session, id), name(session, target)));
            }
        }
    }
    assert_eq!(tables.shown("limits"), sorted(wanted));
}

/// The vocabulary, what follows from its relations, and on which side they speak.
pub(super) fn words(session: &Session, tables: &Tables) {
    let vocabulary = &session.catalog.vocabulary;
    let sorts = [
        ("intent", vocabulary.intents().count()),
        ("kind", vocabulary.kinds().count()),
        ("relation", vocabulary.relations().count()),
        ("scheme", vocabulary.schemes().count()),
    ];
    for (sort, count) in sorts {
        let found = tables.rows("vocabulary").iter().filter(|row| row[0] == Cell::from(sort));
        assert_eq!(found.count(), count, "{sort}");
    }
    let id = |relation| vocabulary.relation(relation).id.clone();
    let literals = vocabulary.relations().flat_map(|(id, _)| [Literal::said(id), Literal::denied(id)]);
    let (mut implies, mut bears) = (Vec::new(), Vec::new());
    for literal in literals {
        let said = format!("{} | {}", id(literal.relation), literal.denied);
        for (to, _) in vocabulary.relations() {
            let follows = vocabulary.follows(literal, Literal::said(to));
            if follows {
                implies.push(format!("{said} | {}", id(to)));
            }
            let undenied = Literal::said(literal.relation);
            let side = if follows {
                "for"
            } else if vocabulary.follows(literal, Literal::denied(to)) {
                "against"
            } else if [Literal::said(to), Literal::denied(to)]
                .iter()
                .any(|to| vocabulary.follows(undenied, *to))
            {
                "neither"
            } else {
                continue;
            };
            let spread = match vocabulary.spread(literal) {
                catena::catalog::vocabulary::Spread::Up => "up",
                catena::catalog::vocabulary::Spread::Down => "down",
                catena::catalog::vocabulary::Spread::Stays => "stays",
            };
            bears.push(format!("{} | {said} | {side} | {spread}", id(to)));
        }
    }
    assert_eq!(tables.shown("implies"), sorted(implies));
    assert_eq!(tables.shown("bears"), sorted(bears));
    let bonds = session.verdicts.standings().bonds();
    let all = session.catalog.nodes().map(|(id, _)| id);
    let bond = |id: NodeId, word: &str, on: NodeId| {
        format!("{} | {word} | {}", name(session, id), name(session, on))
    };
    let bonds = all.flat_map(|id| {
        let challenges = bonds.challenges(id).map(move |on| bond(id, "challenge", on));
        let supports = bonds.supports(id).map(move |on| bond(id, "support", on));
        challenges.chain(supports).chain(bonds.premises(id).map(move |on| bond(id, "premise", on)))
    });
    assert_eq!(tables.shown("bonds"), sorted(bonds.collect()));
}
