//! How a relation is said in a canonical question.

use crate::catalog::Catalog;
use crate::query::expr::Relation;
use crate::query::understand::lexicon::Verb;

/// The words of a relation after `that`, or its inverse before what does so; none if it has no inverse.
pub(super) fn said(catalog: &Catalog, verb: &Verb, inverse: bool) -> Option<String> {
    let words = match (&verb.relation, verb.inverse != inverse) {
        (Relation::Declared { id, .. }, false) => catalog.vocabulary.relation(*id).plural.clone(),
        (Relation::Declared { id, .. }, true) => {
            let inverse = &catalog.vocabulary.relation(*id).inverse;
            return Some(inverse.clone()).filter(|inverse| !inverse.is_empty());
        }
        (Relation::Cites, false) => "cite".to_owned(),
        (Relation::Cites, true) => "cited by".to_owned(),
        (Relation::Wrote, false) => "wrote".to_owned(),
        (Relation::Wrote, true) => "written by".to_owned(),
        (Relation::Edited, false) => "edited".to_owned(),
        (Relation::Edited, true) => "edited by".to_owned(),
        (Relation::Broader, false) => "under".to_owned(),
        (Relation::Broader, true) => "above".to_owned(),
        _ => return None,
    };
    Some(words)
}

/// A relation in the third person, after `what`.
pub(super) fn id(catalog: &Catalog, verb: &Verb) -> String {
    verb.relation.word(&catalog.vocabulary).replace('-', " ")
}
