//! What the bibliography says of a work, by which the title and the running heads of its copies are known.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::Work;
use crate::verify::pages::edge::{is_misread, words};

/// The fields that name what a work appeared in, which may be printed above its pages.
const HOSTS: [&str; 6] = ["journaltitle", "journal", "booktitle", "maintitle", "series", "shorttitle"];
/// A name or a part of a title that is printed as a head has so many words at least, or so many letters: a note may begin
/// with its number and `Oak` as well.
const WORDS: usize = 2;
const LETTERS: usize = 10;

/// The names that a work bears in print; none for a text that belongs to no work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Its title; may be empty.
    pub(super) title: String,
    /// What may be printed above its pages: titles, authors, and what it appeared in, as [`words`] gives them.
    heads: BTreeSet<String>,
}

impl Known {
    /// What is known of a work.
    pub(super) fn of(catalog: &Catalog, work: &Work) -> Self {
        let host = work.host.and_then(|host| catalog.work(host)).map(|host| host.title.as_str());
        let fields = HOSTS.iter().filter_map(|field| work.fields.get(*field)).map(String::as_str);
        let mut heads: BTreeSet<String> = fields.chain(host).map(words).collect();
        heads.extend(makers(catalog, work).iter().map(|names| words(names)));
        Self { heads, ..Self::default() }.titled(&work.title)
    }

    /// The same with this title.
    pub(super) fn titled(mut self, title: &str) -> Self {
        let parts = title.split_once(':').map(|(main, sub)| [main, sub]);
        self.heads.extend(parts.into_iter().flatten().chain([title]).map(words));
        self.heads.retain(|head| head.contains(' ') || head.chars().count() >= LETTERS);
        title.clone_into(&mut self.title);
        self
    }

    /// True for the words of a line that are a name of the work or of those who made it, perhaps misread.
    pub(super) fn is_head(&self, line: &str) -> bool {
        !line.is_empty()
            && (self.heads.contains(line) || self.heads.iter().any(|head| is_misread(line, head)))
    }

    /// True for words that are a part of such a name, as a long title is shortened for the heads of pages.
    pub(super) fn has(&self, line: &str) -> bool {
        let is_several = line.split(' ').count() >= WORDS;
        let within = |head: &String| format!(" {head} ").contains(&format!(" {line} "));
        self.is_head(line) || (is_several && self.heads.iter().any(within))
    }
}

/// The names of those who made a work, as heads have them: one by one with given names, and together.
fn makers(catalog: &Catalog, work: &Work) -> Vec<String> {
    let scholars = work.makers().iter().filter_map(|maker| catalog.scholar(*maker));
    let mut found = Vec::new();
    let mut families = Vec::new();
    for name in scholars.map(|scholar| &scholar.name) {
        let family = format!("{} {}", name.particle, name.family);
        let initials: String = name
            .given
            .split([' ', '-'])
            .filter_map(|given| given.chars().next())
            .flat_map(|c| [c, ' '])
            .collect();
        found.extend([format!("{} {family}", name.given), format!("{initials}{family}")]);
        families.push(family);
    }
    match families.as_slice() {
        [] | [_] => {}
        [first, rest @ ..] => {
            let (last, before) = rest.split_last().unwrap_or((first, &[]));
            let before = std::iter::once(first).chain(before).cloned().collect::<Vec<_>>().join(" ");
            found.extend([
                format!("{before} and {last}"),
                format!("{before} {last}"),
                format!("{first} et al"),
            ]);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::verify::pages::edge::words;

    #[test]
    fn heads_are_the_titles_and_parts_of_them() {
        let known = Known::default().titled("Trusting Relationships in the NATO Alliance: A Study of Pilots");
        for line in ["TRUSTING RELATIONSHIPS IN THE NATO ALLIANCE", "A Study of Pilots", "a study of pi1ots"]
        {
            assert!(known.is_head(&words(line)), "{line}");
        }
        for line in ["Trusting relationships", "the NATO alliance"] {
            assert!(!known.is_head(&words(line)) && known.has(&words(line)), "{line}");
        }
        for line in ["", "Trusting", "pilots", "relationships of pilots", "Table 3"] {
            assert!(!known.has(&words(line)), "{line}");
        }
    }
}
