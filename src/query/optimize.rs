//! Rewrites plans into faster ones with the same answer. Each pass is one law; `docs/query-evaluation.md`
//! tells of them one by one.

use std::collections::BTreeSet;

use crate::catalog::entry::Node;
use crate::error::Error;
use crate::query::estimate::Estimates;
use crate::query::eval::World;
use crate::query::expr::{Condition, Relation, Sort, Step, Term};
use crate::query::plan::{Plan, Scan, variables_of};

/// A pass: its name, the law that makes it right, and what it does.
pub struct Pass {
    /// What `--explain` calls it.
    pub name: &'static str,
    /// Why its plan has the same answer.
    pub law: &'static str,
    run: fn(&Planning<'_, '_>, Plan) -> Result<Plan, Error>,
}

/// The passes, in the order in which they run.
pub const PASSES: [Pass; 5] = [
    Pass { name: "flatten", law: "`(a and b) and c` is `a and b and c`; `not not a` is `a`", run: flatten },
    Pass {
        name: "arrange",
        law: "rows are a set: the order in which variables are bound does not matter",
        run: arrange,
    },
    Pass { name: "place", law: "a test may be made as soon as all its variables are bound", run: place },
    Pass { name: "seed", law: "what all rows must fulfil may be looked up instead of tested", run: seed },
    Pass { name: "order", law: "`a and b` is `b and a`: the cheapest test goes first", run: order },
];

/// What passes look at.
struct Planning<'r, 'a> {
    world: &'r World<'a>,
    estimates: Estimates<'r, 'a>,
}

/// The plan after all passes.
///
/// # Errors
/// [`Error::Index`] if the text index is needed to plan by and fails.
pub fn optimize(world: &World<'_>, plan: Plan) -> Result<Plan, Error> {
    let planning = Planning { world, estimates: Estimates::new(world) };
    // What a pass gives is a plan at any stage: where the time is up, the one there is will do.
    PASSES.iter().try_fold(plan, |plan, pass| match world.budget.overdue() {
        Some(_) => Ok(plan),
        None => (pass.run)(&planning, plan),
    })
}

/// Tests one by one, each as small as it can be.
fn flatten(_: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    for bound in &mut plan.bounds {
        bound.tests = std::mem::take(&mut bound.tests).into_iter().flat_map(conjuncts).collect();
    }
    Ok(plan)
}

fn conjuncts(condition: Condition) -> Vec<Condition> {
    match condition {
        Condition::All(parts) => parts.into_iter().flat_map(conjuncts).collect(),
        Condition::Not(inner) => match *inner {
            Condition::Not(inner) => conjuncts(*inner),
            other => vec![Condition::Not(Box::new(other))],
        },
        other => vec![other],
    }
}

/// Binds first the variable with the fewest candidates, given those bound before. The tests are gathered at
/// the last variable; `place` moves them.
fn arrange(planning: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    if plan.bounds.len() < 2 {
        return Ok(plan);
    }
    let tests: Vec<Condition> =
        plan.bounds.iter_mut().flat_map(|bound| std::mem::take(&mut bound.tests)).collect();
    let mut open = std::mem::take(&mut plan.bounds);
    let mut known = BTreeSet::new();
    while !open.is_empty() {
        let mut best: Option<(usize, usize)> = None;
        for (at, bound) in open.iter().enumerate() {
            let (_, _, candidates) =
                planning.best_scan(&bound.variable, &bound.sort, &known, &tests, &open, &plan)?;
            if best.is_none_or(|(_, fewest)| candidates < fewest) {
                best = Some((at, candidates));
            }
        }
        let Some((at, _)) = best else { break };
        let bound = open.remove(at);
        known.insert(bound.variable.clone());
        plan.bounds.push(bound);
    }
    if let Some(last) = plan.bounds.last_mut() {
        last.tests = tests;
    }
    Ok(plan)
}

/// Moves each test to the first variable at which all its variables are bound.
fn place(_: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    let tests: Vec<Condition> =
        plan.bounds.iter_mut().flat_map(|bound| std::mem::take(&mut bound.tests)).collect();
    for test in tests {
        let needed = variables_of(&test);
        let at = plan.bounds.iter().rposition(|bound| needed.contains(&bound.variable)).unwrap_or(0);
        if let Some(bound) = plan.bounds.get_mut(at) {
            bound.tests.push(test);
        }
    }
    Ok(plan)
}

/// Takes the candidates of each variable from the test that gives the fewest of them.
fn seed(planning: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    let mut known = BTreeSet::new();
    for at in 0..plan.bounds.len() {
        let bound = &plan.bounds[at];
        let (scan, used, candidates) =
            planning.best_scan(&bound.variable, &bound.sort, &known, &bound.tests, &[], &plan)?;
        let bound = &mut plan.bounds[at];
        bound.scan = scan;
        bound.expected = Some(candidates);
        if let Some(used) = used {
            bound.tests.remove(used);
        }
        known.insert(bound.variable.clone());
    }
    Ok(plan)
}

impl Planning<'_, '_> {
    /// Of the scans that `tests` allow for a variable, the one with the fewest candidates: with the test that it
    /// stands for, and their number.
    fn best_scan(
        &self,
        variable: &str,
        sort: &Sort,
        known: &BTreeSet<String>,
        tests: &[Condition],
        open: &[crate::query::plan::Bound],
        plan: &Plan,
    ) -> Result<(Scan, Option<usize>, usize), Error> {
        let sort_of = |name: &str| {
            let open = open.iter().find(|bound| bound.variable == name).map(|bound| &bound.sort);
            open.or_else(|| plan.sort_of(name))
        };
        let mut best = (Scan::All, None, self.estimates.size(sort));
        for (at, test) in tests.iter().enumerate() {
            if self.world.budget.overdue().is_some() {
                break;
            }
            let Some(scan) = self.scan_of(variable, sort, known, test, &sort_of) else { continue };
            let candidates = self.estimates.candidates(&scan, sort)?;
            // Even of as many, what is looked up need not be tested.
            if candidates < best.2 || (best.1.is_none() && candidates == best.2) {
                best = (scan, Some(at), candidates);
            }
        }
        Ok(best)
    }

    fn scan_of<'s>(
        &self,
        variable: &str,
        sort: &Sort,
        known: &BTreeSet<String>,
        test: &Condition,
        sort_of: &dyn Fn(&str) -> Option<&'s Sort>,
    ) -> Option<Scan> {
        let is_own = |term: &Term| *term == Term::Variable(variable.to_owned());
        let is_known = |term: &Term| match term {
            Term::Node(_) => true,
            Term::Variable(name) => name != variable && known.contains(name),
        };
        match test {
            Condition::Matches(of, attribute, words) if of == variable => {
                Some(Scan::Text(*attribute, words.clone()))
            }
            Condition::Relates(from, step, to) if is_own(from) && is_known(to) => {
                let turned = Step::Inverse(Box::new(step.clone()));
                (!self.may_be_verdict(step, sort, to, sort_of)).then(|| Scan::From(to.clone(), turned))
            }
            Condition::Relates(from, step, to) if is_own(to) && is_known(from) => (!self
                .may_be_verdict(step, sort, from, sort_of))
            .then(|| Scan::From(from.clone(), step.clone())),
            _ => None,
        }
    }

    /// A step means edges, which can be walked either way, unless it means a verdict between topics.
    fn may_be_verdict<'s>(
        &self,
        step: &Step,
        sort: &Sort,
        other: &Term,
        sort_of: &dyn Fn(&str) -> Option<&'s Sort>,
    ) -> bool {
        let declared = |step: &Step| matches!(step, Step::Along(Relation::Declared { literal: false, .. }));
        let alone = declared(step) || matches!(step, Step::Inverse(inner) if declared(inner));
        let may_be_topic = |sort: &Sort| sort.is_topic() || *sort == Sort::Any;
        let other_may = match other {
            Term::Node(node) => matches!(self.world.catalog.node(*node), Node::Topic(_)),
            Term::Variable(name) => sort_of(name).is_none_or(may_be_topic),
        };
        alone && may_be_topic(sort) && other_may
    }
}

/// What costs least is tried first.
fn order(_: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    plan.bounds.iter_mut().for_each(|bound| bound.tests.sort_by_key(cost));
    Ok(plan)
}

fn cost(condition: &Condition) -> u32 {
    match condition {
        Condition::Between(..) | Condition::Has(..) | Condition::Compares(..) => 1,
        Condition::Matches(..) | Condition::Grounded(..) => 2,
        Condition::Relates(_, Step::Along(_), Term::Node(_)) => 4,
        Condition::Relates(..) => 8,
        Condition::Not(inner) => cost(inner),
        Condition::All(parts) | Condition::One(parts) => parts.iter().map(cost).fold(1, u32::saturating_add),
        Condition::Exists(_, _, inner) => cost(inner).saturating_mul(16),
    }
}
