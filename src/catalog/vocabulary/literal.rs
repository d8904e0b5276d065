//! What follows from saying or denying a relation of two topics.

use std::collections::BTreeSet;

use super::{RelationId, Spread, Vocabulary};

use serde::{Deserialize, Serialize};

/// The relation by which a claim says that a topic which can be true is true.
pub const AFFIRMS: &str = "affirms";

/// A relation as it is said of two topics, or denied of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Literal {
    /// The relation.
    pub relation: RelationId,
    /// True if it is denied.
    pub denied: bool,
}

impl Literal {
    /// The relation as said.
    #[must_use]
    pub fn said(relation: RelationId) -> Self {
        Self { relation, denied: false }
    }

    /// The relation as denied.
    #[must_use]
    pub fn denied(relation: RelationId) -> Self {
        Self { relation, denied: true }
    }

    fn index(self) -> usize {
        2 * self.relation.0 as usize + usize::from(self.denied)
    }
}

impl Vocabulary {
    /// True if what is said or denied in `from` makes `to` so, of the same two topics: a relation gives
    /// what it implies and denies its contraries and contradictories; a denial denies what implies
    /// the relation, and gives its contradictory, but never a mere contrary.
    #[must_use]
    pub fn follows(&self, from: Literal, to: Literal) -> bool {
        self.follows[from.index()].contains(&to)
    }

    /// True of `affirms`, and of the relations of which it or its denial follows, as said or as denied: they say whether
    /// a topic is true.
    #[must_use]
    pub fn is_of_truth(&self, relation: RelationId) -> bool {
        let Some(affirms) = self.find(AFFIRMS) else { return false };
        let ends = [Literal::said(affirms), Literal::denied(affirms)];
        let said = [Literal::said(relation), Literal::denied(relation)];
        said.iter().any(|from| ends.iter().any(|to| self.follows(*from, *to)))
    }

    /// How what is said or denied carries over in the hierarchy: a denial the other way.
    #[must_use]
    pub fn spread(&self, literal: Literal) -> Spread {
        let spread = self.relation(literal.relation).spread;
        if literal.denied { spread.reversed() } else { spread }
    }

    /// All that follows from each literal, itself included. Each step has its contrapositive among the
    /// steps, so that what follows from a literal is what its denial would refute.
    pub(super) fn consequences(&self) -> Vec<BTreeSet<Literal>> {
        let mut steps: Vec<Vec<Literal>> = vec![Vec::new(); 2 * self.relations.len()];
        for (id, relation) in self.relations() {
            for weaker in &relation.implies {
                steps[Literal::said(id).index()].push(Literal::said(*weaker));
                steps[Literal::denied(*weaker).index()].push(Literal::denied(id));
            }
            // Both directions: opposition is mutual.
            for other in relation.against.iter().chain(&relation.contradicts) {
                steps[Literal::said(id).index()].push(Literal::denied(*other));
            }
            for other in &relation.contradicts {
                steps[Literal::denied(id).index()].push(Literal::said(*other));
            }
        }
        let literals = self.relations().flat_map(|(id, _)| [Literal::said(id), Literal::denied(id)]);
        literals
            .map(|start| {
                let mut reached = BTreeSet::from([start]);
                let mut open = vec![start];
                while let Some(at) = open.pop() {
                    open.extend(steps[at.index()].iter().filter(|next| reached.insert(**next)));
                }
                reached
            })
            .collect()
    }
}
