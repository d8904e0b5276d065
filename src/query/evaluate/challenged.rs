//! What disputes and what limits the claims that an answer shows outside of verdicts.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::graph::Evidence;
use crate::query::answer::Answer;
use crate::query::evaluate::world::World;

/// Puts into `answer` how the claims stand that it shows: its rows, what its paths go through and what they rest on.
pub(super) fn attach_challenged(world: &World<'_>, answer: &mut Answer) {
    let mut shown: BTreeSet<NodeId> = answer.rows.iter().filter_map(|row| row.node).collect();
    for hop in answer.paths.iter().flatten() {
        shown.extend([hop.from(), hop.to()]);
        if let Evidence::Claim(claim) = hop.edge.evidence {
            shown.insert(claim);
        }
    }
    let things = shown.into_iter().filter(|node| world.catalog.can_stand(*node));
    let challenged = things.map(|thing| (thing, world.verdicts.challenged(world.catalog, thing)));
    answer.challenged = challenged.filter(|(_, challenged)| !challenged.is_undisturbed()).collect();
}
