//! What variables stand for.

use crate::catalog::entry::NodeId;
use crate::query::expr::Term;

/// What variables stand for, the one bound last first: it hides one of the same name before.
#[derive(Clone, Copy)]
pub(super) struct Env<'e> {
    last: Option<(&'e str, NodeId, &'e Env<'e>)>,
}

impl<'e> Env<'e> {
    /// No variable.
    pub(super) const EMPTY: Env<'static> = Env { last: None };

    /// The same, and that a variable stands for a node.
    pub(super) fn with(&'e self, variable: &'e str, node: NodeId) -> Self {
        Self { last: Some((variable, node, self)) }
    }

    /// What a variable stands for.
    pub(super) fn get(&self, variable: &str) -> Option<NodeId> {
        let mut env = self;
        while let Some((name, node, before)) = env.last {
            if name == variable {
                return Some(node);
            }
            env = before;
        }
        None
    }

    /// What a term stands for.
    pub(super) fn node(&self, term: &Term) -> Option<NodeId> {
        match term {
            Term::Node(node) => Some(*node),
            Term::Variable(name) => self.get(name),
        }
    }
}
