//! Rules 1 and 2: on which side a statement speaks.

use super::Said;
use crate::catalog::entry::Force;
use crate::catalog::vocabulary::{Literal, RelationId, Spread, Vocabulary};

/// A side of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It speaks for the relation.
    For,
    /// It speaks against it.
    Against,
    /// It denies more than is asked about, and so tells little.
    Neither,
}

impl Side {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Neither => "neither",
        }
    }
}

/// The side on which a statement speaks to `relation`, and how it spreads; none if it says nothing to it.
///
/// Whoever denies that something admits trust denies that it fosters it. But whoever denies that it
/// fosters trust has not said that it does not admit it, nor that it hinders it: that is on neither side.
pub(super) fn side(vocabulary: &Vocabulary, said: &Said, relation: RelationId) -> Option<(Side, Spread)> {
    bears(vocabulary, Literal { relation: said.relation, denied: said.force == Force::Denies }, relation)
}

/// The side on which whoever says or denies a relation of two topics speaks to another of the same two, and how that
/// spreads; none if it says nothing to it.
#[must_use]
pub fn bears(vocabulary: &Vocabulary, literal: Literal, relation: RelationId) -> Option<(Side, Spread)> {
    let bears = |from: Literal| {
        if vocabulary.follows(from, Literal::said(relation)) {
            Some(Side::For)
        } else {
            vocabulary.follows(from, Literal::denied(relation)).then_some(Side::Against)
        }
    };
    let found = bears(literal).or_else(|| {
        let undenied = Literal::said(literal.relation);
        bears(undenied).filter(|_| literal.denied).map(|_| Side::Neither)
    });
    found.map(|side| (side, vocabulary.spread(literal)))
}
