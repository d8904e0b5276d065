//! A corpus as it is written: the texts of a library, read and parsed, nothing resolved yet.

pub mod load;
mod parallel;

use sha2::{Digest, Sha256};

use crate::annotation::Document;
use crate::bibliography::Entry;
use crate::code::Code;
use crate::corpus::parallel::Content;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// Lines of annotation longer than this many bytes are not read: no scholar writes them, and a
/// message could not show them.
const LONGEST_LINE: usize = 64 * 1024;

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
}

impl Corpus {
    /// Reads the files of a corpus, given by name and content. Names that end in `.bib` are
    /// bibliographies, others annotations; their order does not matter.
    #[must_use]
    pub fn read(mut files: Vec<(String, Vec<u8>)>) -> Self {
        files.sort();
        let mut corpus = Self::default();
        let mut legible = Vec::new();
        for (name, bytes) in files {
            let is_bibliography = name.ends_with(".bib");
            legible.extend(corpus.add(name, bytes, is_bibliography).map(|file| (file, is_bibliography)));
        }
        for mut parsed in parallel::parse(&corpus.sources, &legible) {
            corpus.diagnostics.append(&mut parsed.diagnostics);
            match parsed.content {
                Content::Annotations(document) => corpus.documents.push((parsed.file, document)),
                Content::Bibliography(entries) => corpus.entries.extend(entries),
            }
        }
        corpus
    }

    /// A SHA-256 over all names and texts, in hexadecimal: the same corpus has the same.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (_, file) in self.sources.iter() {
            for part in [&file.name, &file.text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Keeps a text; gives its file if it is one that can be read as lines of words.
    fn add(&mut self, name: String, bytes: Vec<u8>, is_bibliography: bool) -> Option<FileId> {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let upto = error.utf8_error().valid_up_to();
                let file = self.sources.add(name, String::from_utf8_lossy(error.as_bytes()));
                let span = Span::new(file, upto, upto + '\u{fffd}'.len_utf8());
                self.diagnostics.push(
                    Diagnostic::new(Code::InvalidUtf8, span, "this byte is not UTF-8: the file is set aside")
                        .help("save the file as UTF-8; it may be in Latin-1 or Windows-1252"),
                );
                return None;
            }
        };
        let file = self.sources.add(name, text);
        let text = &self.sources.file(file).text;
        legible(file, text, is_bibliography, &mut self.diagnostics).then_some(file)
    }
}

/// False for a text that cannot be read as lines of words; says why, and says what is odd about
/// one that can.
fn legible(file: FileId, text: &str, is_bibliography: bool, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let control = |byte: &u8| matches!(byte, 0..=8 | 11..=31 | 127);
    let carriage_return = |at: usize| text.as_bytes()[at] == b'\r';
    let mut rest = text.bytes().enumerate().filter(|(_, byte)| control(byte)).map(|(at, _)| at);
    if let Some(at) = rest.find(|at| !carriage_return(*at) || text.as_bytes().get(at + 1) != Some(&b'\n')) {
        let span = Span::new(file, at, at + 1);
        let message = format!("control character {:#04x}: the file is set aside", text.as_bytes()[at]);
        diagnostics.push(
            Diagnostic::new(Code::ControlCharacter, span, message)
                .help("remove it, or save the file as plain text"),
        );
        return false;
    }
    if text.starts_with('\u{feff}') {
        let span = Span::new(file, 0, '\u{feff}'.len_utf8());
        diagnostics.push(
            Diagnostic::new(Code::ByteOrderMark, span, "the file begins with a byte order mark")
                .help("`catena fmt` removes it"),
        );
    }
    if let Some(at) = text.find("\r\n") {
        let span = Span::new(file, at, at + 1);
        diagnostics.push(
            Diagnostic::new(Code::CarriageReturn, span, "lines end in carriage return and line feed")
                .help("`catena fmt` writes plain line feeds"),
        );
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > LONGEST_LINE && !is_bibliography {
            let message = format!(
                "a line of {} bytes, more than the {LONGEST_LINE} that catena reads: the file is set aside",
                line.len()
            );
            diagnostics.push(
                Diagnostic::new(Code::LineTooLong, Span::new(file, start, start), message)
                    .help("break the line: a deeper line continues the one above"),
            );
            return false;
        }
        start += line.len();
    }
    true
}
