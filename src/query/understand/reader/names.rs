//! What a corpus calls its things, arranged to be found in a question: by words, by stems, by part of a name.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bibliography::PersonName;
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::index::stem;
use crate::query::understand::lexicon::Words;
use crate::query::understand::reader::kin::{SHORTEST_KIN, beginning, is_kin};
use crate::query::understand::reader::thesaurus::APPOSITIONS;
use crate::query::understand::reader::token::{Token, key, plain, tokens};
use crate::store::{Deferred, Keep, List, Map, Pack, Packer, Why};

/// A name of a topic, by the stems of its words.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Name {
    node: NodeId,
    stems: Vec<String>,
    /// Its first word, in one number.
    first: String,
    /// Whether only words such as `theory` follow that.
    is_bare: bool,
    is_label: bool,
}

/// The names of a corpus.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_words: Map<String, BTreeSet<NodeId>>,
    by_number: Map<String, BTreeSet<NodeId>>,
    topics: List<Name>,
    /// For each stem, the names of topics that have it.
    with_stem: Map<String, Vec<usize>>,
    /// The words of the names of topics, each with its stem.
    topic_words: Map<String, String>,
    /// Scholars by the last word of the family name.
    families: Map<String, BTreeSet<NodeId>>,
    titles: Map<String, BTreeSet<NodeId>>,
    works_of: Map<NodeId, Vec<NodeId>>,
    /// The single words of names, each with its letters.
    known: Map<String, u32>,
    /// The most words that a name has.
    pub(super) longest: Deferred<usize>,
}

/// A name that has more than so many times the words of a question is not found by them.
const MOST_TIMES: usize = 2;
/// A single word that is part of a name has so many letters at least.
const SHORTEST_PART: usize = 6;
/// A single word that ends a name has so many letters at least.
const SHORTEST_HEAD: usize = 4;
/// Words in other forms are looked for in no more ways.
const MOST_KIN: usize = 8;
/// The beginning of a title is known from this many words on.
const TITLE_BEGINS: usize = 3;

impl Keep for Names {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        let Self {
            by_words,
            by_number,
            topics,
            with_stem,
            topic_words,
            families,
            titles,
            works_of,
            known,
            longest,
        } = self;
        by_words.keep(to, &format!("{name}/by-words"))?;
        by_number.keep(to, &format!("{name}/by-number"))?;
        topics.keep(to, &format!("{name}/topics"))?;
        with_stem.keep(to, &format!("{name}/with-stem"))?;
        topic_words.keep(to, &format!("{name}/topic-words"))?;
        families.keep(to, &format!("{name}/families"))?;
        titles.keep(to, &format!("{name}/titles"))?;
        works_of.keep(to, &format!("{name}/works-of"))?;
        known.keep(to, &format!("{name}/known"))?;
        longest.keep(to, &format!("{name}/longest"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            by_words: Keep::kept(from, &format!("{name}/by-words"))?,
            by_number: Keep::kept(from, &format!("{name}/by-number"))?,
            topics: Keep::kept(from, &format!("{name}/topics"))?,
            with_stem: Keep::kept(from, &format!("{name}/with-stem"))?,
            topic_words: Keep::kept(from, &format!("{name}/topic-words"))?,
            families: Keep::kept(from, &format!("{name}/families"))?,
            titles: Keep::kept(from, &format!("{name}/titles"))?,
            works_of: Keep::kept(from, &format!("{name}/works-of"))?,
            known: Keep::kept(from, &format!("{name}/known"))?,
            longest: Keep::kept(from, &format!("{name}/longest"))?,
        })
    }
}

impl Names {
    /// The names of a catalog.
    #[must_use]
    pub(super) fn of(catalog: &Catalog, words: &Words) -> Self {
        let mut names = Self::default();
        for (name, nodes) in words.names() {
            let key = key(name);
            *names.longest = (*names.longest).max(key.split(' ').count());
            let words = key.split(' ').filter(|word| word.len() > 3);
            names.known.to_mut().extend(words.map(|word| (word.to_owned(), letters(word))));
            let one = plain(&key.split(' ').collect::<Vec<_>>());
            names.by_number.to_mut().entry(one).or_default().extend(nodes);
            names.by_words.to_mut().entry(key).or_default().extend(nodes);
        }
        for (id, node) in catalog.nodes() {
            match node {
                Node::Topic(topic) => {
                    for name in std::iter::once(&topic.label).chain(&topic.aka) {
                        let words = tokens(name).into_iter().map(|token| (token.word, token.stem));
                        names
                            .topic_words
                            .to_mut()
                            .extend(words.filter(|(word, _)| word.len() >= SHORTEST_KIN));
                    }
                    names.topic(id, &topic.label, true);
                    names.topic(id, &topic.id, false);
                    for name in topic.aka.iter().map(String::as_str).chain(catalog.other_ids(id)) {
                        names.topic(id, name, false);
                    }
                }
                Node::Scholar(scholar) => {
                    let family = key(&scholar.name.family);
                    let written_out = key(&with_umlauts_written_out(&scholar.name.family));
                    for family in [family, written_out] {
                        // Of a double name the first is used by itself as well.
                        let parts: Vec<&str> = family.split(' ').collect();
                        let first = parts.first().copied().filter(|_| parts.len() == 2);
                        for part in parts.last().copied().into_iter().chain(first) {
                            names.known.to_mut().insert(part.to_owned(), letters(part));
                            names.families.to_mut().entry(part.to_owned()).or_default().insert(id);
                        }
                    }
                }
                Node::Work(work) => {
                    names.title(id, &work.title);
                    for who in work.makers() {
                        names.works_of.to_mut().entry(*who).or_default().push(id);
                    }
                }
                Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => {}
            }
        }
        names
    }

    fn topic(&mut self, node: NodeId, name: &str, is_label: bool) {
        let words = tokens(name);
        let first = words.first().map_or_else(String::new, |token| plain(&[token.word.as_str()]));
        let is_bare = words.iter().skip(1).all(|token| APPOSITIONS.contains(&token.word.as_str()));
        let stems: Vec<String> = words.into_iter().map(|token| token.stem).collect();
        if stems.is_empty()
            || self.topics.iter().next_back().is_some_and(|name| name.node == node && name.stems == stems)
        {
            return;
        }
        for stem in stems.iter().collect::<BTreeSet<_>>() {
            self.with_stem.to_mut().entry(stem.clone()).or_default().push(self.topics.len());
        }
        self.topics.to_mut().push(Name { node, stems, first, is_bare, is_label });
    }

    fn title(&mut self, node: NodeId, title: &str) {
        let main = title.split([':', '.', '?']).next().unwrap_or_default();
        for part in [title, main] {
            let part = key(part);
            let bare = ["the ", "a ", "an "].iter().find_map(|article| part.strip_prefix(article));
            for part in std::iter::once(part.as_str()).chain(bare).filter(|part| part.len() > 3) {
                *self.longest = (*self.longest).max(part.split(' ').count());
                self.titles.to_mut().entry(part.to_owned()).or_default().insert(node);
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
            self.titles.from_key(begins.as_str()).take_while(|(title, _)| title.starts_with(&begins));
        let first = works.next().and_then(|(_, works)| works.first().copied())?;
        works.all(|(_, works)| works.iter().all(|work| *work == first)).then_some(first)
    }

    /// The topics that have all these stems among those of one of their names, and few others: those with the
    /// fewest others; and whether they have no others. Of a single word, all topics of which the
    /// label begins with it, or another name that goes on with no more than `theory` or the like: those that have it as it
    /// is typed, if there are such.
    pub(super) fn having(&self, stems: &[&str], typed: &str) -> (Vec<NodeId>, bool) {
        let wanted: BTreeSet<&str> = stems.iter().copied().collect();
        let lists: Option<Vec<&Vec<usize>>> = wanted.iter().map(|stem| self.with_stem.get(*stem)).collect();
        let Some(shortest) = lists.and_then(|lists| lists.into_iter().min_by_key(|list| list.len())) else {
            return (Vec::new(), false);
        };
        let alone = wanted.len() == 1;
        let has_all = |name: &&Name| {
            wanted.iter().all(|stem| name.stems.iter().any(|own| own == stem))
                && content(&name.stems) <= wanted.len() * MOST_TIMES
                && (!alone || (name.is_label || name.is_bare) && wanted.contains(name.stems[0].as_str()))
        };
        let names = shortest.iter().map(|at| &self.topics[*at]);
        let found: Vec<&Name> =
            names.filter(|_| !alone || typed.chars().count() >= SHORTEST_PART).filter(has_all).collect();
        let fewest = found.iter().map(|name| content(&name.stems)).min().unwrap_or_default();
        let best = found.iter().filter(|name| alone || content(&name.stems) == fewest);
        let best: Vec<&&Name> = best.collect();
        let typed = plain(&[typed]);
        let as_typed = |name: &&&&Name| alone && name.first == typed;
        let exact: BTreeSet<NodeId> = best.iter().filter(as_typed).map(|name| name.node).collect();
        let nodes = if exact.is_empty() { best.iter().map(|name| name.node).collect() } else { exact };
        (nodes.into_iter().collect(), fewest == wanted.len())
    }

    /// True of a topic of which a word is the noun of a name: of tenants in `displacement of tenants` it is not.
    pub(super) fn is_noun_of(&self, word: &str, topic: NodeId) -> bool {
        let own = stem(word);
        let names = self.with_stem.get(&own).into_iter().flatten().map(|at| &self.topics[*at]);
        names.filter(|name| name.node == topic).any(|name| head(&name.stems) == Some(&own))
    }

    /// The one topic of which a name ends with a word, or has it anywhere if it is a proper name, where no other's does.
    pub(super) fn headed(&self, word: &str, is_proper: bool) -> Option<NodeId> {
        let typed = plain(&[word]);
        let own = stem(word);
        let names = self.with_stem.get(&own).into_iter().flatten().map(|at| &self.topics[*at]);
        let headed: BTreeSet<NodeId> =
            names.filter(|name| is_proper || name.stems.last() == Some(&own)).map(|name| name.node).collect();
        let mut headed = headed.into_iter();
        headed.next().filter(|_| headed.next().is_none() && typed.len() >= SHORTEST_HEAD)
    }

    /// The topics of which a name has a word, by its stem.
    pub(super) fn with_word(&self, stem: &str) -> impl Iterator<Item = NodeId> + '_ {
        self.with_stem.get(stem).into_iter().flatten().map(|at| self.topics[*at].node)
    }

    /// The one topic of whose names a word is part.
    pub(super) fn naming(&self, word: &Token) -> Option<NodeId> {
        let names = self.with_stem.get(&word.stem).into_iter().flatten().map(|at| self.topics[*at].node);
        let topics: BTreeSet<NodeId> = names.collect();
        let mut topics = topics.into_iter();
        topics.next().filter(|_| topics.next().is_none())
    }

    /// The topics that these words name in other forms: `rationalist theories`, `institutional`, `democracy`.
    /// A word that is in a name as it is has no other form there, unless all are asked for.
    pub(super) fn akin(&self, words: &[&str], in_all_forms: bool) -> BTreeSet<NodeId> {
        let mut ways: Vec<Vec<&str>> = vec![Vec::new()];
        let mut is_other = false;
        for word in words {
            let begins = beginning(word);
            let alike = self.topic_words.from_key(begins);
            let alike = alike.take_while(|(known, _)| known.starts_with(begins));
            let mut stems: Vec<&str> =
                alike.filter(|(known, _)| is_kin(word, known)).map(|(_, stem)| stem.as_str()).collect();
            stems.dedup();
            let own = stem(word);
            match self.with_stem.get_key_value(&own) {
                Some((own, _)) if !in_all_forms => stems = vec![own.as_str()],
                _ => is_other = true,
            }
            ways = ways
                .iter()
                .flat_map(|way| stems.iter().map(move |stem| [way.as_slice(), &[*stem]].concat()))
                .take(MOST_KIN)
                .collect();
        }
        let typed = words.first().copied().unwrap_or_default();
        let ways = ways.iter().filter(|way| is_other && !way.is_empty());
        ways.flat_map(|way| self.having(way, typed).0).collect()
    }

    /// The scholars of a family name that end a run of words, where what stands before it may be their given names
    /// or initials.
    pub(super) fn person(&self, catalog: &Catalog, words: &[Token]) -> Vec<NodeId> {
        let Some(last) = words.last() else { return Vec::new() };
        let is_called =
            |id: &NodeId| catalog.scholar(*id).is_some_and(|scholar| is_called(&scholar.name, words));
        self.families.get(&last.word).into_iter().flatten().copied().filter(is_called).collect()
    }

    /// The works of a scholar, by authorship or else editorship.
    pub(super) fn works_of(&self, scholar: NodeId) -> &[NodeId] {
        self.works_of.get(&scholar).map_or(&[], Vec::as_slice)
    }

    /// The single words of names, of more than three letters, that begin as a word and may be within so many changed
    /// letters of it.
    pub(super) fn may_be<'n>(&'n self, word: &str, changed: u32) -> impl Iterator<Item = &'n str> {
        let first = word.chars().next().map(String::from).unwrap_or_default();
        let own = letters(word);
        let alike = self.known.from_key(&first);
        let alike = alike.take_while(move |(known, _)| known.starts_with(&first));
        // Each change takes one letter away and adds one.
        let near = alike.filter(move |(_, other)| (own ^ **other).count_ones() <= 2 * changed);
        near.map(|(known, _)| known.as_str())
    }
}

/// Which letters of the alphabet are in a word.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |found, letter| found | 1 << (letter - b'a'))
}

/// The noun of a name: its last word, or the last before a preposition, `displacement of tenants`.
fn head(stems: &[String]) -> Option<&String> {
    let is_joint =
        |stem: &String| ["of", "for", "by", "in", "on", "to", "from", "with"].contains(&stem.as_str());
    let end = stems.iter().skip(1).position(is_joint).map_or(stems.len(), |at| at + 1);
    stems[..end].last()
}

/// How many of the stems of a name mean something.
fn content(stems: &[String]) -> usize {
    stems
        .iter()
        .filter(|stem| !["of", "the", "and", "in", "to", "a", "an", "for"].contains(&stem.as_str()))
        .count()
}

/// True if a person can be called so: by the family name or what of it may stand alone, with given names before it.
fn is_called(name: &PersonName, words: &[Token]) -> bool {
    let family = format!("{} {}", name.particle, name.family);
    [with_umlauts_written_out(&family), family]
        .iter()
        .any(|family| is_called_by(family.trim_start(), &key(&name.given), words))
}

fn is_called_by(name: &str, given: &str, words: &[Token]) -> bool {
    let family = key(name);
    let family: Vec<&str> = family.split(' ').collect();
    let ends_with = |own: &[&str]| {
        let (before, last) = words.split_at(words.len().saturating_sub(own.len()));
        last.iter().map(|token| token.word.as_str()).eq(own.iter().copied()) && given_fits(before, given)
    };
    // Of a body the whole name is said: `States` is not the United States.
    if given.is_empty() {
        return ends_with(&family);
    }
    // A particle at the beginning may be left out, and of a double name the one or the other.
    let particles = name.split_whitespace().take_while(|word| word.starts_with(char::is_lowercase)).count();
    let bare = &family[particles.min(family.len() - 1)..];
    ends_with(&family)
        || ends_with(bare)
        || bare.len() == 2 && (ends_with(&bare[..1]) || ends_with(&bare[1..]))
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
