//! Which variables there are where something is planned.

use std::collections::BTreeSet;

use crate::query::expr::{Sort, Term};

/// The variables in sight: those that are bound, of which one hides another of the same name before, and those that
/// will be.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    bound: Vec<(String, Sort)>,
    open: Vec<(String, Sort)>,
}

impl Scope {
    /// A scope in which nothing is bound yet.
    pub(super) fn opening(open: impl IntoIterator<Item = (String, Sort)>) -> Self {
        Self { bound: Vec::new(), open: open.into_iter().collect() }
    }

    /// The same with one more that is bound.
    pub(super) fn with(&self, name: &str, sort: &Sort) -> Self {
        let mut scope = self.clone();
        scope.bound.push((name.to_owned(), sort.clone()));
        scope
    }

    /// The names of those that are bound.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.bound.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Whether a term stands for something: a thing, or a variable that is bound.
    pub(super) fn knows(&self, term: &Term) -> bool {
        match term {
            Term::Node(_) => true,
            Term::Variable(name) => self.knows_all([name]),
        }
    }

    /// Whether all these variables are bound.
    pub(super) fn knows_all<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> bool {
        names.into_iter().all(|name| self.bound.iter().any(|(known, _)| known == name))
    }

    /// What a variable stands for.
    pub(super) fn sort_of(&self, name: &str) -> Option<&Sort> {
        let mut known = self.bound.iter().rev().chain(&self.open);
        known.find(|(known, _)| known == name).map(|(_, sort)| sort)
    }
}
