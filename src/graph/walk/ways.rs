//! The shortest paths from where a search started to all of its ends at once.
//!
//! Backwards from the ends only nodes on shortest paths are passed, and then forwards only these, each once however many
//! ends it leads to. So the ways to all ends cost no more than twice the search that reached them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::graph::walk::{Found, Hop, Path, Reached, Selector, Walker};

/// The steps of which shortest paths to the ends of a search are made.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// The last step of the first path to each node.
    first: BTreeMap<NodeId, Hop>,
    /// All steps from each node, in order; none where only the first paths are wanted.
    next: BTreeMap<NodeId, Vec<Hop>>,
    /// The nodes from which these steps lead to each.
    before: BTreeMap<NodeId, Vec<NodeId>>,
}

impl Walker<'_> {
    /// The ways to `ends` from where a search started, as far as a selector needs them, and the steps that finding them
    /// took; no ways if that is more than `most`.
    #[must_use]
    pub fn ways(
        &self,
        reached: &Reached,
        ends: &[NodeId],
        selector: Selector,
        most: usize,
    ) -> (Option<Ways>, usize) {
        let mut steps = 0;
        let on_way = self.on_way(reached, ends, most, &mut steps);
        let ways = on_way.and_then(|(on_way, hops)| {
            let mut ways = Ways::default();
            let mut front = vec![reached.start];
            // Nodes in the order of the first paths to them give those after them in this order too.
            for hops in 1..=hops {
                let leads = |hop: &Hop| on_way[hop.to().index()] && reached.hops_to(hop.to()) == Some(hops);
                let mut following = Vec::new();
                for node in front {
                    let is_first = |hop: &Hop| !ways.first.contains_key(&hop.to());
                    let all = self.unsorted(node, false).inspect(|_| steps += 1);
                    let mut all: Vec<Hop> = match selector {
                        Selector::Shortest => all.filter(|hop| leads(hop) && is_first(hop)).collect(),
                        _ => all.filter(leads).collect(),
                    };
                    self.sort(&mut all);
                    for hop in &all {
                        ways.first.entry(hop.to()).or_insert_with(|| {
                            following.push(hop.to());
                            *hop
                        });
                    }
                    if selector != Selector::Shortest {
                        all.iter().for_each(|hop| ways.before.entry(hop.to()).or_default().push(node));
                        ways.next.insert(node, all);
                    }
                    if steps > most || self.is_overdue() {
                        return None;
                    }
                }
                front = following;
            }
            Some(ways)
        });
        (ways, steps)
    }

    /// Whether each node is on a shortest path to one of the ends, by number, and how many hops the longest of these paths
    /// has; none if that takes too many steps.
    fn on_way(
        &self,
        reached: &Reached,
        ends: &[NodeId],
        most: usize,
        steps: &mut usize,
    ) -> Option<(Vec<bool>, usize)> {
        let mut on_way = vec![false; self.catalog.len()];
        let mut layers: BTreeMap<usize, Vec<NodeId>> = BTreeMap::new();
        for end in ends {
            let hops = reached.hops_to(*end).filter(|_| !on_way[end.index()]);
            if let Some(hops) = hops {
                on_way[end.index()] = true;
                layers.entry(hops).or_default().push(*end);
            }
        }
        let longest = layers.last_key_value().map_or(0, |(hops, _)| *hops);
        for hops in (1..=longest).rev() {
            let mut before = layers.remove(&(hops - 1)).unwrap_or_default();
            for node in layers.remove(&hops).unwrap_or_default() {
                for hop in self.unsorted(node, true) {
                    *steps += 1;
                    let from = hop.to();
                    if !on_way[from.index()] && reached.hops_to(from) == Some(hops - 1) {
                        on_way[from.index()] = true;
                        before.push(from);
                    }
                }
                if *steps > most || self.is_overdue() {
                    return None;
                }
            }
            layers.insert(hops - 1, before);
        }
        Some((on_way, longest))
    }
}

impl Ways {
    /// The first of the shortest paths to an end.
    pub(super) fn first(&self, end: NodeId) -> Option<Path> {
        let mut path = Vec::new();
        let mut at = end;
        while let Some(hop) = self.first.get(&at) {
            path.push(*hop);
            at = hop.from();
        }
        path.reverse();
        (!path.is_empty()).then_some(path)
    }

    /// Adds the shortest paths to an end, in order, no more than are wanted, in at most so many steps.
    pub(super) fn all(&self, end: NodeId, wanted: usize, most: usize, found: &mut Found) {
        let Some(first) = self.first(end) else { return };
        let Some(start) = first.first().map(Hop::from) else { return };
        let near = self.leading_to(end, &mut found.steps);
        // A stack of the steps that are left to be tried at each node of the path: all of them lead to the end.
        let steps_from = |node: NodeId| {
            let all = self.next.get(&node).map_or(&[][..], Vec::as_slice);
            all.iter().filter(|hop| near.contains(&hop.to()))
        };
        let mut path: Path = Vec::new();
        let mut open = vec![steps_from(start)];
        while let Some(left) = open.last_mut() {
            let Some(hop) = left.next() else {
                open.pop();
                path.pop();
                continue;
            };
            found.steps += 1;
            if found.steps > most {
                found.cut = true;
                return;
            }
            path.push(*hop);
            if hop.to() == end {
                found.paths.push(path.clone());
                path.pop();
                if found.paths.len() >= wanted {
                    return;
                }
            } else {
                open.push(steps_from(hop.to()));
            }
        }
    }

    /// The nodes on the ways to an end, the end itself among them.
    fn leading_to(&self, end: NodeId, steps: &mut usize) -> BTreeSet<NodeId> {
        let (mut found, mut open) = (BTreeSet::from([end]), vec![end]);
        while let Some(node) = open.pop() {
            for before in self.before.get(&node).into_iter().flatten() {
                *steps += 1;
                if found.insert(*before) {
                    open.push(*before);
                }
            }
        }
        found
    }
}
