//! Joins made ready: each looks up what it asks for, and what is found for the same things is found once.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::query::evaluate::optimize::Planning;
use crate::query::evaluate::optimize::scan::may_ask_verdict;
use crate::query::evaluate::optimize::scope::Scope;
use crate::query::evaluate::plan::{Bound, Plan, Scan, Test};

impl Planning<'_, '_> {
    /// Takes the candidates of a variable from the test that gives the fewest of them. The scope is that before it.
    pub(super) fn seed_bound(&self, bound: &mut Bound, scope: &Scope, depth: usize) -> Result<(), Error> {
        let best = self.best_scan(&bound.variable, &bound.sort, scope, &bound.tests, depth)?;
        bound.scan = best.scan;
        bound.expected = Some(best.candidates);
        if let Some(used) = best.used {
            bound.tests.remove(used);
        }
        Ok(())
    }

    /// Plans the joins within tests.
    pub(super) fn join_tests(&self, tests: &mut [Test], scope: &Scope, depth: usize) -> Result<(), Error> {
        for test in tests {
            match test {
                Test::All(parts) | Test::One(parts) => self.join_tests(parts, scope, depth)?,
                Test::Not(inner) => self.join_tests(std::slice::from_mut(inner), scope, depth)?,
                Test::Is(_) => {}
                Test::Join(join) => {
                    let bound = &mut join.bound;
                    self.seed_bound(bound, scope, depth)?;
                    let within = scope.with(&bound.variable, &bound.sort);
                    self.join_tests(&mut bound.tests, &within, depth)?;
                    keep_candidates(bound);
                    let needs = bound.needs();
                    let names: BTreeSet<&str> = needs.iter().map(String::as_str).collect();
                    if names.len() < scope.names().len() {
                        join.kept = Some((needs.into_iter().collect(), 0));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Of a variable whose candidates are the same whatever those before stand for: finds those that fulfil the tests of
/// which the same is true once.
fn keep_candidates(bound: &mut Bound) {
    if !bound.scan.needs().is_empty() {
        return;
    }
    let alone =
        |test: &Test| test.needs().iter().all(|name| *name == bound.variable) && !may_ask_verdict(test);
    let (same, rest): (Vec<Test>, Vec<Test>) = std::mem::take(&mut bound.tests).into_iter().partition(alone);
    bound.tests = rest;
    // Everything of a sort is at hand, and what is looked at once need not be kept.
    if bound.needs().is_empty() || (bound.scan == Scan::All && same.is_empty()) {
        bound.tests.splice(0..0, same);
        return;
    }
    let inner = Bound {
        scan: std::mem::replace(&mut bound.scan, Scan::All),
        tests: same,
        sort: bound.sort.clone(),
        variable: bound.variable.clone(),
        expected: bound.expected,
    };
    bound.scan = Scan::Kept(Box::new(inner), 0);
}

/// The plan with a number of its own for everything that is kept.
pub(super) fn numbered(mut plan: Plan) -> Plan {
    let mut next = 0;
    plan.bounds.iter_mut().for_each(|bound| number_bound(bound, &mut next));
    number_test(&mut plan.blame, &mut next);
    plan
}

fn number_bound(bound: &mut Bound, next: &mut usize) {
    number_scan(&mut bound.scan, next);
    bound.tests.iter_mut().for_each(|test| number_test(test, next));
}

fn number_scan(scan: &mut Scan, next: &mut usize) {
    match scan {
        Scan::Kept(bound, number) => {
            *number = *next;
            *next += 1;
            number_bound(bound, next);
        }
        Scan::Through(bound, _) => number_bound(bound, next),
        Scan::Either(scans) => scans.iter_mut().for_each(|scan| number_scan(scan, next)),
        Scan::All | Scan::Text(..) | Scan::From(..) | Scan::Unsupported(_) => {}
    }
}

fn number_test(test: &mut Test, next: &mut usize) {
    match test {
        Test::All(parts) | Test::One(parts) => parts.iter_mut().for_each(|part| number_test(part, next)),
        Test::Not(inner) => number_test(inner, next),
        Test::Is(_) => {}
        Test::Join(join) => {
            if let Some((_, number)) = &mut join.kept {
                *number = *next;
                *next += 1;
            }
            number_bound(&mut join.bound, next);
        }
    }
}
