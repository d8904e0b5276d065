//! What a question about support says besides its rows: the verdicts that would be others without the
//! sources that it names.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::grounds::{changes, withdrawn_with, withdrawn_works};
use crate::query::answer::{Answer, Shape, Value};
use crate::query::evaluate::world::World;
use crate::query::expr::{Condition, Relation, Step, Term};

/// The column that says why a claim rests on what is withdrawn.
const BECAUSE: &str = "because";

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
    tell_why(world, &sources, &withdrawn, answer);
    let works = withdrawn_works(world.catalog, &sources);
    answer.changes =
        changes(world.catalog, world.verdicts, world.view, &fallen.union(&works).copied().collect());
    answer.withdrawn = sources.into_iter().collect();
}

/// Says of each claim of an answer why it rests on the sources: it is theirs, it was read there, or others
/// support it.
fn tell_why(
    world: &World<'_>,
    sources: &BTreeSet<NodeId>,
    withdrawn: &BTreeSet<NodeId>,
    answer: &mut Answer,
) {
    let catalog = world.catalog;
    let resting = world.grounds.resting_on(withdrawn);
    let works = withdrawn_works(catalog, sources);
    let is_theirs = |work: NodeId| works.contains(&work);
    let mut told = false;
    for row in &mut answer.rows {
        let Some((id, claim)) = row.node.and_then(|id| Some((id, catalog.claim(id)?))) else { continue };
        let speaks = catalog.speakers(claim).iter().any(|who| sources.contains(who));
        let why = if sources.contains(&id) || is_theirs(claim.work) || speaks {
            "stated there".to_owned()
        } else if withdrawn.contains(&id) {
            "read there".to_owned()
        } else if resting.contains(&id) {
            let support = world.grounds.supporters(id);
            let (by, others): (Vec<NodeId>, Vec<NodeId>) = support.partition(|by| resting.contains(by));
            let by: Vec<&str> = by.iter().map(|claim| catalog.id(*claim)).collect();
            let only = if others.is_empty() { "only " } else { "" };
            if others.is_empty() {
                answer.falling.insert(id);
            }
            format!("supported {only}by {}", by.join(", "))
        } else {
            continue;
        };
        row.values.push((BECAUSE.to_owned(), Value::Text(why)));
        told = true;
    }
    // An answer without rows has the columns of one with some.
    if told || answer.rows.is_empty() && answer.shape == Shape::Rows {
        answer.columns.push(BECAUSE.to_owned());
    }
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
        | Condition::Has(..)
        | Condition::Compares(..) => {}
    }
}
