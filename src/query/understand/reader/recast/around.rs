//! Words around a question that ask for nothing.

use crate::query::understand::reader::content::denies;
use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::thesaurus::noise::{
    ASIDES, CLOSINGS, DETERMINERS, HOLDINGS, IN, OPENING, RAISED, SAYERS, TOLD,
};
use crate::query::understand::reader::thesaurus::{AUXILIARIES, is_among};
use crate::query::understand::reader::token::{Token, tokens};

/// Words that begin a question.
pub(super) const ASKING: &str =
    "who|whom|whose|what|which|where|when|why|how|is|are|was|were|do|does|did|has|have|can|could|should";

/// `any idea who …`, `I wonder whether …`, `could you show me the works …`: what follows the words that only ask for an
/// answer. After `whether` a statement is asked about.
pub(super) fn without_opening(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let is_opening = |token: &Token| is_among(OPENING, &token.word) && !token.quoted;
    let most = words.iter().take_while(|token| is_opening(token)).count();
    let mut ways = Vec::new();
    for from in (1..=most).rev().filter(|from| *from < words.len()) {
        let rest = &words[from..];
        let before = words[from - 1].word.as_str();
        let asks =
            is_among(ASKING, &rest[0].word) && !is_among("do|does|did|has|have|can|could", &rest[0].word);
        if ["whether", "if", "that"].contains(&before) && !asks {
            ways.push([&tokens("does"), rest].concat());
        } else if asks || known.mentions(rest).first().is_some_and(|first| first.kind().is_some()) {
            ways.push(rest.to_vec());
        }
    }
    ways.truncate(MOST_WAYS);
    ways
}

/// `… in this literature`, `… according to the research`, `is said to …`: the question without these.
pub(super) fn without_noise(words: &[Token]) -> Option<Vec<Token>> {
    let mut left: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // `does not merely cause` is no `does not cause`.
        let denied = at.checked_sub(1).is_some_and(|before| denies(&words[before].word));
        let length = if denied { 0 } else { noise(&words[at..], at > 0) };
        if length == 0 {
            left.push(words[at].clone());
        } else if let Some(last) = left.last_mut() {
            last.ends |= words[at + length - 1].ends;
        }
        at += length.max(1);
    }
    (left.len() < words.len()).then_some(left)
}

/// How many words say nothing of their own where these begin.
fn noise(words: &[Token], is_within: bool) -> usize {
    if words[0].quoted {
        return 0;
    }
    let text = |at: usize| words.get(at).map_or("", |token| token.word.as_str());
    // `are recorded in this library`, `in the works collected here`
    let told =
        usize::from(is_within && is_among("is|are|was|were|been", text(0)) && is_among(TOLD, text(1))) * 2;
    let told = if told == 0 { usize::from(is_within && is_among(TOLD, text(0))) } else { told };
    let mut at = told + usize::from(is_among(IN, text(told)));
    if at == told + 1 || text(0) == "according" {
        at += usize::from(text(0) == "according" && text(1) == "to") * 2;
        at += usize::from(is_among(DETERMINERS, text(at)));
        let sayers = text(0) == "according" && is_among(SAYERS, text(at));
        if sayers || is_among(HOLDINGS, text(at)) {
            at += 1;
            at += usize::from(is_among(TOLD, text(at)));
            return at + usize::from(text(at) == "here");
        }
    }
    if is_among(TOLD, text(0)) && text(1) == "here" {
        return 2;
    }
    // `is said to have caused`
    if is_within && is_among(RAISED, text(0)) && text(1) == "to" {
        return 2 + usize::from(is_among("have|has", text(2)));
    }
    let aside = |aside: &&str| {
        let own: Vec<&str> = aside.split(' ').collect();
        own.len() <= words.len() && own.iter().enumerate().all(|(at, word)| text(at) == *word)
    };
    ASIDES.iter().filter(|one| aside(one)).map(|one| one.split(' ').count()).max().unwrap_or(0)
}

/// `…, yes or no?`, `… or is that a myth`: the question before it.
pub(super) fn without_closing(words: &[Token]) -> Option<Vec<Token>> {
    let ends = |closing: &&str| {
        let own: Vec<&str> = closing.split(' ').collect();
        let from = words.len().saturating_sub(own.len());
        from > 2 && words[from..].iter().map(|token| token.word.as_str()).eq(own.iter().copied())
    };
    let closing = CLOSINGS.iter().filter(|one| ends(one)).max_by_key(|one| one.len())?;
    let from = words.len() - closing.split(' ').count();
    // `is it true`, `which claims are true`: that is what is asked.
    let is_asked = is_among("true|right|correct", closing) && !words[from - 1].ends;
    let says_so = is_among(ASKING, &words[0].word);
    (!(is_asked && says_so)).then(|| words[..from].to_vec())
}

/// A statement, as whether it is so: `zoning raises rents`.
pub(super) fn stated(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let first = words.first()?;
    if is_among(ASKING, &first.word) || AUXILIARIES.contains(&first.word.as_str()) {
        return None;
    }
    let asks =
        |token: &Token| is_among("who|whom|whose|what|which|where|when|why|how|do|does|did", &token.word);
    if words.iter().any(asks) || first.word == "according" {
        return None;
    }
    let mentions = known.mentions(words);
    let related = mentions.iter().position(|mention| mention.relation().is_some())?;
    let is_thing = |within: &[Mention]| within.iter().any(|mention| mention.thing().is_some());
    (is_thing(&mentions[..related]) && is_thing(&mentions[related + 1..]))
        .then(|| [&tokens("does"), words].concat())
}

/// No more ways are tried.
const MOST_WAYS: usize = 3;
