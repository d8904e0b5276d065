//! Verdicts that are others than they were.

use std::collections::{BTreeMap, BTreeSet};

use super::Sides;
use super::cause::{Cause, Key, Namer, causes};
use super::compare::RecordChange;
use super::described::Class;
use crate::catalog::NodeClass;
use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::{AFFIRMS, Literal, RelationId, Spread};
use crate::session::Session;
use crate::statement;
use crate::verdict::{Mark, Speaker, Status, Verdict};

/// A verdict of one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of it, for programs: the relation, its opposite, `divided`, `silent`.
    pub word: String,
    /// The same in words, for readers: `does not foster`.
    pub words: String,
    /// What is said under which conditions, by the ids of topics: where it depends, or all is said under some.
    pub conditions: Vec<(String, Vec<Vec<String>>)>,
    /// What to know of its evidence.
    pub marks: Vec<Mark>,
    /// The claims and records that speak for it.
    pub supporting: Vec<String>,
    /// Those that speak against it.
    pub opposing: Vec<String>,
    /// The claims that qualify that evidence.
    pub caveats: Vec<String>,
}

impl Finding {
    fn silent() -> Self {
        let none = Vec::new();
        Self {
            word: "silent".to_owned(),
            words: "silent".to_owned(),
            conditions: Vec::new(),
            marks: Vec::new(),
            supporting: none.clone(),
            opposing: none.clone(),
            caveats: none,
        }
    }

    /// The result and the marks in words.
    #[must_use]
    pub fn text(&self) -> String {
        let marks = self.marks.iter().map(|mark| mark.words());
        std::iter::once(self.words.as_str()).chain(marks).collect::<Vec<_>>().join(" · ")
    }
}

/// A verdict that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// The id of the subject.
    pub subject: String,
    /// What a reader calls it.
    pub subject_label: String,
    /// The relation asked about.
    pub relation: String,
    /// The id of the object.
    pub object: String,
    /// True if it is on the truth of a topic, which is subject and object.
    pub is_of_truth: bool,
    /// What a reader calls it.
    pub object_label: String,
    /// What it was.
    pub old: Finding,
    /// What it is.
    pub new: Finding,
    /// The changed records that it comes from.
    pub causes: Vec<Cause>,
}

impl VerdictChange {
    fn triple(&self) -> Triple {
        (self.subject.clone(), self.relation.clone(), self.object.clone())
    }

    /// What the verdict is on, of some objects by their labels: `Norms admits Trust, Power`, or the topic whose truth it
    /// is on.
    #[must_use]
    pub fn asked(&self, objects: &[&str]) -> String {
        if self.is_of_truth {
            return self.subject_label.clone();
        }
        format!("{} {} {}", self.subject_label, statement::named(&self.relation), objects.join(", "))
    }

    /// True if another says the same of another object.
    fn is_alike(&self, other: &Self) -> bool {
        (&self.subject, &self.relation, &self.causes) == (&other.subject, &other.relation, &other.causes)
            && (self.old.text(), self.new.text()) == (other.old.text(), other.new.text())
    }
}

/// The changes with, for each, the labels of all objects of which the same is told.
#[must_use]
pub fn by_object(changes: &[VerdictChange]) -> Vec<(&VerdictChange, Vec<&str>)> {
    let mut groups: Vec<(&VerdictChange, Vec<&str>)> = Vec::new();
    for change in changes {
        // The changes of one subject stand together.
        let near = groups.iter_mut().rev().take_while(|(first, _)| first.subject == change.subject);
        match near.into_iter().find(|(first, _)| first.is_alike(change)) {
            Some((_, labels)) => labels.push(&change.object_label),
            None => groups.push((change, vec![&change.object_label])),
        }
    }
    groups
}

/// Subject, relation and object by their ids in the new state.
type Triple = (String, String, String);

/// The changed verdicts, and how many others rest on other evidence than before.
pub(super) fn between(sides: &Sides<'_>, changes: &[RecordChange]) -> (Vec<VerdictChange>, usize) {
    let old = Side { namer: Namer { session: sides.old, renames: Some(sides.renames) } };
    let new = Side { namer: Namer { session: sides.new, renames: None } };
    let mut found = Vec::new();
    let mut otherwise = 0;
    // What was the same before and is so now is told of once, whichever of the records it was called by.
    let called = |id: String| match new.session().catalog.called(&id) {
        Some(now) if old.topic(now) == old.topic(&id) => now.to_owned(),
        _ => id,
    };
    let before = old.triples().into_iter().map(|(subject, of, object)| (called(subject), of, called(object)));
    let triples: BTreeSet<Triple> = before.chain(new.triples()).collect();
    for triple in triples {
        let (before, after) = (old.verdict(&triple), new.verdict(&triple));
        let finding = |side: &Side<'_>, verdict: &Option<Verdict>| {
            verdict.as_ref().map_or_else(Finding::silent, |verdict| side.finding(verdict))
        };
        let (was, is) = (finding(&old, &before), finding(&new, &after));
        // Of a topic that became the same as another nothing was known that is not told of that one.
        let is_other = |id: &String| new.session().catalog.called(id).is_some();
        if was == is || (was.word == "silent" && (is_other(&triple.0) || is_other(&triple.2))) {
            continue;
        }
        if (&was.word, &was.marks, &was.conditions) == (&is.word, &is.marks, &is.conditions) {
            let counts = was.word != "silent" && new.standing_for(&triple.1) == triple.1;
            otherwise += usize::from(counts);
            continue;
        }
        let mut keys: BTreeSet<Key> = BTreeSet::new();
        for (side, verdict) in [(&old, &before), (&new, &after)] {
            if let Some(verdict) = verdict {
                side.namer.rests_on(verdict, &mut keys);
            }
        }
        let label = |id: &str| {
            let here = new.label(id);
            here.or_else(|| old.label(id)).unwrap_or_else(|| id.to_owned())
        };
        let (subject, relation, object) = triple;
        found.push(VerdictChange {
            subject_label: label(&subject),
            object_label: label(&object),
            subject,
            relation,
            object,
            is_of_truth: [&before, &after].into_iter().flatten().any(|verdict| verdict.is_of_truth),
            old: was,
            new: is,
            causes: causes(&keys, changes),
        });
    }
    // Of two opposites one stands for both, unless the other alone is another.
    let told: BTreeSet<Triple> = found.iter().map(VerdictChange::triple).collect();
    found.retain(|change| {
        let (subject, relation, object) = change.triple();
        // So does one of the two ways in which a relation holds both ways.
        if object < subject
            && new.holds_both_ways(&relation)
            && told.contains(&(object.clone(), relation.clone(), subject.clone()))
        {
            return false;
        }
        let standing = new.standing_for(&relation);
        standing == relation || !told.contains(&(subject, standing, object))
    });
    (found, otherwise)
}

struct Side<'a> {
    namer: Namer<'a>,
}

impl Side<'_> {
    fn session(&self) -> &Session {
        self.namer.session
    }

    /// Everything that what is said decides: the relations that follow from it or are refuted by it, of the topic
    /// said and those to which it spreads.
    fn triples(&self) -> BTreeSet<Triple> {
        let session = self.session();
        let hierarchy = session.verdicts.hierarchy();
        let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for (narrow, _) in session.catalog.topics() {
            hierarchy.above(narrow).for_each(|broad| below.entry(broad).or_default().push(narrow));
        }
        let mut triples = BTreeSet::new();
        let mut said = |subject: NodeId, relation: RelationId, object: NodeId, force: Force| {
            let vocabulary = &session.catalog.vocabulary;
            let literal = Literal { relation, denied: force == Force::Denies };
            let mut objects = vec![object];
            match vocabulary.spread(literal) {
                Spread::Up => objects.extend(hierarchy.above(object)),
                Spread::Down => objects.extend(below.get(&object).into_iter().flatten()),
                Spread::Stays => {}
            }
            let bears = |asked: &RelationId| {
                let follows = |denied| vocabulary.follows(literal, Literal { relation: *asked, denied });
                follows(false) || follows(true)
            };
            for asked in vocabulary.relations().map(|(id, _)| id).filter(bears) {
                let asked = self.relation(asked);
                for object in &objects {
                    triples.insert((self.namer.id(subject), asked.clone(), self.namer.id(*object)));
                }
            }
        };
        for (id, topic) in session.catalog.topics() {
            for link in topic.links.iter().filter(|link| session.catalog.topic(link.target).is_some()) {
                said(id, link.relation, link.target, Force::Asserts);
                if session.catalog.vocabulary.relation(link.relation).symmetric {
                    said(link.target, link.relation, id, Force::Asserts);
                }
            }
        }
        let mut truths = BTreeSet::new();
        for (_, claim) in session.catalog.claims() {
            for statement in &claim.says {
                said(statement.subject, statement.relation, statement.object, claim.force);
                if session.catalog.vocabulary.relation(statement.relation).symmetric {
                    said(statement.object, statement.relation, statement.subject, claim.force);
                }
            }
            for link in claim.links.iter().filter(|link| session.catalog.speaks_of_truth(link)) {
                truths.insert(link.target);
            }
        }
        let affirms = session.catalog.vocabulary.find(AFFIRMS).map(|id| self.relation(id));
        for (topic, affirms) in truths.into_iter().filter_map(|topic| Some((topic, affirms.clone()?))) {
            triples.insert((self.namer.id(topic), affirms, self.namer.id(topic)));
        }
        triples
    }

    fn holds_both_ways(&self, relation: &str) -> bool {
        let vocabulary = &self.session().catalog.vocabulary;
        vocabulary.find(relation).is_some_and(|id| vocabulary.relation(id).symmetric)
    }

    /// Of a relation and its contradictory, which say the same of each other, the one that spreads up, else the first by name.
    fn one_of_two(&self, id: RelationId) -> RelationId {
        let vocabulary = &self.session().catalog.vocabulary;
        let rank = |id: RelationId| {
            let relation = vocabulary.relation(id);
            (relation.spread != Spread::Up, relation.id.clone())
        };
        let against = vocabulary.relation(id).contradicts.iter().copied();
        against.chain([id]).min_by_key(|id| rank(*id)).unwrap_or(id)
    }

    /// The relation that stands for the one so called and its contradictory.
    fn standing_for(&self, name: &str) -> String {
        let id = self.session().catalog.vocabulary.find(self.own_name(Class::Relation, name));
        id.map_or_else(|| name.to_owned(), |id| self.relation(self.one_of_two(id)))
    }

    fn relation(&self, id: RelationId) -> String {
        let name = &self.session().catalog.vocabulary.relation(id).id;
        match self.namer.renames {
            Some(renames) => renames.now(Class::Relation, name),
            None => name.clone(),
        }
    }

    /// The topic or relation that is called `id` in the new state, by its name here.
    fn own_name<'n>(&'n self, class: Class, id: &'n str) -> &'n str {
        self.namer.renames.and_then(|renames| renames.before(class, id)).unwrap_or(id)
    }

    fn topic(&self, id: &str) -> Option<NodeId> {
        self.session().catalog.names().get(NodeClass::Topic, self.own_name(Class::Topic, id))
    }

    fn label(&self, id: &str) -> Option<String> {
        let catalog = &self.session().catalog;
        let mut records = catalog.records_of(self.topic(id)?);
        let now = catalog.names().now(NodeClass::Topic, self.own_name(Class::Topic, id))?;
        records.find(|record| catalog.id(*record) == now).map(|record| catalog.label(record))
    }

    /// The verdict, unless this state lacks one of the three.
    fn verdict(&self, (subject, relation, object): &Triple) -> Option<Verdict> {
        let session = self.session();
        let relation = session.catalog.vocabulary.find(self.own_name(Class::Relation, relation))?;
        let (subject, object) = (self.topic(subject)?, self.topic(object)?);
        Some(session.verdicts.verdict(&session.catalog, subject, relation, object))
    }

    fn finding(&self, verdict: &Verdict) -> Finding {
        let speaker = |speaker: &Speaker| {
            let (Speaker::Claim(node) | Speaker::Record(node, _)) = speaker;
            self.namer.id(*node)
        };
        let speakers = |list: &[crate::verdict::Evidence]| -> Vec<String> {
            let ids: BTreeSet<String> = list.iter().map(|evidence| speaker(&evidence.speaker)).collect();
            ids.into_iter().collect()
        };
        let catalog = &self.session().catalog;
        let caveats = verdict.caveats.iter().filter(|caveat| caveat.is_direct());
        let is_conditional = verdict.status == Status::Depends || !verdict.conditions().is_always();
        let by_condition = if is_conditional { verdict.by_condition(catalog) } else { Vec::new() };
        let ids = |list: &Vec<NodeId>| list.iter().map(|topic| self.namer.id(*topic)).collect();
        let conditions =
            by_condition.iter().map(|(said, when)| (said.clone(), when.lists().iter().map(ids).collect()));
        Finding {
            word: verdict.word(catalog),
            words: verdict.words_when(catalog),
            conditions: conditions.collect(),
            marks: verdict.marks.clone(),
            supporting: speakers(&verdict.supporting),
            opposing: speakers(&verdict.opposing),
            caveats: caveats.map(|caveat| self.namer.id(caveat.claim)).collect(),
        }
    }
}
