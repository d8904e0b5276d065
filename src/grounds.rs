//! Which claims others hold up, and what falls when a source is withdrawn.
//!
//! A claim is *supported* if it stands on its own work's word, or if something that is supported supports it: a claim, an
//! argument all of whose premises are supported, or a work that it cites as its authority. It stands on its own word if nothing in the corpus supports it; once
//! something does, it stands or falls with its support. This is a least fixed point over the [bonds](Bonds): claims that
//! only support each other do not hold each other up. What is challenged does not matter here.

mod change;

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::catalog::stated::Stated;
use crate::catalog::{Catalog, NodeClass};
use crate::standing::{Bonds, Standings};

pub use self::change::{Change, changes};

/// The works among sources, and those that scholars among them wrote.
#[must_use]
pub fn withdrawn_works(catalog: &Catalog, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let theirs = catalog
        .works()
        .filter(|(id, work)| sources.contains(id) || work.authors.iter().any(|who| sources.contains(who)));
    theirs.map(|(id, _)| id).collect()
}

/// All that is [gone] when sources are withdrawn: these with their works, and what [falls](Standings::fallen).
#[must_use]
pub fn gone_with(catalog: &Catalog, standings: &Standings, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let fallen = standings.fallen(catalog, &withdrawn_with(catalog, sources));
    gone(catalog, standings.bonds(), &fallen)
}

/// What of a corpus is there no more when things have fallen. A topic that loses its support is still there, and so is
/// what others say of it; an argument without one of its premises, or without what it concludes, is none.
#[must_use]
pub fn gone(catalog: &Catalog, bonds: &Bonds, fallen: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let mut gone = fallen.clone();
    gone.retain(|id| catalog.topic(*id).is_none());
    let torn = |id: &NodeId| {
        let concluding = bonds.supports(*id).filter(|by| catalog.class(*by) == NodeClass::Argument);
        bonds.premised(*id).chain(concluding).collect::<Vec<_>>()
    };
    let torn: Vec<NodeId> = gone.iter().flat_map(torn).collect();
    gone.extend(torn);
    gone
}

/// What is withdrawn together with sources: of a work itself and the claims and arguments that it states and those that were
/// read in it, of a scholar those that he or she makes, alone or with others, and those of works that he or
/// she wrote; a claim or argument by itself.
#[must_use]
pub fn withdrawn_with(catalog: &Catalog, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let works = withdrawn_works(catalog, sources);
    let is_theirs = |work: NodeId| works.contains(&work);
    let falls = |stated: &Stated<'_>| {
        sources.contains(&stated.node)
            || is_theirs(stated.work)
            || stated.via.is_some_and(|via| is_theirs(via.work))
            || catalog.makers(stated.by, stated.work).iter().any(|who| sources.contains(who))
    };
    let stated = catalog.stated().filter(falls).map(|stated| stated.node);
    stated.chain(works.iter().copied()).collect()
}
