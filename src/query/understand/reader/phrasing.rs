//! Whole questions that are put in other words than those of a topic and a relation: `how can we lower blood pressure`
//! for what lowers it.

use crate::query::understand::reader::content::is_denial;
use crate::query::understand::reader::thesaurus::{PHRASINGS, Phrasing, is_among};
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
    PHRASINGS.iter().filter_map(|phrasing| phrasing.of(words))
}

impl Phrasing {
    /// What a question asks that has the form of the pattern.
    fn of(&self, words: &[Token]) -> Option<Rephrased> {
        let pattern: Vec<&str> = self.pattern.split_whitespace().collect();
        let (unused, taken): (Vec<Taken>, Vec<Taken>) =
            matched(&pattern, words)?.into_iter().partition(|taken| taken.is_unused);
        if taken.iter().any(|taken| is_denial(&taken.words)) {
            return None;
        }
        let mut asked = Vec::new();
        for word in self.asks.split(' ') {
            match word.strip_prefix('$').and_then(|at| at.parse::<usize>().ok()) {
                Some(at) => asked.extend(taken.get(at.checked_sub(1)?)?.words.iter().cloned()),
                None => asked.extend(tokens(word)),
            }
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
        let one = words.first().filter(|word| first == "@" || is_among(first, &word.word))?;
        let unused = Taken { words: vec![one.clone()], is_unused: true };
        return Some(std::iter::once(unused).chain(matched(rest, &words[1..])?).collect());
    }
    let is_in = |list: &str| words.first().is_some_and(|word| is_among(list, &word.word));
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
        for phrasing in PHRASINGS {
            let is_open = |place: &&str| ["*", "@", "*'s"].contains(&place.trim_start_matches('!'));
            for (at, place) in phrasing.pattern.split_whitespace().filter(is_open).enumerate() {
                // What is marked is told as not used.
                let asked = phrasing.asks.split(' ').any(|word| word == format!("${}", at + 1));
                assert!(asked || place.starts_with('!'), "${} of `{}`", at + 1, phrasing.pattern);
            }
        }
    }

    fn joined(words: &[Token]) -> String {
        words.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ")
    }
}
