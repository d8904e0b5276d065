//! The relations by which a library says how claims bear on one another: those that it has, or new ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::add::Wanted;
use crate::annotation::{parse, print_value};
use crate::catalog::vocabulary::{Relation, Vocabulary};
use crate::debate::Bearing;
use crate::source::Sources;
use crate::standing::{DISPUTES, SUPPORTS};

/// The records of relations that a library may lack.
const DECLARED: &str = include_str!("relations.catena");

/// Under which id a bearing is said, what that relation must imply, and what can be said in its place.
fn said_as(bearing: Bearing) -> (&'static str, &'static str, Option<Bearing>) {
    match bearing {
        Bearing::Supports => (SUPPORTS, SUPPORTS, None),
        Bearing::Attacks => (DISPUTES, DISPUTES, None),
        Bearing::Undercuts => ("undercuts", DISPUTES, Some(Bearing::Attacks)),
        Bearing::Entails => ("entails", SUPPORTS, Some(Bearing::Supports)),
        Bearing::Contrary => ("is-contrary-to", DISPUTES, Some(Bearing::Attacks)),
        Bearing::Contradictory => ("is-contradictory-to", DISPUTES, Some(Bearing::Attacks)),
    }
}

/// The relations of a library.
pub(super) struct Words<'v> {
    vocabulary: &'v Vocabulary,
    /// Those that a library may lack.
    declared: BTreeMap<String, Wanted>,
    /// Those that this one lacks and that are used.
    new: BTreeSet<&'static str>,
}

impl<'v> Words<'v> {
    pub(super) fn of(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary, declared: declared(), new: BTreeSet::new() }
    }

    /// The relation that says so of a claim and a claim, or a claim and an argument, and the bearing that it says; none
    /// if the library has a relation of that name which joins other things.
    pub(super) fn word(&mut self, bearing: Bearing, to: &str) -> Option<(&'static str, Bearing)> {
        let (id, implied, instead) = said_as(bearing);
        let found = match self.vocabulary.find(id) {
            Some(found) => {
                let implied = self.vocabulary.find(implied);
                let fits = implied.is_some_and(|implied| self.vocabulary.implies(found, implied));
                (fits && joins(self.vocabulary.relation(found), to)).then_some(id)
            }
            None if self.declared.get(id).is_some_and(|wanted| listed(wanted, "to").contains(&to)) => {
                let is_known = self.vocabulary.find(implied).is_some();
                self.new.extend([Some(id), Some(implied).filter(|_| !is_known)].into_iter().flatten());
                Some(id)
            }
            None => None,
        };
        match (found, instead) {
            (Some(id), _) => Some((id, bearing)),
            (None, Some(instead)) => self.word(instead, to),
            (None, None) => None,
        }
    }

    /// The records of the relations that the library lacks.
    pub(super) fn records(&self) -> Vec<Wanted> {
        self.new.iter().filter_map(|id| self.declared.get(*id).cloned()).collect()
    }
}

/// True if a relation may lead from a claim to a thing of this sort.
fn joins(relation: &Relation, to: &str) -> bool {
    let allows = |kinds: &[String], kind: &str| kinds.is_empty() || kinds.iter().any(|one| one == kind);
    allows(&relation.from, "claim") && allows(&relation.to, to)
}

/// The records of [`DECLARED`] by their ids.
fn declared() -> BTreeMap<String, Wanted> {
    let mut sources = Sources::new();
    let file = sources.add("", DECLARED);
    let document = parse(file, DECLARED, &mut Vec::new());
    let records = document.records().filter_map(|record| {
        let id = record.head.id()?.value.clone();
        let fields = record.fields.iter();
        let fields = fields.map(|field| (field.name.value.clone(), print_value(&field.value))).collect();
        Some((id.clone(), Wanted { keyword: "relation".to_owned(), head: vec![id], fields }))
    });
    records.collect()
}

fn listed<'w>(wanted: &'w Wanted, field: &str) -> Vec<&'w str> {
    let value = wanted.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str());
    value.unwrap_or_default().split(", ").collect()
}
