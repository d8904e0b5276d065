//! DOCX, as Word, LibreOffice and Google Docs write it.

use std::collections::BTreeMap;

use crate::document::archive::Archive;
use crate::document::html::decoded;
use crate::document::prose::Prose;
use crate::document::xml::{Element, Part, parts};
use crate::document::{Document, Unreadable};

/// Reads a manuscript. Its pages are known to nobody but the program that prints it.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    // What Word encrypts is no zip file.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::Encrypted);
    }
    let mut archive = Archive::open(bytes, "DOCX")?;
    let text = decoded(&archive.needed("word/document.xml")?);
    let mut optional = |name: &str| Ok(archive.file(name)?.map(|bytes| decoded(&bytes)).unwrap_or_default());
    let headings = headings(&optional("word/styles.xml")?);
    let footnotes = notes(&optional("word/footnotes.xml")?, "footnote");
    let endnotes = notes(&optional("word/endnotes.xml")?, "endnote");
    let mut writer =
        Writer { headings, prose: Prose::default(), notes: Vec::new(), skipped: 0, is_text: false };
    for part in parts(&text) {
        writer.part(part);
    }
    let Writer { mut prose, notes: marked, .. } = writer;
    for (at, (is_end, id)) in marked.iter().enumerate() {
        let notes = if *is_end { &endnotes } else { &footnotes };
        if let Some(text) = notes.get(id) {
            prose.note(&(at + 1).to_string());
            prose.words(text);
            prose.end_note();
        }
    }
    if prose.len() == 0 { Err(Unreadable::Empty) } else { Ok(prose.document()) }
}

/// The styles that are headings, with their levels. Their names are English in every language of the program.
fn headings(styles: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut style = String::new();
    for part in parts(styles) {
        let Part::Start(element) = part else { continue };
        let value = element.attribute("val").to_lowercase();
        match element.name.as_str() {
            "style" => element.attribute("styleId").clone_into(&mut style),
            "name" if value == "title" => drop(found.insert(style.clone(), 1)),
            "name" => {
                let level: Option<u8> = value.strip_prefix("heading ").and_then(|level| level.parse().ok());
                found.extend(level.map(|level| (style.clone(), level.into())));
            }
            _ => {}
        }
    }
    found
}

/// Notes by their ids.
fn notes(text: &str, kind: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut id = String::new();
    let mut is_text = false;
    for part in parts(text) {
        match part {
            Part::Start(element) if element.name == kind => element.attribute("id").clone_into(&mut id),
            Part::Start(element) => is_text = element.name == "t",
            Part::Text(text) if is_text => *found.entry(id.clone()).or_default() += text.as_str(),
            Part::End(name) => {
                is_text = false;
                if name == "p" {
                    *found.entry(id.clone()).or_default() += " ";
                }
            }
            Part::Text(_) => {}
        }
    }
    found
}

struct Writer {
    headings: BTreeMap<String, usize>,
    prose: Prose,
    /// The notes in the order of their marks; true for one at the end.
    notes: Vec<(bool, String)>,
    /// In how many elements it is that have been deleted, moved or said otherwise.
    skipped: usize,
    is_text: bool,
}

impl Writer {
    fn part(&mut self, part: Part) {
        match part {
            Part::Start(element) if self.skipped > 0 || is_skipped(&element.name) => self.skipped += 1,
            Part::End(_) if self.skipped > 0 => self.skipped -= 1,
            Part::Start(element) => self.start(&element),
            Part::Text(text) if self.is_text && self.skipped == 0 => self.prose.words(&text),
            Part::Text(_) => {}
            Part::End(name) => {
                self.is_text = false;
                match name.as_str() {
                    "p" | "tbl" => self.prose.end(),
                    _ => {}
                }
            }
        }
    }

    fn start(&mut self, element: &Element) {
        self.is_text = element.name == "t";
        match element.name.as_str() {
            "pStyle" => {
                if let Some(level) = self.headings.get(element.attribute("val")) {
                    self.prose.heading(level + 1);
                }
            }
            "tab" => self.prose.words(" "),
            "br" | "cr" => self.prose.line(),
            "noBreakHyphen" => self.prose.words("-"),
            "footnoteReference" | "endnoteReference" => {
                self.notes.push((element.name == "endnoteReference", element.attribute("id").to_owned()));
                self.prose.mark(&self.notes.len().to_string());
            }
            _ => {}
        }
    }
}

fn is_skipped(name: &str) -> bool {
    ["del", "moveFrom", "Fallback", "delText", "instrText"].contains(&name)
}
