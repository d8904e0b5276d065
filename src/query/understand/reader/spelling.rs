//! Names that are typed almost right.

use std::collections::BTreeSet;

use crate::index::stem;
use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::thesaurus::{KINDS, cue_words};
use crate::query::understand::reader::token::Token;

/// Shorter words are near to too much.
const SHORTEST: usize = 5;
/// Words that are no names are put right from this length on.
const SHORTEST_WORD: usize = 6;
/// From this length on two letters may be wrong.
const LONG: usize = 8;

/// The words with those put right that are near to one known word and no other; and which these are.
pub(super) fn corrected(
    known: &Known<'_>,
    tokens: &[Token],
    mentions: &[Mention],
) -> (Vec<Token>, Vec<(String, String)>) {
    let mut tokens = tokens.to_vec();
    let mut changed = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.is_unknown()) {
        let at = mention.words.start;
        let Some(right) = nearest(known, &tokens[at].word, at == 0) else { continue };
        let typed = tokens[at].clone();
        tokens[at].stem = stem(&right);
        tokens[at].word.clone_from(&right);
        // A word of a name that is no name by itself, and stands beside none of its other words, explains nothing.
        let explains =
            known.mentions(&tokens).iter().any(|found| found.words.contains(&at) && !found.is_unknown());
        if explains {
            changed.push((typed.word, right));
        } else {
            tokens[at] = typed;
        }
    }
    (tokens, changed)
}

/// Endings by which English makes other words of a word.
const ENDINGS: [&str; 30] = [
    "y", "ies", "ist", "ists", "istic", "ism", "isms", "ic", "ics", "ical", "al", "ally", "ity", "ities",
    "ion", "ions", "ive", "er", "ers", "or", "ors", "ing", "ed", "ous", "ance", "ence", "ment", "ments",
    "ful", "able",
];
/// Of fewer letters there is no telling what they begin.
const SHORTEST_STEM: usize = 4;

/// True of two words that differ in nothing but their endings, as `theories` and `theorist`: neither is the other, typed
/// wrong.
fn is_akin(word: &str, other: &str) -> bool {
    let shared: usize =
        word.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (SHORTEST_STEM..=shared)
        .filter(|at| word.is_char_boundary(*at))
        .any(|at| ENDINGS.contains(&&word[at..]) && ENDINGS.contains(&&other[at..]))
}

/// The one word nearest to another, if it is near.
fn nearest(known: &Known<'_>, word: &str, is_first: bool) -> Option<String> {
    let length = word.chars().count();
    let farthest = if length >= LONG { 2 } else { 1 };
    let asks = ["which", "what", "where", "when", "who", "how", "does"];
    if is_first && let Some(asks) = asks.iter().find(|asks| strsim::osa_distance(word, asks) == 1) {
        return Some((*asks).to_owned());
    }
    if length < SHORTEST || word.chars().any(char::is_numeric) {
        return None;
    }
    // Names are many: only those that begin alike are looked at.
    let names = known.names.may_be(word, u32::try_from(farthest).unwrap_or(0));
    let relations = known.relations.known.iter().map(String::as_str);
    let names: Vec<&str> = names.collect();
    let of_names: BTreeSet<&str> = names.iter().copied().collect();
    let mut candidates: Vec<&str> =
        names.into_iter().chain(relations).chain(known.lexicon.kind_names()).collect();
    for (_, _, words) in KINDS {
        candidates.extend(words.split('|'));
    }
    for word in cue_words().filter(|word| word.len() >= SHORTEST) {
        candidates.push(word);
    }
    if length < SHORTEST_WORD {
        // A short word that is no name may be any other word of English.
        candidates.retain(|known| of_names.contains(*known));
    }
    let near = |known: &&str| {
        known.chars().count().abs_diff(length) <= farthest && known.chars().next() == word.chars().next()
    };
    let mut found: Vec<(usize, &str)> =
        candidates.into_iter().filter(near).map(|known| (strsim::osa_distance(word, known), known)).collect();
    found.retain(|(distance, _)| *distance <= farthest);
    found.sort_unstable();
    found.dedup();
    let one = match found.as_slice() {
        [(_, one)] => one,
        [(first, one), (second, _), ..] if first < second => one,
        _ => return None,
    };
    (!is_akin(word, one)).then(|| (*one).to_owned())
}
