//! Circles, of things that lead to one another and should not.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A shortest way from `start` back to itself, without its end; none if there is no such way.
pub(crate) fn circle(start: usize, next: impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut reached = vec![start];
    let mut looked_at = 0;
    while let Some(at) = reached.get(looked_at).copied() {
        looked_at += 1;
        for to in next(at) {
            if to == start {
                let mut way = vec![at];
                while let Some(before) = way.last().and_then(|last| came_from.get(last)) {
                    way.push(*before);
                }
                way.reverse();
                return Some(way);
            }
            if let std::collections::btree_map::Entry::Vacant(unseen) = came_from.entry(to) {
                unseen.insert(at);
                reached.push(to);
            }
        }
    }
    None
}

/// The circles that edges between the first `count` numbers make: of each set of numbers that all lead to one another, a
/// shortest circle through the first of them. In the order of numbers; takes time in proportion to numbers and edges.
pub(crate) fn circles(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut taken: DiGraph<(), (), u32> = DiGraph::with_capacity(count, 0);
    for _ in 0..count {
        taken.add_node(());
    }
    for (from, to) in edges {
        taken.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    let mut circles = Vec::new();
    for component in kosaraju_scc(&taken) {
        let nodes: BTreeSet<usize> = component.iter().map(|node| node.index()).collect();
        let Some(first) = nodes.first() else { continue };
        let next = |at: usize| -> Vec<usize> {
            let ends: BTreeSet<usize> =
                taken.neighbors(NodeIndex::new(at)).map(|node| node.index()).collect();
            ends.intersection(&nodes).copied().collect()
        };
        circles.extend(circle(*first, next));
    }
    circles.sort();
    circles
}

/// Tells of a circle, given by the names and places of what is in it.
pub(crate) fn circle_report(code: Code, what: &str, circle: &[(&str, Span)]) -> Diagnostic {
    const SHOWN: usize = 8;
    let mut names: Vec<String> = circle.iter().take(SHOWN).map(|(name, _)| format!("`{name}`")).collect();
    if circle.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.extend(names.first().cloned());
    let (first, span) = circle[0];
    let message = format!("`{first}` {what}: {}", names.join(" → "));
    let others = circle.iter().skip(1).take(SHOWN - 1);
    others.fold(Diagnostic::new(code, span, message), |report, (_, span)| report.with(*span, ""))
}
