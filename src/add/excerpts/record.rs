//! A highlight as the fields of an excerpt.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::add::slug::short_slug;
use crate::annotation::Locator;
use crate::annotation::locator::{Part, Unit, from_roman, quoted};
use crate::catalog::entry::Excerpt;
use crate::catalog::marked;
use crate::catalog::people::slug;
use crate::highlight::{Detail, Highlight, Tool, coded};

/// What of a record comes from another program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Imported {
    pub(super) quotes: Vec<String>,
    pub(super) at: String,
    pub(super) tags: Vec<String>,
    pub(super) note: String,
    pub(super) marked: String,
}

impl Imported {
    /// What a highlight says.
    pub(super) fn of(highlight: &Highlight) -> Self {
        let text = |text: &Option<String>| one_line(text.as_deref().unwrap_or_default());
        let mut seen = BTreeSet::new();
        let tags = highlight.tags.iter().map(|tag| one_line(tag)).filter(|tag| !tag.is_empty());
        // A comma divides who marked it from the colour.
        let between = |c: char| c == ',' || c.is_whitespace();
        let part = |told: &Option<String>| text(told).trim_matches(between).to_owned();
        let who = [part(&highlight.by), part(&highlight.on)].into_iter().filter(|part| !part.is_empty());
        let who = who.collect::<Vec<_>>().join(" ");
        let parts = [who, part(&highlight.color)].into_iter().filter(|part| !part.is_empty());
        Self {
            quotes: Some(text(&highlight.quote)).filter(|quote| !quote.is_empty()).into_iter().collect(),
            at: locator(&text(&highlight.place)).to_string(),
            tags: tags.filter(|tag| seen.insert(tag.clone())).collect(),
            note: text(&highlight.note),
            marked: parts.collect::<Vec<_>>().join(", "),
        }
    }

    /// The same with what the record says now where the export cannot tell.
    pub(super) fn completed(&self, untold: &[Detail], now: &Self) -> Self {
        let source = |detail| if untold.contains(&detail) { now } else { self };
        let (who, _) = marked::parts(&source(Detail::Who).marked);
        let (_, color) = marked::parts(&source(Detail::Color).marked);
        let marked: Vec<&str> = [who, color].into_iter().filter(|part| !part.is_empty()).collect();
        let is_page = Locator::of(&now.at).is_some_and(|at| at.parts.iter().any(is_page));
        let at = if untold.contains(&Detail::Page) && is_page { &now.at } else { &self.at };
        let (at, tags) = (at.clone(), source(Detail::Tags).tags.clone());
        Self { at, tags, marked: marked.join(", "), ..self.clone() }
    }

    /// Its colour; may be empty.
    pub(super) fn color(&self) -> &str {
        marked::parts(&self.marked).1
    }

    /// Who marked it.
    pub(super) fn by(&self) -> &str {
        marked::by(&self.marked)
    }

    /// What a record says now.
    pub(super) fn in_record(excerpt: &Excerpt) -> Self {
        Self {
            quotes: excerpt.quotes.iter().map(|quote| one_line(quote)).collect(),
            at: excerpt.at.to_string(),
            tags: excerpt.tags.iter().map(|tag| one_line(tag)).collect(),
            note: excerpt.note.clone(),
            marked: excerpt.marked.clone(),
        }
    }

    /// True of what can be no excerpt.
    pub(super) fn is_empty(&self) -> bool {
        self.quotes.is_empty() && self.note.is_empty()
    }

    /// What tells whether it is still the same, in twelve digits: of what the program said, whatever the bibliography made
    /// of its pages, and colours by their codes.
    pub(super) fn hash(&self) -> String {
        self.as_said(true, true).digest()
    }

    /// True if a record keeps this hash of it, now or as records were made before.
    pub(super) fn has_hash(&self, hash: &str) -> bool {
        let ways = [(true, true), (true, false), (false, true), (false, false)];
        ways.into_iter().any(|(pages, colours)| self.as_said(pages, colours).digest() == hash)
    }

    /// It with pages of the file as the program calls them, and colours by their codes.
    fn as_said(&self, pages: bool, colours: bool) -> Self {
        let mut said = self.clone();
        if let Some(at) = Locator::of(&self.at).and_then(|at| at.in_file()).filter(|_| pages) {
            said.at = at.to_string();
        }
        let (who, color) = marked::parts(&self.marked);
        let code = coded(color);
        if colours && code != color {
            said.marked =
                [who, code].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        }
        said
    }

    fn digest(&self) -> String {
        let parts = [&self.quotes.join("\n"), &self.at, &self.tags.join("\n"), &self.note, &self.marked];
        let digest = Sha256::digest(parts.map(String::as_str).join("\u{1f}"));
        digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The fields with their values as a record is made of them, in the order of records.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let quotes = self.quotes.iter().map(|quote| ("quote", quote.clone()));
        let tags = self.tags.iter().map(|tag| quoted(tag)).collect::<Vec<_>>().join(", ");
        let before = [("at", self.at.clone())].into_iter().chain(quotes);
        let after = [("tags", tags), ("note", self.note.clone()), ("marked", self.marked.clone())];
        before.chain(after).filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The names of the fields that differ.
    pub(super) fn between(&self, other: &Self) -> Vec<&'static str> {
        let parts = [
            ("quote", self.quotes != other.quotes),
            ("at", self.at != other.at),
            ("tags", self.tags != other.tags),
            ("note", self.note != other.note),
            ("marked", self.marked != other.marked),
        ];
        parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }

    /// By what two highlights of a work are one, whatever programs they come from.
    pub(super) fn words(&self) -> (String, String) {
        let quote = slug(&self.quotes.join(" "));
        (if quote.is_empty() { slug(&self.note) } else { quote }, self.at.clone())
    }

    /// The first words of the quote, or of the note, as an id.
    pub(super) fn slug(&self) -> String {
        let short = short_slug(self.quotes.first().unwrap_or(&self.note));
        if short.is_empty() { "excerpt".to_owned() } else { short }
    }
}

/// By what the program knows a highlight, on one line and without blanks: `zotero:ABCD1234`.
pub(super) fn source(highlight: &Highlight) -> String {
    named(highlight.source.tool, &highlight.source.id)
}

/// By what the program knew it before it was extended.
pub(super) fn earlier(highlight: &Highlight) -> Vec<String> {
    highlight.earlier.iter().map(|id| named(highlight.source.tool, id)).collect()
}

fn named(tool: Tool, id: &str) -> String {
    let tool = match tool {
        Tool::Zotero => "zotero",
        Tool::Hypothesis => "hypothesis",
        Tool::Readwise => "readwise",
        Tool::Kindle => "kindle",
        Tool::Pdf => "pdf",
        Tool::Qdpx => "qdpx",
    };
    let plain =
        |c: char| if c.is_whitespace() || c.is_control() || c == '%' { escaped(c) } else { c.to_string() };
    format!("{tool}:{}", id.trim().chars().map(plain).collect::<String>())
}

fn escaped(c: char) -> String {
    c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The place that a program tells: as the language reads it, a bare number as a page, anything else as words.
fn locator(place: &str) -> Locator {
    if place.is_empty() {
        return Locator::default();
    }
    let is_page = place.starts_with(|c: char| c.is_ascii_digit()) || from_roman(place).is_some();
    let page = if is_page {
        Locator::of(&format!("p. {place}")).or_else(|| Locator::of(&format!("pp. {place}")))
    } else {
        None
    };
    page.or_else(|| Locator::of(place))
        .unwrap_or_else(|| Locator { parts: vec![Part::Words(place.to_owned())] })
}

fn is_page(part: &Part) -> bool {
    matches!(part, Part::Numbered { unit: Unit::Page, .. })
}

/// A text on one line, its blanks single, without what no file of annotations may have.
pub(super) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
