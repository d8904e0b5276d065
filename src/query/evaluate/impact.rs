//! What a question about support says besides its rows: the verdicts that would be others without the
//! sources that it names.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::grounds::changes;
use crate::query::answer::{Answer, Shape, Value};
use crate::query::budget::Meter;
use crate::query::evaluate::world::World;
use crate::query::expr::{Condition, Relation, Step, Term};

/// The column that says why a claim rests on what is withdrawn.
const BECAUSE: &str = "because";

/// Puts into `answer` the sources that a condition withdraws, and the verdicts that would change without
/// them all.
pub(super) fn attach_changes(world: &World<'_>, meter: &Meter, condition: &Condition, answer: &mut Answer) {
    let mut sources = BTreeSet::new();
    gather(condition, &mut sources);
    if sources.is_empty() {
        return;
    }
    let withdrawn = world.withdrawn_with(&sources);
    let fallen = world.verdicts.standings().fallen(world.catalog, &withdrawn);
    tell_why(world, &sources, &withdrawn, &fallen, answer);
    answer.changes = changes(world.catalog, world.verdicts, world.view, &fallen, &|steps| meter.spend(steps));
    answer.withdrawn = sources.into_iter().collect();
}

/// Says of each thing of an answer why it rests on the sources: it is theirs, it was read there, others support it, or
/// it is an argument from them.
fn tell_why(
    world: &World<'_>,
    sources: &BTreeSet<NodeId>,
    withdrawn: &BTreeSet<NodeId>,
    fallen: &BTreeSet<NodeId>,
    answer: &mut Answer,
) {
    let catalog = world.catalog;
    let resting = world.bonds().resting_on(withdrawn);
    let works = world.withdrawn_works(sources);
    let is_theirs = |work: NodeId| works.contains(&work);
    let mut told = false;
    for row in &mut answer.rows {
        let Some(id) = row.node.filter(|id| catalog.can_stand(*id)) else { continue };
        let is_stated_there = catalog.stated_as(id).is_some_and(|stated| {
            let makers = catalog.makers(stated.by, stated.work);
            is_theirs(stated.work) || makers.iter().any(|who| sources.contains(who))
        });
        let why = if sources.contains(&id) || is_stated_there {
            "stated there".to_owned()
        } else if withdrawn.contains(&id) {
            "read there".to_owned()
        } else if resting.contains(&id) {
            let bonds = world.bonds();
            let named = |by: Vec<NodeId>| by.iter().map(|by| catalog.id(*by)).collect::<Vec<_>>().join(", ");
            let premises: Vec<NodeId> = bonds.premises(id).filter(|on| resting.contains(on)).collect();
            let (by, others): (Vec<NodeId>, Vec<NodeId>) =
                bonds.supports(id).partition(|by| resting.contains(by));
            if fallen.contains(&id) {
                answer.falling.insert(id);
            }
            let only = if others.is_empty() { "only " } else { "" };
            if premises.is_empty() {
                format!("supported {only}by {}", named(by))
            } else {
                format!("on the premise {}", named(premises))
            }
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
        Condition::Supported(_, without) => sources.extend(things(without)),
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
