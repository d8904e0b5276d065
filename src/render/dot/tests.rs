//! What holds of pictures as wholes. The parts have tests of their own.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "so a test fails")]

mod drawn;
mod pictures;
mod text;

use crate::corpus::Corpus;
use crate::query::answer::Answer;
use crate::render::dot::dot;
use crate::render::picture::{Options, answer, corpus};
use crate::session::Session;

/// A small corpus that has a bit of everything: each force, each side, second-hand claims, records
/// that relate topics, and signs that mean something to DOT.
const FILES: [(&str, &str); 3] = [
    ("corpus/references.bib", include_str!("tests/small/references.bib")),
    ("corpus/topics.catena", include_str!("tests/small/topics.catena")),
    ("corpus/works/claims.catena", include_str!("tests/small/claims.catena")),
];

/// The small corpus.
pub(in crate::render) fn small() -> Session {
    session(FILES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

pub(in crate::render) fn session(files: Vec<(String, String)>) -> Session {
    let files = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let session = Session::of(Corpus::read(files));
    assert!(session.diagnostics.is_empty(), "{:?}", session.diagnostics);
    session
}

/// A picture of all of a corpus, or of part of it.
fn map(session: &Session, options: &Options) -> String {
    dot(&corpus(&session.catalog, &session.graph, &session.verdicts, options))
}

/// Everything at once.
pub(in crate::render) fn everything() -> Options {
    Options { claims: true, works: true, scholars: true, ..Options::default() }
}

pub(in crate::render) fn ask(session: &Session, question: &str) -> Answer {
    session.ask(question).unwrap_or_else(|failure| panic!("{question}: {failure:?}"))
}

/// A picture of the answer to a question.
fn picture(session: &Session, question: &str) -> String {
    draw(session, &ask(session, question))
}

fn draw(session: &Session, found: &Answer) -> String {
    dot(&answer(&session.catalog, &session.graph, &session.verdicts, found))
}
