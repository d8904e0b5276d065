//! A debate as records of annotations.

mod held;
mod ids;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::add::Wanted;
use crate::annotation::locator::Part;
use crate::catalog::people::slug;
use crate::catalog::{Catalog, NodeClass};
use crate::debate::titles::printed;
use crate::debate::{Bearing, Debate, End, Inference, Losses, Statement};

pub use held::{Sorted, sorted};

use ids::{Ids, is_work};
use words::Words;

/// The work from which a debate is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its key.
    pub key: String,
    /// What it is called, if the debate has no title.
    pub name: String,
}

/// The records of a debate, in the order in which they use one another: relations, schemes, the work, claims, arguments.
///
/// Ids are made from titles, or else from the first words of what is said, so the same debate gives the same ids. What a library cannot hold is put down in `losses`.
#[must_use]
pub fn records(debate: &Debate, source: &Source, catalog: &Catalog, losses: &mut Losses) -> Vec<Wanted> {
    let mut writer = Writer::new(debate, source, catalog, losses);
    let claims: Vec<Wanted> = (0..debate.statements.len()).map(|at| writer.claim(at)).collect();
    writer.title();
    let arguments: Vec<Wanted> = (0..debate.inferences.len()).map(|at| writer.argument(at)).collect();
    let mut records = writer.words.records();
    records.extend(writer.schemes());
    records.extend(writer.own_work());
    records.extend(claims);
    records.extend(arguments);
    records
}

struct Writer<'a> {
    debate: &'a Debate,
    source: &'a Source,
    catalog: &'a Catalog,
    losses: &'a mut Losses,
    words: Words<'a>,
    /// The topics by what they are called, as a slug; none for a name of several.
    topics: BTreeMap<String, Option<String>>,
    /// The rules of inferences by their ids.
    rules: BTreeMap<String, String>,
    ids: Ids,
    /// How each statement bears on others: the relation, and on what.
    bearings: Vec<BTreeMap<&'static str, Vec<String>>>,
}

impl<'a> Writer<'a> {
    fn new(debate: &'a Debate, source: &'a Source, catalog: &'a Catalog, losses: &'a mut Losses) -> Self {
        let words = Words::of(&catalog.vocabulary);
        let (rules, bearings) = (BTreeMap::new(), vec![BTreeMap::new(); debate.statements.len()]);
        let (ids, topics) = (Ids::of(debate, source, catalog), topics(catalog));
        let mut writer = Self { debate, source, catalog, losses, words, topics, rules, ids, bearings };
        writer.bear();
        writer
    }

    fn bear(&mut self) {
        for relation in &self.debate.relations {
            let (sort, target) = match relation.to {
                End::Statement(to) => ("claim", &self.ids.claims[to]),
                End::Inference(to) => ("argument", &self.ids.arguments[to]),
            };
            let from = &self.ids.claims[relation.from];
            let name = format!("`{from}` to `{target}`");
            let Some((word, bearing)) = self.words.word(relation.bearing, sort) else {
                self.losses.omitted("relations that this library has no word for", name);
                continue;
            };
            if bearing != relation.bearing {
                let (one, instead) = in_words(relation.bearing, bearing);
                self.losses.changed(one, instead, name);
            }
            let mut say = |from: usize, to: &str| {
                let said: &mut Vec<String> = self.bearings[from].entry(word).or_default();
                if !said.iter().any(|said| said == to) {
                    said.push(to.to_owned());
                }
            };
            say(relation.from, target);
            if let (true, End::Statement(to)) = (relation.bearing.is_symmetric(), relation.to) {
                say(to, from);
            }
        }
    }

    fn claim(&mut self, at: usize) -> Wanted {
        let one: &Statement = &self.debate.statements[at];
        let mut fields = vec![("text".to_owned(), one.text.clone())];
        fields.extend(place(&one.section));
        fields.extend(title(&one.title, one.is_sketch));
        fields.extend(self.about(one));
        if one.asks {
            fields.push(("force".to_owned(), "asks".to_owned()));
        }
        fields.extend(self.bearings[at].iter().map(|(word, to)| ((*word).to_owned(), to.join(", "))));
        let is_elsewhere = !one.work.is_empty() && !is_work(self.catalog, &one.work);
        let source = is_elsewhere.then(|| format!("Source: {}.", one.work));
        if is_elsewhere {
            self.losses.changed("sources that are no works of this library", "notes", one.work.as_str());
        }
        fields.extend(note([one.note.as_str(), source.as_deref().unwrap_or_default()]));
        Wanted { keyword: "claim".to_owned(), head: vec![self.ids.claims[at].clone()], fields }
    }

    fn argument(&mut self, at: usize) -> Wanted {
        let one: &Inference = &self.debate.inferences[at];
        let conclusion = &self.debate.statements[one.conclusion].text;
        let texts = [&one.text, &one.title, conclusion];
        let text = texts.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
        let premises: Vec<&str> =
            one.premises.iter().map(|premise| self.ids.claims[*premise].as_str()).collect();
        let mut fields = vec![
            ("text".to_owned(), text),
            ("premises".to_owned(), premises.join(", ")),
            ("concludes".to_owned(), self.ids.claims[one.conclusion].clone()),
        ];
        let scheme = slug(&one.rule);
        if !scheme.is_empty() {
            fields.push(("scheme".to_owned(), scheme.clone()));
            self.rules.entry(scheme).or_insert_with(|| one.rule.clone());
        } else if !one.rule.is_empty() {
            self.losses.omitted("rules without a letter", one.rule.as_str());
        }
        fields.extend(place(&one.section));
        fields.extend(title(&one.title, true));
        fields.extend(note([one.note.as_str(), ""]));
        Wanted { keyword: "argument".to_owned(), head: vec![self.ids.arguments[at].clone()], fields }
    }

    /// The topics that a statement is marked with, where the library has them.
    fn about(&mut self, one: &Statement) -> Option<(String, String)> {
        let mut topics: Vec<&str> = Vec::new();
        for tag in &one.tags {
            match self.topics.get(&slug(tag)) {
                Some(Some(topic)) if topics.contains(&topic.as_str()) => {}
                Some(Some(topic)) => topics.push(topic),
                Some(None) | None => {
                    self.losses.omitted("tags that are no topics of this library", tag.as_str());
                }
            }
        }
        (!topics.is_empty()).then(|| ("about".to_owned(), topics.join(", ")))
    }

    fn schemes(&self) -> impl Iterator<Item = Wanted> {
        let new = self.rules.iter().filter(|(id, _)| self.catalog.vocabulary.scheme(id).is_none());
        new.map(|(id, rule)| Wanted {
            keyword: "scheme".to_owned(),
            head: vec![id.clone()],
            fields: vec![("text".to_owned(), rule.clone())],
        })
    }

    /// Puts down the title of the debate, if the work has another name already.
    fn title(&mut self) {
        let work = self.catalog.names().get(NodeClass::Work, &self.source.key);
        let work = work.and_then(|work| self.catalog.work(work));
        let title = &self.debate.title;
        if !title.is_empty() && work.is_some_and(|work| work.title != *title) {
            self.losses.omitted("titles of debates", title.as_str());
        }
    }

    /// The record of the work, if the library has none and something is in it.
    fn own_work(&self) -> Option<Wanted> {
        let is_new = self.ids.are_of(&self.source.key) && !is_work(self.catalog, &self.source.key);
        let name = if self.debate.title.is_empty() { &self.source.name } else { &self.debate.title };
        is_new.then(|| Wanted {
            keyword: "work".to_owned(),
            head: vec![self.source.key.clone()],
            fields: vec![("name".to_owned(), name.clone())],
        })
    }
}

/// The topics by what they are called; no topic for what several are called.
fn topics(catalog: &Catalog) -> BTreeMap<String, Option<String>> {
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (_, topic) in catalog.topics() {
        let names = topic.aka.iter().chain([&topic.id, &topic.label]).map(|name| slug(name));
        for name in names.collect::<BTreeSet<String>>() {
            found.entry(name).and_modify(|one| *one = None).or_insert_with(|| Some(topic.id.clone()));
        }
    }
    found
}

fn place(section: &str) -> Option<(String, String)> {
    (!section.is_empty()).then(|| ("at".to_owned(), Part::section(section).to_string()))
}

/// The title as the words by which the place is found.
fn title(title: &str, is_argument: bool) -> Option<(String, String)> {
    (!title.is_empty()).then(|| ("quote".to_owned(), printed(title, is_argument)))
}

fn note(notes: [&str; 2]) -> Option<(String, String)> {
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    (!notes.is_empty()).then(|| ("note".to_owned(), notes.join(" ")))
}

/// What a bearing is called that is said as another, and that one.
fn in_words(bearing: Bearing, instead: Bearing) -> (&'static str, &'static str) {
    let one = match bearing {
        Bearing::Supports => "supports",
        Bearing::Attacks => "attacks",
        Bearing::Undercuts => "undercuts of what has no premises",
        Bearing::Entails => "entailments",
        Bearing::Contrary => "pairs of contraries",
        Bearing::Contradictory => "pairs of contradictories",
    };
    (one, if instead == Bearing::Supports { "`supports`" } else { "`disputes`" })
}
