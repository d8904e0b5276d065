//! Carries out plans over graph and text index.

mod candidates;
pub mod elsewhere;
mod env;
pub(crate) mod fulfil;
mod texts;
mod weighed;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::error::Error;
use crate::graph::walk::Path;
use crate::query::answer::{Answer, LeftOut, Row, Shape};
use crate::query::budget::{Cut, Meter};
use crate::query::evaluate::challenged::attach_challenged;
use crate::query::evaluate::compare::compare;
use crate::query::evaluate::impact::attach_changes;
use crate::query::evaluate::page::page;
use crate::query::evaluate::paths::find_paths;
use crate::query::evaluate::plan::Plan;
use crate::query::evaluate::profile::{BoundProfile, Profile};
use crate::query::evaluate::reach::Reach;
use crate::query::evaluate::tabulate::{Found, limit_paths, tabulate};
use crate::query::evaluate::world::World;
use crate::query::expr::{Body, Expr, Sort, Term};

use self::candidates::Candidates;
use self::env::Env;
use self::fulfil::Truth;
use self::texts::Texts;
use self::weighed::Weighed;

/// Answers a question: `plan` is that of `expr`, for expressions that find rows. What it took is put into
/// `profile`, where one is wanted.
///
/// # Errors
/// [`Error::Index`] if a text condition cannot be carried out.
pub fn evaluate(
    world: &World<'_>,
    expr: &Expr,
    plan: Option<&Plan>,
    earlier: Option<&Earlier>,
    profile: Option<&mut Profile>,
) -> Result<Answer, Error> {
    let meter = Meter::new(world.budget);
    let mut answer = Answer::new(Shape::Rows);
    match (&expr.body, plan) {
        (Body::Why(why), _) => {
            let verdict =
                world.verdicts.verdict_or_elsewhere(world.catalog, why.subject, why.relation, why.object);
            answer.shape = Shape::Why(why.negated);
            answer.columns = vec![world.catalog.kind(why.subject).to_owned(), "verdict".to_owned()];
            let row =
                Row { node: Some(why.subject), group: None, verdicts: vec![verdict], values: Vec::new() };
            answer.rows.push(row);
            answer.total = 1;
        }
        (Body::Compare(asked), _) => compare(world, &meter, asked, &mut answer),
        (Body::Page(node), _) => page(world, *node, &mut answer),
        (Body::Find(find), None) => {
            if let Some(paths) = &find.paths {
                let started = Instant::now();
                answer.shape = Shape::Paths;
                let ends = match paths.to {
                    Term::Node(node) => vec![node],
                    Term::Variable(_) => Vec::new(),
                };
                find_paths(world, &meter, paths, &ends, &mut answer);
                if let Some(profile) = profile {
                    profile.rows = answer.paths.len();
                    profile.time = started.elapsed();
                    profile.steps = world.budget.steps - meter.left();
                }
                without_earlier_paths(earlier, &mut answer);
                limit_paths(&find.stages, &mut answer);
            }
        }
        (Body::Find(find), Some(plan)) => {
            let evaluation = Evaluation::new(world, plan, &meter, profile.is_some())?;
            let started = Instant::now();
            evaluation.run(earlier, &mut answer)?;
            attach_changes(world, &meter, &find.condition, &mut answer);
            if let Some(profile) = profile {
                *profile = evaluation.profile.take();
                profile.time = started.elapsed();
                profile.steps = world.budget.steps - meter.left();
            }
        }
    }
    if let Some(cut) = meter.reached() {
        answer.cut_by(cut.notice());
    }
    if let Some(cut) = earlier.and_then(|earlier| earlier.cut) {
        // What was there before is not known: nothing has been proved to be new.
        answer.rows.clear();
        answer.paths.clear();
        answer.left_out.clear();
        answer.total = 0;
        answer.cut_by(cut.notice());
    }
    if answer.cut && answer.shape == Shape::Counts {
        // A figure of what was counted so far is none of what there is.
        answer.rows.clear();
        answer.total = 0;
        answer.notices.push("no count is shown: not everything was counted".to_owned());
    }
    attach_challenged(world, &mut answer);
    Ok(answer)
}

/// What was an answer in an earlier year already.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// What the question's variables stood for.
    rows: BTreeSet<Vec<NodeId>>,
    paths: BTreeSet<Path>,
    /// Which bound was reached before all was found.
    cut: Option<Cut>,
}

impl Earlier {
    /// How many rows or paths were found; none if a bound was reached before all were.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        self.cut.is_none().then_some(self.rows.len() + self.paths.len())
    }
}

/// What a question finds in a world, not counted, sorted or cut.
///
/// # Errors
/// As [`evaluate`].
pub fn found(world: &World<'_>, expr: &Expr, plan: Option<&Plan>) -> Result<Earlier, Error> {
    let meter = Meter::new(world.budget);
    let mut earlier = Earlier::default();
    match (&expr.body, plan) {
        (Body::Find(find), None) => {
            if let Some((paths, Term::Node(end))) = find.paths.as_ref().map(|paths| (paths, &paths.to)) {
                let mut answer = Answer::new(Shape::Paths);
                find_paths(world, &meter, paths, &[*end], &mut answer);
                earlier.paths = answer.paths.into_iter().collect();
            }
        }
        (Body::Find(_), Some(plan)) => {
            let evaluation = Evaluation::new(world, plan, &meter, false)?;
            let mut gathered = Gathered::default();
            evaluation.bind(0, &Env::EMPTY, &mut gathered);
            earlier.rows = gathered.rows.into_iter().collect();
        }
        (Body::Why(_) | Body::Compare(_) | Body::Page(_), _) => {}
    }
    earlier.cut = meter.reached();
    Ok(earlier)
}

fn without_earlier_paths(earlier: Option<&Earlier>, answer: &mut Answer) {
    let Some(earlier) = earlier else { return };
    answer.paths.retain(|path| !earlier.paths.contains(path));
    answer.total = answer.paths.len();
}

/// One plan being carried out.
struct Evaluation<'r, 'a> {
    world: &'r World<'a>,
    plan: &'r Plan,
    meter: &'r Meter,
    reach: Reach<'r, 'a>,
    texts: Texts,
    /// Whether times are taken.
    timed: bool,
    profile: RefCell<Profile>,
    /// What has lost its support, by the sources withdrawn.
    fallen: RefCell<fulfil::Fallen>,
    /// What is found once in a question, by the numbers of the plan.
    found_once: RefCell<BTreeMap<usize, Candidates>>,
    /// Whether a join holds, for what it depends on.
    joined: RefCell<fulfil::Joined>,
    /// The verdicts that were weighed and that the answer will have.
    weighed: RefCell<Weighed>,
    /// Whether a verdict can leave a row out.
    blames: bool,
}

/// Rows being gathered: what the plan's variables stand for, in the order of the question.
#[derive(Default)]
struct Gathered {
    rows: Vec<Vec<NodeId>>,
    left_out: Vec<LeftOut>,
}

impl<'r, 'a> Evaluation<'r, 'a> {
    fn new(world: &'r World<'a>, plan: &'r Plan, meter: &'r Meter, timed: bool) -> Result<Self, Error> {
        let profile =
            Profile { bounds: vec![BoundProfile::default(); plan.bounds.len()], ..Profile::default() };
        Ok(Self {
            world,
            plan,
            meter,
            reach: Reach::new(world, meter),
            texts: Texts::of(world, plan, meter)?,
            timed,
            profile: RefCell::new(profile),
            fallen: RefCell::default(),
            found_once: RefCell::default(),
            joined: RefCell::default(),
            weighed: RefCell::default(),
            // Of several variables none is left out by name.
            blames: plan.bounds.len() == 1 && fulfil::may_ask(&plan.asked),
        })
    }

    fn run(&self, earlier: Option<&Earlier>, answer: &mut Answer) -> Result<(), Error> {
        let mut gathered = Gathered::default();
        self.bind(0, &Env::EMPTY, &mut gathered);
        let Gathered { mut rows, left_out } = gathered;
        // In the order of the question, whichever variable was bound first.
        rows.sort_unstable();
        if let Some(earlier) = earlier {
            rows.retain(|row| !earlier.rows.contains(row));
        }
        self.profile.borrow_mut().rows = rows.len();
        if let Some(paths) = &self.plan.paths {
            answer.shape = Shape::Paths;
            let ends: Vec<NodeId> = rows.iter().filter_map(|row| row.first()).copied().collect();
            find_paths(self.world, self.meter, paths, &ends, answer);
            limit_paths(&self.plan.stages, answer);
            return Ok(());
        }
        answer.left_out = left_out;
        let rank = self.texts.ranks(self.world, self.plan, &rows)?;
        let found =
            rows.into_iter().map(|nodes| Found { verdicts: self.verdicts_of(&nodes), nodes }).collect();
        tabulate(self.world, self.plan, found, Some(&|node| rank.of(node)), answer);
        Ok(())
    }

    /// Binds the variable at `depth` to one candidate after another, and those after it in turn. The plan's
    /// variables are few, so the stack is safe.
    fn bind(&self, depth: usize, env: &Env<'_>, gathered: &mut Gathered) {
        let Some(bound) = self.plan.bounds.get(depth) else {
            let row = self.plan.variables.iter().filter_map(|name| env.get(name)).collect();
            if self.meter.allows_rows(gathered.rows.len() + 1) {
                gathered.rows.push(row);
            }
            return;
        };
        let started = self.now();
        let candidates = self.candidates(&bound.scan, &bound.sort, env);
        if let Some(started) = started {
            let profile = &mut self.profile.borrow_mut().bounds[depth];
            profile.candidates += candidates.len();
            profile.scanning += started.elapsed();
            profile.tests.resize(bound.tests.len(), (0, Duration::ZERO));
        }
        for node in candidates.iter().copied() {
            if !self.meter.spend(1) {
                break;
            }
            let env = env.with(&bound.variable, node);
            let fulfils = self.fulfils_bound(depth, &env);
            // A test that was cut short has proved nothing.
            if self.meter.is_cut() {
                break;
            }
            if fulfils == Truth::Yes {
                self.weighed.borrow_mut().keep();
                self.bind(depth + 1, &env, gathered);
            } else if self.blames
                && fulfil::every(bound.tests.iter().map(|test| self.fulfils(test, &env, false)))
                    == Truth::Unknown
                && let Some(verdict) = self.blamed(&self.plan.blame, &env)
                // Where that was cut short, another part may be to blame.
                && !self.meter.is_cut()
            {
                gathered.left_out.push(LeftOut { node, verdict });
            }
            self.weighed.borrow_mut().forget();
            if self.meter.is_cut() {
                break;
            }
        }
    }

    fn now(&self) -> Option<Instant> {
        self.timed.then(Instant::now)
    }

    /// Whether all tests of a variable hold, with what that took.
    fn fulfils_bound(&self, depth: usize, env: &Env<'_>) -> Truth {
        let mut all = Truth::Yes;
        for (at, test) in self.plan.bounds[depth].tests.iter().enumerate() {
            let started = self.now();
            let truth = self.fulfils(test, env, true);
            if let Some(started) = started {
                let tests = &mut self.profile.borrow_mut().bounds[depth].tests[at];
                tests.0 += usize::from(truth == Truth::Yes);
                tests.1 += started.elapsed();
            }
            match truth {
                Truth::No => return Truth::No,
                Truth::Unknown => all = Truth::Unknown,
                Truth::Yes => {}
            }
        }
        all
    }
}

/// True if a node is of a sort.
pub(super) fn is_of_sort(catalog: &Catalog, node: NodeId, sort: &Sort) -> bool {
    match (sort, catalog.node(node)) {
        (Sort::Any, Node::Excerpt(_)) => false,
        (Sort::Any, _)
        | (Sort::Topic, Node::Topic(_))
        | (Sort::Claim, Node::Claim(_))
        | (Sort::Argument, Node::Argument(_))
        | (Sort::Work, Node::Work(_))
        | (Sort::Scholar, Node::Scholar(_))
        | (Sort::Excerpt, Node::Excerpt(_))
        | (Sort::Citation, Node::Citation(_)) => true,
        (Sort::Kind(kind), Node::Topic(topic)) => topic.kind == *kind,
        _ => false,
    }
}
