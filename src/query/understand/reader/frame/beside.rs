//! The words of a clause beside those that name something: where all are known, they alone say what is asked of it.

use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::thesaurus::is_among;

/// The words of a clause beside those that name something.
pub(super) struct Beside<'c>(Vec<&'c str>);

impl<'c> Beside<'c> {
    pub(super) fn of(clause: &'c Clause<'_>, named: &[Named]) -> Self {
        let taken = |at: usize| {
            named.iter().any(|named| {
                let mentions = &clause.mentions[named.first..=named.last];
                mentions.iter().any(|mention| mention.words.contains(&at))
            })
        };
        let words = clause.tokens.iter().enumerate().filter(|(at, _)| !taken(*at));
        Self(words.map(|(_, token)| token.word.as_str()).collect())
    }

    /// True if one of these begins.
    pub(super) fn begins(&self, words: &str) -> bool {
        self.0.first().is_some_and(|first| is_among(words, first))
    }

    /// Takes these off the beginning; true if they were there.
    pub(super) fn take(&mut self, begin: &[&str]) -> bool {
        let is_there = self.0.starts_with(begin);
        if is_there {
            self.0.drain(..begin.len());
        }
        is_there
    }

    /// True if one of these is there.
    pub(super) fn has(&self, words: &str) -> bool {
        self.0.iter().any(|word| is_among(words, word))
    }

    /// True if each is in one of the lists.
    pub(super) fn are_among(&self, lists: &[&str]) -> bool {
        self.0.iter().all(|word| lists.iter().any(|list| is_among(list, word)))
    }
}
