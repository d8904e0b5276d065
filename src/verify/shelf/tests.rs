#![allow(clippy::expect_used, reason = "so a test fails")]

use super::Shelf;
use crate::corpus::Corpus;
use crate::session::Session;

const BIBLIOGRAPHY: &str = "
@book{oak2001, title = {Lights}, year = {2001}, file = {:/home/ann/Zotero/storage/ABCD1234/paper.pdf:application/pdf}}
@book{elm2002, title = {Shadows}, year = {2002}, file = {x/notes.pdf}}
@book{fir2003, title = {Colours}, year = {2003}, file = {x/gone.pdf}}
";
const RECORDS: &str = "
claim oak2001/one\n  text  One.\n  at    p. 1\n  quote \"one\"\n
claim elm2002/two\n  text  Two.\n  at    p. 1\n  quote \"two\"\n
claim fir2003/six\n  text  Six.\n  at    p. 1\n  quote \"six\"\n
";

/// What is said of copies in a folder with files of these names.
fn notices(files: &[&str]) -> Vec<String> {
    let corpus = [("corpus/references.bib", BIBLIOGRAPHY), ("corpus/library.catena", RECORDS)];
    let corpus = corpus.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let session = Session::of(Corpus::read(corpus.into()));
    let texts = files.iter().map(|name| ((*name).to_owned(), Vec::new())).collect();
    Shelf::of(texts, &session.catalog).notices()
}

#[test]
fn a_file_that_may_be_the_copy_is_told_with_what_to_do() {
    assert_eq!(
        notices(&["paper.pdf", "a/notes.pdf", "b/notes.pdf"]),
        [
            "no copy of `elm2002` is read: the bibliography names `x/notes.pdf`, and the folder has 2 files of this name \
             (`a/notes.pdf`, `b/notes.pdf`); write the right one as `text` into the record of `elm2002`, or call the file \
             `elm2002.pdf`",
            "no copy of `oak2001` is read: the bibliography names `/home/ann/Zotero/storage/ABCD1234/paper.pdf`, and the \
             folder has `paper.pdf`, which may be another file; if it is the right one, write `text  paper.pdf` into the \
             record of `oak2001`, or call the file `oak2001.pdf`",
        ]
    );
    // Where it lies as in Zotero, or has the name of the work, there is nothing to say.
    assert_eq!(notices(&["ABCD1234/paper.pdf", "elm2002.pdf", "a/notes.pdf", "b/notes.pdf"]), [""; 0]);
}
