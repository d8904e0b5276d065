//! Why there is no text to be had from a copy.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What is wrong with a copy, said after its name, and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// Plain text in another encoding; with the byte where it begins to be wrong.
    #[error("is not UTF-8 (from byte {0} on)")]
    NotUtf8(usize),
    /// A PDF that opens only with a password.
    #[error("is encrypted with a password: save a copy without it")]
    Password,
    /// Encryption that is not known, or the rights management of a seller.
    #[error("is encrypted: save a copy without encryption")]
    Encrypted,
    /// Cut off, or not what it is called; with the name of the format.
    #[error("is damaged, or is not {} file: get another copy", article(.0))]
    Damaged(String),
    /// A scan.
    #[error(
        "has no text, only pictures of pages: run `ocrmypdf` on it, or another program for text recognition"
    )]
    NoText,
    /// There is not a word in it.
    #[error("has no text: perhaps it is the wrong file")]
    Empty,
    /// The fonts of a PDF do not say which characters their letters are.
    #[error("does not say which characters its letters are: run `ocrmypdf --force-ocr` on it")]
    NoCharacters,
    /// More than any book; or made to be so.
    #[error("is too long to be read")]
    TooLong,
    /// Reading took too long or too much memory, or the reader crashed.
    #[error("cannot be read within limits of time and memory: convert it to plain text")]
    Limits,
    /// The process that should read it could not be started; with what the system says.
    #[error("cannot be read, because the program that reads it cannot be started ({0}): try again")]
    NotStarted(String),
    /// A format that is not read; with its ending and with what makes another of it.
    #[error("is a `.{0}` file, which catena does not read: {1}")]
    Format(String, String),
}

impl Unreadable {
    /// True if this says nothing of the copy itself: another time, or on another computer, it may be read.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Limits | Self::NotStarted(_))
    }
}

fn article(format: &str) -> String {
    let is_vowel = format.starts_with(['A', 'E', 'H', 'I', 'O']);
    format!("{} {format}", if is_vowel { "an" } else { "a" })
}
