//! What a question asks for besides its rows, whatever is found: so that an answer without rows has the same form as
//! one with many.

use crate::catalog::Catalog;
use crate::catalog::entry::Node;
use crate::query::expr::{Body, Condition, Expr, Find, Relation, Sort, Step, Term};

/// What a question asks for besides its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// Verdicts on its rows.
    pub verdicts: bool,
    /// Words in its rows.
    pub words: bool,
}

impl Asks {
    /// What an expression asks for.
    #[must_use]
    pub fn of(catalog: &Catalog, expr: &Expr) -> Self {
        match &expr.body {
            Body::Find(find) => Self {
                verdicts: wants(&find.condition, &|condition| is_verdict(catalog, find, condition)),
                words: wants(&find.condition, &|condition| matches!(condition, Condition::Matches(..))),
            },
            Body::Why(_) | Body::Compare(_) => Self { verdicts: true, words: false },
            Body::Page(_) => Self::default(),
        }
    }
}

fn wants(condition: &Condition, is_it: &dyn Fn(&Condition) -> bool) -> bool {
    match condition {
        Condition::All(parts) | Condition::One(parts) => parts.iter().any(|part| wants(part, is_it)),
        Condition::Not(inner) => wants(inner, is_it),
        other => is_it(other),
    }
}

/// True of a declared relation between topics that starts at what a row stands for.
fn is_verdict(catalog: &Catalog, find: &Find, condition: &Condition) -> bool {
    let Condition::Relates(from @ Term::Variable(_), step, to) = condition else { return false };
    let is_topic = |term: &Term| match term {
        Term::Node(node) => matches!(catalog.node(*node), Node::Topic(_)),
        Term::Variable(name) => {
            let variable = find.variables.iter().find(|variable| variable.name == *name);
            variable.is_some_and(|variable| matches!(variable.sort, Sort::Kind(_) | Sort::Topic))
        }
    };
    let along: &Step = match step {
        Step::Inverse(inner) => inner,
        step => step,
    };
    matches!(along, Step::Along(Relation::Declared { literal: false, .. })) && is_topic(from) && is_topic(to)
}
