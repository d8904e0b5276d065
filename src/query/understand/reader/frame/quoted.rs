//! `who wrote "the very thing"`, `where does "a mirror" come from`: the claims that have these words.

use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::mention::Sense;
use crate::query::understand::reader::relations::Meant;

/// The claims that have words which stand in quotes and name nothing.
pub(super) fn quoted(clause: &Clause<'_>) -> Vec<Candidate> {
    let text = |at: &usize| matches!(clause.mentions[*at].senses.first(), Some(Sense::Text(_)));
    let texts: Vec<usize> = (0..clause.mentions.len()).filter(text).collect();
    let [at] = texts.as_slice() else { return Vec::new() };
    let asks = clause.cue(&["who", "where", "when", "what", "which"]).is_some();
    let Some(Sense::Text(words)) = clause.mentions[*at].senses.first() else { return Vec::new() };
    if !asks || clause.denies() || !clause.named().is_empty() {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take(*at);
    used.take_cues(&[
        "who", "where", "when", "what", "which", "say", "quote", "publish", "term", "coin", "been",
    ]);
    for at in used.left() {
        let is_passage = PASSAGES.contains(&clause.words(at).as_str());
        let kind = clause.mentions[at].kind().map(|(sort, _)| sort);
        let is_said = matches!(kind, Some(Sort::Claim | Sort::Citation | Sort::Work));
        let wrote = |meant: &Meant| meant.verb.relation == Relation::Wrote;
        let is_written = clause.mentions[at].relation().is_some_and(|meant| meant.iter().all(wrote));
        if is_passage || is_said || is_written {
            used.take(at);
        }
    }
    if !used.all() {
        return Vec::new();
    }
    vec![Candidate::new("quoted", 60, format!("claims matching \"'{words}'\"")).must_find()]
}

/// Words for a run of words in a work, and for where it is from.
const PASSAGES: [&str; 16] = [
    "line",
    "lines",
    "passage",
    "sentence",
    "phrase",
    "words",
    "come",
    "comes",
    "came",
    "page",
    "stand",
    "stands",
    "occur",
    "occurs",
    "quoted",
    "originate",
];
