//! The bibliography: what a work is, who wrote it, when. Read from BibTeX or BibLaTeX entry by
//! entry, so that one broken entry costs one entry.

mod draft;
mod fields;
mod head;
mod inherit;
mod latex;
mod names;
mod raw;
mod read;
mod references;
mod scan;
mod split;
mod strings;
mod words;
mod year;

use std::collections::BTreeMap;

use crate::source::{Span, Spanned};

pub use read::read;
pub use references::references;

/// One entry of a bibliography, with LaTeX turned into plain text and inheritance (`crossref`,
/// `xdata`) already applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The citation key, by which the corpus calls the work.
    pub key: Spanned<String>,
    /// The entry's type in lower case: `book`, `article`, `incollection`, …
    pub kind: String,
    /// The authors in order.
    pub authors: Vec<PersonName>,
    /// The editors in order.
    pub editors: Vec<PersonName>,
    /// The year of publication, counted as astronomers do: 1 BCE is 0, 44 BCE is -43.
    pub year: Option<i32>,
    /// Every other field as plain text, by its lower-case name: `title`, `booktitle`, `journal`,
    /// `pages`, `publisher`, … BibLaTeX's names are given as BibTeX's (`journaltitle` is `journal`,
    /// `location` is `address`). `year` is the year as printed, and `authors-truncated` is `yes`
    /// where the list of authors ends in `and others`.
    pub fields: BTreeMap<String, String>,
    /// The key of the entry that contains this one (`crossref`), if any.
    pub host: Option<String>,
    /// The whole entry, from `@` to its closing brace.
    pub span: Span,
}

/// A person's name in its parts, or a body's name in `family` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName {
    /// The family name without a particle: `Luhmann`, `Hoop Scheffer`; a body's whole name.
    pub family: String,
    /// The given names: `Julian R`.
    pub given: String,
    /// A particle before the family name: `de`, `von der`.
    pub particle: String,
    /// What follows the name: `Jr.`, `III`.
    pub suffix: String,
}
