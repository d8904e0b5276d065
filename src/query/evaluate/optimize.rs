//! Rewrites plans into faster ones with the same answer. Each pass is one law; `docs/query-evaluation.md`
//! tells of them one by one.

mod join;
mod scan;
mod scope;

use crate::error::Error;
use crate::query::evaluate::estimate::Estimates;
use crate::query::evaluate::plan::{Bound, Plan, Scan, Test};
use crate::query::evaluate::world::World;
use crate::query::expr::{Condition, Step, Term};

use self::scope::Scope;

/// A pass: its name, the law that makes it right, and what it does.
pub struct Pass {
    /// What `--explain` calls it.
    pub name: &'static str,
    /// Why its plan has the same answer.
    pub law: &'static str,
    run: fn(&Planning<'_, '_>, Plan) -> Result<Plan, Error>,
}

/// The passes, in the order in which they run.
pub const PASSES: [Pass; 6] = [
    Pass {
        name: "flatten",
        law: "`(a and b) and c` is `a and b and c`; `not not a` is `a`; `not (a or b)` is `not a and not b`; what does not name `x` may stand outside `exists x`",
        run: flatten,
    },
    Pass {
        name: "arrange",
        law: "rows are a set: the order in which variables are bound does not matter",
        run: arrange,
    },
    Pass { name: "place", law: "a test may be made as soon as all its variables are bound", run: place },
    Pass { name: "seed", law: "what must be true of all rows may be looked up instead of tested", run: seed },
    Pass {
        name: "join",
        law: "what must or must not exist may be looked up by what it is joined with",
        run: join,
    },
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
    let plan = PASSES.iter().try_fold(plan, |plan, pass| match world.budget.overdue() {
        Some(_) => Ok(plan),
        None => (pass.run)(&planning, plan),
    });
    plan.map(join::numbered)
}

/// Tests one by one, each as small as it can be.
fn flatten(_: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    plan.bounds.iter_mut().for_each(flatten_bound);
    let blame = std::mem::replace(&mut plan.blame, Test::All(Vec::new()));
    plan.blame = flatten_joins(blame);
    Ok(plan)
}

fn flatten_bound(bound: &mut Bound) {
    bound.tests = std::mem::take(&mut bound.tests).into_iter().flat_map(conjuncts).collect();
}

/// Tests that together are the same as one.
fn conjuncts(test: Test) -> Vec<Test> {
    match test {
        Test::All(parts) => parts.into_iter().flat_map(conjuncts).collect(),
        Test::One(parts) => vec![Test::One(parts.into_iter().map(together).collect())],
        Test::Not(inner) => match *inner {
            Test::Not(inner) => conjuncts(*inner),
            Test::One(parts) => {
                parts.into_iter().flat_map(|part| conjuncts(Test::Not(Box::new(part)))).collect()
            }
            inner => vec![Test::Not(Box::new(together(inner)))],
        },
        Test::Join(mut join) => {
            flatten_bound(&mut join.bound);
            let own = join.bound.variable.clone();
            let names_it = |test: &Test| test.needs().contains(&own);
            let (inner, mut outer): (Vec<Test>, Vec<Test>) =
                std::mem::take(&mut join.bound.tests).into_iter().partition(names_it);
            join.bound.tests = inner;
            outer.push(Test::Join(join));
            outer
        }
        other => vec![other],
    }
}

/// The same as one test.
fn together(test: Test) -> Test {
    let mut tests = conjuncts(test);
    match (tests.pop(), tests.is_empty()) {
        (Some(test), true) => test,
        (last, _) => Test::All(tests.into_iter().chain(last).collect()),
    }
}

/// What is within joins made small; the test itself stays as it was asked.
fn flatten_joins(test: Test) -> Test {
    let each = |parts: Vec<Test>| parts.into_iter().map(flatten_joins).collect();
    match test {
        Test::All(parts) => Test::All(each(parts)),
        Test::One(parts) => Test::One(each(parts)),
        Test::Not(inner) => Test::Not(Box::new(flatten_joins(*inner))),
        Test::Join(mut join) => {
            flatten_bound(&mut join.bound);
            Test::Join(join)
        }
        leaf @ Test::Is(_) => leaf,
    }
}

/// Binds first the variable with the fewest candidates, given those bound before. The tests are gathered at
/// the last variable; `place` moves them.
fn arrange(planning: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    if plan.bounds.len() < 2 {
        return Ok(plan);
    }
    let tests: Vec<Test> =
        plan.bounds.iter_mut().flat_map(|bound| std::mem::take(&mut bound.tests)).collect();
    let mut open = std::mem::take(&mut plan.bounds);
    let mut scope = scope_of(&open);
    while !open.is_empty() {
        let mut best: Option<(usize, usize)> = None;
        for (at, bound) in open.iter().enumerate() {
            let found = planning.best_scan(&bound.variable, &bound.sort, &scope, &tests, 0)?;
            if best.is_none_or(|(_, fewest)| found.candidates < fewest) {
                best = Some((at, found.candidates));
            }
        }
        let Some((at, _)) = best else { break };
        let bound = open.remove(at);
        scope = scope.with(&bound.variable, &bound.sort);
        plan.bounds.push(bound);
    }
    if let Some(last) = plan.bounds.last_mut() {
        last.tests = tests;
    }
    Ok(plan)
}

/// Moves each test to the first variable at which all its variables are bound.
fn place(_: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    let tests: Vec<Test> =
        plan.bounds.iter_mut().flat_map(|bound| std::mem::take(&mut bound.tests)).collect();
    for test in tests {
        let needed = test.needs();
        let at = plan.bounds.iter().rposition(|bound| needed.contains(&bound.variable)).unwrap_or(0);
        if let Some(bound) = plan.bounds.get_mut(at) {
            bound.tests.push(test);
        }
    }
    Ok(plan)
}

/// Takes the candidates of each variable from the test that gives the fewest of them.
fn seed(planning: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    let mut scope = scope_of(&plan.bounds);
    for bound in &mut plan.bounds {
        planning.seed_bound(bound, &scope, 0)?;
        scope = scope.with(&bound.variable, &bound.sort);
    }
    Ok(plan)
}

/// Looks up what must or must not exist, within every test.
fn join(planning: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    let mut scope = scope_of(&plan.bounds);
    for bound in &mut plan.bounds {
        scope = scope.with(&bound.variable, &bound.sort);
        planning.join_tests(&mut bound.tests, &scope, 0)?;
    }
    planning.join_tests(std::slice::from_mut(&mut plan.blame), &scope, 0)?;
    Ok(plan)
}

fn scope_of(bounds: &[Bound]) -> Scope {
    Scope::opening(bounds.iter().map(|bound| (bound.variable.clone(), bound.sort.clone())))
}

/// What costs least is tried first.
fn order(_: &Planning<'_, '_>, mut plan: Plan) -> Result<Plan, Error> {
    plan.bounds.iter_mut().for_each(order_bound);
    order_joins(&mut plan.blame);
    Ok(plan)
}

fn order_bound(bound: &mut Bound) {
    order_scan(&mut bound.scan);
    bound.tests.iter_mut().for_each(order_within);
    bound.tests.sort_by_key(cost);
}

fn order_scan(scan: &mut Scan) {
    match scan {
        Scan::Through(bound, _) | Scan::Kept(bound, _) => order_bound(bound),
        Scan::Either(scans) => scans.iter_mut().for_each(order_scan),
        Scan::All | Scan::Text(..) | Scan::From(..) | Scan::Unsupported(_) => {}
    }
}

fn order_within(test: &mut Test) {
    match test {
        Test::All(parts) | Test::One(parts) => {
            parts.iter_mut().for_each(order_within);
            parts.sort_by_key(cost);
        }
        Test::Not(inner) => order_within(inner),
        Test::Join(join) => order_bound(&mut join.bound),
        Test::Is(_) => {}
    }
}

/// Puts in order what is within joins, and leaves the rest as it was asked.
fn order_joins(test: &mut Test) {
    match test {
        Test::All(parts) | Test::One(parts) => parts.iter_mut().for_each(order_joins),
        Test::Not(inner) => order_joins(inner),
        Test::Join(join) => order_bound(&mut join.bound),
        Test::Is(_) => {}
    }
}

fn cost(test: &Test) -> usize {
    match test {
        Test::All(parts) | Test::One(parts) => parts.iter().map(cost).fold(1, usize::saturating_add),
        Test::Not(inner) => cost(inner),
        Test::Is(Condition::Between(..) | Condition::Has(..) | Condition::Compares(..)) => 1,
        Test::Is(Condition::Matches(..) | Condition::Supported(..)) => 2,
        Test::Is(Condition::Relates(_, Step::Along(_), Term::Node(_))) => 4,
        Test::Is(_) => 8,
        Test::Join(join) => {
            let each = join.bound.tests.iter().map(cost).fold(8, usize::saturating_add);
            each.saturating_mul(join.bound.expected.unwrap_or(usize::MAX).max(1))
        }
    }
}
