//! Works that a question names by who wrote them and the year, each by its key.

use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::reader::Vocabulary;
use crate::query::understand::reader::mention::year_and_letter;
use crate::query::understand::reader::parted::Parted;
use crate::query::understand::reader::relations::Form;
use crate::query::understand::reader::token::{Token, tokens};

impl Vocabulary {
    /// A question with the keys of the works that it names by who wrote them and the year: `works citing Kydd 2005`.
    /// None if it names no work so.
    #[must_use]
    pub fn with_keys(&self, lexicon: &Lexicon<'_>, question: &str) -> Option<String> {
        let typed = tokens(question);
        let is_year = |token: &Token| {
            let digits = token.word.bytes().take_while(u8::is_ascii_digit).count();
            digits == 4 && year_and_letter(&token.word).is_some()
        };
        if !typed.iter().any(is_year) {
            return None;
        }
        let parted = Parted::default();
        let known = self.known(lexicon, &parted);
        // In capitals alone no word is told to be a name.
        let is_mixed = typed.iter().any(|token| !token.capital && !is_year(token));
        let mut named = question.to_owned();
        for year in (1..typed.len()).rev().filter(|at| is_year(&typed[*at]) && !typed[*at].quoted) {
            let is_name = !known.names.person(known.catalog, &typed[year - 1..year]).is_empty();
            let work = (year.saturating_sub(MOST_MAKERS)..year).find_map(|from| {
                match known.by_year(&typed[from..=year]).as_slice() {
                    [work] => Some((from, lexicon.catalog().id(*work))),
                    _ => None,
                }
            });
            // `works by Kydd 2005` have a year of their own, and what is cited by Kydd 2005 has not.
            let is_done = |by: usize| {
                let verb = by.checked_sub(1).map(|verb| &typed[verb..by]);
                let meant = verb.map(|verb| known.relations.meant(verb)).unwrap_or_default();
                meant.iter().any(|meant| meant.form == Form::Participle)
            };
            // More of the name may stand before it.
            let goes_on = |from: usize| {
                from > 0 && {
                    let before = &typed[from - 1];
                    before.word == "by" && !is_done(from - 1)
                        || from > 1 && before.capital && is_mixed
                        || PARTICLES.contains(&before.word.as_str())
                }
            };
            match work {
                Some((from, key)) if !goes_on(from) && !typed[from].quoted => {
                    named.replace_range(typed[from].span.start..typed[year].span.end, key);
                }
                _ if is_name => return None,
                _ => {}
            }
        }
        (named != question).then_some(named)
    }
}

/// Words that begin a family name.
const PARTICLES: [&str; 12] = ["de", "la", "le", "van", "von", "der", "den", "du", "di", "da", "del", "ter"];
/// No work is named by more words before its year.
const MOST_MAKERS: usize = 6;
