//! What a format has no place for, or shows otherwise than it is. It is said besides, under the names that
//! [`Reference`] has, so that a work that is written and read again is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::date::Date;
use super::key::folded;
use super::kinds::{Kind, of_kind};
use super::text::Text;
use crate::bibliography::{PersonName, Reference};

/// What says more of a type: it is read with it.
const SUBTYPE: &str = "entrysubtype";

/// The titles that a format shows with their subtitles.
const TITLES: [(&str, &str); 4] = [
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("journal", "journalsubtitle"),
    ("maintitle", "mainsubtitle"),
];

/// What is to be said besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Besides {
    /// The type, where the format's is another or less.
    pub(super) kind: Option<String>,
    pub(super) people: BTreeMap<String, Vec<PersonName>>,
    /// All roles whose list says that there are others, if the format shows that of other roles.
    pub(super) truncated: Option<BTreeSet<String>>,
    pub(super) dates: BTreeMap<String, Date>,
    pub(super) fields: BTreeMap<String, Text>,
    /// The names of people, dates and fields that the work has not, though it is read as if it had.
    pub(super) absent: BTreeSet<String>,
    pub(super) host: Option<String>,
}

impl Besides {
    /// What must be said besides, so that what is read as `read` is `work`.
    pub(super) fn of(work: &Reference, read: &Reference) -> Self {
        Self {
            kind: Some(work.kind.clone()).filter(|kind| *kind != read.kind),
            people: other(&work.people, &read.people),
            truncated: Some(work.truncated.clone()).filter(|roles| *roles != read.truncated),
            dates: other(&work.dates, &read.dates),
            fields: other(&work.fields, &read.fields),
            absent: lacking(&work.people, &read.people)
                .chain(lacking(&work.dates, &read.dates))
                .chain(lacking(&work.fields, &read.fields))
                .collect(),
            host: work.host.clone(),
        }
    }

    /// Forgets the type if the format does not show it as `is_shown` tells: another program changed it.
    pub(super) fn keep_type_if(&mut self, read: &Reference, is_shown: impl Fn(&Kind) -> bool) {
        let own = self.fields.get(SUBTYPE).map(Text::plain);
        let is_absent = self.absent.contains(SUBTYPE);
        let subtype = if is_absent { String::new() } else { own.unwrap_or_else(|| read.plain(SUBTYPE)) };
        if !is_shown(of_kind(self.kind.as_deref().unwrap_or(&read.kind), &subtype)) {
            self.kind = None;
            self.fields.remove(SUBTYPE);
            self.absent.remove(SUBTYPE);
        }
    }

    /// The work that was read as `read`, with what was said besides. If another program changed what the
    /// format shows, the change is what counts, not what was said of it before.
    pub(super) fn complete(mut self, mut read: Reference) -> Reference {
        self.forget_changed_titles(&read);
        let shown: Vec<String> = self.fields.values().map(|text| folded(&text.plain())).collect();
        for name in &self.absent {
            let is_shown = |text: &Text| shown.contains(&folded(&text.plain()));
            if name == SUBTYPE || read.fields.get(name).is_some_and(is_shown) {
                read.fields.remove(name);
            }
            read.dates.remove(name);
            read.people.remove(name);
        }
        for (name, text) in self.fields {
            let is_same = |known: &Text| folded(&known.plain()) == folded(&text.plain());
            let is_title = TITLES.iter().any(|(title, _)| *title == name);
            if is_title || name == SUBTYPE || read.fields.get(&name).is_none_or(is_same) {
                read.fields.insert(name, text);
            }
        }
        for (name, date) in self.dates {
            if read.dates.get(&name).is_none_or(|known| known.first_year() == date.first_year()) {
                read.dates.insert(name, date);
            }
        }
        for (role, people) in self.people {
            if read.people.get(&role).is_none_or(|known| letters(known) == letters(&people)) {
                read.people.insert(role, people);
            }
        }
        read.kind = self.kind.unwrap_or(read.kind);
        read.truncated = self.truncated.unwrap_or(read.truncated);
        read.host = self.host.or(read.host);
        read
    }

    /// Leaves out titles, and subtitles with them, that are not those that the format shows.
    fn forget_changed_titles(&mut self, read: &Reference) {
        for (title, subtitle) in TITLES {
            let Some(own) = self.fields.get(title) else { continue };
            let mut whole = Reference::default();
            whole.fields.insert(title.to_owned(), own.clone());
            whole.fields.extend(self.fields.get(subtitle).map(|text| (subtitle.to_owned(), text.clone())));
            let whole = if title == "title" { whole.title() } else { whole.titled(title) };
            let is_changed = |known: &Text| folded(&known.plain()) != folded(&whole.plain());
            if read.fields.get(title).is_some_and(is_changed) {
                self.fields.remove(title);
                self.fields.remove(subtitle);
            }
        }
    }
}

/// What `here` has and `there` has not, or otherwise.
fn other<T: Clone + PartialEq>(
    here: &BTreeMap<String, T>,
    there: &BTreeMap<String, T>,
) -> BTreeMap<String, T> {
    let other = here.iter().filter(|(name, value)| there.get(*name) != Some(*value));
    other.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The names that `there` has and `here` has not.
fn lacking<T>(here: &BTreeMap<String, T>, there: &BTreeMap<String, T>) -> impl Iterator<Item = String> {
    there.keys().filter(|name| !here.contains_key(*name)).cloned()
}

/// The letters of names in one order, however the names are cut into parts.
fn letters(people: &[PersonName]) -> Vec<char> {
    let names = people.iter().flat_map(|name| [&name.particle, &name.family, &name.given, &name.suffix]);
    let mut letters: Vec<char> = names.flat_map(|part| folded(part).chars().collect::<Vec<_>>()).collect();
    letters.sort_unstable();
    letters
}
