//! PDF: what each page draws, put into the order in which it is read.
//!
//! ```text
//! a page ── letters ──▶ letters with their places ── layout ──▶ lines in reading order, as text
//! ```

mod columns;
mod labels;
mod layout;
mod letters;
pub(super) mod marks;
mod scan;
mod string;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::document::pdf::layout::Columns;
use crate::document::pdf::scan::is_scan;
use crate::document::{Document, Page, Unreadable};

/// Of a file no more pages are read than a long book has.
const MOST_PAGES: usize = 20_000;
/// A file ends with `%%EOF`; programs that save it add no more than so many bytes behind that (ISO 32000 asks readers
/// to look within the last 1,024).
const LONGEST_TAIL: usize = 4096;
/// What has fewer letters than this has no text.
const LEAST_LETTERS: usize = 20;

/// Reads the text of all pages.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let pdf = opened(bytes)?;
    let cache = InterpreterCache::new();
    let number = pdf.pages().len();
    let labels = labels::read(&pdf, number);
    let (mut letters, mut unknown) = (0, 0);
    let mut pictured = Vec::new();
    let columns: Vec<Columns> = pdf
        .pages()
        .iter()
        .map(|page| {
            let found = letters::of(page, &cache, &pdf);
            letters += found.letters.len();
            unknown += found.unknown;
            pictured.push(found.pictured);
            layout::columns(found.letters)
        })
        .collect();
    let usual = layout::usual_size(&columns);
    let page = |(columns, label): (&Columns, Option<String>)| Page {
        label,
        text: columns.text(),
        large: columns.large(usual),
    };
    let pages: Vec<Page> = columns.iter().zip(labels).map(page).collect();
    if unknown > letters / 2 && letters + unknown > LEAST_LETTERS {
        return Err(Unreadable::NoCharacters);
    }
    if letters < LEAST_LETTERS || is_scan(&pages, &pictured) {
        return Err(Unreadable::NoText);
    }
    Ok(Document { pages, is_paged: true })
}

/// A file that has pages, and its end: what can be made out of one that was cut off would pass for the whole.
fn opened(bytes: &[u8]) -> Result<Pdf, Unreadable> {
    let tail = &bytes[bytes.len().saturating_sub(LONGEST_TAIL)..];
    if !tail.windows(5).any(|end| end == b"%%EOF") {
        return Err(Unreadable::Damaged("PDF".to_owned()));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Password,
        LoadPdfError::Decryption(_) => Unreadable::Encrypted,
        LoadPdfError::Invalid => Unreadable::Damaged("PDF".to_owned()),
    })?;
    match pdf.pages().len() {
        0 => Err(Unreadable::Damaged("PDF".to_owned())),
        MOST_PAGES.. => Err(Unreadable::TooLong),
        _ => Ok(pdf),
    }
}
