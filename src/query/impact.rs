//! What a question about support says besides its rows: the verdicts that would be others without the
//! sources that it names.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::grounds::{changes, withdrawn_with};
use crate::query::answer::Answer;
use crate::query::eval::World;
use crate::query::expr::{Condition, Relation, Step, Term};

/// Puts into `answer` the sources that a condition withdraws, and the verdicts that would change without
/// them all.
pub(super) fn attach_changes(world: &World<'_>, condition: &Condition, answer: &mut Answer) {
    let mut sources = BTreeSet::new();
    gather(condition, &mut sources);
    if sources.is_empty() {
        return;
    }
    let withdrawn = withdrawn_with(world.catalog, &sources);
    let fallen = world.grounds.fallen(&withdrawn);
    answer.changes = changes(world.catalog, world.verdicts, world.view, &fallen);
    answer.withdrawn = sources.into_iter().collect();
}

fn gather(condition: &Condition, sources: &mut BTreeSet<NodeId>) {
    let things = |terms: &[Term]| -> Vec<NodeId> {
        let things = terms.iter().filter_map(|term| match term {
            Term::Node(node) => Some(*node),
            Term::Variable(_) => None,
        });
        things.collect()
    };
    match condition {
        Condition::All(parts) | Condition::One(parts) => parts.iter().for_each(|part| gather(part, sources)),
        Condition::Not(inner) | Condition::Exists(_, _, inner) => gather(inner, sources),
        Condition::Grounded(_, without) => sources.extend(things(without)),
        Condition::Relates(_, Step::Along(Relation::RestsOn), Term::Node(source)) => {
            sources.insert(*source);
        }
        Condition::Relates(..)
        | Condition::Matches(..)
        | Condition::Between(..)
        | Condition::Compares(..) => {}
    }
}
