//! Annotations as blocks: one a record.

use super::Marks;
use super::blocks::{Block, Language, Layout, United};
use super::record::unite;
use crate::annotation::swallowed::{Words, set_aside};
use crate::annotation::{Body, Head, Record, parse, print_head, print_record};
use crate::catalog::{Words as Names, settle_by};
use crate::corpus::Corpus;
use crate::source::Sources;

pub(super) struct Annotations;

/// The records of a text, or why it cannot be read.
fn records(text: &str) -> Result<Vec<Record>, String> {
    let mut sources = Sources::new();
    let file = sources.add("text", text);
    let mut faults = Vec::new();
    let mut document = parse(file, text, &mut faults);
    let mut words = Words::default();
    words.add(&document);
    set_aside(file, text, &mut document, &words, &mut faults);
    if let Some(fault) = faults.first() {
        let line = sources.file(file).line_column(fault.primary.span.start).line;
        return Err(format!("line {line}: {}", fault.message));
    }
    let mut corpus = Corpus { sources, documents: vec![(file, document)], ..Corpus::default() };
    // Of other names a single file does not tell what they stand for.
    let words = Names::of_claims(&corpus);
    settle_by(&mut corpus, &words);
    let items = corpus.documents.into_iter().flat_map(|(_, document)| document.items);
    let records = items.filter_map(|item| match item.body {
        Body::Record(record) => Some(record),
        Body::Broken { .. } => None,
    });
    Ok(records.collect())
}

impl Language for Annotations {
    type Item = Record;

    fn read<'t>(&self, text: &'t str) -> Result<Layout<'t, Record>, String> {
        let records = records(text)?.into_iter();
        Ok(Layout::new(text, records.map(|record| (record.span.range(), key(&record.head), record))))
    }

    fn opens(&self, record: &Record) -> Option<String> {
        match &record.head {
            Head::Work(key) => Some(key.value.clone()),
            _ => None,
        }
    }

    fn context(&self, record: &Record) -> Option<String> {
        record.context().map(str::to_owned)
    }

    fn in_full(&self, text: &str) -> Result<String, String> {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for mut record in records(text)? {
            for name in record.shortened() {
                let place = name.span.range().start;
                out += &text[at..place];
                out += &name.value[..name.omitted as usize];
                if name.omitted > 0 && name.written().is_empty() {
                    out.push(' ');
                }
                at = place;
            }
        }
        Ok(out + &text[at..])
    }

    fn same(&self, one: &Record, other: &Record) -> bool {
        let printed = |record: &Record| {
            let mut text = String::new();
            print_record(&mut text, record);
            text
        };
        printed(one) == printed(other)
    }

    fn former(&self, record: &Record) -> Vec<String> {
        let Some((class, _)) = class_and_id(&record.head) else { return Vec::new() };
        let was = record.fields.iter().filter(|field| field.name.value == "was");
        was.flat_map(|field| field.value.refs()).map(|old| format!("{class} {}", old.value)).collect()
    }

    fn name(&self, record: &Record) -> String {
        match &record.head {
            Head::Topic { kind, id, .. } => format!("{} {}", kind.value, id.value),
            Head::Query { id, .. } => format!("query {}", id.value),
            head => print_head(head),
        }
    }

    fn unite(
        &self,
        base: Option<&Block<'_, Record>>,
        ours: &Block<'_, Record>,
        theirs: &Block<'_, Record>,
        marks: &Marks,
    ) -> United {
        let mut united = unite(base.map(|base| &base.item), &ours.item, &theirs.item, marks);
        if ours.text.contains("\r\n") {
            united.text = united.text.replace('\n', "\r\n");
        }
        united
    }
}

/// What a record is known by: its keyword and id, of a citation its first line, of an expected answer
/// the question. All kinds of topic are one class, so that the kind of one can change.
fn key(head: &Head) -> String {
    class_and_id(head).map_or_else(|| print_head(head), |(class, id)| format!("{class} {id}"))
}

fn class_and_id(head: &Head) -> Option<(&'static str, &str)> {
    let class = match head {
        Head::Kind(_) => "kind",
        Head::Relation(_) => "relation",
        Head::Intent(_) => "intent",
        Head::Scheme(_) => "scheme",
        Head::Work(_) => "work",
        Head::Scholar(_) => "scholar",
        Head::Claim(_) => "claim",
        Head::Argument(_) => "argument",
        Head::Excerpt(_) => "excerpt",
        Head::Topic { .. } => "topic",
        Head::Query { .. } => "query",
        Head::Cite { .. } | Head::Expect(_) => return None,
    };
    head.id().map(|id| (class, id.value.as_str()))
}
