//! The works that are here, found again by what they are known by.

use std::collections::BTreeMap;

use crate::bibliography::identifiers::doi_in;
use crate::bibliography::key::folded;
use crate::bibliography::{Entry, Reference};
use crate::source::Span;

use super::apart::first_person;
use super::kin::{Kin, is_similar, of_doi, of_title};

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
    /// Another work with the same title and year, which may be the same one.
    pub(super) in_doubt: bool,
}

/// The works that are here.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    works: Vec<(Reference, Span)>,
    by_key: BTreeMap<String, usize>,
    by_doi: BTreeMap<String, Vec<usize>>,
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
            self.by_doi.entry(doi).or_default().push(at);
        }
        if let Some(title) = title(&work) {
            self.by_title.entry(title).or_default().push(at);
        }
        self.works.push((work, span));
    }

    pub(super) fn has_key(&self, key: &str) -> bool {
        self.by_key.contains_key(&key.to_lowercase())
    }

    /// The work that has the key, however it is written.
    pub(super) fn with_key(&self, key: &str) -> Option<(&Reference, Span)> {
        self.by_key.get(&key.to_lowercase()).map(|at| (&self.works[*at].0, self.works[*at].1))
    }

    /// The work that `work`, which stands at `span`, is already: by its key, else its DOI, else its title and
    /// year. Of those that it may be the one is given that it is, if there is one.
    pub(super) fn find(&self, work: &Reference, span: Span) -> Option<Found> {
        let known = self.by_key.get(&work.key.to_lowercase());
        let by_key =
            known.filter(|at| is_same(&self.works[**at].0, work)).map(|at| (*at, Match::Key, Kin::Same));
        let by_doi = || self.best(doi(work).and_then(|doi| self.by_doi.get(&doi)), Match::Doi, work, span);
        let by_title =
            || self.best(title(work).and_then(|title| self.by_title.get(&title)), Match::Title, work, span);
        let (at, how, kin) = by_key.or_else(by_doi).or_else(by_title)?;
        let (known, span) = &self.works[at];
        Some(Found { work: known.clone(), span: *span, how, in_doubt: kin == Kin::Perhaps })
    }

    /// The nearest of some works.
    fn best(
        &self,
        works: Option<&Vec<usize>>,
        how: Match,
        work: &Reference,
        span: Span,
    ) -> Option<(usize, Match, Kin)> {
        let kin = |at: &usize| {
            let (known, place) = &self.works[*at];
            let told_apart = place.file == span.file && !work.key.is_empty() && known.key != work.key;
            let of = if how == Match::Doi { of_doi } else { of_title };
            (*at, how, of(known, work, told_apart))
        };
        let near = works?.iter().map(kin).filter(|(.., kin)| *kin != Kin::Other);
        // Of several that are as near the first.
        near.rev().max_by_key(|(.., kin)| *kin)
    }
}

/// True unless something shows that two works with one key are two.
fn is_same(here: &Reference, there: &Reference) -> bool {
    let same_doi = doi(here).zip(doi(there)).map(|(here, there)| here == there);
    let people = first_person(here).zip(first_person(there));
    let (title, other) = (here.title().plain(), there.title().plain());
    let unlike = !title.is_empty() && !other.is_empty() && !is_similar(&title, &other);
    let two_people = people.is_some_and(|(here, there)| here != there);
    match same_doi {
        Some(same) => same,
        // A title alone may be a common one.
        None => !(unlike || two_people && here.year() != there.year()),
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
