//! `on what do Madison and Agrippa agree`, `where do they disagree`: the propositions of which two say the same, or the
//! opposite.

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{AFFIRMS, RelationId};
use crate::query::expr::{Term, print_term};
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::frame::beside::Beside;
use crate::query::understand::reader::frame::objecting::rejecting;
use crate::query::understand::reader::thesaurus::arguing::{
    AGREEING, ASKING, DISAGREEING, STATEMENT, WITH_AGREEING,
};

/// How well it fits: better than what the same words mean of claims in general.
const WORTH: i64 = 90;

pub(super) fn agreeing(clause: &Clause<'_>) -> Vec<Candidate> {
    question(clause).map(|question| Candidate::new("agreeing", WORTH, question)).into_iter().collect()
}

fn question(clause: &Clause<'_>) -> Option<String> {
    let vocabulary = &clause.known.catalog.vocabulary;
    let kind = &vocabulary.kinds().find(|kind| kind.affirmable)?.plural;
    let (affirms, rejects) = (vocabulary.find(AFFIRMS)?, rejecting(clause)?);
    let named = clause.named();
    if named.iter().any(|named| named.rows.is_some() || !clause.speaks(named)) {
        return None;
    }
    let each: Option<Vec<NodeId>> = named
        .iter()
        .flat_map(|named| &named.things)
        .map(|things| match things.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
        .collect();
    let [one, other] = each?[..] else { return None };
    let words = Beside::of(clause, &named);
    let (agrees, disagrees) = (words.has(AGREEING), words.has(DISAGREEING));
    let lists = [ASKING, AGREEING, DISAGREEING, STATEMENT, WITH_AGREEING];
    if agrees == disagrees || !words.are_among(&lists) {
        return None;
    }
    let name = |who: NodeId| print_term(&Term::Node(who), clause.known.catalog);
    let by = |relation: RelationId, who: NodeId| {
        Some(format!("{} {}", vocabulary.relation(relation).passive()?, name(who)))
    };
    let pair = |first: RelationId, second: RelationId| {
        Some(format!("{} and {}", by(first, one)?, by(second, other)?))
    };
    let (first, second) = match agrees != clause.denies() {
        true => (pair(affirms, affirms)?, pair(rejects, rejects)?),
        false => (pair(affirms, rejects)?, pair(rejects, affirms)?),
    };
    Some(format!("{kind} {first} or {second}"))
}
