//! Where along its layer each vertex lies: edges are as straight as can be, long ones most of all.

mod middle;

use crate::render::layout::Graph;
use crate::render::layout::chains::Chains;
use crate::render::layout::places::middle::middle;
use crate::render::layout::simplex::{Bound, solve};

/// Exchanges for each vertex at most, where there are few.
const PIVOTS: usize = 30;
/// Exchanges times vertices at most: what a picture may cost.
const COST: usize = 60_000_000;
/// What it costs to make a frame taller by a point.
const FRAME: i64 = 8;

/// The middles of the vertices, and the upper and lower border of each group.
pub(super) struct Places {
    /// The middle of each vertex.
    pub(super) middles: Vec<f64>,
    /// The borders of each group.
    pub(super) groups: Vec<(f64, f64)>,
}

/// Places the vertices of layers that are in order.
pub(super) fn places(graph: &Graph, chains: &Chains) -> Places {
    let count = chains.vertices.len();
    let upper = |group: usize| count + 2 * group;
    let lower = |group: usize| upper(group) + 1;
    let mut bounds: Vec<Bound> = Vec::new();
    let mut next = count + 2 * chains.groups;
    for step in &chains.steps {
        // A point above both ends that both would like to be at.
        let is_node = |vertex: usize| chains.vertices[vertex].node.is_some();
        let straight = match (is_node(step.from), is_node(step.to)) {
            (true, true) => 1,
            (false, false) => 8,
            _ => 2,
        };
        let weight = straight * i64::from(step.weight);
        bounds.push(Bound { from: next, to: step.from, least: 0, weight });
        bounds.push(Bound { from: next, to: step.to, least: 0, weight });
        next += 1;
    }
    let steps = bounds.len();
    apart(graph, chains, &mut bounds, &upper, &lower);
    let kept = bounds.len();
    for group in 0..chains.groups {
        bounds.push(Bound { from: upper(group), to: lower(group), least: 0, weight: FRAME });
    }
    let mut numbers = solve(next, &bounds, (PIVOTS * next).min(COST / next.max(1)));
    middle(chains, &bounds[steps..kept], &mut numbers);
    let top = numbers[..count + 2 * chains.groups].iter().min().copied().unwrap_or_default();
    let number = |at: usize| (numbers[at] - top) as f64;
    Places {
        middles: (0..count).map(number).collect(),
        groups: (0..chains.groups).map(|group| (number(upper(group)), number(lower(group)))).collect(),
    }
}

/// Keeps apart what lies side by side in a layer, and frames from what they do not hold.
fn apart(
    graph: &Graph,
    chains: &Chains,
    bounds: &mut Vec<Bound>,
    upper: &dyn Fn(usize) -> usize,
    lower: &dyn Fn(usize) -> usize,
) {
    let gaps = graph.gaps;
    let mut bound = |from: usize, to: usize, least: f64| {
        bounds.push(Bound { from, to, least: least.ceil() as i64, weight: 0 });
    };
    for layer in &chains.layers {
        for vertex in layer {
            let its = chains.vertices[*vertex];
            if let Some(group) = its.group {
                bound(upper(group), *vertex, its.height / 2.0 + gaps.frame + gaps.title);
                bound(*vertex, lower(group), its.height / 2.0 + gaps.frame);
            }
        }
        for pair in layer.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            let (above, below) = (chains.vertices[a], chains.vertices[b]);
            let both = above.node.is_some() && below.node.is_some();
            let gap = if both { gaps.nodes } else { f64::midpoint(gaps.nodes, gaps.lines) };
            let gap = if above.node.is_none() && below.node.is_none() { gaps.lines } else { gap };
            bound(a, b, (above.height + below.height) / 2.0 + gap);
            if above.group != below.group {
                let (from, half) = match above.group {
                    Some(group) => (lower(group), 0.0),
                    None => (a, above.height / 2.0),
                };
                let (to, other) = match below.group {
                    Some(group) => (upper(group), 0.0),
                    None => (b, below.height / 2.0),
                };
                bound(from, to, half + other + gaps.nodes);
            }
        }
    }
}
