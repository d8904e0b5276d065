//! One item of CSL-JSON.

use serde_json::{Map, Value};

use super::{WORDS, date, name};
use crate::annotation::is_key;
use crate::bibliography::besides::Besides;
use crate::bibliography::columns::of_other as field_of;
use crate::bibliography::identifiers::bare_doi;
use crate::bibliography::import::{Found, key_of_id};
use crate::bibliography::kinds::{DATES, ROLES, of_other};
use crate::bibliography::text::from_html;
use crate::bibliography::words::shown;
use crate::bibliography::year::without_its_century;
use crate::bibliography::{Date, PersonName, Reference, Text};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// Where an item is.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    /// Its first byte, and the one after its last.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads an item; none, and a report, if it says nothing of a work.
pub(super) fn read_item(
    place: Place<'_>,
    item: Map<String, Value>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Found> {
    Item { place, diagnostics }.work(item)
}

/// The work of an item without what is under `custom`; that of one that says nothing of a work is empty.
pub(super) fn as_read(item: Map<String, Value>) -> Reference {
    let place = Place { file: Sources::new().add("", ""), text: "", start: 0, end: 0 };
    Item { place, diagnostics: &mut Vec::new() }.shown(item)
}

struct Item<'t, 'd> {
    place: Place<'t>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Item<'_, '_> {
    fn work(&mut self, mut item: Map<String, Value>) -> Option<Found> {
        let span = Span::new(self.place.file, self.place.start, self.place.start + 1);
        let custom = match item.remove("custom") {
            Some(Value::Object(custom)) => custom,
            _ => Map::new(),
        };
        let csl = item.get("type").and_then(scalar);
        let shown = self.shown(item);
        let mut besides = Besides::default();
        for (name, value) in custom {
            self.custom(&mut besides, &name, &value);
        }
        besides.keep_type_if(&shown, |row| csl.as_deref() == Some(row.csl));
        let work = besides.complete(shown);
        if work.is_empty() {
            let message = "expected a work, found an item without any of its fields: skipped";
            self.diagnostics.push(
                Diagnostic::new(Code::ImportSyntax, span, message)
                    .help("give it at least a `title`, or remove it"),
            );
            return None;
        }
        Some(Found { work, span })
    }

    /// What the variables of CSL say.
    fn shown(&mut self, mut item: Map<String, Value>) -> Reference {
        let written = item.remove("type").as_ref().and_then(scalar);
        let row = written.as_deref().and_then(|name| of_other(name, |row| row.csl));
        let mut work = Reference::default();
        match (&written, row) {
            (_, Some(row)) => {
                row.kind.clone_into(&mut work.kind);
                if !row.subtype.is_empty() {
                    work.fields.insert("entrysubtype".to_owned(), Text::from(row.subtype));
                }
            }
            (Some(written), None) => {
                let message =
                    format!("expected a CSL type, found `{}`: treated as `document`", shown(written));
                self.value("type", message);
                "misc".clone_into(&mut work.kind);
                work.fields.insert("entrysubtype".to_owned(), Text::from(written.as_str()));
            }
            (None, _) => {
                self.value("type", "missing `type`: treated as `document`".to_owned());
                "misc".clone_into(&mut work.kind);
            }
        }
        let id = item.remove("id").as_ref().and_then(scalar).and_then(|id| key_of_id(&id));
        let key = item.remove("citation-key").as_ref().and_then(scalar).filter(|key| is_key(key));
        work.key = key.or(id).unwrap_or_default();
        for (name, value) in item {
            self.variable(&mut work, &name, &value);
        }
        work
    }

    fn variable(&mut self, work: &mut Reference, name: &str, value: &Value) {
        if value.is_null() {
            return;
        }
        if let Some((field, ..)) = DATES.iter().find(|(_, csl, _)| *csl == name) {
            let doubtful = date::years(value).into_iter();
            for (message, help) in doubtful.filter_map(|year| without_its_century(name, &year)) {
                self.value_with(name, message, &help);
            }
            match date::read(value) {
                Some(date) => {
                    work.dates.insert((*field).to_owned(), date);
                }
                None => self.value(
                    name,
                    format!("expected a date in `{}`, found none that catena can read", shown(name)),
                ),
            }
            return;
        }
        if let Some(role) = ROLES.iter().find(|role| role.csl == name) {
            return self.people(work, role.role, name, value);
        }
        let Some(text) = scalar(value) else {
            let message = format!("expected a text or a number in `{}`, found something else", shown(name));
            return self.value(name, message);
        };
        let field = field_of(&work.kind, name).map_or_else(|| field_name(name), str::to_owned);
        // What BibTeX takes for the key of an entry from which this one inherits.
        if matches!(field.as_str(), "" | "crossref" | "xdata") {
            return self.names_others(name);
        }
        let same = |words: &str| words.replace('’', "'").eq_ignore_ascii_case(&text.replace('’', "'"));
        let word = WORDS.iter().find(|(of, _, words)| *of == field && same(words));
        let text = word.map_or_else(|| text.clone(), |(_, word, _)| (*word).to_owned());
        let text = match field.as_str() {
            "pages" => Text::from(text.replace(['–', '—'], "-").as_str()),
            "doi" => Text::from(bare_doi(&text).as_str()),
            _ => from_html(&text),
        };
        self.insert(work, name, field, text.tidy(true));
    }

    /// Reads what this program, or another, put under `custom`.
    fn custom(&mut self, besides: &mut Besides, name: &str, value: &Value) {
        let field = field_name(name);
        match (field.as_str(), value) {
            ("entrytype", Value::String(kind)) => besides.kind = Some(kind.clone()),
            ("crossref", Value::String(host)) => besides.host = Some(host.clone()),
            ("truncated", Value::String(roles)) => {
                let roles = roles.split(", ").filter(|role| !role.is_empty());
                besides.truncated = Some(roles.map(str::to_owned).collect());
            }
            ("" | "crossref" | "xdata" | "entrytype", _) => self.names_others(name),
            (_, Value::Null) => {
                besides.absent.insert(field);
            }
            (_, Value::Array(list)) => {
                let people = self.names(name, list);
                if !people.is_empty() {
                    besides.people.insert(field, people);
                }
            }
            (_, Value::String(date)) if DATES.iter().any(|(known, ..)| *known == field) => {
                besides.dates.insert(field, Date::parse(date));
            }
            _ => match scalar(value) {
                Some(text) => {
                    let text = from_html(&text).tidy(true);
                    if !text.is_empty() {
                        besides.fields.insert(field, text);
                    }
                }
                None => self.value(name, format!("`{}` in `custom` is not text: skipped", shown(name))),
            },
        }
    }

    /// Warns of a field by which an entry would inherit from another one.
    fn names_others(&mut self, name: &str) {
        let message = format!("unknown CSL-JSON field `{}`: skipped", shown(name));
        self.value(name, message);
    }

    fn people(&mut self, work: &mut Reference, role: &str, name: &str, value: &Value) {
        let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let people = self.names(name, list);
        work.add_people(role, people);
    }

    fn names(&mut self, name: &str, list: &[Value]) -> Vec<PersonName> {
        let people: Vec<_> = list.iter().filter_map(name::read).collect();
        if people.len() < list.len() {
            let message = format!("expected names in `{}`, found something else: skipped", shown(name));
            self.value(name, message);
        }
        people
    }

    fn insert(&mut self, work: &mut Reference, name: &str, field: String, text: Text) {
        if text.is_empty() {
            return;
        }
        match work.fields.get(&field) {
            Some(known) if *known != text => {
                let message = format!("expected `{}` once, found another value for it", shown(&field));
                self.value(name, message);
            }
            _ => {
                work.fields.insert(field, text);
            }
        }
    }

    /// Warns of the variable `name`.
    fn value(&mut self, name: &str, message: String) {
        self.value_with(name, message, "the rest of the work is imported");
    }

    fn value_with(&mut self, name: &str, message: String, help: &str) {
        let item = &self.place.text[self.place.start..self.place.end];
        let place = item.find(&format!("\"{name}\"")).map_or(self.place.start..self.place.start + 1, |at| {
            self.place.start + at..self.place.start + at + name.len() + 2
        });
        let span = Span::new(self.place.file, place.start, place.end);
        self.diagnostics.push(Diagnostic::new(Code::BibValue, span, message).help(help));
    }
}

/// A text, number or truth value as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// A name that BibTeX takes for a field.
fn field_name(name: &str) -> String {
    let kept = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+') { c.to_ascii_lowercase() } else { '-' }
    };
    let name: String = name.trim().chars().map(kept).collect();
    // A field of BibTeX begins with a letter.
    if name.starts_with(|c: char| !c.is_ascii_alphabetic()) { format!("x-{name}") } else { name }
}
