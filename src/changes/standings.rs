//! Claims, arguments and statements that stand otherwise than before.

use std::collections::{BTreeMap, BTreeSet};

use super::Sides;
use super::cause::{Cause, Key, Namer, causes};
use super::compare::RecordChange;
use super::described::Class;
use crate::catalog::entry::NodeId;
use crate::standing::Standing;

/// Something that stood one way and stands another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingChange {
    /// What it is.
    pub class: Class,
    /// Its id.
    pub id: String,
    /// How it stood.
    pub old: Standing,
    /// How it stands.
    pub new: Standing,
    /// The changed records on which that depends.
    pub causes: Vec<Cause>,
}

/// What is in both states and stands otherwise in the new one, in the order of classes and ids.
pub(super) fn between(sides: &Sides<'_>, changes: &[RecordChange]) -> Vec<StandingChange> {
    let old = Namer { session: sides.old, renames: Some(sides.renames) };
    let new = Namer { session: sides.new, renames: None };
    let before = standing(old);
    let mut found = Vec::new();
    for (key, (node, is)) in standing(new) {
        let Some((earlier, was)) = before.get(&key).copied().filter(|(_, was)| *was != is) else { continue };
        let mut keys = behind(old, earlier);
        keys.extend(behind(new, node));
        let (class, id) = key;
        found.push(StandingChange { class, id, old: was, new: is, causes: causes(&keys, changes) });
    }
    found
}

/// How all that can stand does in a state.
fn standing(namer: Namer<'_>) -> BTreeMap<Key, (NodeId, Standing)> {
    let (catalog, standings) = (&namer.session.catalog, namer.session.verdicts.standings());
    let all = catalog.nodes().map(|(id, _)| id).filter(|id| catalog.can_stand(*id));
    all.map(|id| (namer.key(id), (id, standings.standing(id)))).collect()
}

/// The records on which the standing of something depends.
fn behind(namer: Namer<'_>, node: NodeId) -> BTreeSet<Key> {
    let bonds = namer.session.verdicts.standings().bonds();
    bonds.behind(BTreeSet::from([node])).into_iter().map(|node| namer.key(node)).collect()
}
