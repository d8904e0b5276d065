//! Which changed records a change of verdict or answer comes from.

use std::collections::BTreeSet;

use super::compare::{RecordChange, What};
use super::described::Class;
use super::renames::Renames;
use crate::catalog::entry::NodeId;
use crate::session::Session;
use crate::verdict::{Evidence, Speaker, Verdict};

/// A changed record, as the cause of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What the record declares.
    pub class: Class,
    /// Its id.
    pub id: String,
    /// What became of it.
    pub what: What,
}

/// A record by class and id.
pub(super) type Key = (Class, String);

/// The changed ones among some records: claims and arguments if there are any, and those whose change can matter
/// before those whose words alone are others.
pub(super) fn causes(wanted: &BTreeSet<Key>, changes: &[RecordChange]) -> Vec<Cause> {
    let found: Vec<&RecordChange> =
        changes.iter().filter(|change| wanted.contains(&(change.class, change.id.clone()))).collect();
    let matter: Vec<&RecordChange> =
        found.iter().copied().filter(|change| change.bears_on_answers()).collect();
    let found = if matter.is_empty() { found } else { matter };
    let claims: Vec<&RecordChange> = found
        .iter()
        .copied()
        .filter(|change| matches!(change.class, Class::Claim | Class::Argument))
        .collect();
    let found = if claims.is_empty() { found } else { claims };
    found
        .into_iter()
        .map(|change| Cause { class: change.class, id: change.id.clone(), what: change.what.clone() })
        .collect()
}

/// Names nodes of a state by the ids of the new one.
#[derive(Clone, Copy)]
pub(super) struct Namer<'a> {
    pub session: &'a Session,
    /// None for the new state itself.
    pub renames: Option<&'a Renames>,
}

impl Namer<'_> {
    pub(super) fn id(&self, node: NodeId) -> String {
        let catalog = &self.session.catalog;
        let id = catalog.id(node);
        self.renames.map_or_else(|| id.to_owned(), |renames| renames.node(catalog.class(node), id))
    }

    pub(super) fn key(&self, node: NodeId) -> Key {
        let class = match self.session.catalog.class(node) {
            crate::catalog::NodeClass::Topic => Class::Topic,
            crate::catalog::NodeClass::Claim => Class::Claim,
            crate::catalog::NodeClass::Argument => Class::Argument,
            crate::catalog::NodeClass::Work => Class::Work,
            crate::catalog::NodeClass::Scholar => Class::Scholar,
            crate::catalog::NodeClass::Excerpt => Class::Excerpt,
            crate::catalog::NodeClass::Citation => Class::Citation,
        };
        (class, self.id(node))
    }

    /// The records that a verdict rests on: whoever speaks to it or against that, the topics between,
    /// and the relations said.
    pub(super) fn rests_on(&self, verdict: &Verdict, keys: &mut BTreeSet<Key>) {
        let catalog = &self.session.catalog;
        let hierarchy = self.session.verdicts.hierarchy();
        for evidence in verdict.listed() {
            self.speaker(&evidence.speaker, keys);
            let Evidence { relation, object, .. } = evidence;
            keys.insert((Class::Relation, catalog.vocabulary.relation(*relation).id.clone()));
            self.topic(*object, keys);
            let (low, high) = if hierarchy.is_narrower(*object, verdict.object) {
                (*object, verdict.object)
            } else {
                (verdict.object, *object)
            };
            let between = hierarchy.above(low).filter(|topic| hierarchy.is_within(*topic, high));
            between.for_each(|topic| self.topic(topic, keys));
            // What a condition is, and what it lies under, decides which it includes.
            for condition in evidence.when.lists().iter().flatten() {
                self.topic(*condition, keys);
                hierarchy.above(*condition).for_each(|topic| self.topic(topic, keys));
            }
        }
        let speaking = verdict.listed().filter_map(Evidence::claim);
        let speaking = speaking.chain(verdict.challenges().map(|challenge| challenge.claim));
        let behind = self.session.verdicts.standings().bonds().behind(speaking.collect());
        keys.extend(behind.into_iter().map(|node| self.key(node)));
        keys.insert((Class::Relation, catalog.vocabulary.relation(verdict.relation).id.clone()));
        self.topic(verdict.subject, keys);
        self.topic(verdict.object, keys);
    }

    /// The records of a topic: that they are the same decides what is said of it.
    fn topic(&self, topic: NodeId, keys: &mut BTreeSet<Key>) {
        let records = self.session.catalog.records_of(topic);
        keys.extend(records.map(|record| self.key(record)));
    }

    fn speaker(&self, speaker: &Speaker, keys: &mut BTreeSet<Key>) {
        let (Speaker::Claim(node) | Speaker::Record(node, _)) = speaker;
        keys.insert(self.key(*node));
    }
}
