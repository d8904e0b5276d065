//! A text index that is not what was written, under a checksum that fits.

use std::fs;
use std::path::Path;

use catena::corpus::load::Library as Folder;
use catena::session::Session;
use sha2::{Digest, Sha256};

use super::each;
use crate::program::Library;
use crate::support::shown::answer_text;

const QUESTIONS: [&str; 4] = [
    "search \"trust OR reputa*\"",
    "claims matching \"'a reputation'\"",
    "find topic t where t.label matches \"tru~1\"",
    "claims about trust matching \"norms build\"",
];

fn answers(folder: &Path) -> Vec<String> {
    let library = Folder::at(folder).expect("a library");
    let session = Session::open(library).expect("it can be read");
    let answer = |question: &&str| {
        let answer = session.ask(question).unwrap_or_else(|why| panic!("{question}: {why:?}"));
        answer_text(&session.catalog, &answer)
    };
    QUESTIONS.iter().map(answer).collect()
}

/// The index with the checksum that its body asks for.
fn sealed(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let sum: String = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect();
    [kind, b"\n", sum.as_bytes(), b"\n", body].concat()
}

#[test]
fn a_forged_index_never_ends_a_question() {
    let library = Library::small();
    let path = library.path().join("index/text.index");
    let expected = answers(library.path());
    let whole = fs::read(&path).expect("an index was made");
    let parts: Vec<&[u8]> = whole.splitn(3, |byte| *byte == b'\n').collect();
    let (kind, body) = (parts[0], parts[2]);
    let files = body.iter().position(|byte| *byte == b'\n').expect("a head") + 1;
    assert_eq!(sealed(kind, body), whole, "the seal is as it is written");
    each(40, |dice| {
        let mut forged = body.to_vec();
        for _ in 0..1 + dice.below(3) {
            let at = files + dice.below(forged.len() - files);
            match dice.below(3) {
                0 => forged[at] ^= 1 << dice.below(8),
                1 => forged[at] = *dice.one(&[0, 0xff, 0x7f, 0x80]),
                _ => {
                    let end = (at + dice.below(64)).min(forged.len());
                    forged[at..end].fill(*dice.one(&[0, 0xff]));
                }
            }
        }
        fs::write(&path, sealed(kind, &forged)).expect("it can be written");
        // What is forged may say something else; what catena says of it is an answer.
        drop(answers(library.path()));
        fs::write(&path, &whole).expect("it can be written");
        assert_eq!(answers(library.path()), expected);
    });
}
