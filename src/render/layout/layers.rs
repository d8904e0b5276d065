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
    balance(graph, &bounds, &mut layers);
    spread(graph, &bounds, &mut layers);
    layers
}

/// Moves nodes that may lie in several layers at the same cost to the least high of them.
fn balance(graph: &Graph, bounds: &[Bound], layers: &mut [usize]) {
    let count = graph.nodes.len();
    let last = layers.iter().max().copied().unwrap_or_default();
    let height = |node: usize| graph.nodes[node].height + graph.gaps.nodes;
    let mut heights = vec![0.0; last + 1];
    (0..count).for_each(|node| heights[layers[node]] += height(node));
    let mut at: Vec<Vec<Bound>> = vec![Vec::new(); count];
    for bound in bounds {
        at[bound.from].push(*bound);
        at[bound.to].push(*bound);
    }
    for node in 0..count {
        let pull = |bound: &Bound| if bound.to == node { -bound.weight } else { bound.weight };
        if at[node].is_empty() || at[node].iter().map(pull).sum::<i64>() != 0 {
            continue;
        }
        let (mut first, mut end) = (0, last);
        for bound in &at[node] {
            let least = bound.least.max(0) as usize;
            if bound.to == node {
                first = first.max(layers[bound.from] + least);
            } else {
                end = end.min(layers[bound.to].saturating_sub(least));
            }
        }
        heights[layers[node]] -= height(node);
        let lowest = (first..=end).min_by(|a, b| heights[*a].total_cmp(&heights[*b]));
        layers[node] = lowest.unwrap_or(layers[node]);
        heights[layers[node]] += height(node);
    }
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
