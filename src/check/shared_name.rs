//! Names that two topics have: a question with such a name cannot tell which is meant.

use std::collections::BTreeMap;

use crate::annotation::{Head, Record, Value};
use crate::catalog::NodeClass;
use crate::catalog::same::SAME_AS;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::lexicon::fold;
use crate::session::Session;
use crate::source::Span;

/// The labels and other names of topics that an earlier topic has as its id, label or other name too, in any case.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let documents = session.corpus().documents.iter();
    let records = documents.flat_map(|(_, document)| document.records());
    let mut known: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    let mut found = Vec::new();
    let topics = records.filter_map(|record| Some((id(record)?, record)));
    let named = topics.flat_map(|(id, record)| names(record).map(move |name| (id, name)));
    for (id, (name, span)) in named {
        let folded = fold(name);
        let (first, place) = *known.entry(folded).or_insert((id, span));
        // That ids look the same is told by another rule.
        let topic = |id: &str| session.catalog.names().get(NodeClass::Topic, id);
        if topic(first) != topic(id) && fold(first) != fold(id) {
            let message = format!("`{name}` is a name of `{id}` and of `{first}`");
            let kind = |id: &str| topic(id).map(|topic| session.catalog.kind(topic));
            // Only topics of one kind can be the same.
            let both = if kind(id) == kind(first) {
                format!("say so with `{SAME_AS}  {first}` in the record of `{id}`, or ")
            } else {
                String::new()
            };
            found.push(
                Diagnostic::new(Code::SharedName, span, message)
                    .with(place, "the first")
                    .help("questions with this name are ambiguous: give one of the two another name")
                    .help(format!("if both are the same thing, {both}keep one record, with `was  {id}`")),
            );
        }
    }
    found
}

fn id(record: &Record) -> Option<&str> {
    match &record.head {
        Head::Topic { id, .. } => Some(&id.value),
        _ => None,
    }
}

/// The id of a topic, its label and its other names, with their places.
fn names(record: &Record) -> impl Iterator<Item = (&str, Span)> {
    let head = match &record.head {
        Head::Topic { id, label, .. } => Some((id, label)),
        _ => None,
    };
    let own = head.into_iter().flat_map(|(id, label)| {
        let label = label.as_ref().map(|label| (label.value.as_str(), label.span));
        std::iter::once((id.value.as_str(), id.span)).chain(label)
    });
    let aka = record.fields.iter().filter(|field| field.name.value == "aka");
    let aka = aka.flat_map(|field| match &field.value {
        Value::Names(names) => names.as_slice(),
        _ => &[],
    });
    own.chain(aka.map(|name| (name.value.as_str(), name.span)))
}
