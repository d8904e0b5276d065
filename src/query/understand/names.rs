//! What a corpus calls its things, arranged to be found in a question: by words, by stems, by part of a name.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::query::lexicon::Words;
use crate::query::understand::token::{Token, key, plain, stems};

/// A name of a topic, by the stems of its words.
#[derive(Debug)]
struct Name {
    node: NodeId,
    stems: Vec<String>,
    is_label: bool,
}

/// The names of a corpus.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_words: BTreeMap<String, BTreeSet<NodeId>>,
    by_number: BTreeMap<String, BTreeSet<NodeId>>,
    topics: Vec<Name>,
    /// For each stem, the names of topics that have it.
    with_stem: BTreeMap<String, Vec<usize>>,
    /// Scholars by the last word of the family name.
    families: BTreeMap<String, BTreeSet<NodeId>>,
    titles: BTreeMap<String, BTreeSet<NodeId>>,
    works_of: BTreeMap<NodeId, Vec<NodeId>>,
    /// The single words of names.
    known: BTreeSet<String>,
    /// The most words that a name has.
    pub(super) longest: usize,
}

/// A name that has so many words more than a question is not found by them.
const FEWEST_SHARE: usize = 2;
/// A single word that is part of a name has so many letters at least.
const SHORTEST_PART: usize = 6;
/// The beginning of a title is known from this many words on.
const TITLE_BEGINS: usize = 3;

impl Names {
    /// The names of a catalog.
    #[must_use]
    pub(super) fn of(catalog: &Catalog, words: &Words) -> Self {
        let mut names = Self::default();
        for (name, nodes) in words.names() {
            let key = key(name);
            names.longest = names.longest.max(key.split(' ').count());
            names.known.extend(key.split(' ').filter(|word| word.len() > 3).map(str::to_owned));
            let one = plain(&key.split(' ').collect::<Vec<_>>());
            names.by_number.entry(one).or_default().extend(nodes);
            names.by_words.entry(key).or_default().extend(nodes);
        }
        for (id, node) in catalog.nodes() {
            match node {
                Node::Topic(topic) => {
                    names.topic(id, stems(&topic.label), true);
                    names.topic(id, stems(&topic.id), false);
                    for name in &topic.aka {
                        names.topic(id, stems(name), false);
                    }
                }
                Node::Scholar(scholar) => {
                    let family = key(&scholar.name.family);
                    let written_out = key(&with_umlauts_written_out(&scholar.name.family));
                    for family in [family, written_out] {
                        // Of a double name the first is used by itself as well.
                        let parts: Vec<&str> = family.split(' ').collect();
                        let is_double =
                            parts.len() == 2 && scholar.name.family.starts_with(char::is_uppercase);
                        let first = parts.first().copied().filter(|_| is_double);
                        for part in parts.last().copied().into_iter().chain(first) {
                            names.known.insert(part.to_owned());
                            names.families.entry(part.to_owned()).or_default().insert(id);
                        }
                    }
                }
                Node::Work(work) => {
                    names.title(id, &work.title);
                    for who in work.makers() {
                        names.works_of.entry(*who).or_default().push(id);
                    }
                }
                Node::Claim(_) | Node::Citation(_) => {}
            }
        }
        names
    }

    fn topic(&mut self, node: NodeId, stems: Vec<String>, is_label: bool) {
        if stems.is_empty() || self.topics.last().is_some_and(|name| name.node == node && name.stems == stems)
        {
            return;
        }
        for stem in stems.iter().collect::<BTreeSet<_>>() {
            self.with_stem.entry(stem.clone()).or_default().push(self.topics.len());
        }
        self.topics.push(Name { node, stems, is_label });
    }

    fn title(&mut self, node: NodeId, title: &str) {
        let main = title.split([':', '.', '?']).next().unwrap_or_default();
        for part in [title, main] {
            let part = key(part);
            let bare = ["the ", "a ", "an "].iter().find_map(|article| part.strip_prefix(article));
            for part in std::iter::once(part.as_str()).chain(bare).filter(|part| part.len() > 3) {
                self.longest = self.longest.max(part.split(' ').count());
                self.titles.entry(part.to_owned()).or_default().insert(node);
            }
        }
    }

    /// What is called just so.
    pub(super) fn called(&self, words: &str) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = self.by_words.get(words).into_iter().flatten().copied().collect();
        if found.is_empty() {
            found.extend(self.titles.get(words).into_iter().flatten());
        }
        found
    }

    /// What is called so in another number or spelling.
    pub(super) fn called_alike(&self, words: &[&str]) -> Vec<NodeId> {
        self.by_number.get(&plain(words)).into_iter().flatten().copied().collect()
    }

    /// The work of which a title begins so.
    pub(super) fn titled(&self, words: &str) -> Option<NodeId> {
        if words.split(' ').count() < TITLE_BEGINS {
            return None;
        }
        let begins = format!("{words} ");
        let mut works =
            self.titles.range(begins.clone()..).take_while(|(title, _)| title.starts_with(&begins));
        let first = works.next().and_then(|(_, works)| works.first().copied())?;
        works.all(|(_, works)| works.iter().all(|work| *work == first)).then_some(first)
    }

    /// The topics that have all these stems among those of one of their names, and few others: those with the
    /// fewest others; and whether they have no others. A single word, of `length` letters, must be what the topic's
    /// label begins with.
    pub(super) fn having(&self, stems: &[&str], length: usize) -> (Vec<NodeId>, bool) {
        let wanted: BTreeSet<&str> = stems.iter().copied().collect();
        let lists: Option<Vec<&Vec<usize>>> = wanted.iter().map(|stem| self.with_stem.get(*stem)).collect();
        let Some(first) = lists.and_then(|lists| lists.into_iter().min_by_key(|list| list.len())) else {
            return (Vec::new(), false);
        };
        let is_long = length >= SHORTEST_PART;
        let has_all = |name: &&Name| {
            wanted.iter().all(|stem| name.stems.iter().any(|own| own == stem))
                && (wanted.len() > 1 || name.is_label && wanted.contains(name.stems[0].as_str()) && is_long)
        };
        let found: Vec<&Name> = first.iter().map(|at| &self.topics[*at]).filter(has_all).collect();
        let Some(fewest) = found.iter().map(|name| content(&name.stems)).min() else {
            return (Vec::new(), false);
        };
        if fewest > wanted.len() * FEWEST_SHARE {
            return (Vec::new(), false);
        }
        let nodes: BTreeSet<NodeId> =
            found.iter().filter(|name| content(&name.stems) == fewest).map(|name| name.node).collect();
        (nodes.into_iter().collect(), fewest == wanted.len())
    }

    /// The scholars of a family name that end a run of words, where what stands before it may be their given names
    /// or initials.
    pub(super) fn person(&self, catalog: &Catalog, words: &[Token]) -> Vec<NodeId> {
        let Some((last, before)) = words.split_last() else { return Vec::new() };
        let fits = |id: &NodeId| {
            let Some(scholar) = catalog.scholar(*id) else { return false };
            let whole = key(&scholar.name.family);
            if whole.split_once(' ').is_some_and(|(first, rest)| first == last.word && !rest.contains(' ')) {
                return given_fits(before, &key(&scholar.name.given));
            }
            let family: Vec<String> = key(&scholar.name.family).split(' ').map(str::to_owned).collect();
            let own = family.len().min(words.len()) - 1;
            // Of a body the whole name is said: `States` is not the United States.
            if scholar.name.given.is_empty() && family.len() > own + 1 {
                return false;
            }
            let ends = (0..own)
                .all(|at| before[before.len() - own + at].word == family[family.len() - 1 - own + at]);
            // What is left out at the beginning of a family name is a particle: `van der`.
            let typed: Vec<&str> = scholar.name.family.split_whitespace().collect();
            let left_out = &typed[..typed.len().saturating_sub(own + 1)];
            let particles =
                left_out.iter().all(|word| word.starts_with(char::is_lowercase)) || left_out.len() == 1;
            let given = &before[..before.len() - own];
            ends && particles && given_fits(given, &key(&scholar.name.given))
        };
        self.families.get(&last.word).into_iter().flatten().copied().filter(fits).collect()
    }

    /// The works of a scholar, by authorship or else editorship.
    pub(super) fn works_of(&self, scholar: NodeId) -> &[NodeId] {
        self.works_of.get(&scholar).map_or(&[], Vec::as_slice)
    }

    /// The single words of names, of more than three letters.
    pub(super) fn known(&self) -> &BTreeSet<String> {
        &self.known
    }
}

/// How many of the stems of a name mean something.
fn content(stems: &[String]) -> usize {
    stems
        .iter()
        .filter(|stem| !["of", "the", "and", "in", "to", "a", "an", "for"].contains(&stem.as_str()))
        .count()
}

/// True if words can be the given names: each equal to one or its initial, in their order.
fn given_fits(words: &[Token], given: &str) -> bool {
    let mut names = given.split(' ').filter(|name| !name.is_empty());
    words.iter().all(|word| {
        let (word, capital) = (word.word.trim_end_matches('.'), word.capital);
        names.any(|name| {
            let name = name.trim_end_matches('.');
            name == word
                || word.len() == 1 && name.starts_with(word)
                || name.len() == 1 && capital && word.starts_with(name)
        })
    })
}

/// `Koehler` for `Köhler`.
fn with_umlauts_written_out(name: &str) -> String {
    let letters = [
        ('ä', "ae"),
        ('ö', "oe"),
        ('ü', "ue"),
        ('Ä', "Ae"),
        ('Ö', "Oe"),
        ('Ü', "Ue"),
        ('ø', "oe"),
        ('å', "aa"),
        ('Å', "Aa"),
    ];
    letters.iter().fold(name.to_owned(), |name, (letter, written)| name.replace(*letter, written))
}
