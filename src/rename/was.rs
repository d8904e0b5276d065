//! The old ids, kept in the records of the things: whoever knows a thing by one still finds it.

use crate::annotation::{Field, Head, Record, Value};
use crate::catalog::NodeClass as Class;
use crate::corpus::home::Home;
use crate::rename::Ids;
use crate::rename::edits::Edits;
use crate::rename::person;
use crate::rename::thing::Space;
use crate::session::Session;

/// Notes the old ids of `ids` in the records of their things. A work or scholar without a record gets
/// one.
pub(super) fn edit(session: &Session, ids: &Ids, edits: &mut Edits) {
    for ((space, old), new) in ids {
        match record_of(session, *space, old) {
            Some(record) => {
                if *space == Space::Node(Class::Scholar) {
                    person::keep_name(session, record, old, edits);
                }
                note(session, record, old, new, edits);
            }
            None if *space == Space::Node(Class::Scholar) => {
                let name = person::name_of(session, old);
                let name = name.map_or(String::new(), |name| format!("  name  {name}\n"));
                edits.add(
                    Home::Scholars.file(session.corpus()),
                    format!("scholar {new}\n{name}  was   {old}\n"),
                );
            }
            None => {
                let home = Home::Work(old.clone()).file(session.corpus());
                edits.add(home, format!("work {new}\n  was  {old}\n"));
            }
        }
    }
}

/// The record of a thing: the first with its id, which is the one that counts.
pub(super) fn record_of<'s>(session: &'s Session, space: Space, id: &str) -> Option<&'s Record> {
    let is = |head: &Head| {
        let found = match head {
            Head::Kind(id) => (Space::Kind, id),
            Head::Relation(id) => (Space::Relation, id),
            Head::Intent(id) => (Space::Intent, id),
            Head::Scheme(id) => (Space::Scheme, id),
            Head::Work(id) => (Space::Node(Class::Work), id),
            Head::Scholar(id) => (Space::Node(Class::Scholar), id),
            Head::Claim(id) => (Space::Node(Class::Claim), id),
            Head::Argument(id) => (Space::Node(Class::Argument), id),
            Head::Excerpt(id) => (Space::Node(Class::Excerpt), id),
            Head::Topic { id, .. } => (Space::Node(Class::Topic), id),
            Head::Query { id, .. } => (Space::Query, id),
            Head::Cite { .. } | Head::Expect(_) => return false,
        };
        found.0 == space && found.1.value == id
    };
    session
        .corpus()
        .documents
        .iter()
        .flat_map(|(_, document)| document.records())
        .find(|record| is(&record.head))
}

/// Notes `old` in the record's `was`, and takes `new` out of it: a thing is not called what it was.
fn note(session: &Session, record: &Record, old: &str, new: &str, edits: &mut Edits) {
    let before = record.fields.iter().filter(|field| field.name.value == "was");
    let again = before.flat_map(|field| field.value.refs()).find(|id| id.value == new);
    match again {
        Some(id) => edits.replace(id.span, old),
        None => add_to_list(session, record, "was", old, edits),
    }
}

/// Adds an item to a field of a record that is a list, or the field to the record.
pub(super) fn add_to_list(session: &Session, record: &Record, name: &str, item: &str, edits: &mut Edits) {
    let last = |field: &Field| match &field.value {
        Value::Refs(items) | Value::Names(items) => items.last().map(|item| item.span),
        _ => None,
    };
    let field = record.fields.iter().rev().find(|field| field.name.value == name);
    match field.and_then(last) {
        Some(span) => edits.insert(span.file, span.range().end, format!(", {item}")),
        None => add_field(session, record, name, item, edits),
    }
}

/// Adds a field after the last of a record, laid out as its fields are.
pub(super) fn add_field(session: &Session, record: &Record, name: &str, value: &str, edits: &mut Edits) {
    let source = session.sources().file(record.span.file);
    let text = source.text.as_str();
    let after = record.fields.last().map_or(record.head.span(), |field| field.span).range().end;
    let (at, line_end) = match text[after..].find('\n') {
        Some(length) => (after + length + 1, ""),
        None => (text.len(), "\n"),
    };
    let returns = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = if line_end.is_empty() { "" } else { returns };
    let end = if line_end.is_empty() { returns } else { "" };
    let (indent, column) = record.fields.first().map_or(("  ", name.len() + 2), |field| {
        let start = field.name.span.range().start;
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let after_name = &text[field.name.span.range().end..];
        let gap = after_name.len() - after_name.trim_start_matches([' ', '\t']).len();
        (&text[line..start], field.name.value.len() + gap)
    });
    let gap = " ".repeat(column.saturating_sub(name.len()).max(2));
    edits.insert(record.span.file, at, format!("{before}{indent}{name}{gap}{value}{end}"));
}
