//! Topics that are the same: records of one thing under several names, each with its own texts and places.
//!
//! All that such records say is gathered in one topic, which alone is numbered among the topics. Their ids lead to it,
//! so nothing that goes by topics knows that it has several records. What goes by records, the evidence that they are
//! and the place where it stands, finds each under a number of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::Record;
use crate::catalog::entry::{Node, NodeId, Topic};
use crate::catalog::people::slug;
use crate::catalog::topics::{record_refs, topic_kind};
use crate::catalog::vocabulary::Vocabulary;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// The field that says it.
pub const SAME_AS: &str = "same-as";

/// The topics that are called by the id of another, which is the same, with that id.
#[derive(Debug, Default)]
pub(super) struct Same(BTreeMap<String, String>);

impl Same {
    /// The id by which a topic is called: its own, or that of the topic that it is the same as.
    pub(super) fn called<'s>(&'s self, id: &'s str) -> &'s str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// True of a topic that is called by another's id.
    pub(super) fn is_other(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// What the topics of a corpus say of it. Only topics of one kind can be the same; others are reported.
    pub(super) fn read(
        records: &[(String, &Record)],
        vocabulary: &Vocabulary,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let by_id: BTreeMap<&str, &Record> =
            records.iter().map(|(id, record)| (id.as_str(), *record)).collect();
        let old = |record| record_refs(record, "was").map(|old| old.value.as_str());
        let before: BTreeMap<&str, &str> =
            records.iter().flat_map(|(id, record)| old(record).map(move |old| (old, id.as_str()))).collect();
        let kind = |record: &Record| topic_kind(&record.head).and_then(|kind| vocabulary.kind(kind));
        let mut leads: Leads<'_> = Leads::new();
        for (id, record) in records {
            for named in record_refs(record, SAME_AS) {
                let now = before.get(named.value.as_str()).copied().unwrap_or_default();
                // One that is unknown is reported where the record is read.
                let Some((other, to)) =
                    [named.value.as_str(), now].into_iter().find_map(|id| by_id.get_key_value(id))
                else {
                    continue;
                };
                let (Some(own), Some(its)) = (kind(record), kind(to)) else { continue };
                if own.id != its.id {
                    let message = format!(
                        "`{id}` is of the kind `{}`, and `{other}` of the kind `{}`, so they are not the same",
                        own.id, its.id
                    );
                    let report = Diagnostic::new(Code::WrongEnds, named.span, message);
                    diagnostics.push(
                        report
                            .with(to.head.span(), "the other")
                            .help("give both the right kind, or join them by a relation"),
                    );
                } else if *other == id {
                    let message = format!("`{id}` is always the same as itself, so this says nothing");
                    diagnostics.push(Diagnostic::new(Code::IdleField, named.span, message).help("remove it"));
                } else {
                    leads.entry(id).or_default().insert(*other);
                }
            }
        }
        Self(called(&leads))
    }
}

/// Topics with those that they say they are the same as.
type Leads<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The id by which each is called that leads to another or is led to, but for those that are called by their own.
fn called(leads: &Leads<'_>) -> BTreeMap<String, String> {
    let mut near: Leads<'_> = Leads::new();
    for (from, to) in leads.iter().flat_map(|(from, to)| to.iter().map(move |to| (*from, *to))) {
        near.entry(from).or_default().insert(to);
        near.entry(to).or_default().insert(from);
    }
    let mut called = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for start in near.keys() {
        let mut together = BTreeSet::new();
        let mut open = vec![*start];
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                together.insert(id);
                open.extend(near.get(id).into_iter().flatten());
            }
        }
        if let Some(first) = end(&together, leads) {
            let others = together.into_iter().filter(|id| *id != first);
            called.extend(others.map(|id| (id.to_owned(), first.to_owned())));
        }
    }
    called
}

/// Where topics that are all the same lead in the end, the first such by id. Where they lead round in a circle, that is
/// the first of what is left when those are taken away to which nothing leads.
fn end<'a>(together: &BTreeSet<&'a str>, leads: &Leads<'a>) -> Option<&'a str> {
    if let Some(end) = together.iter().find(|id| !leads.contains_key(*id)) {
        return Some(end);
    }
    let mut comes: BTreeMap<&str, usize> = together.iter().map(|id| (*id, 0)).collect();
    for to in together.iter().filter_map(|id| leads.get(id)).flatten() {
        *comes.entry(to).or_default() += 1;
    }
    let mut open: Vec<&str> = comes.iter().filter(|(_, number)| **number == 0).map(|(id, _)| *id).collect();
    let mut left = together.clone();
    while let Some(id) = open.pop() {
        left.remove(id);
        for to in leads.get(id).into_iter().flatten() {
            let number = comes.entry(to).or_default();
            *number -= 1;
            if *number == 0 {
                open.push(to);
            }
        }
    }
    left.first().copied()
}

/// Topics in the order of the ids by which they are called, and the records of those that have several.
#[derive(Debug, Default)]
pub(super) struct Topics {
    pub(super) topics: Vec<Topic>,
    /// By the place of the topic; the record by which it is called is the first.
    pub(super) records: BTreeMap<usize, Vec<Topic>>,
}

impl Topics {
    /// Gathers what records of the same topics say.
    pub(super) fn gather(records: Vec<Topic>, same: &Same) -> Self {
        let mut together: BTreeMap<String, Vec<Topic>> = BTreeMap::new();
        for record in records {
            let called = same.called(&record.id).to_owned();
            let at = together.entry(called.clone()).or_default();
            let place = if record.id == called { 0 } else { at.len() };
            at.insert(place, record);
        }
        let mut gathered = Self::default();
        for (at, mut records) in together.into_values().enumerate() {
            gathered.topics.extend(records.first().cloned().map(|first| united(first, &records[1..])));
            if records.len() > 1 {
                gathered.records.insert(at, std::mem::take(&mut records));
            }
        }
        gathered
    }
}

/// Numbers the records of the topics that have several, those of each by the place of the topic, from the number of
/// nodes on.
pub(super) fn number(records: BTreeMap<usize, Vec<Topic>>, nodes: &mut [Node]) -> Vec<Node> {
    let first = nodes.len();
    let mut numbered = Vec::new();
    for (at, records) in records {
        let Some(Node::Topic(topic)) = nodes.get_mut(at) else { continue };
        for mut record in records {
            // What makes a topic broader than itself is taken out of it.
            record.broader.retain(|broad| topic.broader.contains(broad));
            topic.records.push(NodeId(u32::try_from(first + numbered.len()).unwrap_or(u32::MAX)));
            numbered.push(Node::Topic(record));
        }
    }
    numbered
}

/// A topic with what its other records say besides.
fn united(mut topic: Topic, others: &[Topic]) -> Topic {
    let mut names: BTreeSet<String> = topic.aka.iter().chain([&topic.label]).map(|name| slug(name)).collect();
    for other in others {
        let new = std::iter::once(&other.label).chain(&other.aka).filter(|name| names.insert(slug(name)));
        topic.aka.extend(new.cloned().collect::<Vec<_>>());
        if topic.text.is_empty() {
            topic.text.clone_from(&other.text);
        }
        let space = if topic.note.is_empty() || other.note.is_empty() { "" } else { " " };
        topic.note += &format!("{space}{}", other.note);
        add(&mut topic.broader, &other.broader);
        add(&mut topic.links, &other.links);
        add(&mut topic.stated, &other.stated);
    }
    topic
}

/// Adds what a list has not.
fn add<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// What is wrong with a topic that is said to be narrower than one that is the same.
pub(super) fn narrower_than_the_same(id: &str, broad: &Spanned<String>) -> Diagnostic {
    let message = format!("`{id}` and `{}` are the same, so neither is narrower", broad.value);
    Diagnostic::new(Code::BroaderCycle, broad.span, message)
        .help(format!("remove it, or the `{SAME_AS}` that joins the two"))
}

impl Catalog {
    /// The numbers of a topic's records: its own if it has one only.
    pub fn records_of(&self, topic: NodeId) -> impl Iterator<Item = NodeId> {
        let records = self.topic(topic).map_or(&[][..], |found| found.records.as_slice());
        records.is_empty().then_some(topic).into_iter().chain(records.iter().copied())
    }

    /// The ids of the other records of a topic, which lead to it.
    pub fn other_ids(&self, topic: NodeId) -> impl Iterator<Item = &str> {
        self.topic(topic)
            .into_iter()
            .flat_map(|found| found.records.iter().skip(1))
            .map(|record| self.id(*record))
    }

    /// The id by which a topic is called, of that of another of its records; none of any other id.
    #[must_use]
    pub fn called(&self, other_id: &str) -> Option<&str> {
        let topic = self.names().get(Class::Topic, other_id)?;
        self.other_ids(topic).any(|id| id == other_id).then(|| self.id(topic))
    }

    /// What the records of a topic say that it is, each in its own words.
    #[must_use]
    pub fn texts(&self, topic: NodeId) -> Vec<&str> {
        let texts = self.records_of(topic).filter_map(|record| Some(self.topic(record)?.text.as_str()));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// Every record of every topic: the number of the topic, that of the record, and what the record itself says.
    pub fn topic_records(&self) -> impl Iterator<Item = (NodeId, NodeId, &Topic)> {
        self.topics().flat_map(move |(id, topic)| {
            let own = topic.records.is_empty().then_some((id, id, topic));
            let records = topic.records.iter().filter_map(move |at| Some((id, *at, self.topic(*at)?)));
            own.into_iter().chain(records)
        })
    }

    /// The topic that a record is of, if it is one of several; else what has the number.
    #[must_use]
    pub fn of_record(&self, record: NodeId) -> NodeId {
        if record.index() < self.len() {
            return record;
        }
        self.names().get(Class::Topic, self.id(record)).unwrap_or(record)
    }
}
