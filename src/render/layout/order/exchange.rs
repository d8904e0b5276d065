//! Exchanging what lies side by side, as Gansner, Koutsofios, North and Vo (1993) do after each sweep.

use crate::render::layout::order::Near;
use crate::render::layout::order::state::State;

/// Rounds over all layers at most.
const ROUNDS: usize = 64;

impl State<'_> {
    /// Exchanges what lies side by side while that makes crossings fewer; equals too, so that others can follow.
    pub(super) fn exchange(&mut self, equals: bool) {
        let mut open: Vec<bool> = vec![true; self.layers.len()];
        let mut rounds = 0;
        while open.iter().any(|open| *open) && rounds < ROUNDS {
            rounds += 1;
            for at in 0..self.layers.len() {
                if std::mem::replace(&mut open[at], false) && self.exchange_in(at, equals && rounds == 1) {
                    let near = at.saturating_sub(1)..(at + 2).min(self.layers.len());
                    open[near].iter_mut().for_each(|open| *open = true);
                }
            }
        }
    }

    fn exchange_in(&mut self, at: usize, equals: bool) -> bool {
        let mut is_better = false;
        let ends = Ends::of(&self.layers[at], &self.place, self.near);
        let mut slots: Vec<usize> = (0..self.layers[at].len()).collect();
        for place in 1..slots.len() {
            let (upper, lower) = (self.layers[at][place - 1], self.layers[at][place]);
            if self.chains.vertices[upper].group != self.chains.vertices[lower].group {
                continue;
            }
            let gain = ends.gain(slots[place - 1], slots[place]);
            if gain > 0 || (equals && gain == 0) {
                self.layers[at].swap(place - 1, place);
                slots.swap(place - 1, place);
                self.place.swap(upper, lower);
                is_better |= gain > 0;
            }
        }
        is_better
    }
}

/// The places that the steps of a layer lead to, before and after it.
pub(super) struct Ends {
    places: Vec<u32>,
    /// Where the places of each vertex begin, those after it, and where they end.
    spans: Vec<[u32; 3]>,
}

impl Ends {
    pub(super) fn of(layer: &[usize], place: &[usize], near: &Near) -> Self {
        let mut places = Vec::new();
        let spans = layer.iter().map(|vertex| {
            let begin = places.len() as u32;
            places.extend(near.before[*vertex].iter().map(|end| place[*end] as u32));
            let middle = places.len() as u32;
            places.extend(near.after[*vertex].iter().map(|end| place[*end] as u32));
            [begin, middle, places.len() as u32]
        });
        let spans = spans.collect();
        Self { places, spans }
    }

    /// How many crossings fewer there are when two that lie one above the other are exchanged.
    pub(super) fn gain(&self, upper: usize, lower: usize) -> i64 {
        let [a, b] = [self.spans[upper], self.spans[lower]];
        let side = |at: usize| {
            let above = &self.places[a[at] as usize..a[at + 1] as usize];
            let below = &self.places[b[at] as usize..b[at + 1] as usize];
            let gain = |one: u32, other: u32| i64::from(one > other) - i64::from(one < other);
            above.iter().map(|one| below.iter().map(|other| gain(*one, *other)).sum::<i64>()).sum::<i64>()
        };
        side(0) + side(1)
    }
}
