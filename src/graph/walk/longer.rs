//! Paths longer than the shortest, length by length.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use crate::catalog::entry::NodeId;
use crate::graph::walk::{Found, Hop, Path, Reached, STEPS_BETWEEN_LOOKS, Walker};

/// How many paths are wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// No more than so many.
    pub(super) most: usize,
    /// Only those of the first length that has any.
    pub(super) one_length: bool,
}

impl Walker<'_> {
    /// Adds the paths of each length in turn, until there are as many as are wanted, in at most so many steps.
    pub(super) fn longer(
        &self,
        reached: &Reached,
        end: NodeId,
        lengths: RangeInclusive<usize>,
        wanted: Wanted,
        most: usize,
        found: &mut Found,
    ) {
        for length in lengths {
            let Some(left) = self.left(reached, end, length, most, &mut found.steps) else {
                found.cut = true;
                return;
            };
            let (path, known) = (Vec::new(), BTreeMap::new());
            let mut search =
                Search { walker: self, end, left, wanted: wanted.most, most, path, known, found };
            search.extend(reached.start, length);
            let is_enough = found.paths.len() >= wanted.most || wanted.one_length && !found.paths.is_empty();
            if found.cut || is_enough {
                return;
            }
        }
    }

    /// The fewest hops to the end from each node that a path of that length may pass: from the start to the end it is no
    /// further over such a node. None if that takes more than `most` steps.
    fn left(
        &self,
        reached: &Reached,
        end: NodeId,
        length: usize,
        most: usize,
        steps: &mut usize,
    ) -> Option<BTreeMap<NodeId, usize>> {
        let before = |node: NodeId| reached.hops_to(node).unwrap_or(reached.beyond);
        let mut left = BTreeMap::from([(end, 0)]);
        let mut front = vec![end];
        for hops in 1..length {
            let mut next = Vec::new();
            for node in front {
                for hop in self.unsorted(node, true) {
                    *steps += 1;
                    let from = hop.to();
                    if before(from).saturating_add(hops) <= length && !left.contains_key(&from) {
                        left.insert(from, hops);
                        next.push(from);
                    }
                }
                if *steps > most || self.is_overdue() {
                    return None;
                }
            }
            front = next;
        }
        Some(left)
    }
}

/// A depth-first search for paths of one length; nodes too far from the end are not entered.
struct Search<'a, 'g> {
    walker: &'a Walker<'g>,
    end: NodeId,
    left: BTreeMap<NodeId, usize>,
    wanted: usize,
    most: usize,
    path: Path,
    /// The steps that may be taken from a node with so many hops left, in order: many paths pass the same nodes.
    known: BTreeMap<(NodeId, usize), Rc<[Hop]>>,
    found: &'a mut Found,
}

impl Search<'_, '_> {
    fn extend(&mut self, node: NodeId, left: usize) {
        if left == 0 {
            self.found.paths.push(self.path.clone());
            return;
        }
        for hop in self.hops(node, left).iter() {
            self.found.steps += 1;
            let is_late = self.found.steps.is_multiple_of(STEPS_BETWEEN_LOOKS) && self.walker.is_overdue();
            if self.found.steps > self.most || is_late {
                self.found.cut = true;
                return;
            }
            let next = hop.to();
            let is_passed = |passed: &Hop| passed.from() == next;
            if next != node && !self.path.iter().any(is_passed) {
                self.path.push(*hop);
                self.extend(next, left - 1);
                self.path.pop();
            }
            if self.found.cut || self.found.paths.len() >= self.wanted {
                return;
            }
        }
    }

    /// The steps from a node after which so many hops less can lead to the end, and not before.
    fn hops(&mut self, node: NodeId, left: usize) -> Rc<[Hop]> {
        if let Some(known) = self.known.get(&(node, left)) {
            return Rc::clone(known);
        }
        let mut looked_at = 0;
        let all = self.walker.unsorted(node, false).inspect(|_| looked_at += 1);
        let is_near = |hop: &Hop| {
            let near = self.left.get(&hop.to()).is_some_and(|hops| *hops < left);
            near && (hop.to() == self.end) == (left == 1)
        };
        let mut hops: Vec<Hop> = all.filter(is_near).collect();
        self.walker.sort(&mut hops);
        self.found.steps += looked_at;
        let hops: Rc<[Hop]> = hops.into();
        self.known.insert((node, left), Rc::clone(&hops));
        hops
    }
}
