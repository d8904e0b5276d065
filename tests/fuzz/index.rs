//! A text index that is not what was written.

use std::fs;
use std::path::Path;

use catena::corpus::load::Library as Folder;
use catena::session::Session;

use super::each;
use crate::program::{Library, pack};
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

#[test]
fn a_damaged_or_forged_index_changes_no_answer() {
    let library = Library::small();
    let expected = answers(library.path());
    let path = library.path().join(pack("text"));
    let whole = fs::read(&path).expect("an index was made");
    each(40, |dice| {
        let mut forged = whole.clone();
        for _ in 0..1 + dice.below(3) {
            let at = dice.below(forged.len());
            match dice.below(3) {
                0 => forged[at] ^= 1 << dice.below(8),
                1 => forged[at] = *dice.one(&[0, 0xff, 0x7f, 0x80]),
                _ => {
                    let end = (at + dice.below(64)).min(forged.len());
                    forged[at..end].fill(*dice.one(&[0, 0xff]));
                }
            }
        }
        fs::write(&path, &forged).expect("it can be written");
        assert_eq!(answers(library.path()), expected);
    });
}
