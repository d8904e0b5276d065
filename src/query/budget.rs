//! How much a question may cost: its answer is cut beyond that, and says so.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::query::expr::MOST_HOPS;

/// The clock is looked at once in so many steps.
const STEPS_BETWEEN_LOOKS: usize = 128;

/// The bounds of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Tests made, edges looked at and nodes reached.
    pub steps: usize,
    /// Rows or paths found, before any limit of the question.
    pub rows: usize,
    /// Hops of a repetition or a path.
    pub hops: u32,
    /// Time spent; unbounded if none is given, so that answers do not depend on the machine.
    pub time: Option<Duration>,
    /// The moment at which the time is up, for whoever has begun to count it before; else it is counted from
    /// where a bounded piece of work begins.
    pub until: Option<Instant>,
    /// Whoever asked may give up before.
    pub given_up: Option<GivenUp>,
}

/// A sign that nobody waits for the answer any more. There are as many as questions that are answered at once, and each
/// is used again, so that they live as long as the program.
#[derive(Clone, Copy, Debug)]
pub struct GivenUp {
    /// The last turn that was given up.
    pub sign: &'static AtomicU64,
    /// Whose turn this is: a sign that is given late is for somebody before.
    pub turn: u64,
}

impl GivenUp {
    fn is_given(self) -> bool {
        self.sign.load(Ordering::Relaxed) == self.turn
    }

    /// Gives the sign.
    pub fn give(self) {
        self.sign.store(self.turn, Ordering::Relaxed);
    }
}

impl PartialEq for GivenUp {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.sign, other.sign) && self.turn == other.turn
    }
}

impl Eq for GivenUp {}

impl Budget {
    /// The budget from now on: all that is done within it has its time together.
    #[must_use]
    pub fn begun(self) -> Self {
        let until = self.time.and_then(|time| Instant::now().checked_add(time));
        Self { until: self.until.or(until), ..self }
    }

    /// The budget until a quarter of its time is used, for what is told beside an answer.
    #[must_use]
    pub fn first_quarter(self) -> Self {
        let until = self.until.zip(self.time).and_then(|(until, time)| until.checked_sub(time / 4 * 3));
        Self { until: until.or(self.until), ..self }
    }

    /// The cut that is due if the time is up or nobody waits any more.
    #[must_use]
    pub fn overdue(&self) -> Option<Cut> {
        if self.given_up.is_some_and(GivenUp::is_given) {
            return Some(Cut::GivenUp);
        }
        let is_over = self.until.is_some_and(|until| Instant::now() >= until);
        is_over.then(|| Cut::Time(self.time.unwrap_or_default()))
    }
}

/// Steps that any question may take, and how many more for each thing that there is.
const STEPS: (usize, usize) = (20_000_000, 200);
/// Rows that any question may have, and how many more for each thing that there is.
const ROWS: (usize, usize) = (1_000_000, 1);

impl Budget {
    /// What a question may cost of a corpus of so many things: the larger it is, the more.
    #[must_use]
    pub fn of(things: usize) -> Self {
        let bound = |(base, each): (usize, usize)| base.saturating_add(things.saturating_mul(each));
        Self {
            steps: bound(STEPS),
            rows: bound(ROWS),
            hops: MOST_HOPS,
            time: None,
            until: None,
            given_up: None,
        }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::of(0)
    }
}

/// Which bound was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Steps.
    Steps(usize),
    /// Rows.
    Rows(usize),
    /// Time.
    Time(Duration),
    /// Bytes of an answer as it is written.
    Bytes(usize),
    /// Whoever asked waits no more.
    GivenUp,
}

impl Cut {
    /// What a reader is told.
    #[must_use]
    pub fn notice(self) -> String {
        let counted =
            |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        match self {
            Self::Steps(steps) => {
                format!("results truncated: the question needs more than {}", counted(steps, "step"))
            }
            Self::Rows(rows) => {
                format!("results truncated: the question has more than {}", counted(rows, "row"))
            }
            Self::Bytes(bytes) => {
                format!("results truncated: the output is larger than {} MiB", bytes >> 20)
            }
            Self::GivenUp => "results truncated: the question was given up".to_owned(),
            Self::Time(time) => format!("results truncated: the question takes longer than {time:?}"),
        }
    }
}

/// What of a budget is spent.
#[derive(Debug)]
pub(super) struct Meter {
    budget: Budget,
    spent: Cell<usize>,
    next_look: Cell<usize>,
    until: Option<Instant>,
    cut: Cell<Option<Cut>>,
}

impl Meter {
    pub(super) fn new(budget: Budget) -> Self {
        let budget = budget.begun();
        let until = budget.until;
        Self { budget, spent: Cell::new(0), next_look: Cell::new(0), until, cut: Cell::new(None) }
    }

    pub(super) fn budget(&self) -> Budget {
        self.budget
    }

    /// Spends so many steps; false once a bound is reached.
    pub(super) fn spend(&self, steps: usize) -> bool {
        if self.is_cut() {
            return false;
        }
        let spent = self.spent.get().saturating_add(steps);
        self.spent.set(spent);
        if spent > self.budget.steps {
            self.cut(Cut::Steps(self.budget.steps));
        } else if spent >= self.next_look.get() && (self.until.is_some() || self.budget.given_up.is_some()) {
            self.next_look.set(spent + STEPS_BETWEEN_LOOKS);
            if let Some(cut) = self.budget.overdue() {
                self.cut(cut);
            }
        }
        !self.is_cut()
    }

    /// False, and a cut, if there are more rows than the budget allows.
    pub(super) fn allows_rows(&self, rows: usize) -> bool {
        if rows > self.budget.rows {
            self.cut(Cut::Rows(self.budget.rows));
        }
        !self.is_cut()
    }

    /// Steps that are left.
    pub(super) fn left(&self) -> usize {
        self.budget.steps.saturating_sub(self.spent.get())
    }

    /// The moment at which the time is up.
    pub(super) fn until(&self) -> Option<Instant> {
        self.until
    }

    pub(super) fn is_cut(&self) -> bool {
        self.cut.get().is_some()
    }

    /// The bound that was reached, if one was.
    pub(super) fn reached(&self) -> Option<Cut> {
        self.cut.get()
    }

    /// Notes that a bound was reached elsewhere; the first stays.
    pub(super) fn cut(&self, cut: Cut) {
        if !self.is_cut() {
            self.cut.set(Some(cut));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Budget;

    #[test]
    fn a_quarter_of_the_time_is_less_and_of_no_time_there_is_none() {
        let none = Budget::default().begun();
        assert_eq!(none.first_quarter(), none);
        let whole = Budget { time: Some(Duration::from_secs(100)), ..none }.begun();
        let left = whole.until.zip(whole.first_quarter().until).map(|(all, part)| all - part);
        assert_eq!(left, Some(Duration::from_secs(75)));
        assert_eq!(whole.first_quarter().overdue(), None);
    }
}
