//! Where candidates are best taken from: of all that the tests allow, the scan that is expected to give the fewest.

use crate::catalog::entry::Node;
use crate::error::Error;
use crate::query::evaluate::eval::fulfil::may_mean_verdict;
use crate::query::evaluate::optimize::Planning;
use crate::query::evaluate::optimize::scope::Scope;
use crate::query::evaluate::plan::{Bound, Join, Scan, Test};
use crate::query::expr::{Condition, Sort, Step, Term};

/// A join is turned round within joins that are turned round no deeper than this: planning stays small.
const DEEPEST: usize = 3;

/// A scan that a test allows.
pub(super) struct Found {
    pub(super) scan: Scan,
    /// Whether it gives just what fulfils the test, so that the test need not be made.
    exact: bool,
    /// How many candidates are expected.
    pub(super) candidates: usize,
}

/// The best scan for a variable.
pub(super) struct Best {
    pub(super) scan: Scan,
    /// The test that it stands for.
    pub(super) used: Option<usize>,
    /// How many candidates are expected.
    pub(super) candidates: usize,
}

impl Planning<'_, '_> {
    /// Of the scans that `tests` allow for a variable, the one with the fewest candidates. The scope is that before
    /// the variable; `depth` tells within how many joins that are turned round it stands.
    pub(super) fn best_scan(
        &self,
        variable: &str,
        sort: &Sort,
        scope: &Scope,
        tests: &[Test],
        depth: usize,
    ) -> Result<Best, Error> {
        let mut best = Best { scan: Scan::All, used: None, candidates: self.estimates.size(sort) };
        for (at, test) in tests.iter().enumerate() {
            if self.world.budget.overdue().is_some() {
                break;
            }
            let Some(found) = self.scan_of(variable, sort, scope, test, depth)? else { continue };
            // Even of as many, what is looked up need not be tested.
            let saves = found.exact && best.used.is_none() && found.candidates == best.candidates;
            if found.candidates < best.candidates || saves {
                let used = found.exact.then_some(at);
                best = Best { scan: found.scan, used, candidates: found.candidates };
            }
        }
        Ok(best)
    }

    fn scan_of(
        &self,
        variable: &str,
        sort: &Sort,
        scope: &Scope,
        test: &Test,
        depth: usize,
    ) -> Result<Option<Found>, Error> {
        match test {
            Test::Is(condition) => {
                let Some(scan) = self.scan_by(variable, sort, scope, condition) else { return Ok(None) };
                let candidates = self.estimates.candidates(&scan, sort)?;
                Ok(Some(Found { scan, exact: true, candidates }))
            }
            Test::Join(join) => self.through(variable, sort, scope, join, depth),
            Test::One(parts) => self.any_of(variable, sort, scope, parts, depth),
            Test::All(parts) => {
                let mut fewest: Option<Found> = None;
                for part in parts {
                    let Some(found) = self.scan_of(variable, sort, scope, part, depth)? else { continue };
                    if fewest.as_ref().is_none_or(|fewest| found.candidates < fewest.candidates) {
                        fewest = Some(Found { exact: found.exact && parts.len() == 1, ..found });
                    }
                }
                Ok(fewest)
            }
            Test::Not(inner) => match &**inner {
                Test::Is(Condition::Supported(of, without)) => {
                    let Some(scan) = unsupported(variable, sort, scope, of, without) else { return Ok(None) };
                    let candidates = self.estimates.candidates(&scan, sort)?;
                    Ok(Some(Found { scan, exact: true, candidates }))
                }
                _ => Ok(None),
            },
        }
    }

    /// What a condition by itself allows to look up.
    fn scan_by(&self, variable: &str, sort: &Sort, scope: &Scope, condition: &Condition) -> Option<Scan> {
        let is_own = |term: &Term| *term == Term::Variable(variable.to_owned());
        let is_known = |term: &Term| !is_own(term) && scope.knows(term);
        match condition {
            Condition::Matches(of, attribute, words) if of == variable => {
                Some(Scan::Text(*attribute, words.clone()))
            }
            Condition::Relates(from, step, to) if is_own(from) && is_known(to) => {
                (!self.may_be_verdict(step, sort, to, scope)).then(|| Scan::From(to.clone(), turned(step)))
            }
            Condition::Relates(from, step, to) if is_own(to) && is_known(from) => (!self
                .may_be_verdict(step, sort, from, scope))
            .then(|| Scan::From(from.clone(), step.clone())),
            _ => None,
        }
    }

    /// Each alternative looked up, if each can be.
    fn any_of(
        &self,
        variable: &str,
        sort: &Sort,
        scope: &Scope,
        parts: &[Test],
        depth: usize,
    ) -> Result<Option<Found>, Error> {
        let (mut scans, mut exact, mut candidates) = (Vec::new(), true, 0_usize);
        for part in parts {
            let Some(found) = self.scan_of(variable, sort, scope, part, depth)? else { return Ok(None) };
            exact &= found.exact;
            candidates = candidates.saturating_add(found.candidates);
            scans.push(found.scan);
        }
        Ok((!scans.is_empty()).then_some(Found { scan: Scan::Either(scans), exact, candidates }))
    }

    /// A join taken from its other end: what stands there is looked up first, and from each the step that joins it
    /// to the variable is taken.
    fn through(
        &self,
        variable: &str,
        sort: &Sort,
        scope: &Scope,
        join: &Join,
        depth: usize,
    ) -> Result<Option<Found>, Error> {
        let inner = &join.bound;
        if inner.variable == variable || depth >= DEEPEST {
            return Ok(None);
        }
        let own = Term::Variable(inner.variable.clone());
        let outer = Term::Variable(variable.to_owned());
        let within = scope.with(&inner.variable, &inner.sort);
        let step_to = |test: &Test| match test {
            Test::Is(Condition::Relates(from, step, to)) if *from == own && *to == outer => {
                Some(step.clone())
            }
            Test::Is(Condition::Relates(from, step, to)) if *from == outer && *to == own => {
                Some(turned(step))
            }
            _ => None,
        };
        let step_to =
            |test: &Test| step_to(test).filter(|step| !self.may_be_verdict(step, sort, &own, &within));
        let Some((at, step)) =
            inner.tests.iter().enumerate().find_map(|(at, test)| Some((at, step_to(test)?)))
        else {
            return Ok(None);
        };
        // Tests on the variable itself are left for later, and so are verdicts: a row may be left out by one.
        let alone = |test: &Test| {
            let needs = test.needs();
            !needs.contains(variable) && within.knows_all(&needs) && !may_ask_verdict(test)
        };
        let others = inner.tests.iter().enumerate().filter(|(other, _)| *other != at);
        let (kept, left): (Vec<_>, Vec<_>) = others.map(|(_, test)| test).partition(|test| alone(test));
        let tests: Vec<Test> = kept.into_iter().cloned().collect();
        let mut bound = Bound::all(inner.sort.clone(), inner.variable.clone(), tests);
        self.seed_bound(&mut bound, scope, depth + 1)?;
        self.join_tests(&mut bound.tests, &within, depth + 1)?;
        let sources = bound.expected.unwrap_or(usize::MAX);
        let each = self.estimates.candidates(&Scan::From(own, step.clone()), sort)?;
        let candidates = sources.saturating_mul(each.max(1));
        Ok(Some(Found { scan: Scan::Through(Box::new(bound), step), exact: left.is_empty(), candidates }))
    }

    /// A step means edges, which can be walked either way, unless it means a verdict between topics.
    fn may_be_verdict(&self, step: &Step, sort: &Sort, other: &Term, scope: &Scope) -> bool {
        let may_be_topic = |sort: &Sort| sort.is_topic() || *sort == Sort::Any;
        let other_may = match other {
            Term::Node(node) => matches!(self.world.catalog.node(*node), Node::Topic(_)),
            Term::Variable(name) => scope.sort_of(name).is_none_or(may_be_topic),
        };
        may_mean_verdict(step) && may_be_topic(sort) && other_may
    }
}

/// What is not supported without some sources, looked up. Of topics that is also what cannot stand: those are not.
fn unsupported(variable: &str, sort: &Sort, scope: &Scope, of: &Term, without: &[Term]) -> Option<Scan> {
    let can_stand = matches!(sort, Sort::Claim | Sort::Argument);
    let is_own = |term: &Term| *term == Term::Variable(variable.to_owned());
    let is_known = without.iter().all(|term| !is_own(term) && scope.knows(term));
    (can_stand && is_own(of) && is_known).then(|| Scan::Unsupported(without.to_vec()))
}

/// The step taken the other way.
fn turned(step: &Step) -> Step {
    match step {
        Step::Inverse(inner) => (**inner).clone(),
        step => Step::Inverse(Box::new(step.clone())),
    }
}

/// Whether a test can ask for a verdict, whatever its variables stand for.
pub(super) fn may_ask_verdict(test: &Test) -> bool {
    match test {
        Test::All(parts) | Test::One(parts) => parts.iter().any(may_ask_verdict),
        Test::Not(inner) => may_ask_verdict(inner),
        Test::Is(Condition::Relates(_, step, _)) => may_mean_verdict(step),
        Test::Is(_) => false,
        Test::Join(join) => join.bound.tests.iter().any(may_ask_verdict),
    }
}
