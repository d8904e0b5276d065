//! Works of the library itself: a `work` record with a `name` is the entry of a work that no bibliography has.

use std::collections::BTreeMap;

use crate::annotation::{Document, Head, Record, Value};
use crate::bibliography::Entry;
use crate::source::FileId;

/// The type of entry that such a work is exported as.
const KIND: &str = "unpublished";

/// The entries that the records of these documents stand for, in the order of files and places.
pub(super) fn entries(documents: &[(FileId, Document)]) -> Vec<Entry> {
    documents.iter().flat_map(|(_, document)| document.records()).filter_map(entry).collect()
}

fn entry(record: &Record) -> Option<Entry> {
    let Head::Work(key) = &record.head else { return None };
    let name = record.fields.iter().find(|field| field.name.value == "name")?;
    let Value::Prose(title) = &name.value else { return None };
    Some(Entry {
        key: key.clone(),
        kind: KIND.to_owned(),
        authors: Vec::new(),
        editors: Vec::new(),
        year: None,
        fields: BTreeMap::from([("title".to_owned(), title.value.clone())]),
        latex: BTreeMap::new(),
        host: None,
        span: record.span,
    })
}
