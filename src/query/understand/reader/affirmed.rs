//! A statement that scholars affirm or reject, told in a question as its name tells it: `do marine reserves make reefs
//! resilient`, `who thinks that outbreaks are man-made`.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{Node, NodeId};
use crate::query::understand::reader::content::{denies, is_denial};
use crate::query::understand::reader::kin::is_kin;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::thesaurus::arguing::{
    ADVOCATES, BELIEVING, DENYING, OPPONENTS, SCHOLAR, TRUE,
};
use crate::query::understand::reader::thesaurus::{AUXILIARIES, JOINTS, SMALL, is_among};
use crate::query::understand::reader::token::{Token, tokens};

/// A name of fewer words is found as other names are.
const SHORTEST: usize = 3;

/// A question with a statement by its id: after an auxiliary whether it is true, after `that` as it stands. None if it has
/// no such statement.
pub(super) fn affirmed(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    if !known.catalog.vocabulary.kinds().any(|kind| kind.affirmable) {
        return None;
    }
    let is_that = |token: &Token| is_among("that|whether", &token.word) && !token.quoted;
    let that = words.iter().rposition(is_that).map(|that| that + 1);
    if that.is_none()
        && let Some(told) = told(known, words)
    {
        return Some(told);
    }
    let is_auxiliary = |token: &Token| AUXILIARIES.contains(&token.word.as_str());
    // `according to Moreau, do …`
    let introduces = words.first().is_some_and(|first| first.word == "according");
    let asks = words.iter().position(is_auxiliary).filter(|at| *at == 0 || introduces);
    let from = that.or(asks.map(|asks| asks + 1))?;
    // What a comma parts from it is no part of it.
    let to = (from..words.len()).find(|at| words[*at].ends).map_or(words.len(), |last| last + 1);
    let Some((topic, _)) = statement(known, &words[from..to]) else {
        return denied(known, &words[..from], &words[from..to], that.is_some())
            .map(|denied| [&denied, &words[to..]].concat());
    };
    let mut named = tokens(known.catalog.id(topic));
    for token in &mut named {
        token.span = words[from].span.start..words[to - 1].span.end;
    }
    if let Some(last) = named.last_mut() {
        last.ends = to < words.len();
    }
    let before = match asks {
        Some(0) if that.is_none() => tokens("is it true that"),
        Some(asks) if that.is_none() => words[..asks].to_vec(),
        _ => words[..from].to_vec(),
    };
    Some([&before, named.as_slice(), &words[to..]].concat())
}

/// `who says marine reserves make reefs resilient`: a statement right after a verb of saying or denying it.
fn told(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let is_verb = |at: &usize| {
        let word = &words[*at].word;
        is_among(BELIEVING, word) || is_among(DENYING, word)
    };
    let people = words.first().is_some_and(|first| is_among("who|which|what|does|do|did", &first.word));
    let verb = (1..words.len().saturating_sub(2)).find(is_verb).filter(|_| people)?;
    let said = &words[verb + 1..];
    let to = said.iter().position(|token| token.ends).map_or(said.len(), |last| last + 1);
    let (topic, denied) = statement(known, &said[..to])?;
    let that = tokens("that");
    let mut named = tokens(known.catalog.id(topic));
    for token in &mut named {
        token.span = said[0].span.start..said[to - 1].span.end;
    }
    (denied == is_denial(&said[..to])).then(|| [&words[..=verb], &that, &named, &said[to..]].concat())
}

/// What is asked of the denial of a statement, as what is asked of the statement: whoever says that it is not so denies
/// it.
fn denied(known: &Known<'_>, before: &[Token], said: &[Token], is_told: bool) -> Option<Vec<Token>> {
    let at = said.iter().position(|token| ["not", "never"].contains(&token.word.as_str()))?;
    // `do not last` is `last`.
    let is_do = |token: &Token| ["do", "does", "did"].contains(&token.word.as_str());
    let from = at.checked_sub(1).filter(|before| is_do(&said[*before])).unwrap_or(at);
    let so = [&said[..from], &said[at + 1..]].concat();
    let (topic, false) = statement(known, &so)? else { return None };
    let has = |list: &str| before.iter().any(|token| is_among(list, &token.word));
    let people = has(SCHOLAR) || has(ADVOCATES) || has(OPPONENTS);
    let asked = match (has(DENYING) || has(OPPONENTS), has(BELIEVING) || has(ADVOCATES)) {
        _ if before.iter().any(|token| denies(&token.word)) => return None,
        (true, false) if people => "who says that",
        (false, true) if people => "who denies that",
        (false, false) if !people && (!is_told || has(TRUE)) => "is it false that",
        _ => return None,
    };
    Some([tokens(asked), tokens(known.catalog.id(topic))].concat())
}

/// The one statement of which a name says what these words do, and whether that name denies something.
pub(super) fn statement(known: &Known<'_>, words: &[Token]) -> Option<(NodeId, bool)> {
    let found: BTreeMap<NodeId, bool> = candidates(known, words)
        .into_iter()
        .filter_map(|topic| {
            let names = names(known, topic);
            let named = names.iter().find(|name| says_so(known, name, words))?;
            Some((topic, is_denial(named)))
        })
        .collect();
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}

/// The statements of which a name has some of the words.
fn candidates(known: &Known<'_>, said: &[Token]) -> BTreeSet<NodeId> {
    let with = said.iter().flat_map(|token| known.names.with_word(&token.stem));
    with.filter(|topic| known.catalog.is_affirmable(*topic)).collect()
}

/// The names of a statement, by their words.
fn names(known: &Known<'_>, topic: NodeId) -> Vec<Vec<Token>> {
    let Node::Topic(topic) = known.catalog.node(topic) else { return Vec::new() };
    std::iter::once(&topic.label).chain(&topic.aka).map(|name| tokens(name)).collect()
}

/// True of words that say what a name says: both as they stand or, where something is done `by` something, as what that
/// does.
fn says_so(known: &Known<'_>, name: &[Token], words: &[Token]) -> bool {
    match (actively(name), actively(words)) {
        (None, Some(words)) => says_in_order(known, name, &words),
        (Some(name), None) => says_in_order(known, &name, words),
        _ => says_in_order(known, name, words),
    }
}

/// `a large country can be governed by a confederacy` as `a confederacy can be governed a large country`.
fn actively(words: &[Token]) -> Option<Vec<Token>> {
    let is_be = |token: &Token| ["is", "are", "was", "were", "be", "been"].contains(&token.word.as_str());
    let be = words.iter().position(is_be)?;
    let by = (be + 1..words.len()).find(|at| words[*at].word == "by")?;
    let auxiliary = (0..be).find(|at| AUXILIARIES.contains(&words[*at].word.as_str())).unwrap_or(be);
    Some([&words[by + 1..], &words[auxiliary..by], &words[..auxiliary]].concat())
}

/// True of words that say all that tells something in a name, in the same order, and at most one word more, which makes a
/// longer name of the word after it: `marine reserves`.
fn says_in_order(known: &Known<'_>, name: &[Token], words: &[Token]) -> bool {
    let (own, said) = (telling(name), telling(words));
    let mut left = said.iter();
    let is_all = own.iter().all(|word| left.by_ref().any(|typed| is_one(word, typed)));
    let is_more = |token: &&&Token| !own.iter().any(|word| is_one(word, token));
    let mut more = said.iter().filter(is_more);
    let names_longer = |token: &Token| {
        let at = words.iter().position(|word| word == token);
        let next = at.and_then(|at| words.get(at + 1));
        next.is_some_and(|next| {
            let both = [token.word.as_str(), next.word.as_str()];
            !known.names.called(&both.join(" ")).is_empty() || !known.names.called_alike(&both).is_empty()
        })
    };
    own.len() >= SHORTEST
        && is_all
        && said.len() <= own.len() + 1
        && more.next().is_none_or(|token| names_longer(token))
}

/// The words that tell something; those that deny do.
fn telling(words: &[Token]) -> Vec<&Token> {
    let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word);
    words.iter().filter(|token| denies(&token.word) || !is_small(&token.word)).collect()
}

/// True of two forms of one word.
fn is_one(word: &Token, other: &Token) -> bool {
    word.stem == other.stem || is_kin(&word.word, &other.word)
}
