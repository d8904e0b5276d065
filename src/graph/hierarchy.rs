//! The `broader` hierarchy, closed.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;

/// Which topics are narrower than which, over any number of steps. The catalog has no cycles.
#[derive(Clone, Debug, Default)]
pub struct Hierarchy {
    broader: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Hierarchy {
    /// The hierarchy of a catalog's topics.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        let mut broader = BTreeMap::new();
        for (id, topic) in catalog.topics() {
            let mut reached = BTreeSet::new();
            let mut open = topic.broader.clone();
            while let Some(next) = open.pop() {
                if reached.insert(next)
                    && let Some(topic) = catalog.topic(next)
                {
                    open.extend(&topic.broader);
                }
            }
            if !reached.is_empty() {
                broader.insert(id, reached);
            }
        }
        Self { broader }
    }

    /// True if `narrow` lies under `broad`, over one step or more.
    #[must_use]
    pub fn is_narrower(&self, narrow: NodeId, broad: NodeId) -> bool {
        self.broader.get(&narrow).is_some_and(|above| above.contains(&broad))
    }

    /// The topics that a topic lies under.
    pub fn above(&self, narrow: NodeId) -> impl Iterator<Item = NodeId> {
        self.broader.get(&narrow).into_iter().flatten().copied()
    }

    /// True if the two are the same, or the first lies under the second.
    #[must_use]
    pub fn is_within(&self, narrow: NodeId, broad: NodeId) -> bool {
        narrow == broad || self.is_narrower(narrow, broad)
    }
}
