//! `is there consensus on trust`, `is trust controversial`: what is said of it against what others say.

use crate::catalog::NodeClass as Class;
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::compare::disputing;
use crate::query::understand::reader::frame::{Candidate, Used};

pub(super) fn consensus(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
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
