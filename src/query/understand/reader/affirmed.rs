//! A statement that scholars affirm or reject, told in a question as its name tells it: `do marine reserves make reefs
//! resilient`, `who thinks that outbreaks are man-made`.

use std::collections::BTreeSet;

use crate::catalog::entry::{Node, NodeId};
use crate::query::understand::reader::content::denies;
use crate::query::understand::reader::kin::is_kin;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::thesaurus::{AUXILIARIES, JOINTS, SMALL};
use crate::query::understand::reader::token::{Token, tokens};

/// A name of fewer words is found as other names are.
const SHORTEST: usize = 3;

/// A question with a statement by its id: after an auxiliary whether it is true, after `that` as it stands. None if it has
/// no such statement.
pub(super) fn affirmed(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    if !known.catalog.vocabulary.kinds().any(|kind| kind.affirmable) {
        return None;
    }
    let is_that = |token: &Token| token.word == "that" && !token.quoted;
    let that = words.iter().rposition(is_that).map(|that| that + 1);
    let is_auxiliary = |token: &Token| AUXILIARIES.contains(&token.word.as_str());
    // `according to Moreau, do …`
    let introduces = words.first().is_some_and(|first| first.word == "according");
    let asks = words.iter().position(is_auxiliary).filter(|at| *at == 0 || introduces);
    let from = that.or(asks.map(|asks| asks + 1))?;
    // What a comma parts from it is no part of it.
    let to = (from..words.len()).find(|at| words[*at].ends).map_or(words.len(), |last| last + 1);
    let found: BTreeSet<NodeId> = candidates(known, &words[from..to])
        .into_iter()
        .filter(|topic| names(known, *topic).iter().any(|name| says_so(known, name, &words[from..to])))
        .collect();
    let mut found = found.into_iter();
    let (Some(topic), None) = (found.next(), found.next()) else { return None };
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

/// True of words that say what a name says: all that tells something in it, in the same order, and at most one word more,
/// which makes a longer name of the word after it: `marine reserves`.
fn says_so(known: &Known<'_>, name: &[Token], words: &[Token]) -> bool {
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
