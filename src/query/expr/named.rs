//! What an expression names: things, relations and sorts.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::query::expr::{Body, Condition, Expr, Relation, Sort, Step, Subjects, Term};

/// What an expression names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Things, those of its standpoint among them.
    pub nodes: BTreeSet<NodeId>,
    /// Relations; a declared one as it holds by verdicts.
    pub relations: BTreeSet<Relation>,
    /// What its variables stand for.
    pub sorts: BTreeSet<Sort>,
}

impl Named {
    /// Adds what an expression names.
    pub fn add(&mut self, expr: &Expr) {
        let standpoint = &expr.standpoint;
        let seen_from = [&standpoint.voices, &standpoint.without, &standpoint.when];
        self.nodes.extend(seen_from.into_iter().flatten());
        match &expr.body {
            Body::Find(find) => {
                self.sorts.extend(find.variables.iter().map(|variable| variable.sort.clone()));
                self.condition(&find.condition);
                if let Some(paths) = &find.paths {
                    self.nodes.insert(paths.from);
                    self.nodes.extend(&paths.avoiding);
                    self.term(&paths.to);
                    self.step(&paths.step);
                }
            }
            Body::Why(why) => {
                self.nodes.extend([why.subject, why.object]);
                self.relation(&Relation::Declared { id: why.relation, literal: false });
            }
            Body::Compare(compare) => {
                match &compare.subjects {
                    Subjects::Of(sort) => drop(self.sorts.insert(sort.clone())),
                    Subjects::These(these) => self.nodes.extend(these),
                }
                self.nodes.extend(&compare.objects);
                for id in &compare.relations {
                    self.relation(&Relation::Declared { id: *id, literal: false });
                }
            }
            Body::Page(node) => drop(self.nodes.insert(*node)),
        }
    }

    /// True if it names a relation, by verdicts or by the words of claims.
    #[must_use]
    pub fn has(&self, relation: &Relation) -> bool {
        self.relations.contains(&by_verdicts(relation))
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) | Condition::One(parts) => {
                parts.iter().for_each(|part| self.condition(part));
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::Relates(from, step, to) => {
                self.term(from);
                self.step(step);
                self.term(to);
            }
            Condition::Exists(sort, _, inner) => {
                self.sorts.insert(sort.clone());
                self.condition(inner);
            }
            Condition::Supported(what, without) => {
                self.term(what);
                without.iter().for_each(|term| self.term(term));
            }
            Condition::Matches(..) | Condition::Between(..) | Condition::Has(_) | Condition::Compares(..) => {
            }
        }
    }

    fn term(&mut self, term: &Term) {
        if let Term::Node(node) = term {
            self.nodes.insert(*node);
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Along(relation) => self.relation(relation),
            Step::Inverse(inner) | Step::Repeat(inner, ..) => self.step(inner),
            Step::Sequence(steps) | Step::Either(steps) => steps.iter().for_each(|step| self.step(step)),
        }
    }

    fn relation(&mut self, relation: &Relation) {
        self.relations.insert(by_verdicts(relation));
    }
}

fn by_verdicts(relation: &Relation) -> Relation {
    match relation {
        Relation::Declared { id, .. } => Relation::Declared { id: *id, literal: false },
        own => own.clone(),
    }
}
