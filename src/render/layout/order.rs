//! The order of each layer, with few crossings.
//!
//! From several beginnings, sweeps sort the layers; then single vertices and whole lines move to where they cross least. At last
//! the best order is disturbed a little and mended again. All of it is the same each time.

mod count;
mod disturb;
mod exchange;
mod groups;
mod sift;
mod state;
mod sweep;
mod threads;

use crate::render::layout::chains::Chains;
use crate::render::layout::order::state::State;
use crate::render::layout::order::sweep::begun;
use crate::render::layout::order::threads::{Thread, threads};

/// Sweeps over all layers, from each beginning.
const SWEEPS: usize = 16;
/// Sweeps in which crossings hardly become fewer, before it ends.
const PATIENCE: usize = 6;
/// What a sweep has to leave of the crossings for patience to begin anew.
const BETTER: f64 = 0.995;
/// Times that layers are sifted one after the other.
const SIFTED: usize = 12;
/// Times that threads are laid one after the other.
const LAID: usize = 4;
/// Beginnings that are tried, from the left, from the right and shuffled: more for what is small.
const STARTS: std::ops::RangeInclusive<usize> = 2..=8;
/// Vertices times beginnings.
const TRIED: usize = 1_200;
/// Vertices from which on one beginning has to do.
const LARGE: usize = 2_000;
/// Times that the best order is disturbed, at most.
const DISTURBED: usize = 24;
/// Vertices times disturbances.
const MENDED: usize = 1_600;

/// Puts each layer in order.
pub(super) fn order(chains: &mut Chains) {
    let near = Near::of(chains);
    let threads = threads(chains, &near);
    let count = chains.vertices.len().max(1);
    let mut best: Option<State<'_>> = None;
    let starts = if count < LARGE { (TRIED / count).clamp(*STARTS.start(), *STARTS.end()) } else { 1 };
    for start in 0..starts {
        let leftwards = start % 2 == 1;
        let mut state = State::new(chains, &near, begun(chains, &near, leftwards, start / 2));
        state.improve(&threads, leftwards);
        if best.as_ref().is_none_or(|best| state.least < best.least) {
            best = Some(state);
        }
        if best.as_ref().is_some_and(|best| best.least == 0) {
            break;
        }
    }
    if let Some(mut best) = best {
        best.disturb(&threads, (MENDED / count).min(DISTURBED));
        chains.layers = best.best;
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

impl State<'_> {
    /// Makes crossings fewer; leftwards, the first sweep goes from the right.
    fn improve(&mut self, threads: &[Thread], leftwards: bool) {
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
        self.take_best();
        self.refine(threads, 0);
    }

    /// Makes crossings fewer by moving one vertex or one thread at a time, near what moved after a time.
    fn refine(&mut self, threads: &[Thread], since: u64) {
        self.sift(since, SIFTED);
        let mut laid = vec![since; threads.len()];
        for _ in 0..LAID {
            let before = self.now();
            for (thread, laid) in threads.iter().zip(&mut laid) {
                let now = self.now();
                self.lay(thread, std::mem::replace(laid, now));
            }
            if self.now() == before {
                break;
            }
            self.sift(before, SIFTED);
        }
        self.keep();
    }
}
