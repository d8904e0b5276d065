//! The records behind what the catalog knows, to point at the field that a fault is in.

use std::collections::HashMap;

use crate::annotation::{Field, Head, Record};
use crate::corpus::Corpus;
use crate::source::Span;

/// The records of a corpus by the places of their heads.
pub(super) struct Records<'a> {
    by_head: HashMap<Span, &'a Record>,
    works: HashMap<&'a str, Span>,
}

impl<'a> Records<'a> {
    /// The records of all files.
    pub(super) fn of(corpus: &'a Corpus) -> Self {
        let all = || corpus.documents.iter().flat_map(|(_, document)| document.records());
        let works = all().filter_map(|record| match &record.head {
            Head::Work(key) => Some((key.as_str(), key.span)),
            _ => None,
        });
        Self { by_head: all().map(|record| (record.head.span(), record)).collect(), works: works.collect() }
    }

    /// Where the `at`th field so called stands in the record with that head; the head if it has none.
    pub(super) fn field(&self, head: Span, name: &str, at: usize) -> Span {
        let fields = self.by_head.get(&head).map_or(&[] as &[Field], |record| &record.fields);
        let found = fields.iter().filter(|field| field.name.value == name).nth(at);
        found.map_or(head, |field| field.span)
    }

    /// Where the record of a citation names the work that is cited.
    pub(super) fn cited(&self, head: Span) -> Span {
        match self.by_head.get(&head).map(|record| &record.head) {
            Some(Head::Cite { to: Some(to), .. }) => to.key.span,
            _ => head,
        }
    }

    /// The key in the `work` record of a work, if it has one.
    pub(super) fn work(&self, key: &str) -> Option<Span> {
        self.works.get(key).copied()
    }
}
