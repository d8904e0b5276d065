//! How many speak: three restatements by one author are not three witnesses.

use std::collections::BTreeSet;

use super::{Evidence, Speaker};
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;

/// How many claims, works and authors stand on one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims; records of topics are none.
    pub claims: usize,
    /// Works that make them, or in which the records are stated.
    pub works: usize,
    /// Records of topics that name no place: they stand in no work.
    pub records: usize,
    /// Those who make the claims, and the authors of works in which records are stated.
    pub authors: usize,
}

impl Tally {
    /// Counts the speakers of some evidence.
    #[must_use]
    pub fn of<'e>(catalog: &Catalog, evidence: impl IntoIterator<Item = &'e Evidence>) -> Self {
        let (mut claims, mut works) = (BTreeSet::new(), BTreeSet::new());
        let mut authors: BTreeSet<NodeId> = BTreeSet::new();
        let mut records = 0;
        for evidence in evidence {
            match &evidence.speaker {
                Speaker::Claim(id) => {
                    let Some(claim) = catalog.claim(*id) else { continue };
                    claims.insert(*id);
                    works.insert(claim.work);
                    authors.extend(catalog.speakers(claim));
                }
                Speaker::Record(_, place) => {
                    let Some(place) = place else {
                        records += 1;
                        continue;
                    };
                    works.insert(place.work);
                    authors.extend(catalog.work(place.work).into_iter().flat_map(|work| work.makers()));
                }
            }
        }
        Self { claims: claims.len(), works: works.len(), records, authors: authors.len() }
    }
}
