//! What questions are answered from.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::error::Error;
use crate::graph::Graph;
use crate::grounds::Grounds;
use crate::index::TextIndex;
use crate::query::budget::Budget;
use crate::query::evaluate::kept::Kept;
use crate::query::expr::Sort;
use crate::verdict::Verdicts;

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
    /// Which of its claims hold up which.
    pub grounds: &'a Grounds,
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
}
