//! What carrying out a plan took, step by step.

use std::time::Duration;

/// What was seen of a variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoundProfile {
    /// Candidates, over all combinations of the variables before.
    pub candidates: usize,
    /// The time that finding them took.
    pub scanning: Duration,
    /// For each test, the candidates that fulfilled it and all tests before it, and the time.
    pub tests: Vec<(usize, Duration)>,
}

impl BoundProfile {
    pub(super) fn scanned(&self) -> String {
        format!("{} found in {}", self.candidates, microseconds(self.scanning))
    }

    pub(super) fn tested(&self, at: usize) -> String {
        let seen = self.tests.get(at);
        seen.map_or_else(String::new, |(kept, time)| format!("{kept} kept in {}", microseconds(*time)))
    }
}

/// What was seen of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// By variable, in the plan's order.
    pub bounds: Vec<BoundProfile>,
    /// Rows found, before they are counted or cut; of a question with two ends the paths.
    pub rows: usize,
    /// Steps spent of the budget.
    pub steps: usize,
    /// The time from the first candidate to the finished answer.
    pub time: Duration,
}

impl Profile {
    /// `5 in 12 µs, 345 steps`
    #[must_use]
    pub fn total(&self) -> String {
        format!("{} in {}, {} steps", self.rows, microseconds(self.time), self.steps)
    }
}

fn microseconds(time: Duration) -> String {
    format!("{} µs", time.as_micros())
}
