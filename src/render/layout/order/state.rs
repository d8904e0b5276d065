//! An order that is being made better, and the best so far.

use std::ops::RangeInclusive;

use crate::render::layout::chains::Chains;
use crate::render::layout::order::Near;
use crate::render::layout::order::count::crossings;
use crate::render::layout::order::groups::settle;

/// The order of all layers.
pub(super) struct State<'a> {
    pub(super) chains: &'a Chains,
    pub(super) near: &'a Near,
    /// The vertices of each layer, from above.
    pub(super) layers: Vec<Vec<usize>>,
    /// Where in its layer each vertex is.
    pub(super) place: Vec<usize>,
    /// The best order so far, and its crossings.
    pub(super) best: Vec<Vec<usize>>,
    pub(super) least: u64,
    /// Counts what moves.
    clock: u64,
    /// When something last moved in each layer, so that what nothing moved near need not be looked at again.
    moved: Vec<u64>,
}

impl<'a> State<'a> {
    pub(super) fn new(chains: &'a Chains, near: &'a Near, layers: Vec<Vec<usize>>) -> Self {
        let place = vec![0; chains.vertices.len()];
        let moved = vec![1; layers.len()];
        let best = layers.clone();
        let mut state = Self { chains, near, layers, place, best, least: u64::MAX, clock: 1, moved };
        state.settle();
        state.keep();
        state
    }

    /// Draws groups together.
    pub(super) fn settle(&mut self) {
        settle(self.chains, &mut self.layers);
        for layer in &self.layers {
            layer.iter().enumerate().for_each(|(place, vertex)| self.place[*vertex] = place);
        }
    }

    /// Keeps the order if it is the best so far.
    pub(super) fn keep(&mut self) {
        let now = (1..self.layers.len())
            .map(|layer| crossings(&self.layers[layer - 1], &self.near.after, &self.place))
            .sum();
        if now < self.least {
            self.least = now;
            self.best.clone_from(&self.layers);
        }
    }

    /// Goes back to the best order.
    pub(super) fn take_best(&mut self) {
        self.layers.clone_from(&self.best);
        self.settle();
    }

    /// Now, as [`State::has_moved`] counts time.
    pub(super) fn now(&self) -> u64 {
        self.clock
    }

    /// Tells that something moved in a layer.
    pub(super) fn touch(&mut self, layer: usize) {
        self.clock += 1;
        self.moved[layer] = self.clock;
    }

    /// True if something moved in these layers after that time.
    pub(super) fn has_moved(&self, layers: RangeInclusive<usize>, since: u64) -> bool {
        self.moved.iter().skip(*layers.start()).take(layers.count()).any(|moved| *moved > since)
    }

    /// The layer of a vertex.
    pub(super) fn layer_of(&self, vertex: usize) -> &[usize] {
        &self.layers[self.chains.vertices[vertex].layer]
    }

    /// True if a vertex may move to a place of its layer: into its own group, and into no other.
    pub(super) fn may_be(&self, vertex: usize, to: usize) -> bool {
        if self.chains.groups == 0 {
            return true;
        }
        let (layer, here) = (self.layer_of(vertex), self.place[vertex]);
        // What is at a place when the vertex has gone.
        let group = |place: usize| {
            let other = layer.get(place + usize::from(place >= here))?;
            self.chains.vertices[*other].group
        };
        let (above, below) = (to.checked_sub(1).and_then(group), group(to));
        match self.chains.vertices[vertex].group {
            Some(own) => above == Some(own) || below == Some(own),
            None => above.is_none() || above != below,
        }
    }

    /// Moves a vertex to another place of its layer.
    pub(super) fn shift(&mut self, vertex: usize, to: usize) {
        let layer = &mut self.layers[self.chains.vertices[vertex].layer];
        let here = self.place[vertex];
        if to < here {
            layer[to..=here].rotate_right(1);
        } else {
            layer[here..=to].rotate_left(1);
        }
        let (first, last) = (to.min(here), to.max(here));
        layer[first..=last].iter().zip(first..).for_each(|(vertex, place)| self.place[*vertex] = place);
    }
}
