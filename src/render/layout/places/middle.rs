//! Nodes that may lie anywhere between others at the same cost lie in the middle, so that no line is steeper than it needs
//! to be.

use crate::render::layout::chains::Chains;
use crate::render::layout::simplex::Bound;

/// Times that all nodes are moved, from the left and then from the right.
const ROUNDS: usize = 4;

/// Moves nodes to the middle of where their steps are as short together; `apart` are the bounds that keep things apart.
pub(super) fn middle(chains: &Chains, apart: &[Bound], numbers: &mut [i64]) {
    let count = chains.vertices.len();
    let (mut after, mut before) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for bound in apart {
        if let Some(before) = before.get_mut(bound.to) {
            before.push(*bound);
        }
        if let Some(after) = after.get_mut(bound.from) {
            after.push(*bound);
        }
    }
    let mut near = vec![Vec::new(); count];
    for step in &chains.steps {
        near[step.from].push((step.to, i64::from(step.weight)));
        near[step.to].push((step.from, i64::from(step.weight)));
    }
    let mut nodes: Vec<usize> = chains.layers.iter().flatten().copied().collect();
    nodes.retain(|vertex| chains.vertices[*vertex].node.is_some() && !near[*vertex].is_empty());
    for _ in 0..ROUNDS {
        for node in &nodes {
            let (first, last) = shortest(&near[*node], numbers);
            let highest = before[*node].iter().map(|bound| numbers[bound.from] + bound.least).max();
            let lowest = after[*node].iter().map(|bound| numbers[bound.to] - bound.least).min();
            let (highest, lowest) = (highest.unwrap_or(i64::MIN), lowest.unwrap_or(i64::MAX));
            // Where there is no room between the two, it is where it must be.
            if highest <= lowest {
                numbers[*node] = (first + last).div_euclid(2).clamp(highest, lowest);
            }
        }
        nodes.reverse();
    }
}

/// The range in which the steps to neighbours are as short together as can be.
fn shortest(near: &[(usize, i64)], numbers: &[i64]) -> (i64, i64) {
    let mut at: Vec<(i64, i64)> = near.iter().map(|(other, weight)| (numbers[*other], *weight)).collect();
    at.sort_unstable();
    let total: i64 = at.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0;
    let mut first = None;
    for (number, weight) in at {
        sum += weight;
        if 2 * sum > total {
            return (first.unwrap_or(number), number);
        }
        if 2 * sum == total {
            first = Some(number);
        }
    }
    (0, 0)
}
