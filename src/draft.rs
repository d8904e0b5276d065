//! A draft of a paper, and whether what it cites is what the library records.
//!
//! ```text
//! Markdown, LaTeX, Typst ── signs (words and citations, without markup) ──▶ quotes ──▶ findings
//! ```
//!
//! Code, comments and mathematics are looked through. What a draft does by macros of its own is not seen.

mod findings;
mod latex;
mod markdown;
mod place;
mod quotes;
mod signs;
mod typst;

use std::ops::Range;
use std::path::Path;

pub use findings::{Finding, Kind, Severity, Texts, check};

/// A notation of drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Markdown as Pandoc reads it.
    Markdown,
    /// LaTeX with natbib or BibLaTeX.
    Latex,
    /// Typst.
    Typst,
}

impl Notation {
    /// The notation of a file by the end of its name; none of another.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "md" | "markdown" | "qmd" | "rmd" => Some(Self::Markdown),
            "tex" | "ltx" => Some(Self::Latex),
            "typ" => Some(Self::Typst),
            _ => None,
        }
    }
}

/// What a draft cites and quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The citations, in their order.
    pub cites: Vec<Cited>,
    /// What stands in quotation marks, in its order.
    pub quotes: Vec<Quoted>,
}

/// A citation of one work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// The key of the work.
    pub key: String,
    /// What is said after the key, such as `p. 9`; may be empty.
    pub place: String,
}

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where they stand, in bytes.
    pub at: Range<usize>,
    /// The words, without markup.
    pub words: String,
    /// The citation that they belong to, by its number: the next one in their sentence, or the one behind it, or else the
    /// one before them in it.
    pub cite: Option<usize>,
}

/// Reads a draft.
#[must_use]
pub fn read(text: &str, notation: Notation) -> Draft {
    let signs = match notation {
        Notation::Markdown => markdown::signs(text),
        Notation::Latex => latex::signs(text),
        Notation::Typst => typst::signs(text),
    };
    let quotes = quotes::of(&signs);
    Draft { cites: signs.cites, quotes }
}
