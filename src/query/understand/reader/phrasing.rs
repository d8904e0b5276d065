//! Whole questions that are put in other words than those of a topic and a relation: `how can we lower blood pressure`
//! for what lowers it.

use std::sync::LazyLock;

use crate::query::understand::reader::content::is_denial;
use crate::query::understand::reader::thesaurus::{
    FIRM_PHRASINGS, LISTS, PHRASINGS, Phrasing, is_among, is_hollow,
};
use crate::query::understand::reader::token::{Token, tokens};

/// A question in the words that it could have been put in.
#[derive(Debug)]
pub(super) struct Rephrased {
    pub words: Vec<Token>,
    /// Words of the question that these leave out, which could only ask for less.
    pub unused: Vec<String>,
}

/// A question in the words that it could have been put in; none of one that denies something, which in other words may
/// deny something else.
pub(super) fn rephrased(words: &[Token]) -> impl Iterator<Item = Rephrased> {
    PATTERNS.iter().filter_map(|pattern| pattern.of(words))
}

/// The same of a question that has a meaning as it stands, but not the one that is meant.
pub(super) fn firmly_rephrased(words: &[Token]) -> impl Iterator<Item = Rephrased> {
    FIRM_PATTERNS.iter().filter_map(|pattern| pattern.of(words))
}

/// The patterns, parted into their places.
static PATTERNS: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| PHRASINGS.into_iter().flatten().map(Pattern::of_phrasing).collect());

static FIRM_PATTERNS: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| FIRM_PHRASINGS.iter().map(Pattern::of_phrasing).collect());

/// A pattern by its places, and what is asked instead by its words.
struct Pattern {
    places: Vec<&'static str>,
    asks: Vec<&'static str>,
}

impl Pattern {
    fn of_phrasing(phrasing: &Phrasing) -> Self {
        Self {
            places: phrasing.pattern.split_whitespace().collect(),
            asks: phrasing.asks.split(' ').collect(),
        }
    }

    /// What a question asks that has the form of the pattern.
    fn of(&self, words: &[Token]) -> Option<Rephrased> {
        let (unused, taken): (Vec<Taken>, Vec<Taken>) =
            matched(&self.places, words)?.into_iter().partition(|taken| taken.is_unused);
        if taken.iter().any(|taken| is_denial(&taken.words)) {
            return None;
        }
        let mut asked = Vec::new();
        for word in self.asks.iter().copied() {
            let (place, owns) = word.strip_suffix("'s").map_or((word, false), |place| (place, true));
            let (place, quoted) =
                place.strip_prefix('"').map_or((place, false), |place| (place.trim_end_matches('"'), true));
            let Some(at) = place.strip_prefix('$').and_then(|at| at.parse::<usize>().ok()) else {
                asked.extend(tokens(word));
                continue;
            };
            let mut put = taken.get(at.checked_sub(1)?)?.words.clone();
            if quoted
                && (put.iter().any(|token| token.quoted) || put.iter().all(|token| is_hollow(&token.word)))
            {
                return None;
            }
            put.iter_mut().for_each(|token| token.quoted |= quoted);
            if let Some(last) = put.last_mut() {
                last.possessive |= owns;
            }
            asked.extend(put);
        }
        let unused = unused.iter().flat_map(|taken| &taken.words).map(|token| token.word.clone());
        Some(Rephrased { words: asked, unused: unused.collect() })
    }
}

/// The words of a question at a place of a pattern.
struct Taken {
    words: Vec<Token>,
    is_unused: bool,
}

/// What the open places of a pattern stand for in words, each for as few as will do, and the words that are not used;
/// none if these do not fit.
fn matched(pattern: &[&str], words: &[Token]) -> Option<Vec<Taken>> {
    let Some((first, rest)) = pattern.split_first() else { return words.is_empty().then(Vec::new) };
    if let Some(first) = first.strip_prefix('!') {
        let one = words.first().filter(|word| first == "@" || is_listed(first, &word.word))?;
        let unused = Taken { words: vec![one.clone()], is_unused: true };
        return Some(std::iter::once(unused).chain(matched(rest, &words[1..])?).collect());
    }
    let is_in = |list: &str| words.first().is_some_and(|word| is_listed(list, &word.word));
    match *first {
        "*" | "@" | "*'s" => {
            let most = if *first == "@" { 1 } else { words.len() };
            (1..=most.min(words.len())).find_map(|length| {
                let (taken, after) = words.split_at(length);
                let owns = taken.last().is_some_and(|last| last.possessive);
                if *first == "*'s" && !owns {
                    return None;
                }
                let found = matched(rest, after)?;
                let mut taken = taken.to_vec();
                if let Some(last) = taken.last_mut() {
                    last.ends = false;
                    last.possessive &= *first != "*'s";
                }
                let taken = Taken { words: taken, is_unused: false };
                Some(std::iter::once(taken).chain(found).collect())
            })
        }
        _ => match first.strip_prefix('?') {
            Some(list) if is_in(list) => matched(rest, &words[1..]).or_else(|| matched(rest, words)),
            Some(_) => matched(rest, words),
            None if is_in(first) => matched(rest, &words[1..]),
            None => None,
        },
    }
}

/// True of a word of a place of a pattern: one of those that `|` parts, or of a list that is named among these.
fn is_listed(place: &str, word: &str) -> bool {
    let is_one = |part: &str| match LISTS.iter().find(|(name, _)| *name == part) {
        Some((_, words)) => is_among(words, word),
        None => part == word,
    };
    place.split('|').any(is_one)
}

#[cfg(test)]
mod tests {
    use super::rephrased;
    use crate::query::understand::reader::thesaurus::PHRASINGS;
    use crate::query::understand::reader::token::{Token, tokens};

    #[test]
    fn questions_in_other_words_ask_the_same() {
        for (typed, asked) in [
            ("How can we lower blood pressure?", "what lower blood pressure"),
            ("what is deterrence used to justify", "what does deterrence justify"),
            ("Does prison make people reoffend", "does prison cause reoffend"),
            (
                "how does Pickett's view of disorder differ from Weston's",
                "how does pickett differ from weston on disorder",
            ),
        ] {
            let typed = tokens(typed);
            let is_asked = rephrased(&typed).any(|found| joined(&found.words) == asked);
            assert!(is_asked, "{asked}");
        }
    }

    #[test]
    fn what_a_question_leaves_out_is_told() {
        for (typed, unused) in [("how far does trust reduce risk", "far"), ("to what extent is it so", "")] {
            let told: Vec<String> = rephrased(&tokens(typed)).flat_map(|found| found.unused).collect();
            assert_eq!(told.join(" "), unused, "{typed}");
        }
    }

    #[test]
    fn what_is_denied_is_not_rephrased() {
        for typed in ["how far does trust not reduce risk", "how can we never build trust"] {
            assert!(rephrased(&tokens(typed)).next().is_none(), "{typed}");
        }
        assert!(rephrased(&tokens("what would we lose without Kydd")).next().is_some());
    }

    #[test]
    fn every_open_place_is_asked_of() {
        for phrasing in PHRASINGS.into_iter().flatten() {
            // What is marked is told as not used.
            let is_open = |place: &&str| ["*", "@", "*'s"].contains(place);
            for at in 0..phrasing.pattern.split_whitespace().filter(is_open).count() {
                let wanted = format!("${}", at + 1);
                let is_it = |word: &str| word.trim_matches('"').trim_end_matches("'s") == wanted;
                let asked = phrasing.asks.split(' ').any(is_it);
                assert!(asked, "{wanted} of `{}`", phrasing.pattern);
            }
        }
    }

    fn joined(words: &[Token]) -> String {
        words.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ")
    }
}
