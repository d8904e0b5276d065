//! What records were called before, by their `was`.

use std::collections::BTreeMap;

use super::Records;
use super::described::{Class, Described, Part};
use crate::catalog::NodeClass;

/// The ids of an old state that are others in the new one.
#[derive(Clone, Debug, Default)]
pub(super) struct Renames {
    new: BTreeMap<(Class, String), String>,
    old: BTreeMap<(Class, String), String>,
}

/// The classes that an id in a field can be of, in the order in which they are tried.
const IDS: [Class; 7] =
    [Class::Topic, Class::Claim, Class::Argument, Class::Excerpt, Class::Work, Class::Relation, Class::Kind];

impl Renames {
    /// The records of `new` that only `old` has under a name that they had before.
    pub(super) fn between(old: &Records, new: &Records) -> Self {
        let mut renames = Self::default();
        for ((class, id), record) in new {
            if old.contains_key(&(*class, id.clone())) {
                continue;
            }
            let before = record.was.iter().map(|was| (*class, was.clone()));
            let found = before.into_iter().find(|key| old.contains_key(key) && !new.contains_key(key));
            if let Some(key) = found {
                renames.old.insert((*class, id.clone()), key.1.clone());
                renames.new.insert(key, id.clone());
            }
        }
        renames
    }

    /// What a record of the old state is called now.
    pub(super) fn now(&self, class: Class, id: &str) -> String {
        self.new.get(&(class, id.to_owned())).map_or(id, String::as_str).to_owned()
    }

    /// What a record was called in the old state, if it had another name there.
    pub(super) fn before(&self, class: Class, id: &str) -> Option<&str> {
        self.old.get(&(class, id.to_owned())).map(String::as_str)
    }

    /// What a node of the old state is called now.
    pub(super) fn node(&self, class: NodeClass, id: &str) -> String {
        let class = match class {
            NodeClass::Topic => Class::Topic,
            NodeClass::Claim => Class::Claim,
            NodeClass::Argument => Class::Argument,
            NodeClass::Work => Class::Work,
            NodeClass::Scholar => Class::Scholar,
            NodeClass::Excerpt => Class::Excerpt,
            NodeClass::Citation => Class::Citation,
        };
        self.now(class, id)
    }

    fn id(&self, id: &str) -> String {
        let found = IDS.iter().find_map(|class| self.new.get(&(*class, id.to_owned())));
        found.map_or(id, String::as_str).to_owned()
    }

    /// The records of the old state with the names of the new one, also where they name each other.
    pub(super) fn applied(&self, records: Records) -> Records {
        if self.new.is_empty() {
            return records;
        }
        let renamed = records.into_iter().map(|((class, id), record)| {
            let id = if class == Class::Citation { self.citation(&id) } else { self.now(class, &id) };
            ((class, id), self.described(record))
        });
        renamed.collect()
    }

    /// The keys in a citation's line.
    fn citation(&self, line: &str) -> String {
        let end = |place: &str| match place.split_once(' ') {
            Some((key, locator)) => format!("{} {locator}", self.now(Class::Work, key)),
            None => self.now(Class::Work, place),
        };
        line.split(" -> ").map(end).collect::<Vec<_>>().join(" -> ")
    }

    fn described(&self, record: Described) -> Described {
        let part = |part: Part| match part {
            Part::Id(id) => Part::Id(self.id(&id)),
            Part::Scholar(id) => Part::Scholar(self.now(Class::Scholar, &id)),
            Part::Place(key, locator) => Part::Place(self.now(Class::Work, &key), locator),
            Part::Statement([subject, relation, object], when) => Part::Statement(
                [
                    self.now(Class::Topic, &subject),
                    self.now(Class::Relation, &relation),
                    self.now(Class::Topic, &object),
                ],
                when.iter().map(|topic| self.now(Class::Topic, topic)).collect(),
            ),
            words @ Part::Words(_) => words,
        };
        let fields = record
            .fields
            .into_iter()
            .map(|(name, parts)| (self.now(Class::Relation, &name), parts.into_iter().map(part).collect()));
        Described { fields: fields.collect(), ..record }
    }
}
