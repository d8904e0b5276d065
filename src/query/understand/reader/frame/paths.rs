//! `what links Donnelly and Webber`, `how is trust related to bipolarity`: the paths between two things.

use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::{Candidate, Used};

pub(super) fn paths(clause: &Clause<'_>) -> Vec<Candidate> {
    if clause.cue(&["link"]).is_none() {
        return Vec::new();
    }
    let named = clause.named();
    let ends: Vec<_> = named.iter().flat_map(|named| named.things.iter().cloned()).collect();
    let [from, to] = ends.as_slice() else { return Vec::new() };
    let mut used = Used::of(clause);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    used.take_joints(&["with"]);
    used.take_cues(&["link", "what", "how", "which", "exist", "both"]);
    if !used.all() {
        return Vec::new();
    }
    let pairs = from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to)));
    pairs
        .map(|(from, to)| format!("trace {} to {}", clause.name(from), clause.name(to)))
        .map(|question| Candidate::new("paths", 55, question))
        .collect()
}
