//! `who was the first to say that …`, `when was it first argued that …`: the oldest work that says so, which need not be
//! the oldest about it.

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::AFFIRMS;
use crate::query::expr::{Body, Term, print_term};
use crate::query::understand::reader::affirmed::statement;
use crate::query::understand::reader::content::{any_of, is_denial};
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::proposition::saying;
use crate::query::understand::reader::thesaurus::{LISTS, is_among};
use crate::query::understand::reader::token::{Token, tokens};
use crate::query::understand::reader::{Read, Reader, Reading};
use crate::source::Span;

/// Words for what is before all else.
const FIRST: &str = "first|earliest|originally|oldest";
/// Words that ask so, or say nothing of their own.
const ASKING: &str = "who|whom|which|what|when|where|was|were|is|did|has|had|been|the|a|an|to|of|it|ever|person|people|one|scholar|\
     author|historian|writer|thinker|anyone|anybody|somebody|someone|very|by|in|work|paper|book|text|article|study|claim|\
     claims|put|forward|suggest|suggested|propose|proposed|advance|advanced|view|idea|thesis|state|stated|show|showed|shown";

impl Reader<'_> {
    /// The oldest work that says what a question asks who was the first to say.
    pub(super) fn first_said(&self, known: &Known<'_>, whole: Span, words: &[Token]) -> Option<Read> {
        let said = &words[first_told(words)?..];
        let question = match statement(known, said) {
            Some((statement, denied)) if denied == is_denial(said) => {
                let vocabulary = &known.catalog.vocabulary;
                let affirms = &vocabulary.relation(vocabulary.find(AFFIRMS)?).plural;
                format!("works that {affirms} {}", print_term(&Term::Node(statement), known.catalog))
            }
            Some(_) => return None,
            None => format!("works that state {}", any_of(known, &self.claims_that(known, whole, said)?)),
        };
        let question = format!("{question} sort year limit 1");
        let reading =
            Reading { question, corrected: Vec::new(), unread: Vec::new(), considered: String::new() };
        Some((reading, Vec::new()))
    }

    /// The claims that are recorded to say so. Their words alone do not tell what does it to what.
    fn claims_that(&self, known: &Known<'_>, whole: Span, said: &[Token]) -> Option<Vec<NodeId>> {
        let verdict = self.clause(known, whole, &[&tokens("does"), said].concat()).ok();
        let verdict = verdict.filter(|(reading, _)| reading.unread.is_empty());
        let meant = verdict.and_then(|(reading, _)| (self.means)(&reading.question));
        if let Some(Body::Why(why)) = meant.map(|expr| expr.body) {
            let is_same = !why.negated && !is_denial(said);
            return saying(known, &why).filter(|_| is_same);
        }
        None
    }
}

/// Where what is said begins, after `that`, if the words before it ask who or what was the first to say it.
fn first_told(words: &[Token]) -> Option<usize> {
    let that = words.iter().position(|token| token.word == "that" && !token.quoted)?;
    let before = &words[..that];
    let say = LISTS.iter().find(|(name, _)| *name == "<say>").map_or("", |(_, words)| words);
    let is = |token: &Token| {
        is_among(FIRST, &token.word) || is_among(ASKING, &token.word) || is_among(say, &token.word)
    };
    let is_first = before.iter().any(|token| is_among(FIRST, &token.word));
    let asks =
        before.first().is_some_and(|first| is_among("who|which|what|when|the|first|earliest", &first.word));
    (is_first && asks && before.iter().all(is)).then_some(that + 1)
}
