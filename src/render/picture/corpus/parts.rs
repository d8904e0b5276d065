//! How much of a picture hangs together.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::render::picture::statement::Statement;

/// True if no part whose nodes lines join holds half of the nodes: such a picture is better laid out
/// as many small ones.
pub(super) fn are_islands(nodes: &BTreeSet<NodeId>, statements: &[Statement]) -> bool {
    let mut ends: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for said in statements {
        ends.entry(said.from).or_default().push(said.to);
        ends.entry(said.to).or_default().push(said.from);
    }
    let mut left = nodes.clone();
    let mut largest = 0;
    while let Some(first) = left.pop_first() {
        let (mut open, mut size) = (vec![first], 0);
        while let Some(node) = open.pop() {
            size += 1;
            open.extend(ends.get(&node).into_iter().flatten().filter(|end| left.remove(end)));
        }
        largest = largest.max(size);
    }
    largest * 2 < nodes.len()
}
