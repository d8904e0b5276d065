//! Which records of a debate a library has already.

use std::collections::BTreeMap;

use crate::add::{Wanted, written};
use crate::annotation::{Body, Document, Item, Record, parse, print};
use crate::corpus::Corpus;
use crate::source::Sources;

/// Records by whether the library has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// Those whose ids are free.
    pub new: Vec<Wanted>,
    /// The ids of those that are there word for word.
    pub here: Vec<String>,
    /// The ids of those of which the library has another record.
    pub differ: Vec<String>,
}

impl Sorted {
    /// True if the library has none of the records.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.here.is_empty() && self.differ.is_empty()
    }
}

/// Sorts claims and arguments by what the corpus has of their ids; other records are new.
#[must_use]
pub fn sorted(records: Vec<Wanted>, corpus: &Corpus) -> Sorted {
    let held = corpus.documents.iter().flat_map(|(_, document)| document.records());
    let held = held
        .filter(|record| is_said(record))
        .filter_map(|record| Some((record.head.id()?.value.as_str(), record)));
    let held: BTreeMap<&str, &Record> = held.collect();
    let mut sorted = Sorted::default();
    for wanted in records {
        let id = wanted.head.first().cloned().unwrap_or_default();
        let known =
            held.get(id.as_str()).filter(|_| ["claim", "argument"].contains(&wanted.keyword.as_str()));
        match known {
            None => sorted.new.push(wanted),
            Some(known) if is_same(known, &wanted) => sorted.here.push(id),
            Some(_) => sorted.differ.push(id),
        }
    }
    sorted
}

fn is_said(record: &Record) -> bool {
    record.head.space() == Some("claim")
}

fn is_same(held: &Record, wanted: &Wanted) -> bool {
    let text = written(wanted);
    let mut sources = Sources::new();
    let file = sources.add("", text.as_str());
    let document = parse(file, &text, &mut Vec::new());
    document.records().next().is_some_and(|record| alone(record) == alone(held))
}

/// The text of a record without what stands around it.
fn alone(record: &Record) -> String {
    let body = Body::Record(record.clone().in_full());
    print(&Document { items: vec![Item { before: Vec::new(), body }], after: Vec::new() })
}
