//! What questions are answered from.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::catalog::{Catalog, NodeClass};
use crate::error::Error;
use crate::graph::Graph;
use crate::index::TextIndex;
use crate::query::attribute::Attribute;
use crate::query::budget::Budget;
use crate::query::evaluate::kept::{Column, Kept};
use crate::query::expr::Sort;
use crate::standing::Bonds;
use crate::verdict::{DEPENDS, Status, Verdict, Verdicts};

/// Which text index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indexed {
    /// That of excerpts.
    Excerpts,
    /// That of all else.
    Others,
}

impl Indexed {
    /// The one in which things of a sort are.
    #[must_use]
    pub fn of(sort: &Sort) -> Self {
        if *sort == Sort::Excerpt { Self::Excerpts } else { Self::Others }
    }
}

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
    /// Opens a text index, for the questions that need it.
    pub text: &'a dyn Fn(Indexed) -> Result<&'a TextIndex, Error>,
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

    /// The works among sources, and those that scholars among them wrote, as [`crate::grounds::withdrawn_works`] has them.
    pub(super) fn withdrawn_works(&self, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let works = sources.iter().flat_map(|source| match self.catalog.class(*source) {
            NodeClass::Work => vec![*source],
            NodeClass::Scholar => self.naming(Column::Author, *source),
            _ => Vec::new(),
        });
        works.collect()
    }

    /// What is withdrawn together with sources, as [`crate::grounds::withdrawn_with`] has it: looked up.
    pub(super) fn withdrawn_with(&self, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let is_stated =
            |id: &NodeId| matches!(self.catalog.class(*id), NodeClass::Claim | NodeClass::Argument);
        let works = self.withdrawn_works(sources);
        let of_works = works.iter().flat_map(|work| [(Column::In, *work), (Column::Via, *work)]);
        let all = of_works.chain(sources.iter().map(|source| (Column::By, *source)));
        let stated = all.flat_map(|(column, of)| self.naming(column, of)).chain(sources.iter().copied());
        stated.filter(is_stated).chain(works.iter().copied()).collect()
    }

    /// Those whose records name something in a column.
    pub(super) fn naming(&self, column: Column, node: NodeId) -> Vec<NodeId> {
        self.kept.naming(self.catalog, self.view, column, node)
    }

    /// The values of an attribute of something, those that are worked out included.
    pub(super) fn values(&self, attribute: Attribute, node: NodeId) -> Vec<String> {
        values(self.catalog, self.verdicts, attribute, node)
    }
}

/// The values of an attribute of something, those that are worked out included.
#[must_use]
pub fn values(catalog: &Catalog, verdicts: &Verdicts, attribute: Attribute, node: NodeId) -> Vec<String> {
    match attribute {
        Attribute::Standing => {
            let word = || verdicts.standings().standing(node).word().to_owned();
            catalog.can_stand(node).then(word).into_iter().collect()
        }
        Attribute::Verdict => {
            let word = |verdict: Verdict| match verdict.status {
                Status::Holds => "affirmed",
                Status::Opposite => "rejected",
                Status::Divided => "divided",
                Status::Depends => DEPENDS,
                Status::Silent => "silent",
            };
            let verdict = verdicts.on(catalog, node);
            verdict.map(|verdict| word(verdict).to_owned()).into_iter().collect()
        }
        _ => attribute.values(catalog, node),
    }
}
