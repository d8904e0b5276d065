//! Small disturbances of the best order: what mends them now and then comes to a better one.

use crate::render::layout::order::state::State;
use crate::render::layout::order::threads::Thread;

/// Vertices that move in a disturbance.
const MOVED: usize = 3;

impl State<'_> {
    /// Disturbs the best order so often, and makes crossings fewer again each time.
    pub(super) fn disturb(&mut self, threads: &[Thread], times: usize) {
        let mut chance = Chance(1);
        for _ in 0..times {
            if self.least == 0 {
                return;
            }
            self.take_best();
            let before = self.now();
            let at = chance.below(self.layers.len());
            for _ in 0..MOVED {
                let vertex = self.layers[at][chance.below(self.layers[at].len())];
                let to = chance.below(self.layers[at].len());
                if self.may_be(vertex, to) {
                    self.shift(vertex, to);
                    self.touch(at);
                }
            }
            self.refine(threads, before);
        }
    }
}

/// Numbers that look like chance and are the same each time (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    /// A number below another, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}
