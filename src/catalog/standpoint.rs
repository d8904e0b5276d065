//! From where a question looks at a corpus: in a year, by whose word, without what, under what condition.

use std::collections::BTreeSet;

use crate::catalog::entry::{Link, NodeId, Topic};
use crate::catalog::stated::Stated;
use crate::catalog::{Catalog, NodeClass as Class};

/// The part of a corpus that a question is about: `as of 1990, according to Waltz, without Webber, when
/// peace`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standpoint {
    /// Works up to this year count; all of them if none is given.
    pub year: Option<i32>,
    /// The scholars, works and schools by whose word alone things are so; everybody's if it is empty.
    pub voices: Vec<NodeId>,
    /// The works, scholars, claims and arguments that are withdrawn, with all that rests on them alone.
    pub without: Vec<NodeId>,
    /// The topics under whose condition things are asked about, all together; under any if it is empty.
    pub when: Vec<NodeId>,
}

impl Standpoint {
    /// True if the whole corpus is looked at.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// True if it is that of a year alone.
    #[must_use]
    pub fn is_of_year(&self) -> bool {
        self.year.is_some() && Self { year: None, ..self.clone() }.is_everything()
    }
}

/// The relation that joins a school to the scholars who hold it and the works that stand for it; those that imply it do
/// so as well.
pub const HELD_BY: &str = "held-by";

impl Catalog {
    /// The topics that somebody holds, and those broader than one of these.
    #[must_use]
    pub fn schools(&self) -> BTreeSet<NodeId> {
        let Some(held_by) = self.vocabulary.find(HELD_BY) else { return BTreeSet::new() };
        let is_held = |topic: &Topic| {
            let holds = |link: &Link| self.vocabulary.implies(link.relation, held_by);
            topic.links.iter().any(|link| holds(link) && self.topic(link.target).is_none())
        };
        let mut open: Vec<NodeId> =
            self.topics().filter(|(_, topic)| is_held(topic)).map(|(id, _)| id).collect();
        let mut schools = BTreeSet::new();
        while let Some(id) = open.pop() {
            if schools.insert(id) {
                open.extend(self.topic(id).into_iter().flat_map(|topic| topic.broader.iter().copied()));
            }
        }
        schools
    }

    /// The scholars and works that hold a school: those that its record names, and those of the schools under it.
    #[must_use]
    pub fn holders(&self, school: NodeId) -> BTreeSet<NodeId> {
        let Some(held_by) = self.vocabulary.find(HELD_BY) else { return BTreeSet::new() };
        let mut schools = BTreeSet::from([school]);
        loop {
            let is_under = |topic: &Topic| topic.broader.iter().any(|broad| schools.contains(broad));
            let under = self.topics().filter(|(id, topic)| !schools.contains(id) && is_under(topic));
            let under: Vec<NodeId> = under.map(|(id, _)| id).collect();
            if under.is_empty() {
                break;
            }
            schools.extend(under);
        }
        let links = schools.iter().filter_map(|id| self.topic(*id)).flat_map(|topic| &topic.links);
        let holds = links.filter(|link| self.vocabulary.implies(link.relation, held_by));
        let holders = holds.map(|link| link.target);
        holders.filter(|id| matches!(self.class(*id), Class::Scholar | Class::Work)).collect()
    }
}

impl Catalog {
    /// Topics with all that are broader than one of them.
    #[must_use]
    pub fn and_broader(&self, topics: &[NodeId]) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        let mut open = topics.to_vec();
        while let Some(id) = open.pop() {
            if found.insert(id) {
                open.extend(self.topic(id).into_iter().flat_map(|topic| topic.broader.iter().copied()));
            }
        }
        found
    }
}

/// Those by whose word things are so: scholars and works.
pub(super) struct Voices(BTreeSet<NodeId>);

impl Voices {
    /// The voices of a standpoint, those of a school in its place; none if everybody's word counts.
    pub(super) fn of(catalog: &Catalog, standpoint: &Standpoint) -> Option<Self> {
        let each = |voice: &NodeId| match catalog.class(*voice) {
            Class::Topic => catalog.holders(*voice),
            _ => BTreeSet::from([*voice]),
        };
        (!standpoint.voices.is_empty()).then(|| Self(standpoint.voices.iter().flat_map(each).collect()))
    }

    /// True if what a work itself says is theirs: it is one of them, or one of them wrote it.
    pub(super) fn own(&self, catalog: &Catalog, work: NodeId) -> bool {
        self.0.contains(&work) || catalog.makers(&[], work).iter().any(|who| self.0.contains(who))
    }

    /// True if they say something: a scholar what he or she makes, alone or with others, wherever it was read; a work
    /// what it states and what was read in it.
    pub(super) fn say(&self, catalog: &Catalog, stated: &Stated<'_>) -> bool {
        let read_in = stated.via.map(|via| via.work);
        let places = [Some(stated.work), read_in];
        places.into_iter().flatten().any(|work| self.0.contains(&work))
            || catalog.makers(stated.by, stated.work).iter().any(|who| self.0.contains(who))
    }
}
