//! Other words (`aka`) that add nothing: questions cannot go by them, or know them already.

use std::collections::BTreeMap;

use crate::annotation::{Head, Record, Value};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::lexicon::fold;
use crate::query::understand::other_words::{Idle, OtherWords, key};
use crate::session::Session;
use crate::source::{Span, Spanned};

/// The other words of topics, scholars, kinds and relations that are empty or stand twice, and those of kinds and
/// relations that are not theirs alone.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let documents = session.corpus().documents.iter();
    let records: Vec<&Record> = documents.flat_map(|(_, document)| document.records()).collect();
    let declared = |head: &Head| match head {
        Head::Kind(id) => Some(("kind", id.value.clone())),
        Head::Relation(id) => Some(("relation", id.value.clone())),
        _ => None,
    };
    let heads = records.iter().filter_map(|record| Some((declared(&record.head)?, record.head.span())));
    let places: BTreeMap<(&str, String), Span> = heads.collect();
    let kinds = OtherWords::of_kinds(&session.catalog);
    let relations = OtherWords::of_relations(&session.catalog);
    let mut found = Vec::new();
    for record in records {
        let words = match &record.head {
            Head::Kind(id) => Some(("kind", id, &kinds)),
            Head::Relation(id) => Some(("relation", id, &relations)),
            _ => None,
        };
        let mut before: BTreeMap<String, Span> = BTreeMap::new();
        for word in aka(record) {
            let known = if words.is_some() { key(&word.value) } else { fold(&word.value) };
            if known.is_empty() {
                found.push(empty(word));
                continue;
            }
            if let Some(first) = before.get(&known) {
                found.push(twice(word, *first));
                continue;
            }
            before.insert(known, word.span);
            let Some((keyword, id, words)) = words else { continue };
            if let Some(idle) = words.idle(&id.value, &word.value) {
                let place = |other: &str| places.get(&(keyword, other.to_owned())).copied();
                found.push(unused(keyword, word, idle, place));
            }
        }
    }
    found
}

fn aka(record: &Record) -> impl Iterator<Item = &Spanned<String>> {
    let fields = record.fields.iter().filter(|field| field.name.value == "aka");
    fields.flat_map(|field| match &field.value {
        Value::Names(names) => names.as_slice(),
        _ => &[],
    })
}

fn empty(word: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` has no letters or digits, so no question can use it", word.value);
    let message = if word.value.trim().is_empty() { "a word in `aka` is empty".to_owned() } else { message };
    Diagnostic::new(Code::UnusedAka, word.span, message).help("write the word, or remove it")
}

fn twice(word: &Spanned<String>, first: Span) -> Diagnostic {
    let message = format!("`{}` appears twice among the other words of this record", word.value);
    Diagnostic::new(Code::UnusedAka, word.span, message)
        .with(first, "the first")
        .help("remove one of the two: case, accents, hyphens and endings do not make a different word")
}

fn unused(
    keyword: &str,
    word: &Spanned<String>,
    idle: Idle,
    place: impl Fn(&str) -> Option<Span>,
) -> Diagnostic {
    let said = &word.value;
    let (message, other, help) = match idle {
        Idle::Empty => return empty(word),
        Idle::Own(form) => {
            (format!("`{said}` is already the form `{form}` of this {keyword}"), None, "remove it".to_owned())
        }
        Idle::Language => (
            format!("`{said}` is a reserved word, so no question can use it for this {keyword}"),
            None,
            format!("choose another word for the {keyword}, or remove it"),
        ),
        Idle::Taken(other) => (
            format!("`{said}` is a form of the {keyword} `{other}`, so no question can use it for this one"),
            Some(other),
            "remove it, or use a longer phrase that means only this one".to_owned(),
        ),
        Idle::Shared(other) => (
            format!("`{said}` is also another word for the {keyword} `{other}`, so no question can use it"),
            Some(other),
            format!("keep it for the {keyword} that it means, and remove it from the other"),
        ),
    };
    let found = Diagnostic::new(Code::UnusedAka, word.span, message);
    let found = match other.and_then(|other| Some((place(&other)?, other))) {
        Some((there, other)) => found.with(there, format!("{keyword} `{other}`")),
        None => found,
    };
    found.help(help)
}
