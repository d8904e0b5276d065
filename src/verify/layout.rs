//! The pages of a copy as one text, without what stands at their edges and is not the author's.
//!
//! Where a page begins, the text has [`TURN`]: on a line of its own where a file is divided into pages, or anywhere where
//! a reader has marked the pages in the text.

mod heads;
mod marked;
mod noted;

use crate::document::Document;
use crate::verify::layout::heads::without_heads;
use crate::verify::layout::marked::marked;
use crate::verify::layout::noted::noted;
use crate::verify::pages::Numbering;

/// Stands where a page begins. It is no character of any text.
pub(super) const TURN: char = '\u{fdd0}';

/// A copy as one text, and what it says of the numbers of its pages.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The text.
    pub(super) raw: String,
    /// The evidence for the numbers of its pages.
    pub(super) numbering: Numbering,
}

/// Puts the pages of a copy together.
pub(super) fn layout(document: &Document) -> Layout {
    let texts: Vec<String> = document.pages.iter().map(|page| lines(&page.text)).collect();
    if let [text] = texts.as_slice()
        && let Some((raw, labels)) = marked(text)
    {
        let pages: Vec<&str> = vec![""; labels.len()];
        return Layout { raw, numbering: Numbering::of(&pages, &labels) };
    }
    let labels: Vec<Option<String>> = document.pages.iter().map(|page| page.label.clone()).collect();
    let pages: Vec<&str> = texts.iter().map(String::as_str).collect();
    let numbering = Numbering::of(&pages, &labels);
    if pages.len() == 1 {
        return Layout { raw: texts.concat(), numbering };
    }
    let bare = without_heads(&pages, &numbering);
    Layout { raw: noted(bare).join(&format!("\n{TURN}\n")), numbering }
}

/// A text with one sort of line end, and without what stands for something here.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n").replace(TURN, "")
}
