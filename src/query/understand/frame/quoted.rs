//! `who wrote "the very thing"`, `where does "a mirror" come from`: the claims that have these words.

use crate::query::understand::clause::Clause;
use crate::query::understand::frame::{Candidate, Used};
use crate::query::understand::mention::Sense;

pub(super) fn quoted(clause: &Clause<'_>) -> Vec<Candidate> {
    let text = |at: &usize| matches!(clause.mentions[*at].senses.first(), Some(Sense::Text(_)));
    let texts: Vec<usize> = (0..clause.mentions.len()).filter(text).collect();
    let [at] = texts.as_slice() else { return Vec::new() };
    let asks = clause.cue(&["who", "where", "when", "what", "which"]).is_some();
    let Some(Sense::Text(words)) = clause.mentions[*at].senses.first() else { return Vec::new() };
    if !asks || !clause.named().is_empty() {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take(*at);
    used.take_cues(&[
        "who", "where", "when", "what", "which", "say", "quote", "publish", "term", "coin", "been",
    ]);
    for at in used.left() {
        let is_passage = PASSAGES.contains(&clause.words(at).as_str());
        if is_passage || clause.mentions[at].kind().is_some() || clause.mentions[at].relation().is_some() {
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
