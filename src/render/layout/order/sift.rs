//! Sifting: each vertex moves to the place of its layer at which its steps cross the fewest others.
//!
//! After Rudell (1993), as Matuszewski, Schönfeld and Molitor (1999) have it for layers.

use crate::render::layout::order::exchange::Ends;
use crate::render::layout::order::state::State;

impl State<'_> {
    /// Sifts layers near which something moved after a time, from the left and then from the right, while that makes crossings
    /// fewer; at most so many times.
    pub(super) fn sift(&mut self, since: u64, rounds: usize) {
        let count = self.layers.len();
        let mut sifted = vec![since; count];
        for round in 0..rounds {
            let mut is_better = false;
            for step in 0..count {
                let at = if round % 2 == 0 { step } else { count - 1 - step };
                let before = self.now();
                if self.has_moved(at.saturating_sub(1)..=at + 1, std::mem::replace(&mut sifted[at], before))
                    && self.sift_layer(at, round % 2 == 1)
                {
                    is_better = true;
                    self.touch(at);
                }
            }
            if !is_better {
                return;
            }
        }
    }

    /// Sifts a layer; true if there are fewer crossings. Equals move too if that is wanted, so that others can follow.
    fn sift_layer(&mut self, at: usize, moves_equals: bool) -> bool {
        let mut is_better = false;
        let layer = self.layers[at].clone();
        let ends = Ends::of(&layer, &self.place, self.near);
        // Where in `ends` each place's vertex is.
        let mut slots: Vec<usize> = (0..layer.len()).collect();
        for (slot, vertex) in layer.iter().enumerate() {
            let here = self.place[*vertex];
            let (gain, to) = self.best_place(*vertex, slot, &slots, &ends, moves_equals);
            if to != here {
                self.shift(*vertex, to);
                if to < here {
                    slots[to..=here].rotate_right(1);
                } else {
                    slots[here..=to].rotate_left(1);
                }
                is_better |= gain > 0;
            }
        }
        is_better
    }

    /// Where in its layer a vertex had better be, and how many crossings fewer that are.
    fn best_place(
        &self,
        vertex: usize,
        slot: usize,
        slots: &[usize],
        ends: &Ends,
        moves_equals: bool,
    ) -> (i64, usize) {
        let (layer, here) = (self.layer_of(vertex), self.place[vertex]);
        let group = |vertex: usize| self.chains.vertices[vertex].group;
        let own = group(vertex);
        let is_own = |to: &usize| own.is_none() || group(layer[*to]) == own;
        let mut best = (0, here);
        let mut take = |gain: i64, to: usize| {
            let is_equal = moves_equals && gain == 0 && best == (0, here);
            if (gain > best.0 || is_equal) && self.may_be(vertex, to) {
                best = (gain, to);
            }
        };
        let mut gain = 0;
        for to in (0..here).rev().take_while(is_own) {
            gain += ends.gain(slots[to], slot);
            take(gain, to);
        }
        gain = 0;
        for to in (here + 1..layer.len()).take_while(is_own) {
            gain += ends.gain(slot, slots[to]);
            take(gain, to);
        }
        best
    }
}
