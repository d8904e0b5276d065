//! From an entry as it is written to what it says by itself: plain text, names and a year, but
//! nothing inherited yet.

use std::collections::BTreeMap;

use super::fields::{bibtex_name, text};
use super::names::names;
use super::pages;
use super::raw::{RawEntry, RawField};
use super::split::Piece;
use super::strings::Strings;
use super::words::shown;
use super::year::{of_date, of_text, without_its_century};
use crate::bibliography::{Entry, PersonName};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};

/// An entry and those it inherits from.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) entry: Entry,
    /// The key in `crossref`.
    pub(super) crossref: Option<Spanned<String>>,
    /// The keys in `xdata`.
    pub(super) xdata: Vec<Spanned<String>>,
}

/// Reads the fields of `raw`, which is the entry `piece`.
pub(super) fn draft(
    file: FileId,
    piece: &Piece,
    raw: RawEntry<'_>,
    strings: &mut Strings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Draft {
    let entry = Entry {
        key: raw.key,
        kind: piece.kind.clone(),
        authors: Vec::new(),
        editors: Vec::new(),
        year: None,
        fields: BTreeMap::new(),
        latex: BTreeMap::new(),
        host: None,
        span: Span::new(file, piece.range.start, piece.range.end),
    };
    let mut drafting = Drafting {
        draft: Draft { entry, crossref: None, xdata: Vec::new() },
        diagnostics,
        written: BTreeMap::new(),
        years: Vec::new(),
    };
    for field in &raw.fields {
        if drafting.first(field) {
            let value = strings.value(field, drafting.diagnostics);
            drafting.field(field, &value);
        }
    }
    drafting.rename();
    drafting.year();
    drafting.draft
}

struct Drafting<'d> {
    draft: Draft,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// The places of the fields' names.
    written: BTreeMap<String, Span>,
    /// The places of the values of `date` and `year`.
    years: Vec<(&'static str, Span)>,
}

impl Drafting<'_> {
    /// True if no field of this name was seen; a second one is reported, as BibTeX does.
    fn first(&mut self, field: &RawField<'_>) -> bool {
        let name = &field.name;
        let Some(first) = self.written.get(&name.value).copied() else {
            self.written.insert(name.value.clone(), name.span);
            return true;
        };
        let message = format!("the field `{}` appears twice", shown(&name.value));
        self.warn(name.span, message, |d| {
            d.with(first, "the first, which is kept").help("remove one of them")
        });
        false
    }

    fn field(&mut self, field: &RawField<'_>, value: &str) {
        let span = field.span();
        match field.name.as_str() {
            "author" => {
                self.draft.entry.authors = self.people(value, span, "authors-truncated");
            }
            "editor" => self.draft.entry.editors = self.people(value, span, "editors-truncated"),
            "crossref" => self.draft.crossref = keys(field, value).pop(),
            "xdata" => self.draft.xdata = keys(field, value),
            name => {
                let text = text(name, value);
                if text.is_empty() {
                    return;
                }
                match name {
                    "date" => self.years.insert(0, ("date", span)),
                    "year" => self.years.push(("year", span)),
                    "pages" => {
                        if let Some((message, help)) = pages::doubt(&text) {
                            self.warn(span, message, |d| d.help(help));
                        }
                    }
                    _ => {}
                }
                if value.trim() != text {
                    self.draft.entry.latex.insert(name.to_owned(), value.trim().to_owned());
                }
                self.draft.entry.fields.insert(name.to_owned(), text);
            }
        }
    }

    /// The people in a value; that it ends in `and others` is kept as the field `truncated`.
    fn people(&mut self, value: &str, span: Span, truncated: &str) -> Vec<PersonName> {
        let names = names(value);
        for body in &names.bodies {
            let message = format!("`{}` is read as one name, that of an organisation", shown(body));
            let help = format!(
                "put it in braces, `{{{}}}`, so that every program reads it that way; write a person as `Family, Given`",
                shown(body)
            );
            self.warn(span, message, |d| d.help(help));
        }
        if let Some(crowded) = names.crowded {
            let message =
                format!("expected names joined by `and`, found too many commas in `{}`", shown(&crowded));
            let help = "write `Family, Given and Family, Given`, and put an organisation's name with commas in braces";
            self.warn(span, message, |d| d.help(help));
        }
        if let Some((joined, by)) = names.joined {
            let message = format!("expected names joined by `and`, found `{by}` in `{}`", shown(&joined));
            let help = "write `Family, Given and Family, Given`, and put an organisation's name in braces";
            self.warn(span, message, |d| d.help(help));
        }
        if names.truncated {
            self.draft.entry.fields.insert(truncated.to_owned(), "yes".to_owned());
        }
        names.people
    }

    /// Gives BibLaTeX's fields their names in BibTeX. If both are written they mean different things:
    /// `location` is then where a conference was.
    fn rename(&mut self) {
        let Entry { fields, latex, .. } = &mut self.draft.entry;
        for old in self.written.keys() {
            if let Some(new) = bibtex_name(old).filter(|new| !fields.contains_key(*new))
                && let Some(value) = fields.remove(old)
            {
                fields.insert(new.to_owned(), value);
                let written = latex.remove(old);
                latex.extend(written.map(|value| (new.to_owned(), value)));
            }
        }
    }

    /// Takes the year from `date`, else from `year`.
    fn year(&mut self) {
        for (name, span) in std::mem::take(&mut self.years) {
            let Some(text) = self.draft.entry.fields.get(name).cloned() else { continue };
            if let Some((message, help)) = without_its_century(name, &text) {
                self.warn(span, message, |d| d.help(help));
                if of_text(&text).is_none() {
                    continue;
                }
            }
            let dated = if name == "date" { of_date(&text) } else { None };
            let year = dated.as_ref().map(|year| year.value).or_else(|| of_text(&text));
            if year.is_none() {
                self.warn(span, format!("expected a year in `{name}`, found `{}`", shown(&text)), |d| {
                    d.help("write the year in digits; for a work not yet published, remove it and use `pubstate`")
                });
            }
            let entry = &mut self.draft.entry;
            if entry.year.is_none() {
                entry.year = year;
                let printed = dated.map_or(text, |year| year.shown);
                entry.fields.entry("year".to_owned()).or_insert(printed);
            }
        }
    }

    fn warn(&mut self, span: Span, message: String, more: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.diagnostics.push(more(Diagnostic::new(Code::BibValue, span, message)));
    }
}

/// The keys in a value, between commas, each with its place where the value is written as one text.
fn keys(field: &RawField<'_>, value: &str) -> Vec<Spanned<String>> {
    let place = |key: &str| match field.parts.as_slice() {
        [part] if !part.is_name => {
            let before = key.as_ptr() as usize - value.as_ptr() as usize;
            let start = part.span.range().start + before;
            Span::new(part.span.file, start, start + key.len())
        }
        _ => field.span(),
    };
    let keys = value.split(',').map(str::trim).filter(|key| !key.is_empty());
    keys.map(|key| Spanned::new(key.to_owned(), place(key))).collect()
}
