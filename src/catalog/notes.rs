//! Which notes of a work have a record that says what they cite.

use std::collections::BTreeMap;

use crate::annotation::locator::{Locator, Unit};
use crate::annotation::numbers::Numbers;
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;

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
        let works = self.works().filter_map(|(id, work)| Some((id, work.notes.as_ref()?)));
        let notes = works.map(|(id, notes)| {
            let all = Numbers::of(&notes.value);
            let places = citing.get(&id).into_iter().flatten();
            let named: Vec<Numbers> = places.map(|place| Numbers::at(place, Unit::Note)).collect();
            let missing = all.without(&Numbers::all(&named));
            (id, Notes { all, missing })
        });
        notes.collect()
    }
}
