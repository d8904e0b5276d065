//! Fixtures: a library, and questions to it, in one file.
//!
//! A line `=== NAME` begins a text, which goes on to the next such line: a file of the library, such as
//! `=== corpus/references.bib`, or `=== question`. In all of them `\xNN` stands for the byte NN (in
//! hexadecimal) and `\xNN*M` for M of it, so that a fixture can hold what an editor would change or
//! not show.

use catena::corpus::Corpus;
use catena::session::Session;

/// What a fixture holds.
#[derive(Debug, Default)]
pub(crate) struct Fixture {
    /// The files of the library by their names.
    pub(crate) files: Vec<(String, Vec<u8>)>,
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
                _ => fixture
                    .files
                    .push((name.to_owned(), decoded(&format!("{}\n", body.trim_end_matches('\n'))))),
            }
        }
        fixture
    }

    /// The library, opened.
    pub(crate) fn session(&self) -> Session {
        Session::of(Corpus::read(self.files.clone()))
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
