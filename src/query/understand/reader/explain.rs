//! What was considered for a question, as `--explain` shows it.

use std::cmp::Reverse;

use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::mention::Sense;

/// The mentions and candidates, as `--explain` shows them.
pub(super) fn considered(clause: &Clause<'_>, found: &[Candidate]) -> String {
    let mut text = String::from("words\n");
    for (at, mention) in clause.mentions.iter().enumerate() {
        let senses: Vec<String> = mention.senses.iter().map(|sense| told(clause, sense)).collect();
        text += &format!("  {}: {}\n", clause.words(at), senses.join(", "));
    }
    let mut sorted: Vec<&Candidate> = found.iter().collect();
    sorted.sort_by_key(|candidate| Reverse(candidate.worth));
    text += "possible readings\n";
    for candidate in sorted.into_iter().take(MOST_CANDIDATES) {
        text += &format!("  {:>3} {}: {}\n", candidate.worth, candidate.frame, candidate.question);
    }
    text
}

/// So many candidates are shown.
const MOST_CANDIDATES: usize = 12;

fn told(clause: &Clause<'_>, sense: &Sense) -> String {
    match sense {
        Sense::Thing(nodes) => nodes.iter().map(|node| clause.name(*node)).collect::<Vec<_>>().join(" or "),
        Sense::Rows(_, words) => words.clone(),
        Sense::Kind(sort, _) => format!("kind {}", sort.word()),
        Sense::Relation(meant) => {
            let vocabulary = &clause.known.catalog.vocabulary;
            let words: Vec<&str> = meant.iter().map(|meant| meant.verb.relation.word(vocabulary)).collect();
            format!("relation {}", words.join(" or "))
        }
        Sense::Mark(words) => (*words).to_owned(),
        Sense::Unit(words) | Sense::Text(words) => words.clone(),
        Sense::Cue(word) => format!("asking word `{word}`"),
        Sense::Joint(_) | Sense::Small => "-".to_owned(),
        Sense::Unknown => "unknown".to_owned(),
    }
}
