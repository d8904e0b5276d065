//! Conditions on words, whoever asks.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::document::Field;

/// A condition on words; built by the caller or by [`Words::parse`].
///
/// What holds several words where one is meant (`burden-sharing`) is a phrase. What holds none (`—`), and all
/// or any of nothing, matches nothing. Parts of [`Words::All`] may be met in different fields; a phrase lies
/// in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Words {
    /// One word, in any inflection.
    Word(String),
    /// Words in this order, in any inflection.
    Phrase(Vec<String>),
    /// A word that begins so.
    Prefix(String),
    /// A word within so many edits (1 or 2; more count as 2): a letter more, less, other, or two swapped.
    Fuzzy(String, u8),
    /// All of these.
    All(Vec<Words>),
    /// Any of these.
    Any(Vec<Words>),
    /// These, in one field.
    In(Field, Box<Words>),
}

impl Words {
    /// The words as one text, if they are plain: words and phrases of which all are wanted, wherever they are.
    #[must_use]
    pub fn plain(&self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.clone()),
            Self::Phrase(words) => Some(words.join(" ")),
            Self::All(parts) => {
                let parts: Option<Vec<String>> = parts.iter().map(Self::plain).collect();
                Some(parts?.join(" "))
            }
            Self::Prefix(_) | Self::Fuzzy(..) | Self::Any(_) | Self::In(..) => None,
        }
    }
}

/// What is wrong with words as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFault {
    /// Where, in bytes of the text given.
    pub at: Range<usize>,
    /// What was expected: one phrase.
    pub message: String,
}
