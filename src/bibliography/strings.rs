//! Abbreviations: what `@string` defines, and the months, which every BibTeX style defines.

use std::collections::BTreeMap;

use super::raw::{Part, RawField, strings};
use super::split::{Piece, split};
use super::words::{nearest, shown};
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Sources, Span};

/// An abbreviation may stand for so many bytes at most. It bounds what a file of abbreviations of
/// abbreviations can grow to.
const LONGEST: usize = 10_000;

/// So many unknown names of a file get a suggestion. A file that lacks all its definitions has
/// thousands, and each would be compared with every definition.
const SUGGESTIONS: usize = 20;

/// The months as styles define them, and as they are written without braces all the same.
const MONTHS: [(&str, &str); 24] = [
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
    ("january", "January"),
    ("february", "February"),
    ("march", "March"),
    ("april", "April"),
    ("june", "June"),
    ("july", "July"),
    ("august", "August"),
    ("sept", "September"),
    ("september", "September"),
    ("october", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// What the `@string`s of several files define, for the files that do not define it themselves.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations(BTreeMap<String, String>);

impl Abbreviations {
    /// What `texts` define; of two definitions of a name the first is taken.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut all = Self::default();
        for text in texts {
            all.add(text);
        }
        all
    }

    /// Adds what `text` defines and no text before it.
    pub fn add(&mut self, text: &str) {
        let mut own = Strings::new(self);
        own.define_all(Sources::new().add("", ""), text, &split_quietly(text), &mut Vec::new());
        let known = own.known.into_iter().filter(|(_, known)| known.span.is_some());
        for (name, Definition { text, .. }) in known.collect::<Vec<_>>() {
            self.0.entry(name).or_insert(text);
        }
    }
}

/// The pieces of a text that has `@string`s; of another none, without looking at it closely.
fn split_quietly(text: &str) -> Vec<Piece> {
    const WORD: &[u8] = b"string";
    if !text.as_bytes().windows(WORD.len()).any(|word| word.eq_ignore_ascii_case(WORD)) {
        return Vec::new();
    }
    split(Sources::new().add("", ""), text, &mut Vec::new(), &mut Bound::default()).pieces
}

/// The abbreviations of a file by their names in lower case: upper and lower case count as the same.
#[derive(Debug)]
pub(super) struct Strings<'a> {
    known: BTreeMap<String, Definition>,
    /// Those of other files.
    shared: &'a Abbreviations,
    suggestions: usize,
}

#[derive(Debug)]
struct Definition {
    text: String,
    /// Where; none for a month.
    span: Option<Span>,
}

impl<'a> Strings<'a> {
    /// The months, and what other files define.
    pub(super) fn new(shared: &'a Abbreviations) -> Self {
        let month =
            |(name, text): (&str, &str)| (name.to_owned(), Definition { text: text.to_owned(), span: None });
        Self { known: MONTHS.into_iter().map(month).collect(), shared, suggestions: SUGGESTIONS }
    }

    /// Adds what the `@string`s among the pieces of a text define.
    pub(super) fn define_all(
        &mut self,
        file: FileId,
        text: &str,
        pieces: &[Piece],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for piece in pieces.iter().filter(|piece| piece.kind == "string") {
            match strings(file, text, piece) {
                Ok(fields) => fields.iter().for_each(|field| self.define(field, diagnostics)),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
    }

    /// Adds a definition. It may use those before it, so none can contain itself.
    fn define(&mut self, field: &RawField<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let name = &field.name;
        if let Some(first) = self.known.get(&name.value).and_then(|known| known.span) {
            let message = format!("`{}` is defined twice", shown(&name.value));
            diagnostics.push(
                Diagnostic::new(Code::BibValue, name.span, message)
                    .with(first, "the first, which is kept")
                    .help("remove one of them"),
            );
            return;
        }
        let mut text = self.value(field, diagnostics);
        if text.len() > LONGEST {
            let message =
                format!("expected an abbreviation for at most {LONGEST} bytes, found {}", text.len());
            let help = "write out the text where it is used";
            diagnostics.push(Diagnostic::new(Code::BibValue, name.span, message).help(help));
            text = String::new();
        }
        self.known.insert(name.value.clone(), Definition { text, span: Some(name.span) });
    }

    /// The value of a field with its parts joined and abbreviations replaced, still in LaTeX. An
    /// unknown abbreviation is reported, and stands for its own name: that is what whoever forgot the
    /// braces meant, and where a definition is missing it says at least what was there.
    pub(super) fn value(&mut self, field: &RawField<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
        let mut value = String::new();
        for part in &field.parts {
            value += if part.is_name { self.expand(part, diagnostics) } else { part.text };
        }
        value
    }

    fn expand<'t>(&'t mut self, part: &Part<'t>, diagnostics: &mut Vec<Diagnostic>) -> &'t str {
        let name = part.text.to_lowercase();
        let is_known = self.known.contains_key(&name) || self.shared.0.contains_key(&name);
        if !is_known {
            let message = format!("unknown abbreviation `{}`: no `@string` defines it", shown(part.text));
            let mut diagnostic = Diagnostic::new(Code::BibUnknownString, part.span, message);
            if self.suggestions > 0 {
                self.suggestions -= 1;
                let known = self.known.keys().chain(self.shared.0.keys());
                diagnostic = nearest(diagnostic, part.text, known.map(String::as_str));
            }
            diagnostics.push(diagnostic.help("if it is the text itself, put it in braces"));
        }
        // What another file defines is meant too: the months are for who defines nothing.
        let known = self.known.get(&name);
        let own = known.filter(|known| known.span.is_some()).map(|known| &known.text);
        let month = known.map(|known| &known.text);
        own.or_else(|| self.shared.0.get(&name)).or(month).map_or(part.text, String::as_str)
    }
}
