//! A reader's own copy of a work, in whatever format, as the text of its pages.
//!
//! ```text
//! a file's bytes ── Format::of ──▶ the reader of that format ──▶ Document (pages with their labels)
//! Reader::Apart: the same in a process with bounds on time and memory
//! ```
//!
//! Each reader gives what the format says of pages, headings and notes in the one form that [`verify`] reads on:
//! headings are `## Title`, notes `[^12]: …`, paragraphs are parted by blank lines. It repairs nothing: what stands on
//! a page and is not the author's (running heads, page numbers) is left for whoever sees all pages together.
//!
//! [`verify`]: crate::verify

#[expect(clippy::disallowed_methods, reason = "it starts this program again")]
pub mod apart;
mod archive;
mod docx;
mod epub;
mod format;
mod html;
mod pdf;
mod plain;
mod prose;
mod raised;
mod unreadable;
mod xml;

use serde::{Deserialize, Serialize};

pub use apart::{Limits, Reader};
pub use format::Format;
pub use pdf::marks::{Kind as MarkKind, Mark};
pub use unreadable::Unreadable;

/// A copy of a work as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its pages in their order. What is not divided into pages is one.
    pub pages: Vec<Page>,
    /// True if the file is divided into pages.
    pub is_paged: bool,
}

/// A page of a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What the file itself calls it (`ix`, `123`, `A19`), as PDF's page labels and EPUB's page list do.
    pub label: Option<String>,
    /// Its text.
    pub text: String,
    /// The lines of the text, by their numbers from 0, that are printed larger than most of the work, as headings are; only
    /// PDF tells.
    #[serde(default)]
    pub large: Vec<usize>,
}

/// Reads a copy. The `name` of its file helps to tell formats apart.
///
/// # Errors
/// If there is no text to be had from it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    match Format::of(name, bytes) {
        Format::Plain => plain::read(bytes),
        Format::Html => html::read(bytes),
        Format::Epub => epub::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Pdf => pdf::read(bytes),
    }
}

/// What readers have marked in a copy, and their remarks. Only PDF holds any.
///
/// # Errors
/// As [`read`].
pub fn marks(name: &str, bytes: &[u8]) -> Result<Vec<Mark>, Unreadable> {
    match Format::of(name, bytes) {
        Format::Pdf => pdf::marks::read(bytes),
        Format::Plain | Format::Epub | Format::Html | Format::Docx => Ok(Vec::new()),
    }
}
