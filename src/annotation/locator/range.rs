//! Numbers from one to another.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::number::{Class, Inside, Number};

/// Numbers from one to another, both included. A single number is a range of itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    /// The first.
    pub from: Number,
    /// The last.
    pub to: Number,
    /// True if it is the range before it as another edition or count has it: the second of `A51/B75`.
    pub is_same: bool,
}

impl Range {
    /// A number alone.
    #[must_use]
    pub fn one(number: Number) -> Self {
        Self { to: number.clone(), from: number, is_same: false }
    }

    /// From one number to another, as they are.
    #[must_use]
    pub fn new(from: Number, to: Number) -> Self {
        Self { from, to, is_same: false }
    }

    /// The range of two numbers as written, a short second number completed from the first: `183-84` is 183 to 184.
    /// A number behind letters has these too: `S87-7` ends before it begins. None if the second is no number.
    #[must_use]
    pub fn completed(from: Number, to: &str) -> Option<Self> {
        let of_class = |to: Number| match (from.class(), to.value().filter(|_| to.is_plain())) {
            (class @ Class::Lettered(_), Some(value)) => Number::of(class, value),
            _ => to,
        };
        let to = from.completing(to).or_else(|| Number::read(to).map(of_class))?;
        Some(Self::new(from, to))
    }

    /// True if it ends before it begins: `7-5`, `iv-ii`. What counts in two ways, as `ix-12`, does not.
    #[must_use]
    pub fn is_backwards(&self) -> bool {
        self.from.class() == self.to.class() && Self::counted(&self.to) < Self::counted(&self.from)
    }

    fn counted(number: &Number) -> (&[u32], (&str, u32), &[Inside]) {
        (number.steps(), number.suffix(), number.inside())
    }

    /// True if it holds more than one.
    #[must_use]
    pub fn is_several(&self) -> bool {
        self.from != self.to || self.from.open().is_some()
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}-{}", self.from, self.to) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, Range};

    #[test]
    fn short_ranges_are_completed() {
        let completed =
            |from, to: &str| Range::completed(Number::arabic(from), to).map(|range| range.to_string());
        assert_eq!(completed(183, "84").as_deref(), Some("183-184"));
        assert_eq!(
            completed(1999, "3").as_deref(),
            Some("1999-3"),
            "what cannot be completed stays as written"
        );
        assert_eq!(completed(9, "9").as_deref(), Some("9"));
        assert_eq!(completed(9, "nine"), None);
        assert_eq!(completed(12, "2").as_deref(), Some("12-2"), "it does not shrink to one");
    }

    #[test]
    fn backwards_is_what_ends_before_it_begins() {
        let backwards = |from: &str, to| {
            let range = Number::read(from).and_then(|from| Range::completed(from, to));
            range.map(|range| range.is_backwards())
        };
        assert_eq!(backwards("7", "5"), Some(true));
        assert_eq!(backwards("iv", "ii"), Some(true));
        assert_eq!(backwards("12v", "12r"), Some(true));
        assert_eq!(backwards("2.10", "2.9"), Some(true));
        assert_eq!(backwards("5(c)", "(a)"), Some(true));
        assert_eq!(backwards("S87", "7"), Some(true));
        assert_eq!(backwards("12", "2"), Some(true));
        assert_eq!(backwards("ix", "12"), Some(false));
        assert_eq!(backwards("183", "84"), Some(false));
        assert_eq!(backwards("514a", "c"), Some(false));
    }
}
