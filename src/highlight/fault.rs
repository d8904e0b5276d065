//! Why bytes cannot be read as an export.

use std::fmt;

/// Why bytes cannot be read as an export. Shown as one phrase: `expected A, found B`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What was expected: `a row of column names`.
    pub expected: String,
    /// What was found instead.
    pub found: String,
    /// The line on which it was found, from 1, where the export is text.
    pub line: Option<usize>,
    /// What helps, as a phrase that begins with a verb; may be empty.
    pub help: String,
}

impl Fault {
    pub(super) fn new(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { expected: expected.into(), found: found.into(), line: None, help: String::new() }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub(super) fn on_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for Fault {}
