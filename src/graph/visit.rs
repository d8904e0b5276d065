//! What petgraph's algorithms ask of a graph, so that they run on this one as it is.

use petgraph::visit::{
    GraphBase, GraphProp, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCompactIndexable,
    NodeCount, NodeIndexable, VisitMap, Visitable,
};
use petgraph::{Directed, Direction};

use crate::catalog::entry::NodeId;
use crate::graph::Graph;

/// The nodes that were met, by number.
#[derive(Clone, Debug, Default)]
pub struct Met(Vec<bool>);

impl VisitMap<NodeId> for Met {
    fn visit(&mut self, node: NodeId) -> bool {
        self.0.get_mut(node.index()).is_some_and(|met| !std::mem::replace(met, true))
    }

    fn is_visited(&self, node: &NodeId) -> bool {
        self.0.get(node.index()).copied().unwrap_or(false)
    }

    fn unvisit(&mut self, node: NodeId) -> bool {
        self.0.get_mut(node.index()).is_some_and(std::mem::take)
    }
}

impl GraphBase for Graph {
    type EdgeId = usize;
    type NodeId = NodeId;
}

impl GraphProp for Graph {
    type EdgeType = Directed;
}

impl NodeCount for Graph {
    fn node_count(&self) -> usize {
        self.node_count()
    }
}

impl NodeIndexable for Graph {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: NodeId) -> usize {
        node.index()
    }

    fn from_index(&self, at: usize) -> NodeId {
        NodeId(u32::try_from(at).unwrap_or(u32::MAX))
    }
}

impl NodeCompactIndexable for Graph {}

impl Visitable for Graph {
    type Map = Met;

    fn visit_map(&self) -> Met {
        Met(vec![false; self.node_count()])
    }

    fn reset_map(&self, map: &mut Met) {
        *map = self.visit_map();
    }
}

impl<'a> IntoNodeIdentifiers for &'a Graph {
    type NodeIdentifiers = Box<dyn Iterator<Item = NodeId> + 'a>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new((0..self.node_count()).map(|at| self.from_index(at)))
    }
}

impl<'a> IntoNeighbors for &'a Graph {
    type Neighbors = Box<dyn Iterator<Item = NodeId> + 'a>;

    fn neighbors(self, node: NodeId) -> Self::Neighbors {
        self.neighbors_directed(node, Direction::Outgoing)
    }
}

impl<'a> IntoNeighborsDirected for &'a Graph {
    type NeighborsDirected = Box<dyn Iterator<Item = NodeId> + 'a>;

    fn neighbors_directed(self, node: NodeId, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Direction::Outgoing => Box::new(self.outgoing(node).map(|edge| edge.to)),
            Direction::Incoming => Box::new(self.incoming(node).map(|edge| edge.from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use petgraph::algo::{has_path_connecting, kosaraju_scc};
    use petgraph::visit::{Bfs, IntoNodeIdentifiers, Reversed, Walker};
    use proptest::collection::vec;
    use proptest::{prop_assert_eq, proptest};

    use crate::catalog::entry::{Force, NodeId};
    use crate::graph::rows::Rows;
    use crate::graph::{Edge, Evidence, Graph, Meaning};

    /// What is reached from a node, itself included, step by step.
    fn reached(edges: &[(u32, u32)], from: u32) -> BTreeSet<u32> {
        let mut found = BTreeSet::from([from]);
        while let Some((_, to)) = edges.iter().find(|(from, to)| found.contains(from) && !found.contains(to))
        {
            found.insert(*to);
        }
        found
    }

    proptest! {
        #[test]
        fn petgraph_walks_it_as_it_is(edges in vec((0_u32..9, 0_u32..9), 0..20)) {
            let edge = |(from, to): &(u32, u32)| Edge {
                from: NodeId(*from),
                meaning: Meaning::Cites,
                to: NodeId(*to),
                evidence: Evidence::Bibliography,
                force: Force::Asserts,
            };
            let graph = Graph { rows: Rows::of(9, &edges.iter().map(edge).collect::<Vec<_>>()) };
            let turned: Vec<(u32, u32)> = edges.iter().map(|(from, to)| (*to, *from)).collect();
            let component = |node: u32| &reached(&edges, node) & &reached(&turned, node);
            for node in graph.node_identifiers() {
                let expected = reached(&edges, node.0);
                let met: BTreeSet<u32> = Bfs::new(&graph, node).iter(&graph).map(|node| node.0).collect();
                prop_assert_eq!(&met, &expected);
                let met: BTreeSet<u32> =
                    Bfs::new(Reversed(&graph), node).iter(Reversed(&graph)).map(|node| node.0).collect();
                prop_assert_eq!(met, reached(&turned, node.0));
                for other in graph.node_identifiers() {
                    prop_assert_eq!(has_path_connecting(&graph, node, other, None), expected.contains(&other.0));
                }
            }
            let components: BTreeSet<BTreeSet<u32>> =
                kosaraju_scc(&graph).into_iter().map(|nodes| nodes.iter().map(|node| node.0).collect()).collect();
            prop_assert_eq!(components, (0..9).map(component).collect::<BTreeSet<_>>());
        }
    }
}
