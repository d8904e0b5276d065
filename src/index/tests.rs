//! What holds of the index as a whole. The parts have tests of their own.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "so a test fails")]

mod meaning;
mod oracle;
mod order;
mod storage;

use super::{Document, Opened, TextIndex, Words};

/// An index in memory.
fn index(documents: Vec<Document>) -> TextIndex {
    let (index, opened) = TextIndex::open(None, "", || documents).unwrap();
    assert!(matches!(opened, Opened::InMemory { .. }));
    index
}

/// A document with one statement.
fn statement(node: u32, text: &str) -> Document {
    Document { node, text: text.to_owned(), ..Document::default() }
}

/// A few documents on one subject.
fn library() -> Vec<Document> {
    let document = |node, label: &str, text: &str, people: &str| Document {
        label: label.to_owned(),
        people: people.to_owned(),
        ..statement(node, text)
    };
    vec![
        document(0, "Trust", "The belief that the other prefers mutual coöperation.", ""),
        document(1, "Alliance politics", "", "Glenn Snyder"),
        document(2, "", "NATO's allies fear abandonment, and entrapment by burden-sharing allies.", "Snyder"),
        document(3, "", "Costly signals build trust, and reputations for resolve.", "Andrew Kydd"),
        document(4, "Reputation", "A costly belief; no signal is trusted by itself.", ""),
        document(9, "", "Sharing the burden among the allied states.", "Mancur Olson, Zeckhauser"),
    ]
}

/// The words that `text` stands for.
fn words(text: &str) -> Words {
    Words::parse(text).unwrap()
}
