//! Excerpts brought up to what their program says now: only the fields that come from there are written anew.

use std::collections::BTreeMap;

use crate::add::excerpts::record::Imported;
use crate::add::{Wanted, written};
use crate::annotation::{Body, Field, Head, Record, parse, print_record};
use crate::catalog::entry::{Excerpt, NodeId};
use crate::session::Session;
use crate::source::Sources;

/// The fields that come from the other program.
const FIELDS: [&str; 6] = ["quote", "at", "tags", "note", "marked", "imported"];

/// The text of an excerpt's record with what its program says now: all else of it stays, comments too.
pub(super) fn edited(session: &Session, excerpt: &Excerpt, said: &Imported, imported: &str) -> String {
    let Some(record) = record_of(session, excerpt) else { return String::new() };
    let mut new = record.clone();
    let mut fields = fields_of(said, imported);
    // A field that is there keeps its comments.
    for field in &record.fields {
        let name = field.name.value.as_str();
        let own = fields.iter_mut().find(|own| own.name.value == name && own.comments.is_empty());
        if let Some(own) = own.filter(|_| FIELDS.contains(&name)) {
            own.comments.clone_from(&field.comments);
        }
    }
    let goes = |field: &&Field| FIELDS.contains(&field.name.value.as_str());
    let has = |name: &str| fields.iter().any(|field| field.name.value == name);
    let lost = record.fields.iter().filter(goes).filter(|field| !has(&field.name.value));
    new.after.extend(lost.flat_map(|field| field.comments.clone()));
    new.fields.retain(|field| !goes(&field));
    new.fields.extend(fields);
    let mut text = String::new();
    print_record(&mut text, &new);
    text
}

/// The text of an excerpt's record with another `imported`, and all else as it is.
pub(super) fn dated(session: &Session, excerpt: &Excerpt, imported: &str) -> String {
    let Some(record) = record_of(session, excerpt) else { return String::new() };
    let mut new = record.clone();
    let fresh = fields_of(&Imported::default(), imported).pop();
    if let (Some(field), Some(fresh)) = (new.fields.iter_mut().find(|field| is_imported(field)), fresh) {
        field.value = fresh.value;
    }
    let mut text = String::new();
    print_record(&mut text, &new);
    text
}

fn is_imported(field: &Field) -> bool {
    field.name.value == "imported"
}

/// The fields as they are read.
fn fields_of(said: &Imported, imported: &str) -> Vec<Field> {
    let fields = said.fields().into_iter().chain([("imported", imported.to_owned())]);
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).collect();
    let text = written(&Wanted { keyword: "excerpt".to_owned(), head: vec!["any/any".to_owned()], fields });
    let file = Sources::new().add("", text.as_str());
    let document = parse(file, &text, &mut Vec::new());
    document
        .items
        .into_iter()
        .filter_map(|item| match item.body {
            Body::Record(record) => Some(record.fields),
            Body::Broken { .. } => None,
        })
        .flatten()
        .collect()
}

fn record_of<'s>(session: &'s Session, excerpt: &Excerpt) -> Option<&'s Record> {
    let mut records = session.corpus().documents.iter().flat_map(|(_, document)| document.records());
    records.find(|record| matches!(&record.head, Head::Excerpt(id) if id.span == excerpt.span))
}

/// The files with the records replaced.
pub(super) fn files(session: &Session, edits: &[(NodeId, String)]) -> BTreeMap<String, String> {
    let mut places: Vec<(&Record, &String)> = Vec::new();
    for (id, text) in edits {
        let record = session.catalog.excerpt(*id).and_then(|excerpt| record_of(session, excerpt));
        places.extend(record.filter(|_| !text.is_empty()).map(|record| (record, text)));
    }
    // From the end, so that the places before stay where they are.
    places.sort_by_key(|(record, _)| std::cmp::Reverse((record.span.file, record.span.start)));
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (record, text) in places {
        let source = session.sources().file(record.span.file);
        let whole = files.entry(source.name.clone()).or_insert_with(|| source.text.clone());
        let range = record.span.range();
        let ends_line = whole[range.clone()].ends_with('\n');
        let text = if ends_line { text.as_str() } else { text.trim_end_matches('\n') };
        let text = if source.text.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
        whole.replace_range(range, &text);
    }
    files
}
