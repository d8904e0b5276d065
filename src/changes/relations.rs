//! Relations that came or went, whatever record carries them.

use std::collections::BTreeSet;

use super::Sides;
use super::described::Class;
use crate::graph::{Evidence, Meaning};

/// A declared relation that one of the two states lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationChange {
    /// The id of where it starts.
    pub from: String,
    /// The relation.
    pub relation: String,
    /// The id of where it leads.
    pub to: String,
    /// How strongly it is said.
    pub force: &'static str,
    /// The claim that says it; none if a record declares it of itself.
    pub claim: Option<String>,
    /// True if it came, false if it went.
    pub added: bool,
}

pub(super) fn between(sides: &Sides<'_>) -> Vec<RelationChange> {
    let [old, new] = [false, true].map(|is_new| relations(sides, is_new));
    let went = old.difference(&new).map(|edge| change(edge, false));
    let came = new.difference(&old).map(|edge| change(edge, true));
    let mut changes: Vec<RelationChange> = went.chain(came).collect();
    changes.sort();
    changes
}

/// Its start, relation, end, force and claim.
type Edge = (String, String, String, &'static str, Option<String>);

fn change((from, relation, to, force, claim): &Edge, added: bool) -> RelationChange {
    let (from, relation, to) = (from.clone(), relation.clone(), to.clone());
    RelationChange { from, relation, to, force, claim: claim.clone(), added }
}

/// The declared relations of a state, with the names of the new one.
fn relations(sides: &Sides<'_>, is_new: bool) -> BTreeSet<Edge> {
    let Sides { old, new, renames } = sides;
    let session = if is_new { new } else { old };
    let renames = (!is_new).then_some(*renames);
    let catalog = &session.catalog;
    let id = |node| {
        let id = catalog.id(node);
        let id = renames.map_or_else(|| id.to_owned(), |renames| renames.node(catalog.class(node), id));
        if catalog.topic(node).is_some() { called(sides, &id) } else { id }
    };
    let declared = session
        .graph
        .edges()
        .filter(|edge| matches!(edge.meaning, Meaning::Declared(_)) && !edge.is_turned(catalog));
    let edge = declared.map(|edge| {
        let claim = match edge.evidence {
            // A claim's own links say already whose they are.
            Evidence::Claim(claim) if claim != edge.from => Some(id(claim)),
            _ => None,
        };
        let relation = edge.meaning.name(&catalog.vocabulary);
        let relation = match renames {
            Some(renames) => renames.now(Class::Relation, relation),
            None => relation.to_owned(),
        };
        (id(edge.from), relation, id(edge.to), edge.force.word(), claim)
    });
    edge.collect()
}

/// A topic by one id, if it is the same as others in either state: that topics became the same, or are so no more, is told
/// of their records, and changes nothing of what is said.
fn called(sides: &Sides<'_>, id: &str) -> String {
    let Sides { old, new, renames } = sides;
    let id = new.catalog.called(id).unwrap_or(id);
    let before = renames.before(Class::Topic, id).unwrap_or(id);
    let before = old.catalog.called(before);
    before.map_or_else(|| id.to_owned(), |before| renames.now(Class::Topic, before))
}
