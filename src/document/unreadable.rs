//! Why there is no text to be had from a copy.

use thiserror::Error;

/// What is wrong with a copy, said after its name.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unreadable {
    /// Plain text in another encoding; with the byte where it begins to be wrong.
    #[error("is not UTF-8 (from byte {0} on)")]
    NotUtf8(usize),
}
