//! A question of several clauses, each a question.

use std::ops::Range;

use crate::query::understand::reader::thesaurus::OPENERS;
use crate::query::understand::reader::token::Token;

/// The clauses of a question by their words; one if it has no more.
pub(super) fn clauses(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..tokens.len() {
        let is_joint = |at: usize| ["and", "but"].contains(&tokens[at].word.as_str());
        let denied = tokens.get(at + 1).is_some_and(|token| token.word == "not");
        let asks =
            tokens.get(at + 1).is_some_and(|token| ["whom", "what", "which"].contains(&token.word.as_str()));
        let opens = OPENERS.contains(&tokens[at].word.as_str()) && !denied
            || asks && ["by", "in", "for", "with", "from"].contains(&tokens[at].word.as_str());
        // `authors who cite Kydd and who dispute him`: the same are meant.
        let word = tokens[at].word.as_str();
        let goes_on = is_joint(at - 1)
            && ["who", "which"].contains(&word)
            && (start + 1..at - 1).any(|before| tokens[before].word == word);
        let opens = opens && !goes_on;
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
    ["if", "suppose", "supposing", "assuming", "imagine"].iter().any(|word| words(1) == [*word])
        // `who, besides Maddox, …`
        || tokens.first().is_some_and(|token| token.ends && ["who", "which", "what"].contains(&token.word.as_str()))
        || words(2) == ["what", "if"]
        || words(2) == ["according", "to"]
        || words(3) == ["in", "the", "view"]
        || words(2) == ["for", "example"]
}

/// True if a question word begins one of the clauses after the first.
pub(super) fn are_questions(tokens: &[Token], ranges: &[Range<usize>]) -> bool {
    let asks = ["who", "whom", "whose", "what", "which", "where", "when", "why", "how"];
    ranges.iter().skip(1).any(|range| asks.contains(&tokens[range.start].word.as_str()))
}

/// `arguments for and against trust`: the one question and the other; none if it has no such words.
pub(super) fn for_and_against(tokens: &[Token]) -> Vec<Vec<Token>> {
    let is =
        |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.contains(&token.word.as_str()));
    let both = |at: &usize| {
        is(*at, &["for"]) && is(*at + 1, &["and", "or"]) && is(*at + 2, &["against"])
            || is(*at, &["against"]) && is(*at + 1, &["and", "or"]) && is(*at + 2, &["for"])
    };
    let Some(at) = (1..tokens.len()).find(both) else { return Vec::new() };
    let with = |one: usize| [&tokens[..at], &tokens[one..=one], &tokens[at + 3..]].concat();
    vec![with(at), with(at + 2)]
}
