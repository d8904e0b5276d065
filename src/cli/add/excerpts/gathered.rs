//! The highlights of some files.

use crate::document;
use crate::document::Reader;
use crate::highlight::{self, Fault, Format, Highlight, Skipped, of_marks};

/// The highlights of some files, and what is to be told of these.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) highlights: Vec<Highlight>,
    pub(super) skipped: Vec<Skipped>,
    /// What of the highlights could not be read.
    pub(super) notices: Vec<String>,
    /// What to do about files that have nothing.
    pub(super) helps: Vec<String>,
}

/// In what form highlights are given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Exported by another program.
    Export(Format),
    /// Marked in a PDF.
    Pdf,
}

/// Why a file was not read.
pub(super) enum Unread {
    /// It is in no known format, or broken.
    Export(Fault),
    /// A phrase to follow the name of a PDF.
    Pdf(String),
}

/// What to do where the marks of a PDF are not in it.
const OF_PDF: &str = "many programs keep marks beside the PDF: export them there (docs/highlights.md), or save the PDF with \
                      its marks in it, as Zotero's `File › Export PDF…` does. What you marked on paper before scanning is \
                      only in the picture: add it by hand, `catena add excerpt KEY/ID --quote \"…\" --at \"p. 9\"`";

impl Gathered {
    /// Reads a file. Its form is recognised if none is given.
    pub(super) fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        form: Option<Form>,
        reader: &Reader,
    ) -> Result<(), Unread> {
        let is_pdf = document::Format::of(name, bytes) == document::Format::Pdf;
        if form == Some(Form::Pdf) && !is_pdf {
            return Err(Unread::Pdf("is not a PDF".to_owned()));
        }
        if is_pdf && matches!(form, None | Some(Form::Pdf)) {
            let marks = reader.marks(name, bytes).map_err(|why| Unread::Pdf(why.to_string()))?;
            let (highlights, skipped) = of_marks(name, marks);
            if highlights.is_empty() && skipped.is_empty() {
                self.is_empty(name, "no highlight, underline or comment is saved in this PDF", OF_PDF);
            }
            self.highlights.extend(highlights);
            self.skipped.extend(skipped);
            return Ok(());
        }
        let read = match form {
            Some(Form::Export(format)) => highlight::read_as(format, bytes),
            _ => highlight::read(name, bytes),
        };
        let read = read.map_err(Unread::Export)?;
        if read.highlights.is_empty() && read.skipped.is_empty() {
            let help = "docs/highlights.md says how to export with the annotations";
            self.is_empty(name, &format!("it is {} without a highlight or a note", read.format), help);
        }
        self.highlights.extend(read.highlights);
        self.skipped.extend(read.skipped);
        self.notices.extend(read.notices);
        Ok(())
    }

    fn is_empty(&mut self, name: &str, why: &str, help: &str) {
        self.skipped.push(Skipped { what: format!("`{name}`"), line: None, why: why.to_owned() });
        if !self.helps.iter().any(|told| told == help) {
            self.helps.push(help.to_owned());
        }
    }
}
