//! `who wrote most`, `the scholar with the most claims`: who made the most works or claims.

use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::{Candidate, Used};

/// Scholars by how many works or claims are theirs: what is counted is said, or told by the verb.
pub(super) fn busiest(clause: &Clause<'_>) -> Vec<Candidate> {
    let Some(most) = clause.cue(&["most"]) else { return Vec::new() };
    if clause.denies() || !clause.named().is_empty() {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take(most);
    used.take_cues(&["who", "which", "what", "say", "publish"]);
    used.take_joints(&["with"]);
    let (mut made, mut people, mut wrote) = (None, clause.cue(&["who"]).is_some(), false);
    let mut limit = " limit 1";
    for (at, mention) in clause.mentions.iter().enumerate() {
        match mention.kind() {
            Some((Sort::Scholar, "")) => {
                people = true;
                if clause.words(at).ends_with('s') {
                    limit = "";
                }
            }
            Some((sort @ (Sort::Work | Sort::Claim), "")) if made.is_none() => made = Some(sort.clone()),
            None => {
                let writes = mention.relation().is_some_and(|meant| {
                    meant.iter().any(|meant| meant.verb.relation == Relation::Wrote && !meant.verb.inverse)
                });
                wrote |= writes || clause.is_cue(at, &["publish"]);
                if !writes {
                    continue;
                }
            }
            _ => continue,
        }
        used.take(at);
    }
    let made = match made {
        Some(sort) => sort,
        None if wrote => Sort::Work,
        None if clause.cue(&["say"]).is_some() => Sort::Claim,
        None => return Vec::new(),
    };
    if !people || !used.all() {
        return Vec::new();
    }
    let counted = clause.known.lexicon.plural(&made);
    let question = format!("how many {counted} per scholar sort count desc{limit}");
    vec![Candidate::new("count", 60, question)]
}
