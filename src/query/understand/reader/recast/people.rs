//! Those who are only said to be somebody: `which claims do people fight over`, `cited by the others`.

use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::thesaurus::noise::PEOPLE;
use crate::query::understand::reader::token::{Token, tokens};

/// Words that may stand before `people` and `others`.
const BEFORE: &str = "the|any|of|other|all|these|those|some|many|most|our";

/// A question without `by` and those who are only said to be others, and with `anybody` for them where they do something.
pub(super) fn anybody(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let is_named =
        |at: usize| known.mentions(&words[at..=at]).iter().any(|mention| mention.thing().is_some());
    let is_people = |at: &usize| is_among(PEOPLE, &words[*at].word) && !words[*at].quoted && !is_named(*at);
    let Some(last) = (1..words.len()).rev().find(is_people) else { return Vec::new() };
    let others = (1..last)
        .rev()
        .take_while(|at| is_among(BEFORE, &words[*at].word) || is_among(PEOPLE, &words[*at].word));
    let first = others.last().unwrap_or(last);
    let mut ways = Vec::new();
    // `by others than Hale`, `by critics of Hale`
    if words.get(last + 1).is_some_and(|next| is_among("than|of|except|but", &next.word)) {
        return ways;
    }
    // `works by the scholar` asks for somebody.
    let is_done = |by: usize| {
        let verb = by.checked_sub(1).map(|verb| &words[verb..by]);
        verb.is_some_and(|verb| !known.relations.meant(verb).is_empty())
    };
    let is_one = words[last - 1].word == "the" && !words[last].word.ends_with('s');
    if words[first - 1].word == "by" && is_done(first - 1) && !is_one {
        let mut put = words[..first - 1].to_vec();
        if let Some(end) = put.last_mut() {
            end.ends |= words[last].ends;
        }
        ways.push([put.as_slice(), &words[last + 1..]].concat());
    }
    let is_relative = first > 1 && is_among("that|which", &words[first - 1].word);
    if last + 1 < words.len() && (is_relative || is_among("do|does|did", &words[first - 1].word)) {
        ways.push([&words[..first], &tokens("anybody"), &words[last + 1..]].concat());
    }
    ways
}
