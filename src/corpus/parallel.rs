//! Parses the texts of a corpus on several threads, with the result in the order of the texts.

use crate::annotation::{self, Document};
use crate::bibliography::{self, Abbreviations, Entry};
use crate::diagnostic::Diagnostic;
use crate::parallel::each_by_size;
use crate::source::{FileId, Sources};

/// A thread more for each so many bytes of text: less is parsed as soon as a thread is started and has
/// memory of its own.
const WORTH_A_THREAD: usize = 256 * 1024;

/// What a text holds.
pub(super) enum Content {
    Annotations(Document),
    Bibliography(Vec<Entry>),
}

/// A text parsed.
pub(super) struct Parsed {
    pub file: FileId,
    pub content: Content,
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses the files of `sources` that `files` names, true for bibliographies.
pub(super) fn parse(sources: &Sources, files: &[(FileId, bool)]) -> Vec<Parsed> {
    let size = |file: &(FileId, bool)| sources.file(file.0).text.len();
    let bibliographies = files.iter().filter(|(_, is_bibliography)| *is_bibliography);
    // A bibliography by itself knows its own abbreviations.
    let shared = match bibliographies.clone().count() {
        0 | 1 => Abbreviations::default(),
        _ => Abbreviations::of(bibliographies.map(|(file, _)| sources.file(*file).text.as_str())),
    };
    each_by_size(files, &size, WORTH_A_THREAD, &|file| one(sources, &shared, *file))
}

fn one(sources: &Sources, shared: &Abbreviations, (file, is_bibliography): (FileId, bool)) -> Parsed {
    let text = &sources.file(file).text;
    let mut diagnostics = Vec::new();
    let content = if is_bibliography {
        Content::Bibliography(bibliography::read_among(file, text, shared, &mut diagnostics))
    } else {
        Content::Annotations(annotation::parse(file, text, &mut diagnostics))
    };
    Parsed { file, content, diagnostics }
}
