//! What search as one types looks through: each thing by its names, with the path of its page. The script of a page does
//! the same where nobody answers.

use std::cmp::Reverse;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId, Saved};
use crate::query::understand::lexicon::fold;
use crate::render::cite;
use crate::web::address::Address;
use crate::web::piece::text::plain;

/// Claims are found by so many characters of what they say.
const WORDS: usize = 160;

/// A thing that can be found.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// What it is called.
    pub name: String,
    /// What it is: its kind, or the work that states it.
    pub kind: String,
    /// What else it is found by.
    pub also: String,
    /// The path of its page from the root.
    pub path: String,
}

/// Everything that has a page of its own, topics first, then what is declared and the saved questions.
#[must_use]
pub(super) fn entries(catalog: &Catalog) -> Vec<Entry> {
    let things = catalog.nodes().filter(|(id, _)| catalog.citation(*id).is_none());
    let things = things.map(|(id, node)| entry(catalog, id, node));
    things.chain(declared(catalog)).chain(saved(catalog)).collect()
}

/// Kinds and relations, by their words.
fn declared(catalog: &Catalog) -> Vec<Entry> {
    let vocabulary = &catalog.vocabulary;
    let kinds = vocabulary.kinds().map(|kind| Entry {
        name: plain(&kind.plural),
        kind: "kind".to_owned(),
        also: plain(&format!("{} {}", kind.id.replace('-', " "), kind.aka.join(" "))),
        path: Address::Kind(kind.id.clone()).path(catalog),
    });
    let relations = vocabulary.relations().map(|(id, relation)| Entry {
        name: plain(&relation.id.replace('-', " ")),
        kind: "relation".to_owned(),
        also: plain(&format!("{} {} {}", relation.plural, relation.inverse, relation.aka.join(" "))),
        path: Address::Relation(id).path(catalog),
    });
    kinds.chain(relations).collect()
}

/// Saved questions, by what they ask and what is noted of them.
fn saved(catalog: &Catalog) -> Vec<Entry> {
    let entry = |saved: &Saved| Entry {
        name: plain(&saved.question),
        kind: "saved question".to_owned(),
        also: plain(&format!("{} {}", saved.id.replace('-', " "), saved.note)),
        path: Address::Saved(saved.id.clone()).path(catalog),
    };
    catalog.saved.iter().map(entry).collect()
}

/// A thing as it is found.
pub(super) fn entry_of(catalog: &Catalog, id: NodeId) -> Entry {
    entry(catalog, id, catalog.node(id))
}

fn entry(catalog: &Catalog, id: NodeId, node: &Node) -> Entry {
    let path = Address::Thing(id).path(catalog);
    let shortened = |text: &str| text.chars().take(WORDS).collect::<String>();
    let (name, kind, also) = match node {
        Node::Topic(topic) => (
            topic.label.clone(),
            topic.kind.replace('-', " "),
            format!("{} {}", topic.id, topic.aka.join(" ")),
        ),
        Node::Claim(claim) => {
            (shortened(&claim.text), cite::author_year(catalog, claim.work), claim.id.clone())
        }
        Node::Argument(argument) => (
            shortened(&argument.text),
            format!("argument, {}", cite::author_year(catalog, argument.work)),
            argument.id.clone(),
        ),
        Node::Work(work) => (
            format!("{}: {}", cite::author_year(catalog, id), work.title),
            "work".to_owned(),
            work.key.clone(),
        ),
        Node::Scholar(scholar) => (catalog.label(id), "scholar".to_owned(), scholar.aka.join(" ")),
        Node::Excerpt(excerpt) => (
            shortened(&excerpt.words()),
            format!("excerpt, {}", cite::author_year(catalog, excerpt.work)),
            format!("{} {}", excerpt.id, excerpt.tags.join(" ")),
        ),
        Node::Citation(_) => (String::new(), String::new(), String::new()),
    };
    // A page has no place there to show what cannot be seen.
    Entry { name: plain(&name), kind: plain(&kind), also: plain(&also), path }
}

/// So many things are found at most.
const MOST: usize = 12;
/// So many words are looked for.
const MOST_WORDS: usize = 12;

/// What a word adds where it begins the name, begins a word of it, stands in it, or stands in what else a thing is found
/// by; names that are shorter come first.
const POINTS: [u32; 4] = [600, 400, 100, 100];
/// What all words together add where they stand in the name one after the other.
const TOGETHER: u32 = 600;
/// Characters by which names still differ in length.
const LENGTH: usize = 200;

/// Finds things as a reader types.
#[derive(Debug)]
pub(super) struct Finder {
    entries: Vec<Entry>,
    /// Of each, its name and the rest as they are compared.
    folded: Vec<(String, String)>,
}

impl Finder {
    /// For all that has a page.
    #[must_use]
    pub(super) fn of(catalog: &Catalog) -> Self {
        let entries = entries(catalog);
        let folded = entries
            .iter()
            .map(|entry| (fold(&entry.name), fold(&format!("{} {}", entry.kind, entry.also))))
            .collect();
        Self { entries, folded }
    }

    /// The things in whose names all words of a text are, the best first.
    #[must_use]
    pub(super) fn find(&self, text: &str) -> Vec<&Entry> {
        let text = fold(text);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let scored = self.folded.iter().zip(&self.entries).filter_map(|((name, rest), entry)| {
            let points: Option<u32> = words.iter().map(|word| points(name, rest, word)).sum();
            let short = LENGTH - name.len().min(LENGTH);
            let together = if words.len() > 1 && name.contains(text.trim()) { TOGETHER } else { 0 };
            Some((Reverse((points? + together, short)), &entry.path, entry))
        });
        let mut scored: Vec<_> = scored.collect();
        if scored.len() > MOST {
            scored.select_nth_unstable_by_key(MOST, |(points, path, _)| (*points, *path));
            scored.truncate(MOST);
        }
        scored.sort_unstable_by_key(|(points, path, _)| (*points, *path));
        scored.into_iter().map(|(.., entry)| entry).collect()
    }
}

/// What a word adds; none if it is nowhere.
fn points(name: &str, rest: &str, word: &str) -> Option<u32> {
    let [first, begins, within, beside] = POINTS;
    match name.find(word) {
        Some(0) => Some(first),
        Some(at) => {
            let before = name[..at].chars().next_back();
            Some(if before.is_some_and(char::is_alphanumeric) { within } else { begins })
        }
        None => rest.contains(word).then_some(beside),
    }
}
