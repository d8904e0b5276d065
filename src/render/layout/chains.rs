//! A graph in layers: an edge that crosses layers has a vertex in each of them.

use std::collections::BTreeMap;

use crate::render::layout::cycles::Arc;
use crate::render::layout::{Edge, Graph};

/// A node, or the place of an edge in a layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Vertex {
    /// The node; none for the place of an edge or a group.
    pub(super) node: Option<usize>,
    /// The group that it is in.
    pub(super) group: Option<usize>,
    /// The layer that it is in.
    pub(super) layer: usize,
    /// How much room it takes in its layer.
    pub(super) height: f64,
}

/// A step of an edge from one layer to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Where it starts.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// How much its straightness matters.
    pub(super) weight: u32,
}

/// A graph in layers.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    /// The vertices; those of nodes first, in their order.
    pub(super) vertices: Vec<Vertex>,
    /// The steps.
    pub(super) steps: Vec<Step>,
    /// The vertices of each edge from its left end to its right end; nothing for loops.
    pub(super) edges: Vec<Vec<usize>>,
    /// True for edges that lead from right to left.
    pub(super) turned: Vec<bool>,
    /// True for edges that run together with others at their right end.
    pub(super) right: Vec<bool>,
    /// The vertices of each layer, from above.
    pub(super) layers: Vec<Vec<usize>>,
    /// How many groups there are.
    pub(super) groups: usize,
}

/// The end at which edges that look alike run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Anchor {
    node: usize,
    strand: u32,
    is_right: bool,
}

/// Which edges run together, and where.
struct Strands {
    /// How many edges that cross layers look alike at an end of theirs.
    counts: BTreeMap<Anchor, usize>,
    /// The vertex that they share in a layer, within a group or outside of all.
    places: BTreeMap<(Anchor, Option<usize>, usize), usize>,
}

impl Strands {
    fn of(graph: &Graph, arcs: &[Option<Arc>], layer: &[usize]) -> Self {
        let mut counts = BTreeMap::new();
        for (edge, arc) in graph.edges.iter().zip(arcs) {
            if let (Some(strand), Some(Arc { from, to, .. })) = (edge.strand, *arc)
                && layer[to] > layer[from] + 1
            {
                *counts.entry(Anchor { node: from, strand, is_right: false }).or_default() += 1;
                *counts.entry(Anchor { node: to, strand, is_right: true }).or_default() += 1;
            }
        }
        Self { counts, places: BTreeMap::new() }
    }

    /// The end at which an edge runs together with more others; of equals the left one.
    fn anchor(&self, edge: &Edge, from: usize, to: usize) -> Option<Anchor> {
        let strand = edge.strand?;
        let ends = [(from, false), (to, true)].map(|(node, is_right)| Anchor { node, strand, is_right });
        let [left, right] = ends.map(|anchor| self.counts.get(&anchor).copied().unwrap_or_default());
        Some(if right > left { ends[1] } else { ends[0] })
    }
}

impl Chains {
    /// The graph in layers, each in no order yet.
    pub(super) fn new(graph: &Graph, arcs: &[Option<Arc>], layer: &[usize]) -> Self {
        let count = layer.iter().max().map_or(0, |last| last + 1);
        let mut chains = Self { layers: vec![Vec::new(); count], groups: graph.groups, ..Self::default() };
        for (at, node) in graph.nodes.iter().enumerate() {
            chains.vertex(Vertex {
                node: Some(at),
                group: node.group,
                layer: layer[at],
                height: node.height,
            });
        }
        let mut strands = Strands::of(graph, arcs, layer);
        let mut steps: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (edge, arc) in graph.edges.iter().zip(arcs) {
            let Some(Arc { from, to, is_turned }) = *arc else {
                chains.edges.push(Vec::new());
                chains.turned.push(false);
                chains.right.push(false);
                continue;
            };
            let anchor = strands.anchor(edge, from, to);
            let group = graph.nodes[from].group.filter(|group| graph.nodes[to].group == Some(*group));
            let mut chain = vec![from];
            for layer in layer[from] + 1..layer[to] {
                let vertex = Vertex { node: None, group, layer, height: graph.gaps.lines };
                let new = || chains.vertex(vertex);
                chain.push(match anchor {
                    Some(anchor) => *strands.places.entry((anchor, group, layer)).or_insert_with(new),
                    None => chains.vertex(vertex),
                });
            }
            chain.push(to);
            for pair in chain.windows(2) {
                let step = Step { from: pair[0], to: pair[1], weight: edge.weight };
                // What runs together is one step, which matters more.
                let known = steps.get(&(step.from, step.to)).filter(|_| anchor.is_some());
                if let Some(known) = known {
                    chains.steps[*known].weight += step.weight;
                } else {
                    steps.insert((step.from, step.to), chains.steps.len());
                    chains.steps.push(step);
                }
            }
            chains.right.push(anchor.is_some_and(|anchor| anchor.is_right));
            chains.edges.push(chain);
            chains.turned.push(is_turned);
        }
        chains.hold_groups();
        chains
    }

    fn vertex(&mut self, vertex: Vertex) -> usize {
        self.vertices.push(vertex);
        let at = self.vertices.len() - 1;
        self.layers[vertex.layer].push(at);
        at
    }

    /// Gives a group a place in each layer between those that it has vertices in.
    fn hold_groups(&mut self) {
        for group in 0..self.groups {
            let own = |layer: &Vec<usize>| layer.iter().any(|at| self.vertices[*at].group == Some(group));
            let held: Vec<usize> = (0..self.layers.len()).filter(|layer| own(&self.layers[*layer])).collect();
            let (Some(first), Some(last)) = (held.first(), held.last()) else { continue };
            let mut before = None;
            for layer in *first..=*last {
                let found =
                    self.layers[layer].iter().copied().find(|at| self.vertices[*at].group == Some(group));
                let held = found.is_some();
                let vertex = Vertex { node: None, group: Some(group), layer, height: 0.0 };
                let own = found.unwrap_or_else(|| self.vertex(vertex));
                // What holds a place follows what it holds it for.
                match before {
                    Some((from, was_held)) if !(held && was_held) => {
                        self.steps.push(Step { from, to: own, weight: 1 });
                    }
                    _ => {}
                }
                before = Some((own, held));
            }
        }
    }
}
