//! A corpus as it is written: the texts of a library, read and parsed, nothing resolved yet.

mod aside;
pub mod home;
#[expect(clippy::disallowed_methods, reason = "it looks at the files of a library")]
pub mod inputs;
mod legible;
#[expect(clippy::disallowed_methods, reason = "it lists the files of a library")]
pub mod load;
mod own;
mod parallel;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::annotation::swallowed::{Words, set_aside};
use crate::annotation::{Document, declared_ids};
use crate::bibliography::Entry;
use crate::corpus::parallel::Content;
use crate::diagnostic::{self, Diagnostic};
use crate::source::{FileId, Sources, Span};

/// The texts of a corpus, parsed.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The texts.
    pub sources: Sources,
    /// The files of annotations.
    pub documents: Vec<(FileId, Document)>,
    /// The bibliography.
    pub entries: Vec<Entry>,
    /// What is wrong with the texts.
    pub diagnostics: Vec<Diagnostic>,
    /// Ids that are declared in texts that could not be read: to name them is no fault of its own.
    pub aside: BTreeSet<String>,
    /// Names that stand for several things, by their places, with the ids of these.
    pub several: BTreeMap<Span, Vec<String>>,
    /// What is wrong with statements that cannot be told apart into their parts, by the places where they begin.
    pub said: BTreeMap<Span, Diagnostic>,
}

impl Corpus {
    /// Reads the files of a corpus, given by name and content. Names that end in `.bib` are
    /// bibliographies, others annotations; their order does not matter.
    #[must_use]
    pub fn read(mut files: Vec<(String, Vec<u8>)>) -> Self {
        files.sort();
        let mut corpus = Self::default();
        let mut sound_files = Vec::new();
        for (name, bytes) in files {
            let is_bibliography = name.ends_with(".bib");
            let (file, sound) =
                legible::add(&mut corpus.sources, name, bytes, is_bibliography, &mut corpus.diagnostics);
            let text = &corpus.sources.file(file).text;
            match (sound, is_bibliography) {
                (true, _) => sound_files.push((file, is_bibliography)),
                (false, true) => corpus.aside.extend(aside::keys(text, &[])),
                (false, false) => corpus.aside.extend(declared_ids(text)),
            }
        }
        let parsed = parallel::parse(&corpus.sources, &sound_files);
        let mut words = Words::default();
        for parsed in &parsed {
            match &parsed.content {
                Content::Annotations(document) => words.add(document),
                Content::Bibliography(entries) => {
                    words.ids.extend(entries.iter().map(|entry| entry.key.value.clone()));
                    let people = entries.iter().flat_map(|entry| entry.authors.iter().chain(&entry.editors));
                    words.ids.extend(people.map(|name| name.family.to_lowercase()));
                }
            }
        }
        for mut parsed in parsed {
            match parsed.content {
                Content::Annotations(mut document) => {
                    let text = &corpus.sources.file(parsed.file).text;
                    set_aside(parsed.file, text, &mut document, &words, &mut parsed.diagnostics);
                    corpus.aside.extend(aside::ids(&document));
                    corpus.documents.push((parsed.file, document));
                }
                Content::Bibliography(entries) => {
                    let text = &corpus.sources.file(parsed.file).text;
                    aside::conflicts(parsed.file, text, &mut parsed.diagnostics);
                    if diagnostic::any_error(&parsed.diagnostics) {
                        corpus.aside.extend(aside::keys(text, &entries));
                    }
                    corpus.entries.extend(entries);
                }
            }
            corpus.diagnostics.append(&mut parsed.diagnostics);
        }
        corpus.entries.extend(own::entries(&corpus.documents));
        corpus
    }

    /// A SHA-256 over all names and texts, in hexadecimal: the same corpus has the same.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (_, file) in self.sources.iter() {
            for part in [file.name.as_bytes(), file.bytes()] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
