//! A first order, and sweeps over all layers that sort each by the medians of neighbours.
//!
//! After Gansner, Koutsofios, North and Vo (1993).

use std::collections::VecDeque;

use crate::render::layout::chains::Chains;
use crate::render::layout::order::Near;
use crate::render::layout::order::state::State;

/// A first order: as a search in breadth comes to the vertices, from the ends of one side. Each shuffle, from 1 on, begins it
/// with others and goes on another way.
pub(super) fn begun(chains: &Chains, near: &Near, leftwards: bool, shuffle: usize) -> Vec<Vec<usize>> {
    let (back, on) = if leftwards { (&near.after, &near.before) } else { (&near.before, &near.after) };
    let count = chains.vertices.len();
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); chains.layers.len()];
    let mut seen = vec![false; count];
    // Numbers that look like chance and are the same each time.
    let mixed = |vertex: usize| {
        (vertex as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(shuffle as u32 * 7)
    };
    let sorted = |mut vertices: Vec<usize>| {
        if shuffle > 0 {
            vertices.sort_by_key(|vertex| (mixed(*vertex), *vertex));
        }
        vertices
    };
    let ends = sorted((0..count).filter(|vertex| back[*vertex].is_empty()).collect());
    for first in ends.into_iter().chain(0..count) {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let mut queue = VecDeque::from([first]);
        while let Some(vertex) = queue.pop_front() {
            layers[chains.vertices[vertex].layer].push(vertex);
            for next in sorted(on[vertex].clone()) {
                if !std::mem::replace(&mut seen[next], true) {
                    queue.push_back(next);
                }
            }
        }
    }
    layers
}

impl State<'_> {
    /// Sorts each layer by the medians of the neighbours in the one before, or, leftwards, after it.
    pub(super) fn sweep(&mut self, leftwards: bool, turns_equals: bool) {
        let count = self.layers.len();
        for step in 1..count {
            let at = if leftwards { count - 1 - step } else { step };
            let near = if leftwards { &self.near.after } else { &self.near.before };
            let layer = &self.layers[at];
            let mut keyed: Vec<(f64, usize)> = Vec::with_capacity(layer.len());
            let mut slots: Vec<usize> = Vec::with_capacity(layer.len());
            for (slot, vertex) in layer.iter().enumerate() {
                if let Some(median) = median(&near[*vertex], &self.place) {
                    keyed.push((median, *vertex));
                    slots.push(slot);
                }
            }
            if turns_equals {
                keyed.reverse();
            }
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            for (slot, (_, vertex)) in slots.into_iter().zip(keyed) {
                self.layers[at][slot] = vertex;
                self.place[vertex] = slot;
            }
        }
    }
}

/// The median of the places of neighbours; of two middle ones, the place nearer the side where they lie denser.
fn median(near: &[usize], place: &[usize]) -> Option<f64> {
    let mut places: Vec<f64> = near.iter().map(|vertex| place[*vertex] as f64).collect();
    places.sort_by(f64::total_cmp);
    let (middle, last) = (places.len() / 2, places.len().checked_sub(1)?);
    Some(if places.len() % 2 == 1 {
        places[middle]
    } else if places.len() == 2 {
        f64::midpoint(places[0], places[1])
    } else {
        let (left, right) = (places[middle - 1] - places[0], places[last] - places[middle]);
        if left + right == 0.0 {
            f64::midpoint(places[middle - 1], places[middle])
        } else {
            (places[middle - 1] * right + places[middle] * left) / (left + right)
        }
    })
}
