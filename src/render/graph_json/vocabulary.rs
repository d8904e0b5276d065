//! What a corpus says of its own language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::declared::DeclaredWord;
use crate::catalog::vocabulary::{Kind, Relation, RelationId, Spread};

#[derive(Serialize)]
pub(in crate::render) struct KindJson<'a> {
    id: &'a str,
    plural: &'a str,
    /// True if its topics can be affirmed, rejected and concluded.
    affirmable: bool,
    text: &'a str,
    /// Other words for it, in questions.
    aka: &'a [String],
}

impl<'a> KindJson<'a> {
    pub(in crate::render) fn of(kind: &'a Kind) -> Self {
        Self {
            id: &kind.id,
            plural: &kind.plural,
            affirmable: kind.affirmable,
            text: &kind.text,
            aka: &kind.aka,
        }
    }
}

#[derive(Serialize)]
pub(in crate::render) struct RelationJson<'a> {
    id: &'a str,
    plural: &'a str,
    inverse: &'a str,
    text: &'a str,
    /// Other words for it, in questions.
    aka: &'a [String],
    /// The kinds that it may start from and lead to; any if empty.
    from: &'a [String],
    to: &'a [String],
    implies: Vec<&'a str>,
    /// Its contraries.
    against: Vec<&'a str>,
    /// Its contradictories.
    contradicts: Vec<&'a str>,
    /// `up`, `down` or `none`
    spreads: &'static str,
    symmetric: bool,
    /// The terms that stand for it elsewhere, by vocabulary.
    terms: &'a BTreeMap<String, String>,
}

impl<'a> RelationJson<'a> {
    pub(in crate::render) fn of(catalog: &'a Catalog, relation: &'a Relation) -> Self {
        let ids = |list: &[RelationId]| {
            list.iter().map(|id| catalog.vocabulary.relation(*id).id.as_str()).collect::<Vec<_>>()
        };
        Self {
            id: &relation.id,
            plural: &relation.plural,
            inverse: &relation.inverse,
            text: &relation.text,
            aka: &relation.aka,
            from: &relation.from,
            to: &relation.to,
            implies: ids(&relation.implies),
            against: ids(&relation.against),
            contradicts: ids(&relation.contradicts),
            spreads: match relation.spread {
                Spread::Up => "up",
                Spread::Down => "down",
                Spread::Stays => "none",
            },
            symmetric: relation.symmetric,
            terms: &relation.terms,
        }
    }
}

#[derive(Serialize)]
pub(in crate::render) struct IntentJson<'a> {
    id: &'a str,
    text: &'a str,
    rests: bool,
    cito: &'a str,
}

impl<'a> IntentJson<'a> {
    pub(in crate::render) fn of(intent: &'a DeclaredWord) -> Self {
        Self { id: &intent.id, text: &intent.text, rests: intent.rests, cito: &intent.cito }
    }
}

#[derive(Serialize)]
pub(in crate::render) struct SchemeJson<'a> {
    id: &'a str,
    text: &'a str,
}

impl<'a> SchemeJson<'a> {
    pub(in crate::render) fn of(scheme: &'a DeclaredWord) -> Self {
        Self { id: &scheme.id, text: &scheme.text }
    }
}

/// An id that a kind or a relation had before.
#[derive(Serialize)]
pub(super) struct FormerJson<'a> {
    pub(super) was: &'a str,
    pub(super) id: &'a str,
}
