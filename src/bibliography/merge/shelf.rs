//! The works that are here, found again by what they are known by.

use std::collections::BTreeMap;

use crate::bibliography::identifiers::doi_in;
use crate::bibliography::key::folded;
use crate::bibliography::{Entry, Reference};
use crate::source::Span;

use super::apart;

/// By what a work was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    Key,
    Doi,
    /// Title and year, and nothing that tells the two apart.
    Title,
}

/// A work that is here.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) work: Reference,
    pub(super) span: Span,
    pub(super) how: Match,
    /// Its DOI or title and year agree too, or one of the two works has neither.
    pub(super) is_same_work: bool,
}

/// The works that are here.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    works: Vec<(Reference, Span)>,
    by_key: BTreeMap<String, usize>,
    by_doi: BTreeMap<String, usize>,
    by_title: BTreeMap<(String, Option<i32>), Vec<usize>>,
}

impl Shelf {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut shelf = Self::default();
        for entry in entries {
            shelf.add(Reference::of(entry), entry.key.span);
        }
        shelf
    }

    pub(super) fn add(&mut self, work: Reference, span: Span) {
        let at = self.works.len();
        // BibTeX takes keys that differ in case alone for the same.
        self.by_key.entry(work.key.to_lowercase()).or_insert(at);
        if let Some(doi) = doi(&work) {
            self.by_doi.entry(doi).or_insert(at);
        }
        if let Some(title) = title(&work) {
            self.by_title.entry(title).or_default().push(at);
        }
        self.works.push((work, span));
    }

    pub(super) fn has_key(&self, key: &str) -> bool {
        self.by_key.contains_key(&key.to_lowercase())
    }

    /// The work that `work` is already: by its key, else its DOI, else its title and year.
    pub(super) fn find(&self, work: &Reference) -> Option<Found> {
        let by_key = self.by_key.get(&work.key.to_lowercase()).map(|at| (*at, Match::Key));
        let by_doi = || doi(work).and_then(|doi| self.by_doi.get(&doi)).map(|at| (*at, Match::Doi));
        let by_title = || {
            let same = self.by_title.get(&title(work)?)?;
            same.iter()
                .find(|at| apart::what_tells(&self.works[**at].0, work).is_none())
                .map(|at| (*at, Match::Title))
        };
        let (at, how) = by_key.or_else(by_doi).or_else(by_title)?;
        let (known, span) = &self.works[at];
        let is_same_work = how != Match::Key || is_same(known, work);
        Some(Found { work: known.clone(), span: *span, how, is_same_work })
    }
}

/// True unless something shows that two works with one key are two.
fn is_same(here: &Reference, there: &Reference) -> bool {
    match (doi(here), doi(there)) {
        (Some(here), Some(there)) => here == there,
        _ => match (title(here), title(there)) {
            (Some((here, _)), Some((there, _))) => {
                here == there || here.starts_with(&there) || there.starts_with(&here)
            }
            _ => true,
        },
    }
}

fn doi(work: &Reference) -> Option<String> {
    doi_in(&work.plain("doi"))
}

fn title(work: &Reference) -> Option<(String, Option<i32>)> {
    let plain = work.title().plain();
    let folded = folded(&plain);
    // A title in signs alone is what it is.
    let title = if folded.is_empty() { plain } else { folded };
    (!title.is_empty()).then(|| (title, work.year()))
}
