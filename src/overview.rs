//! How far a library has come: what is recorded, of whom, and what is left to do.

mod left;
mod tally;

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read};
use crate::catalog::excerpts::Use;
use crate::catalog::notes::Notes;
use crate::session::Session;
use crate::verify::receipt::Receipts;

pub use left::Left;
pub use tally::{ScholarRow, Tally, WorkRow};

/// What a library holds.
#[derive(Clone, Debug)]
pub struct Overview {
    /// How many topics there are of each kind, by the kind's id.
    pub topics: BTreeMap<String, usize>,
    /// How many works are known how well; none where it is not said.
    pub read: BTreeMap<Option<Read>, usize>,
    /// How many scholars and other speakers there are.
    pub scholars: usize,
    /// How many citations there are of each intent, by its id; empty where none is said.
    pub intents: BTreeMap<String, usize>,
    /// How many excerpts became what; none of a library without any.
    pub excerpts: BTreeMap<Use, usize>,
    /// How many saved questions there are.
    pub saved: usize,
    /// How many answers are expected.
    pub expected: usize,
    /// The notes of each work that tells how many it has.
    pub notes: BTreeMap<NodeId, Notes>,
    /// The figures of all claims and citations together.
    pub all: Tally,
    /// The figures of each work, in the order of keys.
    pub by_work: Vec<WorkRow>,
    /// The figures of each scholar, in the order of ids.
    pub by_scholar: Vec<ScholarRow>,
    /// What is left to do.
    pub left: Left,
}

impl Overview {
    /// The overview of a library, its quotes by their receipts.
    #[must_use]
    pub fn of(session: &Session, receipts: &Receipts) -> Self {
        let catalog = &session.catalog;
        let figures = tally::Figures::of(catalog, receipts);
        Self {
            topics: topics(catalog),
            read: counted(catalog.works().map(|(_, work)| work.read)),
            scholars: catalog.scholars().count(),
            intents: counted(catalog.cites.iter().map(|cite| cite.intent.clone())),
            excerpts: counted(catalog.excerpts().map(|(_, excerpt)| excerpt.used())),
            saved: catalog.saved.len(),
            expected: catalog.expects.len(),
            notes: catalog.notes(),
            all: figures.all,
            left: Left::of(catalog, receipts, &figures.by_work),
            by_work: figures.by_work,
            by_scholar: figures.by_scholar,
        }
    }

    /// How many works there are.
    #[must_use]
    pub fn works(&self) -> usize {
        self.by_work.len()
    }
}

/// Of each declared kind, also of those without a topic.
fn topics(catalog: &Catalog) -> BTreeMap<String, usize> {
    let mut topics: BTreeMap<String, usize> =
        catalog.vocabulary.kinds().map(|kind| (kind.id.clone(), 0)).collect();
    for (_, topic) in catalog.topics() {
        *topics.entry(topic.kind.clone()).or_default() += 1;
    }
    topics
}

fn counted<T: Ord>(things: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts
}
