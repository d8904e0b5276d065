//! What is handed down from one entry to another.

use std::collections::BTreeMap;

use crate::bibliography::Entry;

/// Longer values are not handed down: many entries that inherit a long text would fill the memory.
const LONGEST: usize = 10_000;

/// The fields of a work that hold of its parts too. Neither what names the whole (`doi`, `url`) nor
/// what describes it (`abstract`, `note`, `pagetotal`) does.
const SHARED: &[&str] = &[
    "address",
    "booksubtitle",
    "booktitleaddon",
    "date",
    "edition",
    "editora",
    "editorb",
    "editorc",
    "editortype",
    "eventdate",
    "eventtitle",
    "howpublished",
    "isbn",
    "isrn",
    "issn",
    "issue",
    "journal",
    "journalsubtitle",
    "langid",
    "language",
    "mainsubtitle",
    "maintitle",
    "maintitleaddon",
    "month",
    "number",
    "organization",
    "origdate",
    "origlanguage",
    "part",
    "publisher",
    "series",
    "shortjournal",
    "shortseries",
    "translator",
    "venue",
    "volume",
    "volumes",
    "year",
];

/// Takes everything that `child` lacks from a container.
pub(super) fn take_all(child: &mut Entry, container: &Entry) {
    let (has_authors, has_editors) = (!child.authors.is_empty(), !child.editors.is_empty());
    if !has_authors {
        child.authors.clone_from(&container.authors);
    }
    if child.editors.is_empty() {
        child.editors.clone_from(&container.editors);
    }
    if child.host.is_none() {
        child.host.clone_from(&container.host);
    }
    let is_of_others = |name: &&str| {
        has_authors && *name == "authors-truncated" || has_editors && *name == "editors-truncated"
    };
    let names: Vec<_> =
        container.fields.keys().map(String::as_str).filter(|name| !is_of_others(name)).collect();
    take(child, container, &names);
}

/// Takes from the work that contains `child` what holds of its parts.
pub(super) fn take_shared(child: &mut Entry, host: &Entry) {
    child.host = Some(host.key.value.clone());
    if child.editors.is_empty() {
        child.editors.clone_from(&host.editors);
        hand_down(child, "editors-truncated", host, "editors-truncated");
    }
    // A chapter (`inbook`) is by the author of the book, other than a contribution to it.
    if child.authors.is_empty() && matches!(child.kind.as_str(), "inbook" | "bookinbook" | "suppbook") {
        child.authors.clone_from(&host.authors);
    }
    for (from, to) in titles(child, host) {
        hand_down(child, to, host, from);
    }
    take(child, host, SHARED);
}

/// What the titles of a work are called in an entry for a part of it, the best first.
fn titles(child: &Entry, host: &Entry) -> [(&'static str, &'static str); 4] {
    if matches!(child.kind.as_str(), "book" | "collection" | "proceedings" | "reference") {
        [
            ("maintitle", "maintitle"),
            ("title", "maintitle"),
            ("subtitle", "mainsubtitle"),
            ("titleaddon", "maintitleaddon"),
        ]
    } else if host.kind == "periodical" || child.kind == "article" {
        [
            ("journal", "journal"),
            ("title", "journal"),
            ("subtitle", "journalsubtitle"),
            ("titleaddon", "journaltitleaddon"),
        ]
    } else {
        [
            ("booktitle", "booktitle"),
            ("title", "booktitle"),
            ("subtitle", "booksubtitle"),
            ("titleaddon", "booktitleaddon"),
        ]
    }
}

/// Takes the named fields that `child` lacks. A date goes as a whole or not at all.
fn take(child: &mut Entry, parent: &Entry, names: &[&str]) {
    let dated =
        child.year.is_some() || child.fields.contains_key("date") || child.fields.contains_key("year");
    if !dated {
        child.year = parent.year;
    }
    for name in names {
        if dated && matches!(*name, "date" | "year" | "month") {
            continue;
        }
        hand_down(child, name, parent, name);
    }
}

/// Gives `child` a field that it lacks, under the name `to`.
fn hand_down(child: &mut Entry, to: &str, parent: &Entry, from: &str) {
    let short =
        |fields: &BTreeMap<String, String>| fields.get(from).filter(|value| value.len() <= LONGEST).cloned();
    if child.fields.contains_key(to) {
        return;
    }
    if let Some(value) = short(&parent.fields) {
        child.fields.insert(to.to_owned(), value);
        child.latex.extend(short(&parent.latex).map(|value| (to.to_owned(), value)));
    }
}
