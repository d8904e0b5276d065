//! The layer of each node: edges are as short as can be, and what only hangs on a tall layer moves to the next.

use crate::render::layout::Graph;
use crate::render::layout::cycles::Arc;
use crate::render::layout::simplex::{Bound, solve};

/// Exchanges for each node at most.
const PIVOTS: usize = 40;

/// The layer of each node, from 0.
pub(super) fn layers(graph: &Graph, arcs: &[Option<Arc>]) -> Vec<usize> {
    let bounds: Vec<Bound> = graph
        .edges
        .iter()
        .zip(arcs)
        .filter_map(|(edge, arc)| {
            let Arc { from, to, .. } = (*arc)?;
            Some(Bound { from, to, least: edge.layers as i64, weight: i64::from(edge.weight) })
        })
        .collect();
    let count = graph.nodes.len();
    let numbers = solve(count, &bounds, PIVOTS * count);
    let mut layers: Vec<usize> = numbers.into_iter().map(|number| number.max(0) as usize).collect();
    spread(graph, &bounds, &mut layers);
    layers
}

/// Moves leaves of layers that are taller than the whole should be to the layers after them, and roots to those before
/// them.
fn spread(graph: &Graph, bounds: &[Bound], layers: &mut [usize]) {
    let count = graph.nodes.len();
    let (mut into, mut out) = (vec![0; count], vec![0; count]);
    for bound in bounds {
        into[bound.to] += 1;
        out[bound.from] += 1;
    }
    let tallest = tallest(graph);
    // Leaves move right from the first layer on; then roots move left, in the mirror.
    for (ends, others) in [(&out, &into), (&into, &out)] {
        let is_free = |node: &usize| ends[*node] == 0 && others[*node] > 0;
        let mut at = 0;
        while at <= layers.iter().max().copied().unwrap_or_default() {
            let here: Vec<usize> = (0..count).filter(|node| layers[*node] == at).collect();
            let height = |node: usize| graph.nodes[node].height + graph.gaps.nodes;
            let mut total: f64 = here.iter().map(|node| height(*node)).sum();
            for node in here.iter().rev().filter(|node| is_free(node)) {
                if total <= tallest {
                    break;
                }
                layers[*node] += 1;
                total -= height(*node);
            }
            at += 1;
        }
        let last = layers.iter().max().copied().unwrap_or_default();
        layers.iter_mut().for_each(|layer| *layer = last - *layer);
    }
    let first = layers.iter().min().copied().unwrap_or_default();
    layers.iter_mut().for_each(|layer| *layer -= first);
}

/// As tall as a picture of this much is to be.
fn tallest(graph: &Graph) -> f64 {
    let gaps = graph.gaps;
    let area = |width: f64, height: f64| (width + gaps.layers) * (height + gaps.nodes);
    let whole: f64 = graph.nodes.iter().map(|node| area(node.width, node.height)).sum();
    // Lines take about as much room again as boxes.
    (whole * 4.0 / gaps.aspect).sqrt().max(240.0)
}
