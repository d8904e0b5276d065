//! Puts together a document from the parts of a marked-up one.

use std::mem::take;

use crate::document::raised::can_be_note;
use crate::document::{Document, Page};

/// A document in the making: words come in, paragraphs and pages come out.
#[derive(Debug, Default)]
pub(super) struct Prose {
    pages: Vec<Page>,
    label: Option<String>,
    text: String,
    block: String,
    is_heading: bool,
    /// In how many elements of a note it is: all of a note is one paragraph.
    notes: usize,
    is_paged: bool,
}

impl Prose {
    /// Words, with blanks as they are written; a blank after a blank is none.
    pub(super) fn words(&mut self, words: &str) {
        for char in words.chars() {
            if !char.is_whitespace() {
                self.block.push(char);
            } else if !self.block.is_empty() && !self.block.ends_with([' ', '\n']) {
                self.block.push(' ');
            }
        }
    }

    /// The number of a note, where it is referred to.
    pub(super) fn mark(&mut self, label: &str) {
        self.block += &format!("[^{label}]");
    }

    /// A raised number, which may be that of a note.
    pub(super) fn raised(&mut self, words: &str) {
        let is_number = !words.is_empty() && words.chars().all(|char| char.is_ascii_digit());
        self.block += &if is_number && can_be_note(&self.block) {
            format!("<sup>{words}</sup>")
        } else {
            words.to_owned()
        };
    }

    /// The end of a line.
    pub(super) fn line(&mut self) {
        let length = self.block.trim_end().len();
        self.block.truncate(length);
        if !self.block.is_empty() {
            self.block.push('\n');
        }
    }

    /// An item of a list begins. One that has no words is none.
    pub(super) fn item(&mut self) {
        if self.block.trim_end().ends_with("\n-") || self.block.trim() == "-" {
            return;
        }
        self.line();
        self.block += "- ";
    }

    /// The end of a paragraph.
    pub(super) fn end(&mut self) {
        if self.notes > 0 {
            return self.words(" ");
        }
        let (block, is_heading) = (take(&mut self.block), take(&mut self.is_heading));
        let block = block.trim();
        if block.is_empty() || block == "-" {
            return;
        }
        // Words are no marks of a text's structure.
        if block.starts_with('#') && !is_heading {
            self.text.push('\\');
        }
        self.text += block;
        self.text += "\n\n";
    }

    /// Whether the paragraph has begun.
    pub(super) fn is_begun(&self) -> bool {
        !self.block.trim().is_empty()
    }

    /// A heading begins. It ends as a paragraph does.
    pub(super) fn heading(&mut self, level: usize) {
        self.end();
        if self.notes == 0 {
            self.is_heading = true;
            self.block = format!("{} ", "#".repeat(level.clamp(2, 6)));
        }
    }

    /// The text of a note begins; it ends with [`end_note`](Self::end_note).
    pub(super) fn note(&mut self, label: &str) {
        self.end();
        if self.notes == 0 {
            self.block = format!("[^{label}]: ");
        }
        self.notes += 1;
    }

    /// The end of a note.
    pub(super) fn end_note(&mut self) {
        self.notes = self.notes.saturating_sub(1);
        self.end();
    }

    /// A page of the printed work begins.
    pub(super) fn page(&mut self, label: Option<String>) {
        let begun = take(&mut self.block);
        // A paragraph goes on over the page, and so does a note.
        self.text += begun.trim_start();
        let text = take(&mut self.text);
        if self.is_paged || !text.trim().is_empty() {
            self.pages.push(Page { label: self.label.take(), text, large: Vec::new() });
        }
        (self.label, self.is_paged) = (label, true);
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.pages.iter().map(|page| page.text.len()).sum::<usize>() + self.text.len() + self.block.len()
    }

    /// All of it.
    pub(super) fn document(mut self) -> Document {
        self.notes = 0;
        self.end();
        self.pages.push(Page { label: self.label, text: self.text, large: Vec::new() });
        Document { pages: self.pages, is_paged: self.is_paged }
    }
}
