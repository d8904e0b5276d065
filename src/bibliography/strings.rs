//! Abbreviations: what `@string` defines, and the months, which every BibTeX style defines.

use std::collections::BTreeMap;

use super::raw::{Part, RawField};
use super::words::{nearest, shown};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// An abbreviation may stand for so many bytes at most. It bounds what a file of abbreviations of
/// abbreviations can grow to.
const LONGEST: usize = 10_000;

/// So many unknown names of a file get a suggestion. A file that lacks all its definitions has
/// thousands, and each would be compared with every definition.
const SUGGESTIONS: usize = 20;

const MONTHS: [(&str, &str); 12] = [
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
];

/// The abbreviations of a file by their names in lower case: upper and lower case count as the same.
#[derive(Debug)]
pub(super) struct Strings {
    known: BTreeMap<String, Definition>,
    suggestions: usize,
}

#[derive(Debug)]
struct Definition {
    text: String,
    /// Where; none for a month.
    span: Option<Span>,
}

impl Strings {
    /// The months alone.
    pub(super) fn new() -> Self {
        let month =
            |(name, text): (&str, &str)| (name.to_owned(), Definition { text: text.to_owned(), span: None });
        Self { known: MONTHS.into_iter().map(month).collect(), suggestions: SUGGESTIONS }
    }

    /// Adds a definition. It may use those before it, so none can contain itself.
    pub(super) fn define(&mut self, field: &RawField<'_>, diagnostics: &mut Vec<Diagnostic>) {
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
        let mut text = self.value(field, diagnostics).unwrap_or_default();
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
    /// unknown abbreviation is reported and left out; none if nothing is left.
    pub(super) fn value(
        &mut self,
        field: &RawField<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let mut value: Option<String> = None;
        for part in &field.parts {
            let text = if part.is_name { self.expand(part, diagnostics) } else { Some(part.text) };
            if let Some(text) = text {
                value.get_or_insert_default().push_str(text);
            }
        }
        value
    }

    fn expand(&mut self, part: &Part<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<&str> {
        let name = part.text.to_lowercase();
        if !self.known.contains_key(&name) {
            let message = format!("unknown abbreviation `{}`: no `@string` defines it", shown(part.text));
            let mut diagnostic = Diagnostic::new(Code::BibUnknownString, part.span, message);
            if self.suggestions > 0 {
                self.suggestions -= 1;
                diagnostic = nearest(diagnostic, part.text, self.known.keys().map(String::as_str));
            }
            diagnostics.push(diagnostic.help("if it is the text itself, put it in braces"));
        }
        self.known.get(&name).map(|known| known.text.as_str())
    }
}
