//! What a variable may stand for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::entry::NodeId;
use crate::query::evaluate::eval::env::Env;
use crate::query::evaluate::eval::fulfil::Truth;
use crate::query::evaluate::eval::{Evaluation, is_of_sort};
use crate::query::evaluate::plan::{Bound, Scan};
use crate::query::expr::Sort;

/// Candidates, each once, in the order of their numbers.
pub(super) type Candidates = Arc<[NodeId]>;

impl Evaluation<'_, '_> {
    /// The candidates for a variable of a sort.
    pub(super) fn candidates(&self, scan: &Scan, sort: &Sort, env: &Env<'_>) -> Candidates {
        let (catalog, view) = (self.world.catalog, self.world.view);
        let fits = |node: &NodeId| view.shows(*node) && is_of_sort(catalog, *node, sort);
        match scan {
            Scan::All => self.world.of_sort(sort),
            Scan::Text(attribute, words) => match self.texts.get(&(*attribute, words.clone())) {
                Some(found) => found.nodes().filter(fits).collect(),
                None => Arc::from([]),
            },
            Scan::From(start, step) => match env.node(start) {
                Some(start) => self.reach.reached(start, step).iter().copied().filter(fits).collect(),
                None => Arc::from([]),
            },
            Scan::Unsupported(without) => {
                let standings = self.world.verdicts.standings();
                let fallen = self.fallen_without(without, env);
                let unsupported: BTreeSet<NodeId> =
                    fallen.iter().copied().chain(standings.circular()).collect();
                unsupported.into_iter().filter(fits).collect()
            }
            Scan::Through(bound, step) => {
                let mut found = BTreeSet::new();
                for node in self.standing_for(bound, env).iter() {
                    let reached = self.reach.reached(*node, step);
                    if !self.meter.spend(1 + reached.len()) {
                        break;
                    }
                    found.extend(reached.iter().copied().filter(fits));
                }
                found.into_iter().collect()
            }
            Scan::Either(scans) => {
                let each = scans.iter().map(|scan| self.candidates(scan, sort, env));
                let all: BTreeSet<NodeId> = each.flat_map(|nodes| nodes.to_vec()).collect();
                all.into_iter().collect()
            }
            Scan::Kept(bound, number) => {
                if let Some(known) = self.found_once.borrow().get(number) {
                    return Arc::clone(known);
                }
                let found = self.standing_for(bound, env);
                // What was cut short is no answer to keep.
                if !self.meter.is_cut() {
                    self.found_once.borrow_mut().insert(*number, Arc::clone(&found));
                }
                found
            }
        }
    }

    /// What a variable can stand for: the candidates that fulfil its tests.
    fn standing_for(&self, bound: &Bound, env: &Env<'_>) -> Candidates {
        let candidates = self.candidates(&bound.scan, &bound.sort, env);
        if bound.tests.is_empty() {
            return candidates;
        }
        let mut found = Vec::new();
        for node in candidates.iter() {
            if !self.meter.spend(1) {
                break;
            }
            let env = env.with(&bound.variable, *node);
            let fulfils = bound.tests.iter().all(|test| self.fulfils(test, &env, true) == Truth::Yes);
            if fulfils && !self.meter.is_cut() {
                found.push(*node);
            }
        }
        found.into()
    }
}
