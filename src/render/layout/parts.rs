//! The parts of a graph that nothing joins.

use std::collections::BTreeMap;

use crate::render::layout::{Edge, Graph, Node};

/// A part of a graph, as a graph of its own, and which nodes, edges and groups of the whole it has.
pub(super) struct Part {
    /// The part.
    pub(super) graph: Graph,
    /// Its nodes, as the whole counts them.
    pub(super) nodes: Vec<usize>,
    /// Its edges.
    pub(super) edges: Vec<usize>,
    /// Its groups.
    pub(super) groups: Vec<usize>,
}

/// The parts, in the order of their first nodes. What is in one group hangs together.
pub(super) fn parts(graph: &Graph) -> Vec<Part> {
    let count = graph.nodes.len();
    let mut root: Vec<usize> = (0..count + graph.groups).collect();
    let pairs = graph.edges.iter().map(|edge| (edge.from, edge.to));
    let grouped = graph.nodes.iter().enumerate();
    let grouped = grouped.filter_map(|(at, node)| Some((at, count + node.group?)));
    for (a, b) in pairs.chain(grouped) {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b)] = a.min(b);
    }
    let mut members: BTreeMap<usize, Part> = BTreeMap::new();
    let mut place = vec![0; count];
    for (at, node) in graph.nodes.iter().enumerate() {
        let part = members.entry(find(&mut root, at)).or_insert_with(|| Part {
            graph: Graph { gaps: graph.gaps, ..Graph::default() },
            nodes: Vec::new(),
            edges: Vec::new(),
            groups: Vec::new(),
        });
        place[at] = part.nodes.len();
        part.nodes.push(at);
        let group = node.group.map(|group| {
            let known = part.groups.iter().position(|known| *known == group);
            known.unwrap_or_else(|| {
                part.groups.push(group);
                part.groups.len() - 1
            })
        });
        part.graph.groups = part.groups.len();
        part.graph.nodes.push(Node { group, ..*node });
    }
    for (at, edge) in graph.edges.iter().enumerate() {
        if let Some(part) = members.get_mut(&find(&mut root, edge.from)) {
            part.edges.push(at);
            part.graph.edges.push(Edge { from: place[edge.from], to: place[edge.to], ..*edge });
        }
    }
    members.into_values().collect()
}

fn find(root: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}
