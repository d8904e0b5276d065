//! Where the two sides of a verdict speak under different conditions: they do not disagree, it depends.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Mark, Of, Status, Verdict, mark};
use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId};
use crate::graph::hierarchy::Hierarchy;
use crate::statement;

/// Rule 5: the result that two sides give. `conditions` are those that were asked about.
pub(super) fn status(
    hierarchy: &Hierarchy,
    conditions: &[NodeId],
    supporting: &[Evidence],
    opposing: &[Evidence],
) -> Status {
    match (supporting.is_empty(), opposing.is_empty()) {
        (false, true) => Status::Holds,
        (true, false) => Status::Opposite,
        (true, true) => Status::Silent,
        // What counts under one condition that was asked about speaks of the same situation.
        (false, false) if !conditions.is_empty() => Status::Divided,
        (false, false) => {
            let distinct = |side: &[Evidence]| -> BTreeSet<Conditions> {
                side.iter().map(|evidence| evidence.when.clone()).collect()
            };
            let (one, other) = (distinct(supporting), distinct(opposing));
            let is_apart =
                |when: &Conditions| other.iter().all(|against| are_apart(hierarchy, when, against));
            if one.iter().all(is_apart) { Status::Depends } else { Status::Divided }
        }
    }
}

/// True if none of the conditions of one thing is, includes or is included in one of the other's. What holds always
/// includes whatever there is.
#[must_use]
pub fn are_apart(hierarchy: &Hierarchy, one: &Conditions, other: &Conditions) -> bool {
    let are_apart =
        |one: &[NodeId], other: &[NodeId]| !implies(hierarchy, one, other) && !implies(hierarchy, other, one);
    let each = |list: &Vec<NodeId>| other.lists().iter().all(|two| are_apart(list, two));
    !one.is_always() && !other.is_always() && one.lists().iter().all(each)
}

/// True if all of `weaker` hold where all of `stronger` do: each is one of them, or broader.
fn implies(hierarchy: &Hierarchy, stronger: &[NodeId], weaker: &[NodeId]) -> bool {
    let is_met =
        |topic: &NodeId| stronger.iter().any(|given| given == topic || hierarchy.is_narrower(*given, *topic));
    weaker.iter().all(is_met)
}

impl Verdict {
    /// The conditions under which its evidence holds, if what is said outright holds under some only.
    #[must_use]
    pub fn conditions(&self) -> Conditions {
        if !self.marks.contains(&Mark::Conditional(Of::All)) || self.status == Status::Divided {
            return Conditions::default();
        }
        let deciding: Vec<&Evidence> = self.speaking().collect();
        let all = mark::strongest(&deciding).into_iter().map(|evidence| evidence.when.clone());
        all.reduce(|all, next| all.or(&next)).unwrap_or_default()
    }

    /// The result in words with its conditions: `fosters when Peace`, `depends: fosters when Peace, hinders when War`.
    #[must_use]
    pub fn words_when(&self, catalog: &Catalog) -> String {
        let words = self.words(catalog);
        if self.status != Status::Depends {
            return statement::under(words, &self.conditions().words(catalog));
        }
        let told = self.by_condition(catalog).into_iter();
        let told = told.map(|(said, when)| statement::under(said, &when.words(catalog)));
        format!("{words}: {}", told.collect::<Vec<_>>().join(", "))
    }

    /// What is said under which conditions, for the relation and then against it: `fosters` when Peace, `hinders` when
    /// War.
    #[must_use]
    pub fn by_condition(&self, catalog: &Catalog) -> Vec<(String, Conditions)> {
        let mut told = Vec::new();
        for side in [&self.supporting, &self.opposing] {
            let mut said: BTreeMap<String, Conditions> = BTreeMap::new();
            for evidence in side {
                let words = self.words_of(catalog, evidence);
                said.entry(words)
                    .and_modify(|known| *known = std::mem::take(known).or(&evidence.when))
                    .or_insert_with(|| evidence.when.clone());
            }
            told.extend(said);
        }
        told
    }

    /// What a piece of evidence says, in words that keep its force: `may foster`, and of the truth of a topic what is done
    /// to it, `rejected`.
    fn words_of(&self, catalog: &Catalog, evidence: &Evidence) -> String {
        let relation = catalog.vocabulary.relation(evidence.relation);
        match (self.is_of_truth, evidence.force) {
            (false, force) => statement::relation(relation, force),
            (true, Force::Denies) => format!("not {}", statement::participle(relation)),
            (true, _) => statement::participle(relation),
        }
    }
}
