//! Texts into their canonical layout: each is read once, together with all that its words may mean, and read again
//! only where that changes it.

use std::collections::BTreeMap;

use crate::annotation::{Body, Document, Record, Value, print, print_head, print_value};
use crate::catalog::{Words, settle_by};
use crate::code::Code;
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::parallel::each;
use crate::source::{FileId, Sources};

/// What formatting a text gives.
pub(super) enum Formatted {
    /// The text is in the canonical layout already.
    Same,
    /// The canonical text, and what stood there.
    Text {
        /// What was read.
        old: Vec<u8>,
        /// The same in the canonical layout.
        new: String,
    },
    /// Why it is left alone.
    Refused(String),
}

/// What formatting gives of each of the `wanted` among the texts, by name and content, of a corpus: the names in them are
/// those of all its texts, and a record that reading the corpus sets aside stays as it is.
pub(super) fn formatted(texts: Vec<(String, Vec<u8>)>, wanted: &[String]) -> Vec<Formatted> {
    let mut corpus = Corpus::read(texts);
    let words = Words::of(&corpus);
    settle_by(&mut corpus, &words);
    let files: BTreeMap<&str, FileId> =
        corpus.sources.iter().map(|(id, file)| (file.name.as_str(), id)).collect();
    let documents: BTreeMap<FileId, &Document> =
        corpus.documents.iter().map(|(file, document)| (*file, document)).collect();
    let mut faults: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in &corpus.diagnostics {
        faults.entry(fault.primary.span.file).or_default().push(fault);
    }
    each(wanted, &|name| {
        let Some(file) = files.get(name.as_str()) else {
            return Formatted::Refused("it is not there".to_owned());
        };
        let faults = faults.get(file).map_or(&[][..], Vec::as_slice);
        laid_out(&corpus.sources, *file, documents.get(file).copied(), faults, &words)
    })
}

/// The canonical text of a file, unless it is no text of records, or has a conflict that formatting could hide, or would
/// not say the same afterwards.
fn laid_out(
    sources: &Sources,
    file: FileId,
    document: Option<&Document>,
    faults: &[&Diagnostic],
    words: &Words,
) -> Formatted {
    let conflict = faults.iter().find(|found| found.code == Code::ConflictMarker);
    let (Some(document), None) = (document, conflict) else {
        let why = conflict.or(faults.first()).map_or_else(String::new, |found| {
            format!("{} ({})", found.message, sources.place(found.primary.span))
        });
        return Formatted::Refused(why);
    };
    let file = sources.file(file);
    let new = print(document);
    if new.as_bytes() == file.bytes() {
        return Formatted::Same;
    }
    let mut again = Corpus::read(vec![(file.name.clone(), new.clone().into_bytes())]);
    settle_by(&mut again, words);
    let after = again.documents.first();
    if after.is_some_and(|(_, after)| same_records(document, after, &again.sources)) {
        Formatted::Text { old: file.bytes().to_vec(), new }
    } else {
        Formatted::Refused("formatting would change its meaning; please report this as a bug".to_owned())
    }
}

/// True if two documents have the same records, as far as their number and text can tell. What was set aside because of
/// names in other texts may be read as a record where it stands alone: it must have the same text.
fn same_records(before: &Document, after: &Document, sources: &Sources) -> bool {
    let is_same = |(before, after): (&Body, &Body)| match (before, after) {
        (Body::Record(before), Body::Record(after)) => said(before) == said(after),
        (Body::Broken { text, .. }, Body::Record(after)) => {
            sources.file(after.span.file).text[after.span.range()] == **text
        }
        (Body::Broken { text, .. }, Body::Broken { text: after, .. }) => text == after,
        (Body::Record(_), Body::Broken { .. }) => false,
    };
    let mut pairs = before.items.iter().map(|item| &item.body).zip(after.items.iter().map(|item| &item.body));
    before.items.len() == after.items.len() && pairs.all(is_same)
}

/// What a record says, whatever the order of its fields.
fn said(record: &Record) -> (String, Vec<String>) {
    let field = |name: &str, value: &Value| format!("{name} {}", print_value(value));
    let mut fields: Vec<String> =
        record.fields.iter().map(|found| field(&found.name.value, &found.value)).collect();
    fields.sort();
    (print_head(&record.head), fields)
}
