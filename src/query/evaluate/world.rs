//! What questions are answered from.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::error::Error;
use crate::graph::Graph;
use crate::index::TextIndex;
use crate::query::attribute::Attribute;
use crate::query::budget::Budget;
use crate::query::evaluate::kept::Kept;
use crate::query::expr::Sort;
use crate::standing::Bonds;
use crate::verdict::{DEPENDS, Status, Verdict, Verdicts};

/// What questions are answered from.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The corpus.
    pub catalog: &'a Catalog,
    /// The part of it that counts.
    pub view: &'a View,
    /// The graph of that part.
    pub graph: &'a Graph,
    /// Its verdicts.
    pub verdicts: &'a Verdicts,
    /// Opens the text index, for the questions that need it.
    pub text: &'a dyn Fn() -> Result<&'a TextIndex, Error>,
    /// What is worked out once of that part.
    pub kept: &'a Kept,
    /// What a question may cost.
    pub budget: Budget,
}

impl World<'_> {
    /// Everything of a sort that counts, in the order of numbers.
    pub(super) fn of_sort(&self, sort: &Sort) -> Arc<[NodeId]> {
        self.kept.of_sort(self.catalog, self.view, sort)
    }

    /// What depends on what.
    pub(super) fn bonds(&self) -> &Bonds {
        self.verdicts.standings().bonds()
    }

    /// The values of an attribute of something, those that are worked out included.
    pub(super) fn values(&self, attribute: Attribute, node: NodeId) -> Vec<String> {
        match attribute {
            Attribute::Standing => {
                let word = || self.verdicts.standings().standing(node).word().to_owned();
                self.catalog.can_stand(node).then(word).into_iter().collect()
            }
            Attribute::Verdict => {
                let verdict = self.verdicts.on(self.catalog, node);
                let word = |verdict: Verdict| match verdict.status {
                    Status::Holds => "affirmed",
                    Status::Opposite => "rejected",
                    Status::Divided => "divided",
                    Status::Depends => DEPENDS,
                    Status::Silent => "silent",
                };
                verdict.map(|verdict| word(verdict).to_owned()).into_iter().collect()
            }
            _ => attribute.values(self.catalog, node),
        }
    }
}
