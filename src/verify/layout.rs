//! The pages of a copy as one text, without what stands at their edges and is not the author's.
//!
//! Where a page begins, the text has [`TURN`]: on a line of its own where a file is divided into pages, or anywhere where
//! a reader has marked the pages in the text.

mod heads;
mod marked;
mod noted;

use crate::document::{Document, Page};
use crate::verify::known::Known;
use crate::verify::layout::heads::without_heads;
use crate::verify::layout::marked::marked;
use crate::verify::layout::noted::noted;
use crate::verify::pages::Numbering;

/// Stands where a page begins. It is no character of any text.
pub(super) const TURN: char = '\u{fdd0}';

/// Stands before a line that is printed as headings are. It is no character of any text either.
pub(super) const LARGE: char = '\u{fdd1}';

/// A copy as one text, and what it says of the numbers of its pages.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The text.
    pub(super) raw: String,
    /// The evidence for the numbers of its pages.
    pub(super) numbering: Numbering,
}

/// Puts the pages of a copy together, of whose work this is known.
pub(super) fn layout(document: &Document, known: &Known) -> Layout {
    let texts: Vec<String> = document.pages.iter().map(text).collect();
    if let [text] = texts.as_slice()
        && let Some((raw, labels)) = marked(text)
    {
        let pages: Vec<&str> = vec![""; labels.len()];
        return Layout { raw, numbering: Numbering::of(&pages, &labels, known) };
    }
    let labels: Vec<Option<String>> = document.pages.iter().map(|page| page.label.clone()).collect();
    let pages: Vec<&str> = texts.iter().map(String::as_str).collect();
    let numbering = Numbering::of(&pages, &labels, known).paged(document.is_paged);
    if pages.len() == 1 {
        return Layout { raw: texts.concat(), numbering };
    }
    let bare = without_heads(&pages, &numbering, known);
    Layout { raw: noted(bare).join(&format!("\n{TURN}\n")), numbering }
}

/// The text of a page, with [`LARGE`] before its large lines.
fn text(page: &Page) -> String {
    let whole = page.text.replace(LARGE, "");
    if page.large.is_empty() {
        return lines(&whole);
    }
    let marked = whole.split('\n').enumerate().map(|(at, line)| match page.large.binary_search(&at) {
        Ok(_) => format!("{LARGE}{line}"),
        Err(_) => line.to_owned(),
    });
    lines(&marked.collect::<Vec<_>>().join("\n"))
}

/// A text with one sort of line end, and without what stands for something here.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n").replace(TURN, "")
}
