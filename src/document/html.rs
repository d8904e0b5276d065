//! HTML and XHTML: saved articles, and the parts of an EPUB.

mod element;
mod label;
mod links;

use std::iter::from_fn;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer, naive_next_state};

use crate::document::html::element::{Element, Tag, heading, is_block, is_closed, is_skipped};
use crate::document::html::label::unlabelled;
use crate::document::prose::Prose;
use crate::document::{Document, Unreadable};
use crate::source::decode;

pub(super) use crate::document::html::links::Links;

/// Elements lie within one another no deeper.
const DEEPEST: usize = 500;

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let text = decoded(bytes);
    let mut links = Links::default();
    links.gather("", &text);
    let mut prose = Prose::default();
    add("", &text, &links, &mut prose);
    match prose.document() {
        document if document.pages.iter().all(|page| page.text.trim().is_empty()) => {
            Err(Unreadable::Damaged("HTML".to_owned()))
        }
        document => Ok(document),
    }
}

/// Adds the text of a file to a document.
pub(super) fn add(name: &str, text: &str, links: &Links, prose: &mut Prose) {
    let mut reader = Reader { name, links, prose, open: Vec::new(), raised: None, label: None };
    for token in tokens(text) {
        match token {
            Token::StartTag(tag) => reader.start(&Tag::of(&tag)),
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
    }
    while reader.open.pop().is_some_and(|element| reader.close(&element)) {}
    prose.end();
}

/// The parts of a text in HTML or XHTML. What a script or a title holds is no markup; one that XHTML closes at once
/// (`<script src="x"/>`) holds nothing.
fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut tokenizer = Tokenizer::new_with_emitter(text, DefaultEmitter::<()>::default());
    from_fn(move || {
        let Ok(token) = tokenizer.next()?;
        if let Token::StartTag(tag) = &token
            && !tag.self_closing
            && let Some(state) = naive_next_state(&tag.name)
        {
            tokenizer.set_state(state);
        }
        Some(token)
    })
}

/// Bytes as text, without the mark of their encoding.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let (text, _) = decode::decoded(bytes.to_vec());
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

struct Reader<'a> {
    /// The name of the file, for links from others.
    name: &'a str,
    links: &'a Links,
    prose: &'a mut Prose,
    open: Vec<Element>,
    /// What is raised, until it is known whether it is a number.
    raised: Option<String>,
    /// The number that begins a note and is not a part of it; empty once it has been read and no other words have.
    label: Option<String>,
}

impl Reader<'_> {
    fn is_skipping(&self) -> bool {
        self.open.last().is_some_and(|element| element.is_skipped)
    }

    fn start(&mut self, tag: &Tag) {
        let is_closed = is_closed(tag);
        let is_skipped = self.is_skipping() || is_skipped(tag);
        if tag.name == "p" || tag.name == "li" || tag.name == "tr" || tag.name == "td" {
            self.end_of_same(&tag.name);
        }
        let mut element = Element { name: tag.name.clone(), is_skipped, is_note: false };
        if !is_skipped {
            let level = heading(&tag.name);
            if let Some(level) = level {
                self.prose.heading(level);
            } else if is_block(&tag.name) {
                self.prose.end();
            }
            self.begin(tag, &mut element);
        }
        if !is_closed && self.open.len() < DEEPEST {
            self.open.push(element);
        } else if element.is_note {
            self.prose.end_note();
        }
    }

    /// What a tag says beside where blocks begin.
    fn begin(&mut self, tag: &Tag, element: &mut Element) {
        if let Some(label) = self.links.page(self.name, tag) {
            self.prose.page(label);
            // What the mark of a page says is its number.
            if tag.is("pagebreak") {
                element.is_skipped = true;
                return;
            }
        }
        if let Some(label) = self.links.reference(self.name, tag).map(str::to_owned) {
            self.raised = None;
            self.prose.mark(&label);
            element.is_skipped = true;
            return;
        }
        if let Some(label) =
            self.links.note(self.name, tag).filter(|_| !self.prose.is_begun()).map(str::to_owned)
        {
            self.prose.note(&label);
            // A note whose place alone is marked ends with its paragraph.
            if is_block(&tag.name) || tag.name == "li" {
                element.is_note = true;
            } else if let Some(block) = self.open.iter_mut().rev().find(|element| is_block(&element.name)) {
                block.is_note = true;
            } else {
                element.is_note = true;
            }
            self.label = Some(label);
        }
        match tag.name.as_str() {
            "sup" => self.raised = Some(String::new()),
            "br" => self.prose.line(),
            "td" | "th" => self.prose.words(" "),
            "tr" => self.prose.line(),
            "li" if !element.is_note => self.prose.item(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_skipping() {
            return;
        }
        if let Some(label) = &self.label {
            let (rest, label) = unlabelled(text, label);
            self.prose.words(rest);
            self.label = label;
            return;
        }
        // The way back from a note.
        if text.trim().chars().all(|char| matches!(char, '↩' | '↑' | '⤴' | '\u{fe0e}'))
            && !text.trim().is_empty()
        {
            return;
        }
        match &mut self.raised {
            Some(raised) => *raised += text.trim(),
            None => self.prose.words(text),
        }
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|element| element.name == name) else { return };
        while self.open.len() > at {
            if let Some(element) = self.open.pop() {
                self.close(&element);
            }
        }
    }

    /// Ends what the next of its kind ends.
    fn end_of_same(&mut self, name: &str) {
        let within = |element: &&Element| {
            !matches!(element.name.as_str(), "ul" | "ol" | "table" | "blockquote" | "div")
        };
        let is_open = self.open.iter().rev().take_while(within).any(|element| element.name == name);
        if is_open {
            self.end(name);
        }
    }

    /// Always true.
    fn close(&mut self, element: &Element) -> bool {
        if element.name == "sup"
            && let Some(raised) = self.raised.take()
        {
            self.prose.raised(&raised);
        }
        if element.is_note {
            self.label = None;
            self.prose.end_note();
        } else if !element.is_skipped && (is_block(&element.name) || heading(&element.name).is_some()) {
            self.prose.end();
        }
        true
    }
}
