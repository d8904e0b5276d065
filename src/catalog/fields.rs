//! The fields of one record by name, with what is wrong about them reported once.

use crate::annotation::locator::Range;
use crate::annotation::{Citation, Field, Head, Locator, Record, Statement, Value};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// Fields that say one thing, so that a second one would contradict the first.
pub(crate) const SINGLE: [&str; 23] = [
    "plural",
    "inverse",
    "affirmable",
    "rests",
    "symmetric",
    "name",
    "text",
    "read",
    "in",
    "notes",
    "spreads",
    "transitive",
    "cito",
    "skos",
    "concludes",
    "scheme",
    "at",
    "via",
    "force",
    "as",
    "marked",
    "done",
    "imported",
];

/// The field that every record may have.
const EVERYWHERE: &str = "allow";

/// A record's fields.
pub(super) struct Fields<'a> {
    record: &'a Record,
}

impl<'a> Fields<'a> {
    /// The fields of `record`, of which `allowed` are the names it may have. Reports the others,
    /// and those that stand twice.
    pub(super) fn of(record: &'a Record, allowed: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Self {
        for (at, field) in record.fields.iter().enumerate() {
            let name = field.name.value.as_str();
            if !allowed.contains(&name) && name != EVERYWHERE {
                diagnostics.push(unknown(record, &field.name, allowed));
            } else if SINGLE.contains(&name)
                && let Some(first) = record.fields[..at].iter().find(|before| before.name.value == name)
            {
                let message = format!("`{name}` appears twice in this record");
                diagnostics.push(
                    Diagnostic::new(Code::RepeatedField, field.name.span, message)
                        .with(first.name.span, "the first")
                        .help("keep one of the two, or merge them"),
                );
            }
        }
        Self { record }
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &'a Field> {
        self.record.fields.iter().filter(move |field| field.name.value == name)
    }

    /// The words of a field, of several one after another; none if there is no such field.
    pub(super) fn prose(&self, name: &str) -> Option<String> {
        let words: Vec<&str> = self
            .named(name)
            .filter_map(|field| match &field.value {
                Value::Prose(text) => Some(text.value.as_str()),
                _ => None,
            })
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The words of the first field so called, with their place.
    pub(super) fn words(&self, name: &str) -> Option<&'a Spanned<String>> {
        self.named(name).find_map(|field| match &field.value {
            Value::Prose(text) => Some(text),
            _ => None,
        })
    }

    /// The numbers of a field, with their place.
    pub(super) fn numbers(&self, name: &str) -> Option<&'a Spanned<Vec<Range>>> {
        self.named(name).find_map(|field| match &field.value {
            Value::Numbers(numbers) => Some(numbers),
            _ => None,
        })
    }

    /// The names of every field so called.
    pub(super) fn names(&self, name: &str) -> impl Iterator<Item = &'a Spanned<String>> {
        self.named(name).flat_map(|field| match &field.value {
            Value::Names(names) => names.as_slice(),
            _ => &[],
        })
    }

    /// The ids of every field so called.
    pub(super) fn refs(&self, name: &str) -> impl Iterator<Item = &'a Spanned<String>> {
        self.named(name).flat_map(|field| field.value.refs())
    }

    /// The places of every field so called.
    pub(super) fn citations(&self, name: &str) -> impl Iterator<Item = &'a Citation> {
        self.named(name).filter_map(|field| match &field.value {
            Value::Citation(citation) => Some(&**citation),
            _ => None,
        })
    }

    /// The place in the record's own work.
    pub(super) fn locator(&self, name: &str) -> Locator {
        let found = self.named(name).find_map(|field| match &field.value {
            Value::Locator(locator) => Some(locator.value.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// The strings of every field so called.
    pub(super) fn strings(&self, name: &str) -> impl Iterator<Item = &'a Spanned<String>> {
        self.named(name).filter_map(|field| match &field.value {
            Value::Quote(text) => Some(text),
            _ => None,
        })
    }

    /// The statements of every field so called.
    pub(super) fn statements(&self, name: &str) -> impl Iterator<Item = &'a Statement> {
        self.named(name).filter_map(|field| match &field.value {
            Value::Statement(said) => Some(&**said),
            _ => None,
        })
    }

    /// The words of every statement so called of which nobody can tell the parts.
    pub(super) fn said(&self) -> impl Iterator<Item = &'a [Spanned<String>]> {
        self.record.fields.iter().filter_map(|field| match &field.value {
            Value::Said(words) => Some(words.as_slice()),
            _ => None,
        })
    }

    /// The field's word, which must be one of `words`; another one is reported.
    pub(super) fn choice<'w>(
        &self,
        name: &str,
        words: &[&'w str],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&'w str> {
        let found = self.refs(name).next()?;
        let known = words.iter().find(|word| **word == found.value).copied();
        if known.is_none() {
            let message = format!("`{name}` is {}, not `{}`", one_of(words), found.value);
            diagnostics.push(
                Diagnostic::new(Code::UnknownId, found.span, message)
                    .nearest(&found.value, words.iter().copied()),
            );
        }
        known
    }

    /// Reports a record without the field `name`.
    pub(super) fn require(&self, name: &str, at: Span, why: &str, diagnostics: &mut Vec<Diagnostic>) {
        if self.named(name).next().is_none() {
            let message = format!("missing `{name}` in this record");
            diagnostics.push(Diagnostic::new(Code::MissingField, at, message).help(why));
        }
    }
}

/// A field that the record cannot have.
fn unknown(record: &Record, name: &Spanned<String>, allowed: &[&str]) -> Diagnostic {
    let message = format!("unknown field `{}`", name.value);
    let allowed: Vec<&str> = allowed.iter().copied().chain([EVERYWHERE]).collect();
    let fields = format!("this record can have {}", listed(&allowed));
    let help = match record.head {
        Head::Topic { .. } | Head::Claim(_) => {
            format!("{fields}; declare another relation with a record `relation {}`", name.value)
        }
        Head::Argument(_) => {
            format!("{fields}; write how a claim bears on other things in the record of that claim")
        }
        Head::Excerpt(_) => {
            format!("{fields}; what you make of the passage belongs in a claim")
        }
        _ => fields,
    };
    Diagnostic::new(Code::UnknownField, name.span, message).nearest(&name.value, allowed).otherwise(help)
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        _ => quoted.concat(),
    }
}
