//! What rests on what, by going over all claims until nothing changes.

use std::collections::BTreeSet;

use catena::catalog::entry::{Claim, NodeId};

use super::part::{Part, speakers};

impl Part<'_> {
    /// True if the first claim supports the second, both counting.
    fn supports(&self, claim: NodeId, other: NodeId) -> bool {
        let Some(supports) = self.catalog.vocabulary.find("supports") else { return false };
        let links = &self.catalog.claim(claim).unwrap().links;
        self.shows(claim)
            && self.shows(other)
            && links.iter().any(|link| link.target == other && self.implies(link.relation, supports))
    }

    /// The sources of a claim itself: it, who says it, its work, where it was read, and who wrote these.
    fn sources(&self, id: NodeId, claim: &Claim) -> BTreeSet<NodeId> {
        let works = claim.via.iter().map(|via| via.work).chain([claim.work]);
        let works: BTreeSet<NodeId> = works.collect();
        let authors = works.iter().flat_map(|work| self.catalog.work(*work).unwrap().authors.clone());
        authors.chain(speakers(self.catalog, claim)).chain(works.iter().copied()).chain([id]).collect()
    }

    /// What a claim rests on: the sources of all claims that hold it up over any number of steps, and its own.
    pub(super) fn rests_on(&self, claim: NodeId) -> Vec<NodeId> {
        let mut grounds = BTreeSet::from([claim]);
        loop {
            let claims = self.claims().map(|(id, _)| id);
            let more: Vec<NodeId> = claims
                .filter(|id| !grounds.contains(id) && grounds.iter().any(|held| self.supports(*id, *held)))
                .collect();
            if more.is_empty() {
                break;
            }
            grounds.extend(more);
        }
        let sources = grounds.iter().flat_map(|id| self.sources(*id, self.catalog.claim(*id).unwrap()));
        sources.filter(|source| *source != claim).collect()
    }

    /// True if a claim is grounded when sources are withdrawn: the least set such that a claim of which no source
    /// is withdrawn belongs to it if no claim supports it, or one that belongs to it does.
    pub(super) fn is_grounded(&self, asked: NodeId, withdrawn: &BTreeSet<NodeId>) -> bool {
        let mut grounded = BTreeSet::new();
        loop {
            let before = grounded.len();
            for (id, claim) in self.claims() {
                let supporters: Vec<NodeId> =
                    self.claims().map(|(other, _)| other).filter(|other| self.supports(*other, id)).collect();
                let stands = supporters.is_empty() || supporters.iter().any(|other| grounded.contains(other));
                if stands && self.sources(id, claim).is_disjoint(withdrawn) {
                    grounded.insert(id);
                }
            }
            if grounded.len() == before {
                return grounded.contains(&asked);
            }
        }
    }
}
