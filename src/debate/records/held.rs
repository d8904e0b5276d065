//! Which records of a debate a library has already.

use std::collections::BTreeMap;

use crate::add::{Wanted, written};
use crate::annotation::{Body, Document, Item, Record, parse, print, print_value};
use crate::corpus::Corpus;
use crate::source::Sources;

/// Records by whether the library has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// Those whose ids are free.
    pub new: Vec<Wanted>,
    /// The ids of those that are there word for word.
    pub here: Vec<String>,
    /// The ids of those that are there with another text.
    pub differ: Vec<String>,
    /// What others that are there do not say yet: `a/b disputes a/c`.
    pub lacking: Vec<String>,
}

impl Sorted {
    /// True if the library has none of the records.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.here.is_empty() && self.differ.is_empty() && self.lacking.is_empty()
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
            Some(known) => {
                let lacking = lacking(known, &wanted);
                match (has_text(known, &wanted), is_same(known, &wanted)) {
                    (false, _) => sorted.differ.push(id),
                    (true, true) => sorted.here.push(id),
                    (true, false) if lacking.is_empty() => sorted.here.push(id),
                    (true, false) => sorted.lacking.extend(lacking),
                }
            }
        }
    }
    sorted
}

fn is_said(record: &Record) -> bool {
    record.head.space() == Some("claim")
}

fn is_same(held: &Record, wanted: &Wanted) -> bool {
    record_of(wanted).is_some_and(|record| alone(&record) == alone(held))
}

fn record_of(wanted: &Wanted) -> Option<Record> {
    let text = written(wanted);
    let mut sources = Sources::new();
    let file = sources.add("", text.as_str());
    let document = parse(file, &text, &mut Vec::new());
    document.records().next().cloned()
}

/// True if a record that is there has the text that is wanted.
fn has_text(held: &Record, wanted: &Wanted) -> bool {
    let text = |record: &Record| {
        let field = record.fields.iter().find(|field| field.name.value == "text");
        field.map(|field| print_value(&field.value))
    };
    record_of(wanted).is_some_and(|record| text(&record) == text(held))
}

/// The ids that fields of a record name which is wanted, and the record that is there does not, each with the field.
fn lacking(held: &Record, wanted: &Wanted) -> Vec<String> {
    let held = held.clone().in_full();
    let names = |name: &str, id: &str| {
        let fields = held.fields.iter().filter(|field| field.name.value == name);
        fields.flat_map(|field| field.value.refs()).any(|known| known.value == id)
    };
    let record = record_of(wanted);
    let fields = record.iter().flat_map(|record| &record.fields);
    let refs = fields.flat_map(|field| field.value.refs().iter().map(|id| (&field.name.value, &id.value)));
    let id = wanted.head.first().map_or("", String::as_str);
    refs.filter(|(name, of)| !names(name, of)).map(|(name, of)| format!("{id} {name} {of}")).collect()
}

/// The text of a record without what stands around it.
fn alone(record: &Record) -> String {
    let body = Body::Record(record.clone().in_full());
    print(&Document { items: vec![Item { before: Vec::new(), body }], after: Vec::new() })
}
