//! A question of several clauses, each a question.

use std::ops::Range;

use crate::query::understand::thesaurus::{ON_EVIDENCE, OPENERS, PRONOUNS, asked_by};
use crate::query::understand::token::Token;

/// The clauses of a question by their words; one if it has no more.
pub(super) fn clauses(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..tokens.len() {
        let is_joint = |at: usize| ["and", "but"].contains(&tokens[at].word.as_str());
        let denied = tokens.get(at + 1).is_some_and(|token| token.word == "not");
        let opens = OPENERS.contains(&tokens[at].word.as_str()) && !denied;
        let after = if is_joint(at - 1) { at.checked_sub(2) } else { at.checked_sub(1) };
        let parted = is_joint(at - 1) || tokens[at - 1].ends;
        if opens
            && parted
            && !is_introduction(&tokens[start..at])
            && let Some(after) = after.filter(|after| *after >= start)
        {
            found.push(start..after + 1);
            start = at;
        }
    }
    found.push(start..tokens.len());
    found
}

/// True of what stands before a question and says whose answer is wanted: `according to Webber,`.
fn is_introduction(tokens: &[Token]) -> bool {
    let words =
        |number: usize| tokens.iter().take(number).map(|token| token.word.as_str()).collect::<Vec<_>>();
    words(2) == ["according", "to"] || words(3) == ["in", "the", "view"] || words(2) == ["for", "example"]
}

/// True if a question word begins one of the clauses after the first.
pub(super) fn are_questions(tokens: &[Token], ranges: &[Range<usize>]) -> bool {
    let asks = ["who", "whom", "whose", "what", "which", "where", "when", "why", "how"];
    ranges.iter().skip(1).any(|range| asks.contains(&tokens[range.start].word.as_str()))
}

/// True of a clause that asks who says what the clause before asks for, and on what evidence.
pub(super) fn asks_on_evidence(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| ON_EVIDENCE.contains(&token.word.as_str()))
}

/// A clause with its pronouns replaced by what they stand for.
pub(super) fn without_pronouns(tokens: &[Token], named: &[Token]) -> Vec<Token> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        // `that` before a verb or a name joins clauses; at the end of one it stands for something.
        let stands =
            PRONOUNS.contains(&token.word.as_str()) && (token.word != "that" || at + 1 == tokens.len());
        if stands && !named.is_empty() {
            found.extend(named.iter().cloned());
        } else {
            found.push(token.clone());
        }
    }
    found
}

/// True of a clause that asks what somebody says.
pub(super) fn asks_what_is_said(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| asked_by(&token.word).contains(&"say"))
}

/// True of a clause with a pronoun for a thing.
pub(super) fn refers(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| ["it", "this", "them", "these", "those"].contains(&token.word.as_str()))
}
