//! The bibliography: what a work is, who wrote it, when. Read from BibTeX or BibLaTeX entry by
//! entry, so that one broken entry costs one entry; exchanged with other programs as BibTeX,
//! BibLaTeX, RIS and CSL-JSON by way of [`Reference`].

pub(crate) mod attachment;
mod besides;
mod bibtex;
mod columns;
mod csl;
mod date;
mod draft;
mod fields;
pub mod format;
mod head;
pub(crate) mod identifiers;
pub mod import;
mod inherit;
mod key;
mod kinds;
mod latex;
mod mentions;
pub mod merge;
mod names;
mod outline;
mod pages;
mod raw;
mod read;
mod reference;
mod ris;
mod scan;
mod split;
mod strings;
mod text;
mod words;
mod year;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source::{Span, Spanned};

pub use csl::value as csl_value;
pub use date::{Date, Point};
pub(crate) use fields::is_local_file;
pub(crate) use kinds::is_of_type;
pub use mentions::mentions;
pub(crate) use names::is_of_body;
pub use outline::{FieldOutline, Outline, outline};
pub use read::{read, read_among};
pub use reference::Reference;
pub use strings::Abbreviations;
pub(crate) use text::entity;
pub use text::{MARKS, Mark, Run, Text, plain_of_html};

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
    /// `location` is `address`). `year` is the year as printed, and `authors-truncated` or
    /// `editors-truncated` is `yes` where that list of people ends in `and others`.
    pub fields: BTreeMap<String, String>,
    /// Those of the fields whose plain text leaves something out, in LaTeX, without the outermost
    /// braces: `The {NATO} Summit`.
    pub latex: BTreeMap<String, String>,
    /// The key of the entry that contains this one (`crossref`), if any.
    pub host: Option<String>,
    /// The whole entry, from `@` to its closing brace.
    pub span: Span,
}

/// A person's name in its parts, or a body's name in `family` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
