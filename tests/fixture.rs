//! Fixtures: a library, and questions to it, in one file.
//!
//! A line `=== NAME` begins a text, which goes on to the next such line: a file of the library, such as
//! `=== corpus/references.bib`, one to be imported, such as `=== import/works.ris`, or `=== question`. In all of
//! them `\xNN` stands for the byte NN (in hexadecimal) and `\xNN*M` for M of it, so that a fixture can hold what an editor would change or
//! not show.

use std::fs::read_to_string;
use std::path::Path;

use catena::bibliography::Abbreviations;
use catena::bibliography::format::Format;
use catena::bibliography::import::import;
use catena::bibliography::merge::{Options, merge};
use catena::corpus::Corpus;
use catena::diagnostic::{Diagnostic, sort};
use catena::session::Session;
use catena::source::Sources;
use catena::source::decode::decoded as text_of;
use insta::{Settings, assert_snapshot};

/// Holds what is shown of a fixture to the snapshot of its name beside it.
pub(crate) fn golden(path: &Path, shown: impl FnOnce(&str) -> String) {
    let text = read_to_string(path).expect("a fixture can be read");
    let mut settings = Settings::new();
    settings.set_snapshot_path(path.parent().expect("it is in a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = path.file_stem().expect("it has a name").to_string_lossy();
    settings.bind(|| assert_snapshot!(name.as_ref(), shown(&text)));
}

/// What a fixture holds.
#[derive(Debug, Default)]
pub(crate) struct Fixture {
    /// The files of the library by their names.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The files to be imported by their names.
    pub(crate) imports: Vec<(String, Vec<u8>)>,
    /// The questions in their order.
    pub(crate) questions: Vec<String>,
}

impl Fixture {
    /// Reads a fixture. What stands before its first `===` is a remark.
    pub(crate) fn read(text: &str) -> Self {
        let mut fixture = Self::default();
        for section in format!("\n{text}").split("\n=== ").skip(1) {
            let (name, body) = section.split_once('\n').unwrap_or((section, ""));
            match name {
                "question" => {
                    fixture.questions.push(String::from_utf8_lossy(&decoded(body.trim())).into_owned());
                }
                _ => {
                    let bytes = decoded(&format!("{}\n", body.trim_end_matches('\n')));
                    let files =
                        if name.starts_with("import/") { &mut fixture.imports } else { &mut fixture.files };
                    files.push((name.to_owned(), bytes));
                }
            }
        }
        fixture
    }

    /// The library, opened.
    pub(crate) fn session(&self) -> Session {
        Session::of(Corpus::read(self.files.clone()))
    }

    /// What is wrong with the files to be imported, and `corpus/references.bib` with their works in it.
    pub(crate) fn imported(&self) -> (Vec<Diagnostic>, Sources, String) {
        let corpus = Corpus::read(self.files.clone());
        let mut sources = corpus.sources;
        let target = sources.iter().find(|(_, file)| file.name == "corpus/references.bib");
        let target = target.map(|(id, file)| (id, file.text.clone()));
        let (target, old) =
            target.unwrap_or_else(|| (sources.add("corpus/references.bib", ""), String::new()));
        let (mut faults, mut works) = (Vec::new(), Vec::new());
        for (name, bytes) in &self.imports {
            let (text, _) = text_of(bytes.clone());
            let file = sources.add(name.as_str(), text.as_str());
            let format = Format::recognise(name, &text).expect("a format is recognised");
            works.extend(import(file, &text, format, &Abbreviations::default(), &mut faults));
        }
        let merged = merge(target, &old, &corpus.entries, &works, Options::default(), &mut faults);
        sort(&mut faults, &sources);
        (faults, sources, merged.text)
    }
}

/// The bytes of a text in which `\xNN` stands for one and `\xNN*M` for M of it.
fn decoded(text: &str) -> Vec<u8> {
    let mut pieces = text.split("\\x");
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let Some(byte) = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
            bytes.extend_from_slice(format!("\\x{piece}").as_bytes());
            continue;
        };
        let after = &piece[2..];
        let digits = after.strip_prefix('*').unwrap_or_default();
        let digits = &digits[..digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
        match digits.parse::<usize>() {
            Ok(number) => {
                bytes.extend(std::iter::repeat_n(byte, number));
                bytes.extend_from_slice(&after.as_bytes()[1 + digits.len()..]);
            }
            Err(_) => {
                bytes.push(byte);
                bytes.extend_from_slice(after.as_bytes());
            }
        }
    }
    bytes
}
