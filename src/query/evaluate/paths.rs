//! Carries out the finding of paths.

use crate::catalog::entry::NodeId;
use crate::graph::Meaning;
use crate::graph::walk::{Allowed, Bounds, Path, Selector, Walker};
use crate::query::answer::Answer;
use crate::query::budget::Meter;
use crate::query::evaluate::world::World;
use crate::query::expr::path_steps;
use crate::query::expr::{Paths, Relation};

/// Paths that one question may find before it is cut, whatever rows it may have: each has many hops.
const MOST: usize = 10_000;

/// Finds the paths from their start to each of `ends`, and puts them into the answer.
pub(super) fn find_paths(
    world: &World<'_>,
    meter: &Meter,
    paths: &Paths,
    ends: &[NodeId],
    answer: &mut Answer,
) {
    let Some((relations, least, most)) = path_steps(&paths.step) else { return };
    let budget = meter.budget();
    let limit = budget.rows.min(MOST);
    if most > budget.hops {
        answer.cut_by(format!("results truncated: the limit on hops is {}", budget.hops));
    }
    let vocabulary = &world.catalog.vocabulary;
    let allowed = relations.into_iter().flat_map(|(relation, inverse)| {
        let meanings = match (&relation, meaning_of(&relation)) {
            (Relation::Declared { id, literal: false }, _) => {
                let said = vocabulary.relations().filter(|(said, _)| vocabulary.implies(*said, *id));
                said.map(|(said, _)| Some(Meaning::Declared(said))).collect()
            }
            (_, Some(meaning)) => vec![Some(meaning)],
            (Relation::Any, None) => vec![None],
            (_, None) => Vec::new(),
        };
        meanings.into_iter().map(move |meaning| Allowed { meaning, inverse })
    });
    let bounds = Bounds {
        allowed: allowed.collect(),
        least: least as usize,
        most: most.min(budget.hops) as usize,
        avoiding: paths.avoiding.iter().copied().collect(),
        paths: limit,
        until: meter.until(),
    };
    let walker = Walker::new(world.graph, world.catalog, &bounds);
    let mut all: Vec<(usize, NodeId, Path)> = Vec::new();
    // One more than is wanted tells whether there are more.
    let (selector, wanted) = match paths.selector {
        Selector::ShortestOf(wanted) => (Selector::ShortestOf(wanted.saturating_add(1)), wanted),
        other => (other, usize::MAX),
    };
    let reached = walker.search(paths.from, ends, meter.left());
    // What is found by the last steps stands; what would take more is cut.
    let spend = |steps: usize, is_cut: bool| {
        meter.spend(if is_cut { steps } else { steps.min(meter.left()) });
    };
    spend(reached.steps, reached.cut);
    let (ways, steps) = walker.ways(&reached, ends, selector, meter.left());
    spend(steps, ways.is_none());
    for end in ends {
        let found = walker.paths(&reached, ways.as_ref(), *end, selector, meter.left());
        spend(found.steps, false);
        let mut found = found;
        answer.total += found.paths.len();
        if found.paths.len() > wanted {
            found.paths.truncate(wanted);
            answer.truncated = true;
        }
        all.extend(found.paths.into_iter().map(|path| (path.len(), *end, path)));
        if found.cut || all.len() > limit {
            answer.cut_by("results truncated: there may be more paths".to_owned());
            if all.len() > limit || meter.left() == 0 {
                break;
            }
        }
    }
    // A stable sort: paths of one length to one end stay in the walker's order.
    all.sort_by_key(|(length, end, _)| (*length, *end));
    answer.paths = all.into_iter().map(|(_, _, path)| path).collect();
}

/// The meaning in the graph of a relation that edges have; none for those that are derived.
pub(super) fn meaning_of(relation: &Relation) -> Option<Meaning> {
    Some(match relation {
        Relation::Declared { id, .. } => Meaning::Declared(*id),
        Relation::About => Meaning::About,
        Relation::Broader => Meaning::Broader,
        Relation::Cites => Meaning::Cites,
        Relation::Concludes => Meaning::Concludes,
        Relation::Edited => Meaning::Edited,
        Relation::Premises => Meaning::Premise,
        Relation::States => Meaning::States,
        Relation::When => Meaning::When,
        Relation::Wrote => Meaning::Wrote,
        Relation::By
        | Relation::In
        | Relation::Via
        | Relation::Of
        | Relation::For
        | Relation::RestsOn
        | Relation::Any => return None,
    })
}
