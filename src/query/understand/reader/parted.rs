//! What words of a question were found to mention: the same words come up again whenever a clause is tried in another
//! way.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{self, Debug, Formatter};

use crate::annotation::locator::Locator;
use crate::query::understand::reader::mention::Mention;
use crate::query::understand::reader::token::Token;

/// How words were parted into mentions, and which texts are places. What is tried is bounded by
/// [`Done`](super::done::Done), and so is this.
#[derive(Default)]
pub(super) struct Parted {
    mentions: RefCell<HashMap<Vec<Token>, Vec<Mention>>>,
    places: RefCell<HashMap<String, Option<Locator>>>,
}

impl Parted {
    /// The mentions in some words, which `find` tells unless that is known.
    pub(super) fn mentions(&self, words: &[Token], find: impl FnOnce() -> Vec<Mention>) -> Vec<Mention> {
        if let Some(known) = self.mentions.borrow().get(words) {
            return known.clone();
        }
        let found = find();
        self.mentions.borrow_mut().insert(words.to_vec(), found.clone());
        found
    }

    /// The place that a text is, which `find` tells unless that is known.
    pub(super) fn place(&self, text: String, find: impl FnOnce(&str) -> Option<Locator>) -> Option<Locator> {
        if let Some(known) = self.places.borrow().get(&text) {
            return known.clone();
        }
        let found = find(&text);
        self.places.borrow_mut().insert(text, found.clone());
        found
    }
}

impl Debug for Parted {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "Parted({})", self.mentions.borrow().len())
    }
}
