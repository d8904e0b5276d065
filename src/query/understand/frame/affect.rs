//! `how does disturbance affect invasions`: whatever is said of one topic and another.

use crate::catalog::NodeClass as Class;
use crate::query::understand::clause::Clause;
use crate::query::understand::frame::{Candidate, Used};

pub(super) fn affect(clause: &Clause<'_>) -> Vec<Candidate> {
    if clause.cue(&["affect"]).is_none() {
        return Vec::new();
    }
    let named = clause.named();
    let [from, to] = named.as_slice() else { return Vec::new() };
    let topics =
        [from, to].iter().all(|named| clause.class(named) == Some(Class::Topic) && named.things.len() == 1);
    let mut used = Used::of(clause);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    used.take_cues(&["affect", "how", "what", "which", "say"]);
    if !topics || !used.all() {
        return Vec::new();
    }
    let pairs = from.things[0].iter().flat_map(|from| to.things[0].iter().map(move |to| (*from, *to)));
    pairs
        .map(|(from, to)| (clause.name(from), clause.name(to)))
        .flat_map(|(from, to)| {
            let both = Candidate::new("affects", 54, format!("claims about {from} about {to}")).if_found();
            [both, Candidate::new("affects", 53, format!("trace {from} to {to}"))]
        })
        .collect()
}
