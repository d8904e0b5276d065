//! What a corpus speaks of, most of all: the words for questions about it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, NodeId, Statement};
use crate::catalog::people::family;
use crate::catalog::vocabulary::AFFIRMS;
use crate::query::understand::saved::filled;
use crate::statement;

/// So many topics are looked at, those of which most is said.
const FOREMOST: usize = 40;
/// So many statements are looked at, those that say of most topics the same.
const MOST_STATEMENTS: usize = 400;

/// So many are looked at of those who say the same.
const MOST_VOICES: usize = 3;

/// Words by slot.
pub(super) type Filling = Vec<(&'static str, String)>;

/// Where the words of a form come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Nowhere: it has no slots.
    Once,
    /// The same, in a library that has arguments.
    Argued,
    /// What claims say of topics: `subject`, `kinds`, `relate`, `relates`, `inverse`, `object`,
    /// `objects`, and `name`, what a reader calls the object.
    Statement,
    /// The same, where several works say so, with a scholar who does and the work: `scholar`, `work`.
    Voice,
    /// The same, of relations that have an opposite: `oppose` besides.
    Opposed,
    /// A topic that claims are about: `topic`, `kind`, and `scholar`, who says most about it.
    Topic,
    /// The same, by who says most of what: `scholar`, `topic`.
    Speaker,
    /// A topic and a year with claims before it and since, and the first year with claims: `topic`, `year`, `before`.
    Since,
    /// A work with claims: `work`.
    Work,
    /// A work in which claims of others were read: `work`.
    Via,
    /// A work that others cite: `work`.
    Cited,
    /// The same, with what it is cited as: `work`, `intent`.
    Intent,
    /// Topics that are joined by way of another: `from`, `between`, `to`.
    Link,
    /// A topic of whose truth claims speak: `statement`, `statements`, and what is done to it, `affirmed`.
    Truth,
    /// A topic, and a kind of others: `topic`, `kinds`.
    Into,
    /// A word of a topic's name, and how it begins: `word`, `beginning`.
    Word,
    /// A saved question: `saved`, `question`.
    Saved,
}

/// What a corpus speaks of, most of all.
#[derive(Debug)]
pub struct Foremost {
    /// The topics that claims are about, those with most claims first.
    topics: Vec<NodeId>,
    /// What is said of topics, with what several topics of a kind have in common first.
    statements: Vec<Statement>,
}

/// What a corpus speaks of.
pub(super) struct Facts<'a> {
    catalog: &'a Catalog,
    foremost: Arc<Foremost>,
}

impl Foremost {
    /// What the catalog's claims speak of.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut topics = most(catalog.claims().flat_map(|(_, claim)| claim.about.iter().copied()));
        topics.truncate(FOREMOST);
        let said: BTreeSet<&Statement> = catalog.claims().flat_map(|(_, claim)| &claim.says).collect();
        let common = |said: &Statement| (catalog.kind(said.subject), said.relation, said.object);
        let mut shared: BTreeMap<_, usize> = BTreeMap::new();
        for statement in &said {
            *shared.entry(common(statement)).or_default() += 1;
        }
        let mut statements: Vec<&Statement> = said.into_iter().collect();
        statements.sort_by_key(|statement| (Reverse(shared.get(&common(statement)).copied()), *statement));
        statements.truncate(MOST_STATEMENTS);
        Self { topics, statements: statements.into_iter().cloned().collect() }
    }
}

impl<'a> Facts<'a> {
    /// What a catalog speaks of.
    pub(super) fn of(catalog: &'a Catalog, foremost: Arc<Foremost>) -> Self {
        Self { catalog, foremost }
    }

    /// The words that a source has, the best first.
    pub(super) fn fillings(&self, source: Source) -> Vec<Filling> {
        match source {
            Source::Once => vec![Filling::new()],
            Source::Argued => self.catalog.arguments().take(1).map(|_| Filling::new()).collect(),
            Source::Statement => self.foremost.statements.iter().map(|said| self.statement(said)).collect(),
            Source::Voice => self.voices(),
            Source::Opposed => {
                self.foremost.statements.iter().filter_map(|said| self.opposed(said)).collect()
            }
            Source::Topic => self.foremost.topics.iter().filter_map(|topic| self.topic(*topic)).collect(),
            Source::Speaker => self.speakers(),
            Source::Since => self.foremost.topics.iter().filter_map(|topic| self.since(*topic)).collect(),
            Source::Work => self.works(self.catalog.claims().map(|(_, claim)| claim.work)),
            Source::Via => {
                let read = self.catalog.claims().filter_map(|(_, claim)| claim.via.as_ref());
                self.works(read.map(|via| via.work))
            }
            Source::Cited => self.works(self.catalog.cites.iter().map(|cite| cite.to.work)),
            Source::Intent => {
                let meant = self.catalog.cites.iter().filter(|cite| !cite.intent.is_empty());
                let meant = most(meant.map(|cite| (cite.to.work, cite.intent.as_str())));
                let filling = |(work, intent): (NodeId, &str)| {
                    vec![("work", self.id(work)), ("intent", intent.to_owned())]
                };
                meant.into_iter().map(filling).collect()
            }
            Source::Link => self.links(),
            Source::Truth => self.truths(),
            Source::Into => self.topics_and_kinds(),
            Source::Word => self.foremost.topics.iter().filter_map(|topic| self.word(*topic)).collect(),
            Source::Saved => {
                let saved = self.catalog.saved.iter();
                let filled = saved.filter_map(|saved| Some((saved, filled(saved, &[]).ok()?)));
                filled
                    .map(|(saved, question)| vec![("saved", saved.id.clone()), ("question", question)])
                    .collect()
            }
        }
    }

    /// The topics of whose truth claims speak, those of which most do first.
    fn truths(&self) -> Vec<Filling> {
        let vocabulary = &self.catalog.vocabulary;
        let Some(affirms) = vocabulary.find(AFFIRMS).map(|id| vocabulary.relation(id)) else {
            return Vec::new();
        };
        let links = self.catalog.claims().flat_map(|(_, claim)| &claim.links);
        let spoken = links.filter(|link| self.catalog.is_affirmable(link.target)).map(|link| link.target);
        let filling = |topic: NodeId| {
            vec![
                ("statement", self.id(topic)),
                ("statements", self.kinds(topic)),
                ("affirmed", statement::participle(affirms)),
            ]
        };
        most(spoken).into_iter().map(filling).collect()
    }

    fn id(&self, node: NodeId) -> String {
        self.catalog.id(node).to_owned()
    }

    /// Several of the kind of a topic, in words.
    fn kinds(&self, topic: NodeId) -> String {
        let kind = self.catalog.vocabulary.kind(self.catalog.kind(topic));
        kind.map_or_else(String::new, |kind| kind.plural.clone())
    }

    /// The family name of a scholar.
    fn scholar(&self, scholar: NodeId) -> Option<String> {
        self.catalog.scholar(scholar).map(|scholar| family(&scholar.name))
    }

    fn about(&self, topic: NodeId) -> impl Iterator<Item = &'a Claim> {
        self.catalog.claims().map(|(_, claim)| claim).filter(move |claim| claim.about.contains(&topic))
    }

    fn statement(&self, said: &Statement) -> Filling {
        let relation = self.catalog.vocabulary.relation(said.relation);
        vec![
            ("subject", self.id(said.subject)),
            ("kinds", self.kinds(said.subject)),
            ("relate", relation.plural.clone()),
            ("relates", relation.id.replace('-', " ")),
            ("inverse", relation.inverse.clone()),
            ("object", self.id(said.object)),
            ("name", self.catalog.label(said.object)),
            ("objects", self.kinds(said.object)),
        ]
    }

    /// The statements that several works make, with each who says so, and where.
    fn voices(&self) -> Vec<Filling> {
        let mut said: BTreeMap<&Statement, BTreeMap<NodeId, &Claim>> =
            self.foremost.statements.iter().map(|said| (said, BTreeMap::new())).collect();
        for (_, claim) in self.catalog.claims() {
            for statement in &claim.says {
                said.entry(statement).and_modify(|works| {
                    works.insert(claim.work, claim);
                });
            }
        }
        let of_statement = |statement: &Statement| {
            let works = said.get(&statement).filter(|works| works.len() > 1);
            let voice = |(work, claim): (&NodeId, &&Claim)| {
                let scholar = self.scholar(*self.catalog.speakers(claim).first()?)?;
                let voice = vec![("scholar", scholar), ("work", self.id(*work))];
                Some([self.statement(statement), voice].concat())
            };
            let voices: Vec<Filling> =
                works.into_iter().flatten().filter_map(voice).take(MOST_VOICES).collect();
            voices
        };
        self.foremost.statements.iter().flat_map(of_statement).collect()
    }

    fn opposed(&self, said: &Statement) -> Option<Filling> {
        let opposite = self.catalog.vocabulary.opposite(said.relation)?;
        let oppose = self.catalog.vocabulary.relation(opposite).plural.clone();
        Some([self.statement(said), vec![("oppose", oppose)]].concat())
    }

    fn topic(&self, topic: NodeId) -> Option<Filling> {
        let speakers = most(self.about(topic).flat_map(|claim| self.catalog.speakers(claim).iter().copied()));
        let scholar = self.scholar(*speakers.first()?)?;
        Some(vec![
            ("topic", self.id(topic)),
            ("kind", self.catalog.kind(topic).to_owned()),
            ("scholar", scholar),
        ])
    }

    /// Who speaks of what, without the one who speaks most of everything: whose corpus it is says little.
    fn speakers(&self) -> Vec<Filling> {
        let claims = || self.catalog.claims().map(|(_, claim)| claim);
        let foremost = most(claims().flat_map(|claim| self.catalog.speakers(claim).iter().copied()));
        let (first, several) = (foremost.first().copied(), foremost.len() > 1);
        let pairs = claims().flat_map(|claim| {
            let speakers = self.catalog.speakers(claim).iter().copied();
            speakers.flat_map(|who| claim.about.iter().map(move |topic| (who, *topic)))
        });
        let pairs = most(pairs.filter(|(who, _)| !several || Some(*who) != first));
        let filling = |(who, topic)| Some(vec![("scholar", self.scholar(who)?), ("topic", self.id(topic))]);
        pairs.into_iter().filter_map(filling).collect()
    }

    /// The middle of the years in which a topic is spoken of.
    fn since(&self, topic: NodeId) -> Option<Filling> {
        let years = self.about(topic).filter_map(|claim| self.catalog.work(claim.work)?.year);
        let years: BTreeSet<i32> = years.collect();
        let middle = years.iter().nth(years.len() / 2).filter(|_| years.len() > 1)?;
        let before = years.iter().next()?;
        Some(vec![("topic", self.id(topic)), ("year", middle.to_string()), ("before", before.to_string())])
    }

    fn works(&self, works: impl Iterator<Item = NodeId>) -> Vec<Filling> {
        most(works).into_iter().map(|work| vec![("work", self.id(work))]).collect()
    }

    /// Topics of which one is said to bear on a second, and that on a third.
    fn links(&self) -> Vec<Filling> {
        let mut next: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
        for said in &self.foremost.statements {
            next.entry(said.subject).or_default().insert(said.object);
        }
        let joined = |from: NodeId, to: NodeId| next.get(&from).is_some_and(|objects| objects.contains(&to));
        let mut links = Vec::new();
        for (from, objects) in &next {
            for between in objects {
                let ends = next.get(between).into_iter().flatten();
                let apart = ends.filter(|to| *to != from && !joined(*from, **to) && !joined(**to, *from));
                links.extend(apart.map(|to| (*from, *between, *to)));
            }
        }
        let rank = |topic: NodeId| {
            self.foremost.topics.iter().position(|found| *found == topic).unwrap_or(usize::MAX)
        };
        links
            .sort_by_key(|(from, between, to)| (rank(*from).saturating_add(rank(*to)), *from, *to, *between));
        links
            .into_iter()
            .map(|(from, between, to)| {
                vec![("from", self.id(from)), ("between", self.id(between)), ("to", self.id(to))]
            })
            .collect()
    }

    /// The foremost topics, each with the kind that most is said of.
    fn topics_and_kinds(&self) -> Vec<Filling> {
        let subjects = self.foremost.statements.iter().map(|said| self.kinds(said.subject));
        let Some(kinds) = most(subjects).into_iter().next() else { return Vec::new() };
        let others = self.foremost.topics.iter().filter(|topic| self.kinds(**topic) != kinds);
        others.map(|topic| vec![("topic", self.id(*topic)), ("kinds", kinds.clone())]).collect()
    }

    /// The longest word of a topic's label.
    fn word(&self, topic: NodeId) -> Option<Filling> {
        let label = self.catalog.label(topic).to_lowercase();
        let words = label.split(|c: char| !c.is_alphanumeric());
        let word = words.max_by_key(|word| word.chars().count()).filter(|word| word.chars().count() > 3)?;
        let beginning: String = word.chars().take(4).collect();
        Some(vec![("word", word.to_owned()), ("beginning", beginning)])
    }
}

/// Each once, the most frequent first, equally frequent ones in their order.
fn most<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts.into_iter().map(|(one, _)| one).collect()
}
