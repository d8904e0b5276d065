//! What a claim does to something by its relations: it challenges it, or supports it.

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, Force, Link};
use crate::catalog::vocabulary::{AFFIRMS, Literal, RelationId, Vocabulary};

/// The relation of a vocabulary by which a claim challenges something.
pub const DISPUTES: &str = "disputes";
/// The relation by which a claim supports something.
pub const SUPPORTS: &str = "supports";

/// What a claim does to something by one of its relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// It challenges it.
    pub challenges: bool,
    /// It supports it.
    pub supports: bool,
}

/// The relations of a vocabulary that make bonds.
pub struct Roles {
    disputes: Option<RelationId>,
    supports: Option<RelationId>,
    affirms: Option<RelationId>,
}

impl Roles {
    /// Those of a vocabulary.
    #[must_use]
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let [disputes, supports, affirms] = [DISPUTES, SUPPORTS, AFFIRMS].map(|id| vocabulary.find(id));
        Self { disputes, supports, affirms }
    }

    /// What a claim does by a relation of its record. A claim that only asks does nothing.
    #[must_use]
    pub fn role(&self, catalog: &Catalog, claim: &Claim, link: &Link) -> Role {
        let (vocabulary, of_truth) = (&catalog.vocabulary, catalog.is_affirmable(link.target));
        let says = claim.force != Force::Asks;
        Role {
            challenges: says && self.challenges(vocabulary, link.relation, claim.force, of_truth),
            supports: says && self.supports(vocabulary, link.relation, claim.force, of_truth),
        }
    }

    /// Whoever disputes a thing challenges it, and so does whoever says what cannot be true together with it.
    fn challenges(
        &self,
        vocabulary: &Vocabulary,
        relation: RelationId,
        force: Force,
        of_truth: bool,
    ) -> bool {
        let literal = Literal { relation, denied: force == Force::Denies };
        self.disputes.is_some_and(|weaker| vocabulary.implies(relation, weaker))
            || of_truth
                && self.affirms.is_some_and(|affirms| vocabulary.follows(literal, Literal::denied(affirms)))
    }

    fn supports(&self, vocabulary: &Vocabulary, relation: RelationId, force: Force, of_truth: bool) -> bool {
        let literal = Literal { relation, denied: force == Force::Denies };
        self.supports.is_some_and(|weaker| vocabulary.implies(relation, weaker))
            || of_truth
                && self.affirms.is_some_and(|affirms| vocabulary.follows(literal, Literal::said(affirms)))
    }
}
