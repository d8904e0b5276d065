//! Verdicts that are weighed once: the test that asks for one comes before the row, or what leaves it out, that shows it.

use std::collections::BTreeMap;

use crate::query::evaluate::eval::fulfil::Asked;
use crate::verdict::Verdict;

/// No more are remembered of one candidate: a row shows few, but a test may look at many.
const MOST: usize = 8;

/// Verdicts by what they are on. Each is given out once.
#[derive(Default)]
pub(super) struct Weighed {
    /// Those of the candidate at hand.
    at_hand: Vec<(Asked, Verdict)>,
    /// Those of rows that were found.
    kept: BTreeMap<Asked, Verdict>,
}

impl Weighed {
    /// Remembers what was weighed of the candidate at hand.
    pub(super) fn add(&mut self, asked: Asked, verdict: Verdict) {
        if self.at_hand.len() < MOST {
            self.at_hand.push((asked, verdict));
        }
    }

    /// Gives out a verdict, if it is remembered.
    pub(super) fn take(&mut self, asked: Asked) -> Option<Verdict> {
        let at = self.at_hand.iter().position(|(known, _)| *known == asked);
        at.map(|at| self.at_hand.swap_remove(at).1).or_else(|| self.kept.remove(&asked))
    }

    /// The candidate at hand is a row: its verdicts will be shown.
    pub(super) fn keep(&mut self) {
        self.kept.extend(self.at_hand.drain(..));
    }

    /// The candidate at hand is none.
    pub(super) fn forget(&mut self) {
        self.at_hand.clear();
    }
}
