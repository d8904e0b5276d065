//! `is there consensus on trust`, `is trust controversial`: what is said of it against what others say.

use std::collections::BTreeSet;

use crate::catalog::NodeClass as Class;
use crate::catalog::vocabulary::RelationId;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::compare::disputing;
use crate::query::understand::reader::frame::{Candidate, Used};

pub(super) fn consensus(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    if let [from, to] = named.as_slice() {
        return between(clause, from, to);
    }
    let [topic] = named.as_slice() else { return Vec::new() };
    if clause.cue(&["consensus"]).is_none() || clause.class(topic) != Some(Class::Topic) {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take_all(topic.first, topic.last);
    used.take_cues(&["consensus", "exist", "what", "which", "how much", "say"]);
    for at in used.left() {
        // `do scholars agree on trust`
        if clause.mentions[at].kind().is_some_and(|(sort, _)| sort.word() == "scholar") {
            used.take(at);
        }
    }
    let disputes = disputing(clause).join(" or ");
    if !used.all() || disputes.is_empty() {
        return Vec::new();
    }
    clause
        .names(topic, " and ")
        .into_iter()
        .flat_map(|name| {
            let direct = format!("claims that {disputes} {name}");
            let among = format!("claims about {name} that {disputes} any claim");
            [Candidate::new("consensus", 53, direct).if_found(), Candidate::new("consensus", 52, among)]
        })
        .collect()
}

/// `is the effect of salt on blood pressure controversial`: the verdict on the one relation that is said of the two.
fn between(clause: &Clause<'_>, from: &Named, to: &Named) -> Vec<Candidate> {
    let mut used = Used::of(clause);
    used.take_all(from.first, from.last);
    used.take_all(to.first, to.last);
    used.take_cues(&["consensus", "affect", "exist", "link", "what", "which", "say"]);
    let of_topics = [from, to].iter().all(|named| clause.class(named) == Some(Class::Topic));
    if clause.cue(&["consensus"]).is_none() || !of_topics || !used.all() {
        return Vec::new();
    }
    let (Some(subject), Some(object)) = (clause.only(from), clause.only(to)) else { return Vec::new() };
    let catalog = clause.known.catalog;
    let said = catalog.claims().flat_map(|(_, claim)| &claim.says);
    let said = said.filter(|said| said.subject == subject && said.object == object);
    let relations: BTreeSet<RelationId> = said.map(|said| said.relation).collect();
    let (from, to) = (clause.name(subject), clause.name(object));
    let question = match relations.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => format!("does {from} {} {to}", catalog.vocabulary.relation(*one).plural),
        _ => format!("claims about {from} about {to}"),
    };
    vec![Candidate::new("consensus", 53, question)]
}
