//! Works by names that are made of author, year and title, as programs and readers name files.

use std::collections::BTreeSet;

use crate::add::excerpts::placing::file::bare_name;
use crate::add::excerpts::placing::title::{Title, without_edition};
use crate::bibliography::PersonName;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::people::slug;

/// Words that may stand in such a name beside those of the work.
const BESIDE: [&str; 10] = ["et", "al", "and", "und", "eds", "ed", "the", "a", "an", "pdf"];

/// A title that is cut short must have so many words.
const FEWEST: usize = 3;
/// No file has a name of more words.
const LONGEST: usize = 60;

/// What a name can be made of.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) work: NodeId,
    titles: Vec<String>,
    families: Vec<Vec<String>>,
    /// The words of all names, and initials.
    names: BTreeSet<String>,
    year: Option<String>,
}

/// A name as [`Parts::are_in`] compares it.
pub(super) fn plain(name: &str) -> String {
    slug(without_edition(&bare_name(name)))
}

impl Parts {
    pub(super) fn of(id: NodeId, work: &Work, makers: &[&PersonName]) -> Self {
        let words = |text: &str| slug(text).split('-').map(str::to_owned).collect::<Vec<_>>();
        let title = Title::of(&work.title);
        let titles =
            Some(title.full).into_iter().chain(title.main).filter(|title| !title.is_empty()).collect();
        let names = makers.iter().flat_map(|name| {
            [&name.family, &name.given, &name.particle, &name.suffix].into_iter().flat_map(|part| words(part))
        });
        Self {
            work: id,
            titles,
            families: makers.iter().map(|name| words(&name.family)).collect(),
            names: names.collect(),
            year: work.year.map(|year| year.to_string()),
        }
    }

    /// True if a [`plain`] name is made of the title and of an author or the year; or of an author, the year and the
    /// beginning of the title. A title of one word needs an author.
    pub(super) fn are_in(&self, name: &str) -> bool {
        let words: Vec<&str> = name.split('-').collect();
        if words.len() > LONGEST {
            return false;
        }
        let leading = words.iter().take_while(|word| self.is_beside(word)).count();
        (0..=leading).any(|before| self.begin(&words[..before], &words[before..]))
    }

    fn begin(&self, before: &[&str], rest: &[&str]) -> bool {
        let text = rest.join("-");
        self.titles.iter().any(|title| {
            let length = title.split('-').count();
            if text == *title || text.strip_prefix(title.as_str()).is_some_and(|rest| rest.starts_with('-')) {
                let after = &rest[length..];
                let beside: Vec<&str> = before.iter().chain(after).copied().collect();
                return after.iter().all(|word| self.is_beside(word))
                    && (self.have_author(&beside) || length > 1 && self.have_year(&beside));
            }
            rest.len() >= FEWEST
                && title.starts_with(&text)
                && self.have_author(before)
                && self.have_year(before)
        })
    }

    fn is_beside(&self, word: &str) -> bool {
        word.len() == 1
            || BESIDE.contains(&word)
            || self.names.contains(word)
            || self.year.as_deref() == Some(word)
    }

    fn have_author(&self, words: &[&str]) -> bool {
        self.families.iter().any(|family| family.iter().all(|word| words.contains(&word.as_str())))
    }

    fn have_year(&self, words: &[&str]) -> bool {
        self.year.as_deref().is_some_and(|year| words.contains(&year))
    }
}
