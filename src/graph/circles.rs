//! Circles of edges.

use std::collections::BTreeSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::catalog::circle::circle;
use crate::catalog::entry::NodeId;
use crate::graph::{Edge, Graph};

impl Graph {
    /// The circles that the edges taken by `takes` make: of each set of nodes that all lead to one
    /// another, a shortest circle through the first of them. In the order of the nodes; takes time in
    /// proportion to the graph.
    #[must_use]
    pub fn circles(&self, takes: impl Fn(&Edge) -> bool) -> Vec<Vec<NodeId>> {
        let mut taken: DiGraph<(), (), u32> = DiGraph::with_capacity(self.node_count(), 0);
        for _ in 0..self.node_count() {
            taken.add_node(());
        }
        for edge in self.edges().filter(|edge| takes(edge)) {
            taken.add_edge(NodeIndex::new(edge.from.index()), NodeIndex::new(edge.to.index()), ());
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
            let found = circle(*first, next).into_iter();
            circles.extend(found.map(|circle| {
                circle.into_iter().filter_map(|at| u32::try_from(at).ok()).map(NodeId).collect::<Vec<_>>()
            }));
        }
        circles.sort();
        circles
    }
}
