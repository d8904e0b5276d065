//! Highlights and notes of other programs: bytes of an export in, [`Highlight`]s out.
//!
//! A highlight is what a reader marked or wrote there, whatever the program; this module knows no library. Which work a
//! highlight belongs to is for others to find out from its [`Hint`]. What of an export is no highlight, or cannot be one,
//! is listed in [`Reading::skipped`], so that nothing is lost unseen. `docs/highlights.md` says how to export from each
//! program.

mod date;
mod fault;
mod format;
mod found;
mod hypothesis;
mod identity;
mod joined;
mod json;
mod kindle;
mod pdf;
mod plain;
mod qdpx;
mod readwise;
mod table;
mod zotero;

use std::fmt;

use crate::source::decode::decoded;

pub use fault::Fault;
pub use format::{FORMATS, Format};
use found::Found;
pub use joined::{ALIKE, joined};
pub use pdf::of_marks;
pub(crate) use zotero::coded;

/// A passage that a reader marked in another program, with what they wrote beside it. It has a quote, a note, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// Which it is, among all of its program.
    pub source: Source,
    /// What is said of the work that it is in.
    pub work: Hint,
    /// The words that are marked, on one line.
    pub quote: Option<String>,
    /// What the reader wrote, as plain text that may have several lines.
    pub note: Option<String>,
    /// What the reader tagged or coded it with, in the program's order; none twice.
    pub tags: Vec<String>,
    /// Where it is: `p. 9`, `location 1406-1407`, or as the program writes it.
    pub place: Option<String>,
    /// Who marked it, as the program calls them.
    pub by: Option<String>,
    /// The day on which it was marked, `YYYY-MM-DD`.
    pub on: Option<String>,
    /// When it was last changed, as its program writes that: of one program, what is later sorts behind.
    pub changed: Option<String>,
    /// Its colour: a name, or `#rrggbb`.
    pub color: Option<String>,
    /// The ids that it had before it was extended, where its program gives an extended one another.
    pub earlier: Vec<String>,
    /// What its export cannot tell, so that nothing follows where it is missing.
    pub untold: Vec<Detail>,
}

/// What of a highlight some exports of a program tell and others do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Its tags.
    Tags,
    /// Who marked it, and when.
    Who,
    /// Its colour.
    Color,
    /// The page, where there is a location.
    Page,
}

/// What identifies a highlight. Exporting again, or changing note, tags or colour, changes neither part.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The program.
    pub tool: Tool,
    /// The program's own id or, where it gives none, a hash of work, place and words.
    pub id: String,
}

/// A program, or a standard that several programs write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// Zotero.
    #[default]
    Zotero,
    /// Hypothesis.
    Hypothesis,
    /// Readwise.
    Readwise,
    /// Amazon's Kindle.
    Kindle,
    /// A PDF, whatever program marked it.
    Pdf,
    /// REFI-QDA, the exchange format of NVivo, ATLAS.ti, MAXQDA and others.
    Qdpx,
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Zotero => "Zotero",
            Self::Hypothesis => "Hypothesis",
            Self::Readwise => "Readwise",
            Self::Kindle => "Kindle",
            Self::Pdf => "PDF",
            Self::Qdpx => "REFI-QDA",
        })
    }
}

/// What an export says of a work; any part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// Its citation key.
    pub key: Option<String>,
    /// Its DOI, in small letters, without an address before it.
    pub doi: Option<String>,
    /// Its ISBN, as written.
    pub isbn: Option<String>,
    /// Its title, or the name of its document.
    pub title: Option<String>,
    /// Its authors: `Family, Given` where the program tells the parts apart, otherwise as written, or family names alone.
    pub authors: Vec<String>,
    /// Its year.
    pub year: Option<i32>,
    /// Its address.
    pub url: Option<String>,
    /// The path or name of its file; in Zotero's storage, `storage/KEY/NAME` or `storage/KEY`.
    pub file: Option<String>,
}

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The format that it was read as.
    pub format: Format,
    /// The highlights, in the order of the export. No two have the same [`Source`].
    pub highlights: Vec<Highlight>,
    /// What was not made a highlight, in the order of the export.
    pub skipped: Vec<Skipped>,
    /// What of the highlights could not be read, a sentence each.
    pub notices: Vec<String>,
}

/// Something of an export that became no highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// What it is: `bookmark at location 12`.
    pub what: String,
    /// Its line in the export, from 1, where that is text.
    pub line: Option<usize>,
    /// Why, as a phrase to follow a colon.
    pub why: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.why)
    }
}

/// Reads an export, whose format is recognised by its content; `name` is the name of its file, for where content says
/// too little.
///
/// # Errors
/// What was expected, and what the bytes are instead.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Fault> {
    read_as(Format::recognise(name, bytes)?, bytes)
}

/// Reads an export of a known format.
///
/// # Errors
/// What was expected, and what the bytes are instead.
pub fn read_as(format: Format, bytes: &[u8]) -> Result<Reading, Fault> {
    let mut found = if format == Format::Qdpx {
        qdpx::read(bytes)?
    } else {
        // The mark of an encoding may also stand where files were put together.
        let text = decoded(bytes.to_vec()).0.replace('\u{feff}', "");
        match format {
            Format::Zotero => zotero::read_json(&json::value(&text)?)?,
            Format::ZoteroMarkdown => zotero::read_markdown(&text)?,
            Format::Hypothesis => hypothesis::read(&json::value(&text)?)?,
            Format::Readwise => readwise::read(&text)?,
            Format::KindleClippings => kindle::read_clippings(&text)?,
            Format::KindleNotebook => kindle::read_notebook(&text)?,
            Format::KindleTable => kindle::read_table(&text)?,
            Format::Qdpx => Found::default(),
        }
    };
    found.highlights.iter_mut().for_each(|highlight| highlight.untold.extend(format.untold()));
    found.settle();
    Ok(Reading { format, highlights: found.highlights, skipped: found.skipped, notices: found.notices })
}

impl Highlight {
    fn new(tool: Tool, id: impl Into<String>, work: Hint) -> Self {
        Self { source: Source { tool, id: id.into() }, work, ..Self::default() }
    }

    /// A name for it in a message: `highlight “They had agreed …” at p. 9`.
    #[must_use]
    pub fn what(&self) -> String {
        let (kind, text) = match &self.quote {
            Some(quote) => ("highlight", quote),
            None => ("note", self.note.as_ref().unwrap_or(&self.source.id)),
        };
        let place = self.place.as_ref().map(|place| format!(" at {place}")).unwrap_or_default();
        format!("{kind} “{}”{place}", plain::shortened(text))
    }

    /// Tags it.
    fn tag(&mut self, tag: &str) {
        self.tags.extend(Some(plain::one_line(tag)).filter(|tag| !tag.is_empty()));
    }
}
