//! Text with the few marks that bibliographies use: letters whose case is to stay, italics, raised
//! and lowered letters. Each format writes the marks in its own way.

mod html;
mod latex;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub(crate) use html::entity;
pub(super) use html::{escaped as escaped_html, from_html, to_html};
pub(super) use latex::{escaped, to_latex};

/// The letters of a text with the tags that CSL-JSON has for marks.
#[must_use]
pub fn plain_of_html(html: &str) -> String {
    from_html(html).plain()
}

/// How part of a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// In italics, or however emphasis is shown.
    Italic,
    /// In bold type.
    Bold,
    /// In small capitals.
    SmallCaps,
    /// Raised.
    Super,
    /// Lowered.
    Sub,
    /// Its upper and lower case stay as they are, whatever a style asks for. The innermost of the marks:
    /// BibTeX does not take braces right around a command for this one.
    NoCase,
}

/// Every mark, in the order of the enum.
pub const MARKS: [Mark; 6] =
    [Mark::Italic, Mark::Bold, Mark::SmallCaps, Mark::Super, Mark::Sub, Mark::NoCase];

/// A stretch of text under the same marks; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// What holds of all of them.
    pub marks: BTreeSet<Mark>,
}

/// A text with marks: runs, of which no two neighbours have the same marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    runs: Vec<Run>,
}

impl From<&str> for Text {
    fn from(plain: &str) -> Self {
        Self::of([Run { text: plain.to_owned(), marks: BTreeSet::new() }])
    }
}

impl Text {
    /// The runs, one after the other, neighbours with the same marks made one.
    #[must_use]
    pub fn of(runs: impl IntoIterator<Item = Run>) -> Self {
        let mut text = Self::default();
        for run in runs {
            match text.runs.last_mut() {
                Some(last) if last.marks == run.marks => last.text.push_str(&run.text),
                _ if run.text.is_empty() => {}
                _ => text.runs.push(run),
            }
        }
        text
    }

    /// The letters alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The runs in order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// True if there are no letters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// This text, then another.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.runs.extend(other.runs);
        Self::of(self.runs)
    }

    /// Without white space at both ends, and with at most one blank between words: no format keeps
    /// more. Line feeds stay where `lines` is true.
    #[must_use]
    pub(super) fn tidy(self, lines: bool) -> Self {
        let mut runs = self.runs;
        let mut last = ' ';
        for run in &mut runs {
            let mut kept = String::with_capacity(run.text.len());
            for c in run.text.chars() {
                let c = match c {
                    '\n' if lines => '\n',
                    c if c.is_whitespace() || c.is_control() => ' ',
                    c => c,
                };
                let blank = matches!(c, ' ' | '\n');
                if !(blank && matches!(last, ' ' | '\n')) {
                    kept.push(c);
                    last = c;
                }
            }
            run.text = kept;
        }
        while let Some(run) = runs.last_mut() {
            run.text.truncate(run.text.trim_end().len());
            if !run.text.is_empty() {
                break;
            }
            runs.pop();
        }
        runs.retain(|run| !run.text.is_empty());
        Self::of(runs)
    }

    /// Writes the text with `open` and `close` around what is marked, properly nested, each letter as
    /// `letter` has it.
    fn write(
        &self,
        open: impl Fn(Mark) -> &'static str,
        close: impl Fn(Mark) -> &'static str,
        write: impl Fn(&str, &mut String),
    ) -> String {
        let mut out = String::new();
        let mut stack: Vec<Mark> = Vec::new();
        for run in &self.runs {
            let keep = stack.iter().take_while(|mark| run.marks.contains(mark)).count();
            for mark in stack.drain(keep..).rev() {
                out.push_str(close(mark));
            }
            for mark in
                run.marks.iter().filter(|mark| !stack[..keep].contains(mark)).copied().collect::<Vec<_>>()
            {
                out.push_str(open(mark));
                stack.push(mark);
            }
            write(&run.text, &mut out);
        }
        for mark in stack.into_iter().rev() {
            out.push_str(close(mark));
        }
        out
    }
}
