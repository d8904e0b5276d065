//! Which works have quotes and no copy.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::verify::read_in;
use crate::verify::shelf::Shelf;

/// The works in which quotes were read and of which there is no copy on a shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// How many quotes each has, by the work.
    pub quotes: BTreeMap<NodeId, usize>,
}

impl Missing {
    /// Those of the claims, arguments and excerpts that `wanted` names.
    #[must_use]
    pub fn of(catalog: &Catalog, shelf: &Shelf, wanted: impl Fn(NodeId) -> bool) -> Self {
        let mut quotes = BTreeMap::new();
        for stated in catalog.quoted().filter(|stated| !stated.quotes.is_empty() && wanted(stated.node)) {
            let (work, _) = read_in(&stated);
            if !shelf.has(work) {
                *quotes.entry(work).or_default() += stated.quotes.len();
            }
        }
        Self { quotes }
    }
}
