//! Turns of phrase in plain words: `see eye to eye` for `agree`.

use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::{Token, tokens};

/// A question with plain words for its turns of phrase; none if it has none.
pub(super) fn plain(idioms: &[(&str, &'static str)], words: &[Token]) -> Option<Vec<Token>> {
    let mut put: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut changed = false;
    while at < words.len() {
        let longest = idioms.iter().filter_map(|(idiom, plain)| Some((begins(idiom, &words[at..])?, *plain)));
        match longest.max_by_key(|(length, _)| *length) {
            Some((length, plain)) => {
                let mut own = tokens(plain);
                for token in &mut own {
                    token.span = words[at].span.start..words[at + length - 1].span.end;
                }
                if let Some(last) = own.last_mut() {
                    last.ends = words[at + length - 1].ends;
                }
                put.extend(own);
                changed = true;
                at += length;
            }
            None => {
                put.push(words[at].clone());
                at += 1;
            }
        }
    }
    changed.then_some(put)
}

/// How many words a turn of phrase takes, if these begin with it.
fn begins(idiom: &str, words: &[Token]) -> Option<usize> {
    fn matched(places: &[&str], words: &[Token], taken: usize) -> Option<usize> {
        let Some((place, rest)) = places.split_first() else { return (taken > 0).then_some(taken) };
        let is = |list: &str| {
            words.get(taken).is_some_and(|word| {
                let broken = taken > 0 && words[taken - 1].ends;
                is_among(list, &word.word) && !word.quoted && !broken
            })
        };
        match place.strip_prefix('?') {
            Some(list) if is(list) => matched(rest, words, taken + 1).or_else(|| matched(rest, words, taken)),
            Some(_) => matched(rest, words, taken),
            None if is(place) => matched(rest, words, taken + 1),
            None => None,
        }
    }
    let places: Vec<&str> = idiom.split_whitespace().collect();
    matched(&places, words, 0)
}
