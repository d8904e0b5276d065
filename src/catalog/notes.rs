//! Which notes of a work have a record that says what they cite.

use std::collections::BTreeMap;

use crate::annotation::locator::{Locator, Unit};
use crate::annotation::numbers::Numbers;
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Work};

/// The notes of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    /// All of them.
    pub all: Numbers,
    /// Those that no record accounts for.
    pub missing: Numbers,
}

impl Catalog {
    /// The notes of each work that tells how many it has.
    #[must_use]
    pub fn notes(&self) -> BTreeMap<NodeId, Notes> {
        let mut citing: BTreeMap<NodeId, Vec<&Locator>> = BTreeMap::new();
        let places = self.cites.iter().map(|cite| &cite.from);
        for place in places.chain(self.without_citation.iter().map(|record| &record.from)) {
            citing.entry(place.work).or_default().push(&place.locator);
        }
        let places = |id: &NodeId| citing.get(id).into_iter().flatten().copied();
        self.works().filter_map(|(id, work)| Some((id, Notes::of(work, places(&id))?))).collect()
    }

    /// The notes of a work, which cites at these places, if it tells how many it has.
    #[must_use]
    pub fn notes_of<'c>(&'c self, work: NodeId, citing: impl Iterator<Item = &'c Locator>) -> Option<Notes> {
        let none = self.without_citation.iter().map(|record| &record.from);
        let none = none.filter(|place| place.work == work).map(|place| &place.locator);
        Notes::of(self.work(work)?, citing.chain(none))
    }
}

impl Notes {
    fn of<'c>(work: &Work, citing: impl Iterator<Item = &'c Locator>) -> Option<Self> {
        let all = Numbers::of(&work.notes.as_ref()?.value);
        let named: Vec<Numbers> = citing.map(|place| Numbers::at(place, Unit::Note)).collect();
        let missing = all.without(&Numbers::all(&named));
        Some(Self { all, missing })
    }
}
