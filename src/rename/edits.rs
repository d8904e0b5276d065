//! Edits of texts, gathered before any is made.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::annotation::append;
use crate::corpus::Corpus;
use crate::source::{FileId, Span};

/// What is to be changed in a corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits {
    in_files: BTreeMap<FileId, Vec<(Range<usize>, String)>>,
    /// Records to be added, by the name of their file.
    records: BTreeMap<String, Vec<String>>,
    /// How many uses of a renamed thing are edited.
    pub(super) uses: usize,
    /// How many of them in questions and expected answers.
    pub(super) in_questions: usize,
}

impl Edits {
    /// Puts `text` in the place of what stands at `span`.
    pub(super) fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.in_files.entry(span.file).or_default().push((span.range(), text.into()));
    }

    /// Puts `text` before byte `at`.
    pub(super) fn insert(&mut self, file: FileId, at: usize, text: impl Into<String>) {
        self.in_files.entry(file).or_default().push((at..at, text.into()));
    }

    /// Adds a record at the end of the file `name`, which is made if it is not there.
    pub(super) fn add(&mut self, name: String, record: String) {
        self.records.entry(name).or_default().push(record);
    }

    /// The files that change, by name, with the edits made.
    pub(super) fn files(&self, corpus: &Corpus) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for (file, edits) in &self.in_files {
            let source = corpus.sources.file(*file);
            files.insert(source.name.clone(), edited(&source.text, edits));
        }
        for (name, records) in &self.records {
            let found = || corpus.sources.iter().find(|(_, file)| file.name == *name);
            let text = files.remove(name).or_else(|| found().map(|(_, file)| file.text.clone()));
            let text = records.iter().fold(text.unwrap_or_default(), |text, record| append(&text, record));
            files.insert(name.clone(), text);
        }
        files
    }
}

fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut edits: Vec<&(Range<usize>, String)> = edits.iter().collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in edits {
        // Of two edits of one place the first stands; none are made by design.
        if range.start >= at {
            out += &text[at..range.start];
            out += replacement;
            at = range.end;
        }
    }
    out + &text[at..]
}
