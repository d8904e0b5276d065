//! Works as people name them: by authors and year (`Kydd 2005`), or by title.

use std::collections::{BTreeSet, HashMap};

use crate::bibliography::{Entry, PersonName};
use crate::catalog::people::{bare_family, is_spelling_of, slug};

/// The works of a bibliography by what they are called.
#[derive(Default)]
pub(super) struct Works {
    by_year: HashMap<i32, Vec<(Vec<PersonName>, String)>>,
    titles: HashMap<String, BTreeSet<String>>,
    /// Keys in other letters: `Kydd2005`.
    keys: HashMap<String, BTreeSet<String>>,
}

impl Works {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut works = Self { by_year: HashMap::new(), titles: HashMap::new(), keys: HashMap::new() };
        for entry in entries {
            let key = &entry.key.value;
            works.keys.entry(key.to_lowercase()).or_default().insert(key.clone());
            if let Some(year) = entry.year {
                let makers = if entry.authors.is_empty() { &entry.editors } else { &entry.authors };
                works.by_year.entry(year).or_default().push((makers.clone(), key.clone()));
            }
            let title = entry.fields.get("title").map_or("", String::as_str);
            let subtitle = entry.fields.get("subtitle").map(|subtitle| format!("{title}: {subtitle}"));
            let main = title.split([':', '?']).next().unwrap_or_default();
            for name in [Some(title), Some(main), subtitle.as_deref()].into_iter().flatten() {
                let name = title_words(name);
                if !name.is_empty() {
                    works.titles.entry(name).or_default().insert(key.clone());
                }
            }
        }
        works
    }

    /// The keys of the works that a name can stand for.
    pub(super) fn called(&self, name: &str) -> BTreeSet<String> {
        let found = [self.keys.get(&name.to_lowercase()), self.titles.get(&title_words(name))];
        if let Some(keys) = found.into_iter().flatten().next() {
            return keys.clone();
        }
        self.by_makers(name).unwrap_or_default()
    }

    /// `Kydd 2005`, `Kydd (2005)`, `Kegley and Raymond 1990`, `Kydd et al. 2005`.
    fn by_makers(&self, name: &str) -> Option<BTreeSet<String>> {
        let name = name.trim_end_matches([')', ']', '.']);
        let start = name
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + name[at..].chars().next().map_or(0, char::len_utf8));
        let year: i32 = name.get(start..).filter(|year| year.len() == 4)?.parse().ok()?;
        let makers = name[..start].trim_end_matches([' ', ',', '(', '[']).trim();
        let (makers, are_all) = match makers.split_once(" et al") {
            Some((first, _)) => (first, false),
            None => (makers, true),
        };
        let makers = makers.replace(" and ", " & ");
        let named: Vec<&str> = makers.split('&').map(str::trim).collect();
        let is_of = |people: &[PersonName]| {
            let fits = |(named, person): (&&str, &PersonName)| {
                is_spelling_of(named, person) || slug(named) == bare_family(person).1
            };
            !named.is_empty()
                && named.len() <= people.len()
                && (named.len() == people.len() || named.len() == 1)
                && (are_all || people.len() > 1)
                && named.iter().zip(people).all(fits)
        };
        let works = self.by_year.get(&year)?;
        let whole: BTreeSet<String> = works
            .iter()
            .filter(|(people, _)| people.len() == named.len() && is_of(people))
            .map(|(_, key)| key.clone())
            .collect();
        if !whole.is_empty() && are_all {
            return Some(whole);
        }
        Some(works.iter().filter(|(people, _)| is_of(people)).map(|(_, key)| key.clone()).collect())
    }
}

/// A title by its words, without its first article.
fn title_words(title: &str) -> String {
    let words = slug(title);
    let bare = ["the-", "a-", "an-"].iter().find_map(|article| words.strip_prefix(article));
    bare.map_or_else(|| words.clone(), str::to_owned)
}
