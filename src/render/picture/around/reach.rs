//! How far some steps lead from a thing.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::{Edge, Graph, Meaning};

/// What some steps lead to.
pub(super) struct Reach {
    start: NodeId,
    /// Nothing else is linked to the start than what is said about it.
    is_bare: bool,
    /// What was reached and kept, and the start.
    pub(super) nodes: BTreeSet<NodeId>,
    /// How much was reached, kept or not, without the start.
    pub(super) found: usize,
}

impl Reach {
    /// What `steps` lead to from `start`; of a step that would make it more than `most`, what is linked most to what was
    /// reached before.
    pub(super) fn of(catalog: &Catalog, graph: &Graph, start: NodeId, steps: usize, most: usize) -> Self {
        let mut reach = Self { start, is_bare: false, nodes: BTreeSet::from([start]), found: 0 };
        reach.is_bare = reach.next(catalog, graph, &reach.nodes).is_empty();
        let mut last = reach.nodes.clone();
        for _ in 0..steps {
            let found = reach.next(catalog, graph, &last);
            reach.found += found.len();
            let mut found: Vec<(NodeId, usize)> = found.into_iter().collect();
            let degree = |node: NodeId| graph.outgoing(node).chain(graph.incoming(node)).count();
            found.sort_by_cached_key(|(node, links)| (usize::MAX - links, usize::MAX - degree(*node), *node));
            found.truncate(most.saturating_sub(reach.nodes.len()));
            last = found.into_iter().map(|(node, _)| node).collect();
            reach.nodes.extend(&last);
        }
        reach
    }

    /// What one step leads to from some nodes and was not reached, with how many edges lead there.
    fn next(&self, catalog: &Catalog, graph: &Graph, from: &BTreeSet<NodeId>) -> BTreeMap<NodeId, usize> {
        let mut found: BTreeMap<NodeId, usize> = BTreeMap::new();
        for at in from {
            let out = graph.outgoing(*at).map(|edge| (edge, edge.to));
            let into = graph.incoming(*at).map(|edge| (edge, edge.from));
            for (edge, other) in out.chain(into) {
                if !self.nodes.contains(&other) && self.leads(catalog, &edge, *at) {
                    *found.entry(other).or_default() += 1;
                }
            }
        }
        found
    }

    /// True if a step goes along an edge from one of its ends.
    fn leads(&self, catalog: &Catalog, edge: &Edge, at: NodeId) -> bool {
        let other = if edge.from == at { edge.to } else { edge.from };
        if matches!(catalog.node(other), Node::Citation(_)) {
            return false;
        }
        let is_start = at == self.start;
        match edge.meaning {
            Meaning::Declared(_) | Meaning::Broader | Meaning::Premise | Meaning::Concludes => true,
            Meaning::About | Meaning::When => edge.from == at || (is_start && self.is_bare),
            Meaning::States => is_start,
            // A work that only says where a claim stands is no way to all that it cites.
            Meaning::Cites | Meaning::Wrote | Meaning::Edited => {
                is_start || matches!(catalog.class(self.start), Class::Work | Class::Scholar)
            }
        }
    }

    /// True of an edge between two things that were reached which is drawn: one that a step goes along.
    pub(super) fn draws(&self, catalog: &Catalog, edge: &Edge) -> bool {
        self.leads(catalog, edge, edge.from) || self.leads(catalog, edge, edge.to)
    }
}
