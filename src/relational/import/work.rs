//! A work as it is read, in the words of tables.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::bibliography::plain_of_html;
use crate::catalog::people::slug;
use crate::error::Error;
use crate::relational::cell::{add_text, take_text};
use crate::relational::import::damaged;

/// A work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Work {
    /// The identifier by which others cite it.
    pub(super) key: String,
    /// When its record was last changed, as text that is sorted by time; may be empty.
    pub(super) changed: String,
    pub(super) title: String,
    pub(super) year: Option<i64>,
    /// What it is, as a bibliography says it.
    pub(super) kind: String,
    pub(super) doi: String,
    pub(super) pages: String,
    /// The key of the work that it is part of.
    pub(super) host: Option<String>,
    pub(super) authors: Vec<Person>,
    pub(super) editors: Vec<Person>,
    /// The keys of the works that it cites, each once.
    pub(super) cites: Vec<String>,
    /// How many of its references do not say by a key what they are to.
    pub(super) without_key: u32,
}

/// A person or a body that made a work.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Person {
    pub(super) key: String,
    /// As a reader writes it.
    pub(super) name: String,
}

impl Person {
    /// The person of an identifier or, without one, of the name: who is called the same is the same. None without both.
    /// The key is an id that a library can have, in lower case.
    pub(super) fn new(key: Option<&str>, name: &str) -> Option<Self> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = key.map_or_else(|| slug(&name), str::to_lowercase);
        let name = if name.is_empty() { key.clone() } else { name };
        (!key.is_empty()).then_some(Self { key, name })
    }
}

impl Work {
    /// Who made it: its authors or, of a work without authors, its editors.
    pub(super) fn makers(&self) -> &[Person] {
        if self.authors.is_empty() { &self.editors } else { &self.authors }
    }

    /// What a reader calls it.
    pub(super) fn label(&self) -> &str {
        if self.title.is_empty() { &self.key } else { &self.title }
    }

    /// Adds the work to bytes that are sorted by key, then by when its record was changed.
    pub(super) fn add_to(&self, bytes: &mut Vec<u8>) -> Result<(), Error> {
        add_text(&self.key, bytes);
        add_text(&self.changed, bytes);
        let rest = postcard::to_allocvec(self).map_err(|error| Error::Other(error.to_string()))?;
        bytes.extend(rest);
        Ok(())
    }

    /// The work that [`add_to`](Self::add_to) added.
    pub(super) fn of(mut row: &[u8]) -> Result<Self, Error> {
        take_text(&mut row).and_then(|_| take_text(&mut row)).ok_or_else(damaged)?;
        postcard::from_bytes(row).map_err(|_| damaged())
    }
}

/// What of some things comes once, in their order.
pub(super) fn once<T: Ord + Clone>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut known = BTreeSet::new();
    all.into_iter().filter(|one| known.insert(one.clone())).collect()
}

/// A title in one line, without the tags of HTML and of JATS that catalogues leave in.
pub(super) fn line(text: &str) -> String {
    plain_of_html(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
