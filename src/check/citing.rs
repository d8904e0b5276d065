//! Which works cite which: what several checks need to know.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::notes::Notes;

/// The works that works cite.
pub(super) struct Citing {
    cited: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Citing {
    /// As the `cite` records say.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut cited: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
        for cite in &catalog.cites {
            let works = cited.entry(cite.from.work).or_default();
            works.insert(cite.to.work);
            works.extend(host(catalog, cite.to.work));
        }
        Self { cited }
    }

    /// True if `work` cites `other`, or something that `other` contains.
    pub(super) fn cites(&self, work: NodeId, other: NodeId) -> bool {
        self.cited.get(&work).is_some_and(|works| works.contains(&other))
    }

    /// True if it is recorded what all of the work cites: each of its notes or, where it does not say
    /// what notes it has, anything at all.
    pub(super) fn is_complete(&self, work: NodeId, notes: &BTreeMap<NodeId, Notes>) -> bool {
        match notes.get(&work) {
            Some(notes) => notes.missing.is_empty(),
            None => self.cited.contains_key(&work),
        }
    }
}

/// The work that contains another.
pub(super) fn host(catalog: &Catalog, work: NodeId) -> Option<NodeId> {
    catalog.work(work).and_then(|work| work.host)
}
