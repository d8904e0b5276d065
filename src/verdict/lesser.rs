//! What is said short of a relation, and so decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Lesser, Said, Speaker, Status, Verdict};
use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::{RelationId, Vocabulary};

/// What is said short of a relation or its opposites: who says it, by the relation that is said and the one that
/// implies it.
#[derive(Default)]
pub(super) struct Gathered(BTreeMap<(RelationId, RelationId), BTreeSet<NodeId>>);

impl Gathered {
    /// Adds a statement that is on neither side of `asked`, if it is weaker than that or than one of its opposites.
    pub(super) fn add(&mut self, vocabulary: &Vocabulary, said: &Said, asked: RelationId) {
        let Speaker::Claim(claim) = said.speaker else { return };
        if !matches!(said.force, Force::Asserts | Force::Suggests) {
            return;
        }
        let stronger = std::iter::once(asked).chain(vocabulary.opposites(asked));
        let mut short_of = stronger.filter(|stronger| vocabulary.implies(*stronger, said.relation));
        if let Some(short_of) = short_of.next() {
            self.0.entry((said.relation, short_of)).or_default().insert(claim);
        }
    }

    /// What is left beside the evidence: who says more is not told for less.
    pub(super) fn beside<'e>(self, evidence: impl Iterator<Item = &'e Evidence>) -> Vec<Lesser> {
        let told: BTreeSet<NodeId> = evidence.filter_map(Evidence::claim).collect();
        let lesser = self.0.into_iter().map(|((relation, short_of), claims)| Lesser {
            relation,
            short_of,
            claims: claims.difference(&told).copied().collect(),
        });
        lesser.filter(|lesser| !lesser.claims.is_empty()).collect()
    }
}

/// The relations that are said of a pair and fall short of an opposite of what was asked, by the verdicts on it; those of
/// which one of these verdicts is left out.
pub fn less_than_opposites<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> BTreeSet<RelationId> {
    let (mut told, mut less) = (BTreeSet::new(), BTreeSet::new());
    for verdict in verdicts {
        told.extend((verdict.status != Status::Silent).then_some(verdict.relation));
        let opposing = verdict.lesser.iter().filter(|lesser| lesser.short_of != verdict.relation);
        less.extend(opposing.map(|lesser| lesser.relation));
    }
    less.difference(&told).copied().collect()
}
