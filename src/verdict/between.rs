//! What the claims come to about two topics, whichever relation they say.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::RelationId;
use crate::verdict::{Status, Verdict, Verdicts};

impl Verdicts {
    /// The verdicts on all relations that are said of a subject, the strongest of those that hold or are divided, and
    /// only without such what is denied; none that is silent.
    #[must_use]
    pub fn between(&self, catalog: &Catalog, subject: NodeId, object: NodeId) -> Vec<Verdict> {
        let vocabulary = &catalog.vocabulary;
        let said: BTreeSet<RelationId> = self
            .relations_of(subject)
            .flat_map(|relation| vocabulary.implied(relation).iter().copied())
            .collect();
        let verdicts = said.into_iter().map(|relation| self.verdict(catalog, subject, relation, object));
        let found: Vec<Verdict> = verdicts.filter(|verdict| verdict.status != Status::Silent).collect();
        let (mut kept, denied): (Vec<Verdict>, Vec<Verdict>) =
            found.into_iter().partition(|verdict| verdict.status != Status::Opposite);
        let strong: Vec<RelationId> = kept.iter().map(|verdict| verdict.relation).collect();
        let is_opposite =
            |one: RelationId, other: RelationId| vocabulary.opposites(one).any(|opposite| opposite == other);
        kept.retain(|verdict| {
            let weaker =
                |other: RelationId| other != verdict.relation && vocabulary.implies(other, verdict.relation);
            // A question on which a topic is divided is told once, by the relation that comes first.
            let told = |other: RelationId| {
                matches!(verdict.status, Status::Divided | Status::Depends)
                    && other < verdict.relation
                    && is_opposite(verdict.relation, other)
            };
            !strong.iter().any(|other| weaker(*other) || told(*other))
        });
        if kept.is_empty() { without_consequences(catalog, denied) } else { kept }
    }
}

/// Of what is denied, that from which the rest follows: who denies the weaker relation denies what implies it;
/// what has one word is told once.
fn without_consequences(catalog: &Catalog, denied: Vec<Verdict>) -> Vec<Verdict> {
    let relations: Vec<RelationId> = denied.iter().map(|verdict| verdict.relation).collect();
    let mut words = BTreeSet::new();
    let follows = |verdict: &Verdict| {
        let weaker = |other: RelationId| catalog.vocabulary.implies(verdict.relation, other);
        relations.iter().any(|other| *other != verdict.relation && weaker(*other))
    };
    let told = denied.into_iter().filter(|verdict| !follows(verdict));
    told.filter(|verdict| words.insert(verdict.word(catalog))).collect()
}
