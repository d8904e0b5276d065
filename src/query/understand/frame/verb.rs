//! How a relation is said in a canonical question.

use crate::catalog::Catalog;
use crate::query::expr::Relation;
use crate::query::lexicon::Verb;

/// Words that cannot be part of what is taken for a relation: each begins something else.
const KEYWORDS: [&str; 31] = [
    "and", "or", "but", "not", "nor", "neither", "by", "into", "in", "via", "about", "matching", "as",
    "since", "before", "after", "to", "within", "avoiding", "per", "sort", "limit", "show", "having", "that",
    "does", "do", "where", "only", "without", "until",
];

/// The words of a relation after `that`, or its inverse before what does so; none if it has no inverse.
pub(super) fn said(catalog: &Catalog, verb: &Verb, inverse: bool) -> Option<String> {
    let words = match (&verb.relation, verb.inverse != inverse) {
        (Relation::Declared { id, .. }, false) => {
            let relation = catalog.vocabulary.relation(*id);
            // A word of the language cannot be part of it; the id is one word.
            if can_be_asked(&relation.plural) { relation.plural.clone() } else { relation.id.clone() }
        }
        (Relation::Declared { id, .. }, true) => {
            let inverse = &catalog.vocabulary.relation(*id).inverse;
            let before_by = inverse.strip_suffix(" by").unwrap_or(inverse);
            if inverse.is_empty() || !can_be_asked(before_by) {
                return None;
            }
            inverse.clone()
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

pub(super) fn can_be_asked(words: &str) -> bool {
    !words.split(' ').any(|word| KEYWORDS.contains(&word))
}
