//! Whole questions that are put in other words than those of a topic and a relation: `how can we lower blood pressure`
//! for what lowers it.

use crate::query::understand::reader::thesaurus::{PHRASINGS, Phrasing};
use crate::query::understand::reader::token::{Token, tokens};

/// A question in the words that it could have been put in.
pub(super) fn rephrased(words: &[Token]) -> impl Iterator<Item = Vec<Token>> {
    PHRASINGS.iter().filter_map(|phrasing| phrasing.of(words))
}

impl Phrasing {
    /// What a question asks that has the form of the pattern.
    fn of(&self, words: &[Token]) -> Option<Vec<Token>> {
        let pattern: Vec<&str> = self.pattern.split_whitespace().collect();
        let taken = matched(&pattern, words)?;
        let mut asked = Vec::new();
        for word in self.asks.split(' ') {
            match word.strip_prefix('$').and_then(|at| at.parse::<usize>().ok()) {
                Some(at) => asked.extend(taken.get(at.checked_sub(1)?)?.iter().cloned()),
                None => asked.extend(tokens(word)),
            }
        }
        Some(asked)
    }
}

/// What the open places of a pattern stand for in words, each for as few as will do; none if these do not fit.
fn matched(pattern: &[&str], words: &[Token]) -> Option<Vec<Vec<Token>>> {
    let Some((first, rest)) = pattern.split_first() else { return words.is_empty().then(Vec::new) };
    let is_in =
        |list: &str| words.first().is_some_and(|word| list.split('|').any(|known| known == word.word));
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
    use crate::query::understand::reader::token::tokens;

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
            let mut found = rephrased(&typed)
                .map(|words| words.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" "));
            let is_asked = found.any(|found| found == asked);
            assert!(is_asked, "{asked}");
        }
    }
}
