//! Further clauses in the words of those that ask who says so, where or on what evidence, and that ask something else.

use crate::query::understand::reader::content::is_denial;
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::Token;

/// True of a clause that narrows what was asked, or asks anew: `which are in books`, `what does it support`, `who has not
/// disputed it`.
pub(super) fn asks_more(words: &[Token]) -> bool {
    let words = without_or_not(words);
    is_denial(words) || asks_what_it_does(words) || asks_which_are(words) || is_of_places(words)
}

/// The words before `or not` and `or why not`, which deny nothing.
fn without_or_not(words: &[Token]) -> &[Token] {
    let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
    let end = match texts.as_slice() {
        [.., "or", "why", "not"] => 3,
        [.., "or" | "why", "not"] => 2,
        _ => 0,
    };
    &words[..words.len() - end]
}

/// `what does it support`, but for where it says so.
fn asks_what_it_does(words: &[Token]) -> bool {
    let is = |at: usize, list: &str| words.get(at).is_some_and(|token| is_among(list, &token.word));
    let does = |at: usize| is(at, "do|does|did") && is(at + 1, PRONOUNS) && at + 2 < words.len();
    (0..words.len()).any(|at| does(at) && !is(0, "where|when|in|on|from|by"))
}

/// `which are in books`: what is said of them, unless it is their evidence.
fn asks_which_are(words: &[Token]) -> bool {
    let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
    let ["which" | "what", "is" | "are" | "was" | "were", rest @ ..] = texts.as_slice() else { return false };
    !rest.iter().any(|word| is_among(EVIDENCE, word))
}

/// `in books`, but for `in which books`.
fn is_of_places(words: &[Token]) -> bool {
    let is = |at: usize, list: &str| words.get(at).is_some_and(|token| is_among(list, &token.word));
    let in_place =
        |at: usize| is(at, "in|from") && (is(at + 1, PLACES) || is(at + 1, ARTICLES) && is(at + 2, PLACES));
    (0..words.len()).any(in_place)
}

const PRONOUNS: &str = "it|this|that|they|these|those|them";
const ARTICLES: &str = "a|an|the|any|this|these";
const PLACES: &str = "work|works|paper|papers|book|books|page|pages";
/// What the answer to the clause before shows.
const EVIDENCE: &str = "evidence|grounds|basis|source|sources|based|against|support|supports|objections|objection|\
     criticisms|criticism|counterevidence|caveats|caveat|view|said|page|pages";

#[cfg(test)]
mod tests {
    use super::asks_more;
    use crate::query::understand::reader::token::tokens;

    #[test]
    fn a_clause_that_narrows_or_asks_anew_asks_more() {
        for clause in [
            "which are in books",
            "what does it support",
            "who has not disputed it",
            "what does it claim",
            "what is it",
            "is it stated in the book",
        ] {
            assert!(asks_more(&tokens(clause)), "{clause}");
        }
        for clause in [
            "who says so",
            "on what evidence",
            "what is the evidence for that",
            "where does it say so",
            "in which book",
            "on which page is it",
            "what speaks against it",
            "who disputes it and why or why not",
            "which claims support it",
        ] {
            assert!(!asks_more(&tokens(clause)), "{clause}");
        }
    }
}
