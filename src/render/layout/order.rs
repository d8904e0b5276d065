//! The order of each layer: few crossings, found by the medians of neighbours and by exchanging what lies side by side.
//!
//! After Gansner, Koutsofios, North and Vo (1993).

mod count;
mod groups;

use std::collections::VecDeque;

use crate::render::layout::chains::Chains;
use crate::render::layout::order::count::crossings;
use crate::render::layout::order::groups::settle;

/// Sweeps over all layers, from the first beginning.
const SWEEPS: usize = 24;
/// Sweeps in which crossings hardly become fewer, before it ends.
const PATIENCE: usize = 8;
/// What a sweep has to leave of the crossings for patience to begin anew.
const BETTER: f64 = 0.995;

/// Beginnings that are tried, from the left, from the right and shuffled: more for what is small.
const STARTS: std::ops::RangeInclusive<usize> = 2..=10;
/// Vertices times beginnings.
const TRIED: usize = 2_000;

/// Puts each layer in order.
pub(super) fn order(chains: &mut Chains) {
    let near = Near::of(chains);
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    let starts = (TRIED / chains.vertices.len().max(1)).clamp(*STARTS.start(), *STARTS.end());
    for start in 0..starts {
        if best.as_ref().is_some_and(|(least, _)| *least == 0) {
            break;
        }
        let leftwards = start % 2 == 1;
        let mut state = State::new(chains, &near, begun(chains, &near, leftwards, start / 2));
        state.improve(leftwards);
        if best.as_ref().is_none_or(|(least, _)| state.least < *least) {
            best = Some((state.least, state.best));
        }
    }
    if let Some((_, layers)) = best {
        chains.layers = layers;
    }
}

/// The vertices next to each vertex in the layers before and after it.
struct Near {
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

impl Near {
    fn of(chains: &Chains) -> Self {
        let count = chains.vertices.len();
        let (mut before, mut after) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for step in &chains.steps {
            after[step.from].push(step.to);
            before[step.to].push(step.from);
        }
        Self { before, after }
    }
}

/// A first order: as a search in breadth comes to the vertices, from the ends of one side. Each shuffle, from 1 on, begins it
/// with others and goes on another way.
fn begun(chains: &Chains, near: &Near, leftwards: bool, shuffle: usize) -> Vec<Vec<usize>> {
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

struct State<'a> {
    chains: &'a Chains,
    near: &'a Near,
    layers: Vec<Vec<usize>>,
    /// Where in its layer each vertex is.
    place: Vec<usize>,
    best: Vec<Vec<usize>>,
    least: u64,
}

impl<'a> State<'a> {
    fn new(chains: &'a Chains, near: &'a Near, layers: Vec<Vec<usize>>) -> Self {
        let place = vec![0; chains.vertices.len()];
        let mut state = Self { chains, near, best: layers.clone(), layers, place, least: u64::MAX };
        state.settle();
        state.keep();
        state
    }

    fn settle(&mut self) {
        settle(self.chains, &mut self.layers);
        for layer in &self.layers {
            layer.iter().enumerate().for_each(|(place, vertex)| self.place[*vertex] = place);
        }
    }

    /// Keeps the order if it is the best so far; gives its crossings.
    fn keep(&mut self) -> u64 {
        let now = (1..self.layers.len())
            .map(|layer| crossings(&self.layers[layer - 1], &self.near.after, &self.place))
            .sum();
        if now < self.least {
            self.least = now;
            self.best.clone_from(&self.layers);
        }
        now
    }

    fn improve(&mut self, leftwards: bool) {
        let mut waited = 0;
        for sweep in 0..SWEEPS {
            if self.least == 0 || waited == PATIENCE {
                break;
            }
            let before = self.least;
            self.sweep((sweep % 2 == 1) != leftwards, sweep % 4 > 1);
            self.settle();
            self.exchange(sweep % 4 < 2);
            self.keep();
            waited = if (self.least as f64) < BETTER * before as f64 { 0 } else { waited + 1 };
        }
        self.layers.clone_from(&self.best);
        self.settle();
        self.exchange(false);
        self.keep();
    }

    /// Sorts each layer by the medians of the neighbours in the one before, or, leftwards, after it.
    fn sweep(&mut self, leftwards: bool, turns_equals: bool) {
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

    /// Exchanges what lies side by side while that makes crossings fewer; equals too, so that others can follow.
    fn exchange(&mut self, equals: bool) {
        let mut open: Vec<bool> = vec![true; self.layers.len()];
        let mut rounds = 0;
        while open.iter().any(|open| *open) && rounds < 64 {
            rounds += 1;
            for at in 0..self.layers.len() {
                if !std::mem::replace(&mut open[at], false) {
                    continue;
                }
                if self.exchange_in(at, equals && rounds == 1) {
                    let near = at.saturating_sub(1)..(at + 2).min(self.layers.len());
                    open[near].iter_mut().for_each(|open| *open = true);
                }
            }
        }
    }

    fn exchange_in(&mut self, at: usize, equals: bool) -> bool {
        let mut changed = false;
        for place in 1..self.layers[at].len() {
            let (upper, lower) = (self.layers[at][place - 1], self.layers[at][place]);
            if self.chains.vertices[upper].group != self.chains.vertices[lower].group {
                continue;
            }
            let (now, then) = self.both(upper, lower);
            if then < now || (equals && then == now) {
                self.layers[at].swap(place - 1, place);
                self.place.swap(upper, lower);
                changed |= then < now;
            }
        }
        changed
    }

    /// The crossings of the steps of two vertices as they are, and if they were exchanged.
    fn both(&self, upper: usize, lower: usize) -> (u64, u64) {
        let (mut now, mut then) = (0, 0);
        for near in [&self.near.before, &self.near.after] {
            for a in &near[upper] {
                for b in &near[lower] {
                    now += u64::from(self.place[*a] > self.place[*b]);
                    then += u64::from(self.place[*a] < self.place[*b]);
                }
            }
        }
        (now, then)
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
