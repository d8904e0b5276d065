//! What begins and ends a request and is no part of it, and requests that break off.

use crate::query::understand::reader::thesaurus::{COURTESIES, FAREWELLS};
use crate::query::understand::reader::token::Token;

/// The words of a question without those that only ask politely.
pub(super) fn without_courtesy(mut tokens: Vec<Token>) -> Vec<Token> {
    let begins = |tokens: &[Token], words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let is_whole = tokens.len() > words.len();
        is_whole && words.iter().zip(tokens).all(|(word, token)| token.word == *word && !token.quoted)
    };
    // `tell me about trust` is asked of trust.
    let is_about = |tokens: &[Token], words: &str| {
        tokens.get(words.split(' ').count()).is_some_and(|next| next.word == "about" && words.ends_with("me"))
    };
    while let Some(courtesy) = COURTESIES
        .iter()
        .filter(|words| begins(&tokens, words) && !is_about(&tokens, words))
        .max_by_key(|words| words.len())
    {
        tokens.drain(..courtesy.split(' ').count());
    }
    let ends = |tokens: &[Token], words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let from = tokens.len().saturating_sub(words.len());
        from > 0
            && words.iter().zip(&tokens[from..]).all(|(word, token)| token.word == *word && !token.quoted)
    };
    while let Some(farewell) = FAREWELLS.iter().find(|words| ends(&tokens, words)) {
        tokens.truncate(tokens.len() - farewell.split(' ').count());
    }
    tokens
}

/// True of a question that cannot end as it does, or has two joints in one place.
pub(super) fn is_unfinished(typed: &[Token], text: &str) -> bool {
    let is_joint = |token: &Token| ["and", "or", "but"].contains(&token.word.as_str()) && !token.quoted;
    let doubled = typed.windows(2).any(|pair| pair.iter().all(is_joint));
    let unclosed = text.matches('"').count() % 2 == 1;
    // `what is it about`: a question word stands for what the preposition wants.
    let asks =
        typed.first().is_some_and(|token| ["what", "who", "which", "whom"].contains(&token.word.as_str()));
    let ends = |words: &[&str]| typed.last().is_some_and(|token| words.contains(&token.word.as_str()));
    doubled || unclosed || ends(&NEVER_LAST) || !asks && ends(&SELDOM_LAST)
}

/// Words that no question ends with.
const NEVER_LAST: [&str; 19] = [
    "and", "or", "but", "nor", "not", "between", "the", "a", "than", "sort", "show", "limit", "per",
    "matching", "since", "before", "after", "as", "via",
];

/// Words that a question ends with only where it begins with what they want.
const SELDOM_LAST: [&str; 4] = ["by", "of", "about", "with"];
