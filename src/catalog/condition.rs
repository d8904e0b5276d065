//! Under what conditions something holds: `when peace and detente`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, NodeId, Statement};

/// The conditions under which something holds: all topics of one of these lists, whichever. Without a list it holds
/// always.
///
/// A statement has one list. Where one claim says a thing under several, each will do.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Conditions(Vec<Vec<NodeId>>);

impl Conditions {
    /// Those of a statement, whose list may be empty.
    #[must_use]
    pub fn all_of(topics: &[NodeId]) -> Self {
        if topics.is_empty() { Self::default() } else { Self(vec![topics.to_vec()]) }
    }

    /// True if it holds whatever the conditions.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// The lists, in order; none if it holds always.
    #[must_use]
    pub fn lists(&self) -> &[Vec<NodeId>] {
        &self.0
    }

    /// What holds under these or the others.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        if self.is_always() || others.is_always() {
            return Self::default();
        }
        self.0.extend_from_slice(&others.0);
        self.0.sort();
        self.0.dedup();
        // Where one list is met, one that asks for more besides adds nothing.
        let lists = self.0.clone();
        let asks_more = |list: &Vec<NodeId>| {
            lists.iter().any(|less| less != list && less.iter().all(|topic| list.contains(topic)))
        };
        self.0.retain(|list| !asks_more(list));
        self
    }

    /// The conditions in words, by the labels of their topics: `when Peace and Détente, or when War`; empty if it holds
    /// always.
    #[must_use]
    pub fn words(&self, catalog: &Catalog) -> String {
        let each = self.0.iter().map(|list| when(catalog, list));
        each.collect::<Vec<_>>().join(", or ")
    }

    /// The lists, each as its topics' ids.
    #[must_use]
    pub fn ids<'c>(&self, catalog: &'c Catalog) -> Vec<Vec<&'c str>> {
        self.0.iter().map(|list| list.iter().map(|topic| catalog.id(*topic)).collect()).collect()
    }

    /// The conditions by their ids, as one value of a table: `peace and detente or war`; empty if it holds always.
    #[must_use]
    pub fn value(&self, catalog: &Catalog) -> String {
        let each = self.ids(catalog).into_iter().map(|list| list.join(" and "));
        each.collect::<Vec<_>>().join(" or ")
    }
}

/// The conditions of what a claim says, in words, those of its statements parted by semicolons: `when Peace; when War`;
/// `in part` before them if it says something always. Empty if it names none.
#[must_use]
pub fn of_claim(catalog: &Catalog, claim: &Claim) -> String {
    if claim.says.is_empty() {
        return when(catalog, &claim.when);
    }
    let lists: BTreeSet<&[NodeId]> = claim.says.iter().map(|said| said.when.as_slice()).collect();
    let words: Vec<String> =
        lists.iter().filter(|list| !list.is_empty()).map(|list| when(catalog, list)).collect();
    let in_part = if lists.contains(&[][..]) && !words.is_empty() { "in part " } else { "" };
    format!("{in_part}{}", words.join("; "))
}

/// A list of conditions in words, by the labels of their topics: `when Peace and Détente`; empty if there is none.
#[must_use]
pub fn when(catalog: &Catalog, topics: &[NodeId]) -> String {
    let labels: Vec<String> = topics.iter().map(|topic| catalog.label(*topic)).collect();
    if labels.is_empty() { String::new() } else { format!("when {}", labels.join(" and ")) }
}

impl Claim {
    /// The topics under whose condition something holds that the claim says, each once, in the order of their numbers.
    #[must_use]
    pub fn conditions(&self) -> Vec<NodeId> {
        let topics = self.says.iter().flat_map(|said| &said.when).chain(&self.when);
        topics.copied().collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The conditions under which the claim says so of the two topics; none if it says it always, or does not say it.
    #[must_use]
    pub fn conditions_of(&self, is_it: impl Fn(&Statement) -> bool) -> Conditions {
        let mut said = self.says.iter().filter(|said| is_it(said)).map(|said| Conditions::all_of(&said.when));
        let first = said.next().unwrap_or_default();
        said.fold(first, |conditions, next| conditions.or(&next))
    }
}
