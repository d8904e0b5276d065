//! Lines that were meant as fields and are indented so deep that they read as words of the field above.
//!
//! Many names of fields are ordinary words (`by`, `as`, `in`, `for`, `says`), and prose that is wrapped may begin
//! a line with any of them. A line is taken for a field only where prose does not stand so: with the gap after
//! the name that aligned fields have, or out of line with the text above and with a value that only a field
//! has. What `fmt` writes, words parted by single blanks in line with where the value begins, is always prose.

use std::collections::BTreeSet;

use crate::annotation::ast::{Body, Document, Field, Head, Item, Record, Rest, Value};
use crate::annotation::cut::BLANKS;
use crate::annotation::list::WHEN;
use crate::annotation::parse::{broken, is_id, reads_as};
use crate::annotation::print::field_names;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{FileId, Span, Spanned};

/// What a line must be made of to be taken for a field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The relations, whose names are names of fields too.
    pub(crate) relations: BTreeSet<String>,
    /// The ids that stand for something.
    pub(crate) ids: BTreeSet<String>,
}

impl Words {
    /// Adds the words that a document declares.
    pub(crate) fn add(&mut self, document: &Document) {
        for record in document.records() {
            self.ids.extend(record.head.id().map(|id| id.value.clone()));
            if let Head::Relation(id) = &record.head {
                self.relations.insert(id.value.clone());
            }
        }
    }

    fn is_name(&self, word: &str) -> bool {
        field_names().any(|name| name == word) || self.relations.contains(word)
    }
}

/// Sets records aside in which a field is swallowed by the prose above it, or a line of prose that begins with
/// `#` would be lost as a comment, and reports them.
pub(crate) fn set_aside(
    file: FileId,
    text: &str,
    document: &mut Document,
    words: &Words,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for item in &mut document.items {
        let record = match &item.body {
            Body::Record(record) => record,
            Body::Broken { rest: Some(rest), .. } => &rest.record,
            Body::Broken { .. } => continue,
        };
        let mut found = Vec::new();
        let mut swallowed = Vec::new();
        for field in &record.fields {
            look(file, text, field, words, &mut swallowed, &mut found);
            found.extend(hash_after(file, text, field, record.span));
        }
        if !found.is_empty() {
            diagnostics.append(&mut found);
            with_unread(item, text, swallowed);
        }
    }
}

/// Sets the item's record aside, with the fields that were swallowed.
fn with_unread(item: &mut Item, text: &str, swallowed: Vec<Field>) {
    match &mut item.body {
        Body::Broken { rest: Some(rest), .. } => rest.record.fields.extend(swallowed),
        Body::Broken { .. } => {}
        Body::Record(Record { head, fields, after, span, work }) => {
            let fields = std::mem::take(fields).into_iter().chain(swallowed).collect();
            let after = std::mem::take(after);
            let record = Record { head: head.clone(), fields, after, span: *span, work: work.take() };
            let span = record.span;
            item.body = broken(text, span, Some(Rest { record, unread_head: None, is_torn: false }));
        }
    }
}

/// A line that continues a field.
struct Line<'a> {
    start: usize,
    indent: &'a str,
    words: &'a str,
}

fn look(
    file: FileId,
    text: &str,
    field: &Field,
    words: &Words,
    swallowed: &mut Vec<Field>,
    found: &mut Vec<Diagnostic>,
) {
    let is_prose = matches!(field.value, Value::Prose(_));
    if !is_prose && !matches!(field.value, Value::Names(_)) {
        return;
    }
    let mut start = field.span.start as usize;
    let margin = &text[text[..start].rfind('\n').map_or(0, |end| end + 1)..start];
    let mut lines = text[field.span.range()].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    start += first.len();
    let name = field.name.value.as_str();
    let value = first[name.len()..].trim_start_matches(BLANKS);
    // The columns at which the value begins, if it begins on the first line.
    let column = (!value.trim().is_empty()).then(|| margin.len() + first.len() - value.len());
    let mut rest: Vec<Line<'_>> = Vec::new();
    for line in lines {
        let words = line.trim_matches(|c| c == '\n' || BLANKS.contains(&c));
        let indent = &line[..line.len() - line.trim_start_matches(BLANKS).len()];
        if !words.is_empty() {
            rest.push(Line { start: start + indent.len(), indent, words });
        }
        start += line.len();
    }
    let starts_with_name = |line: &Line<'_>| words.is_name(first_word(line.words));
    for (at, line) in rest.iter().enumerate() {
        let place = |length| Span::new(file, line.start, line.start + length);
        if line.words.starts_with('#') {
            if line.indent.len() > margin.len() {
                found.push(hash(place(line.words.len()), name, &field.name));
            }
            continue;
        }
        if !is_prose || !starts_with_name(line) {
            continue;
        }
        let word = first_word(line.words);
        let gap = &line.words[word.len()..];
        let value = gap.trim_start_matches(BLANKS);
        if value.is_empty() {
            continue;
        }
        let has_wide_gap = gap.len() - value.len() > 1 || gap.starts_with('\t');
        let is_in_line = column == Some(line.indent.len());
        let others = || rest.iter().filter(|other| !starts_with_name(other) && !other.words.starts_with('#'));
        let is_alone = !others().any(|other| other.indent == line.indent);
        let before = if at == 0 { first.trim_end() } else { rest[at - 1].words };
        let is_certain = has_wide_gap || (!is_in_line && has_form_of_field(word, value, words));
        let is_likely = !is_in_line
            && is_alone
            && (is_list_of(word, value, words) || (is_words(word) && ends_sentence(before)));
        if !is_certain && !is_likely {
            continue;
        }
        let indent = Span::new(file, line.start - line.indent.len(), line.start);
        let fix = is_certain.then(|| Fix { span: indent, replacement: margin.to_owned() });
        found.push(swallows(place(word.len()), word, &field.name, fix));
        let unread = Spanned::new(word.to_owned(), place(word.len()));
        swallowed.push(Field {
            comments: Vec::new(),
            name: unread,
            value: Value::Unread,
            span: place(line.words.len()),
        });
    }
}

/// A line that begins with `#` right after prose, deeper than its field: it may have been meant to go on.
fn hash_after(file: FileId, text: &str, field: &Field, record: Span) -> Option<Diagnostic> {
    if !matches!(field.value, Value::Prose(_) | Value::Names(_)) {
        return None;
    }
    let (name, end) = (field.name.span.start as usize, field.span.end as usize);
    let margin = name - text[..name].rfind('\n').map_or(0, |end| end + 1);
    let mut start = end;
    for line in text.get(end..record.end as usize)?.split_inclusive('\n') {
        let words = line.trim_matches(|c| c == '\n' || BLANKS.contains(&c));
        let indent = line.len() - line.trim_start_matches(BLANKS).len();
        if words.starts_with('#') && indent > margin {
            let place = Span::new(file, start + indent, start + indent + words.len());
            return Some(hash(place, &field.name.value, &field.name));
        }
        if !words.is_empty() {
            return None;
        }
        start += line.len();
    }
    None
}

fn first_word(words: &str) -> &str {
    words.split(BLANKS).next().unwrap_or_default()
}

/// True of a value as only that field has one.
fn has_form_of_field(name: &str, value: &str, words: &Words) -> bool {
    let one_of = |known: &[&str]| known.contains(&value);
    match name {
        "force" => one_of(&["asserts", "suggests", "asks", "denies"]),
        "read" => one_of(&["full", "part", "second-hand"]),
        "spreads" => one_of(&["up", "down", "none"]),
        "transitive" | "symmetric" | "affirmable" | "rests" => one_of(&["yes", "no"]),
        "says" => {
            let said: Vec<&str> = value.split_ascii_whitespace().collect();
            matches!(said.as_slice(), [subject, relation, object, rest @ ..]
                if words.relations.contains(*relation) && is_id(subject) && is_id(object)
                    && rest.first().is_none_or(|when| *when == WHEN && rest.len() > 1))
        }
        "via" | "stated" => value.contains([' ', '/']) && reads_as(name, value),
        "at" | "quote" | "named" | "allow" | "notes" => reads_as(name, value),
        _ => false,
    }
}

/// True of a list of ids that stand for something, or that no prose would have.
fn is_list_of(name: &str, value: &str, words: &Words) -> bool {
    let takes_ids = reads_as(name, "a, b") || words.relations.contains(name);
    let ids: Vec<&str> = value.split(',').map(str::trim).collect();
    let is_known = |id: &&str| words.ids.contains(*id);
    let is_claim = |id: &&str| id.contains('/');
    takes_ids && ids.iter().all(|id| is_id(id)) && ids.iter().all(|id| is_known(id) || is_claim(id))
}

/// True of the fields that hold words.
fn is_words(name: &str) -> bool {
    matches!(name, "text" | "note" | "name" | "plural" | "inverse" | "reads" | "aka")
}

/// A sentence does not begin with a name in lower case.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!'])
}

fn swallows(place: Span, name: &str, above: &Spanned<String>, fix: Option<Fix>) -> Diagnostic {
    let message =
        format!("`{name}` is indented more than the fields, so it is read as part of `{}`", above.value);
    let mut diagnostic = Diagnostic::new(Code::SwallowedField, place, message)
        .with(above.span, "the field it would continue")
        .help("if it is a field, indent it like the others")
        .help(format!(
            "if it is part of `{}`, begin the line where that text begins, with a single space after `{name}`",
            above.value
        ));
    diagnostic.fix = fix;
    diagnostic
}

fn hash(place: Span, name: &str, above: &Spanned<String>) -> Diagnostic {
    let message = format!("a line within `{name}` begins with `#`: is it a comment or text?");
    Diagnostic::new(Code::SwallowedField, place, message)
        .with(above.span, "the field it is in")
        .help("if it is a comment, indent it like the fields, above or below this one")
        .help("if it is text, begin the line with another word")
}
