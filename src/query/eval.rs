//! Carries out plans over graph and text index.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::error::Error;
use crate::graph::Graph;
use crate::index::{TextIndex, Words};
use crate::query::answer::{Answer, LeftOut, Row, Shape};
use crate::query::attribute::Attribute;
use crate::query::expr::{Comparison, Condition, Expr, Of, Relation, Sort, Step, Term};
use crate::query::paths::find_paths;
use crate::query::plan::{Plan, Scan};
use crate::query::reach::Reach;
use crate::query::tabulate;
use crate::verdict::{Status, Verdict, Verdicts};

/// Tests that one question may make before its answer is cut.
const BUDGET: usize = 20_000_000;

/// What questions are answered from.
pub struct World<'a> {
    /// The corpus.
    pub catalog: &'a Catalog,
    /// Its graph.
    pub graph: &'a Graph,
    /// Its verdicts.
    pub verdicts: &'a Verdicts,
    /// Opens the text index, for the questions that need it.
    pub text: &'a dyn Fn() -> Result<&'a TextIndex, Error>,
}

/// What text conditions found: for each, the nodes with their rank, 0 for the best.
type Texts = BTreeMap<(Option<Attribute>, String), BTreeMap<NodeId, usize>>;
/// What variables stand for.
type Env = BTreeMap<String, NodeId>;

/// Answers a question: `plan` is that of `expr`, for expressions that find rows.
///
/// # Errors
/// [`Error::Index`] if a text condition cannot be carried out.
pub fn evaluate<'a>(world: &'a World<'a>, expr: &Expr, plan: Option<&'a Plan>) -> Result<Answer, Error> {
    let mut answer = Answer {
        question: String::new(),
        core: String::new(),
        shape: Shape::Rows,
        columns: Vec::new(),
        shown: false,
        rows: Vec::new(),
        left_out: Vec::new(),
        paths: Vec::new(),
        total: 0,
        truncated: false,
        notices: Vec::new(),
    };
    match (expr, plan) {
        (Expr::Why { negated, subject, relation, object }, _) => {
            let verdict = world.verdicts.verdict(world.catalog, *subject, *relation, *object);
            answer.shape = Shape::Why(*negated);
            answer.columns = vec![world.catalog.kind(*subject).to_owned(), "verdict".to_owned()];
            let row = Row { node: Some(*subject), group: None, verdicts: vec![verdict], values: Vec::new() };
            answer.rows.push(row);
            answer.total = 1;
        }
        (Expr::Find { paths: Some(paths), stages, .. }, None) => {
            answer.shape = Shape::Paths;
            let ends = match paths.to {
                Term::Node(node) => vec![node],
                Term::Variable(_) => Vec::new(),
            };
            find_paths(world, paths, &ends, &mut answer);
            tabulate::limit_paths(stages, &mut answer);
        }
        (_, Some(plan)) => Evaluation::new(world, plan)?.run(&mut answer),
        (_, None) => {}
    }
    Ok(answer)
}

/// True, false, or unknown because it hangs on a verdict that is not looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Truth {
    Yes,
    No,
    Unknown,
}

impl Truth {
    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// One plan being carried out.
struct Evaluation<'a> {
    world: &'a World<'a>,
    plan: &'a Plan,
    texts: Texts,
    budget: Cell<usize>,
}

impl<'a> Evaluation<'a> {
    fn new(world: &'a World<'a>, plan: &'a Plan) -> Result<Self, Error> {
        let mut evaluation = Self { world, plan, texts: Texts::new(), budget: Cell::new(BUDGET) };
        if let Scan::Text(attribute, words) = &plan.scan {
            evaluation.look_up(*attribute, words)?;
        }
        for test in &plan.tests {
            evaluation.look_up_all(test)?;
        }
        Ok(evaluation)
    }

    fn reach(&self) -> Reach<'_> {
        let World { catalog, graph, verdicts, .. } = *self.world;
        Reach { catalog, graph, hierarchy: verdicts.hierarchy(), budget: &self.budget }
    }

    fn look_up_all(&mut self, condition: &Condition) -> Result<(), Error> {
        match condition {
            Condition::Matches(_, attribute, words) => self.look_up(*attribute, words),
            Condition::All(parts) | Condition::One(parts) => {
                parts.iter().try_for_each(|part| self.look_up_all(part))
            }
            Condition::Not(inner) | Condition::Exists(_, _, inner) => self.look_up_all(inner),
            Condition::Relates(..) | Condition::Between(..) | Condition::Compares(..) => Ok(()),
        }
    }

    fn look_up(&mut self, attribute: Option<Attribute>, text: &str) -> Result<(), Error> {
        let key = (attribute, text.to_owned());
        if self.texts.contains_key(&key) {
            return Ok(());
        }
        let words = Words::parse(text).map_err(|fault| Error::Index(fault.message))?;
        let index = (self.world.text)()?;
        let nodes: Vec<u32> = match attribute.and_then(Attribute::field) {
            Some(field) => index.matching(&words, Some(field))?,
            None => index
                .search(&words, self.world.catalog.len().max(1))?
                .into_iter()
                .map(|hit| hit.node)
                .collect(),
        };
        self.texts.insert(key, nodes.into_iter().map(NodeId).zip(0..).collect());
        Ok(())
    }

    fn run(&self, answer: &mut Answer) {
        let (mut rows, mut left_out) = (Vec::new(), Vec::new());
        for node in self.candidates() {
            let env = Env::from([(self.plan.variable.clone(), node)]);
            let fulfils = self.fulfils_all(&env, true);
            // A test that was cut short has proved nothing.
            if self.budget.get() == 0 {
                answer.truncated = true;
                answer
                    .notices
                    .push(format!("the answer is cut: the question needs more than {BUDGET} steps"));
                break;
            }
            if fulfils == Truth::Yes {
                rows.push(node);
            } else if self.fulfils_all(&env, false) == Truth::Unknown
                && let Some(verdict) = self.blamed(&self.plan.asked, &env, node)
            {
                left_out.push(LeftOut { node, verdict });
            }
        }
        if let Some(paths) = &self.plan.paths {
            answer.shape = Shape::Paths;
            find_paths(self.world, paths, &rows, answer);
            tabulate::limit_paths(&self.plan.stages, answer);
            return;
        }
        answer.left_out = left_out;
        let rows = rows.into_iter().map(|node| (node, self.verdicts_of(node))).collect();
        tabulate::tabulate(self.world.catalog, self.plan, rows, &|node| self.rank(node), answer);
    }

    /// The candidates, each once, in the order of their numbers.
    fn candidates(&self) -> Vec<NodeId> {
        let catalog = self.world.catalog;
        let of_sort = |node: &NodeId| is_of_sort(catalog, *node, &self.plan.sort);
        match &self.plan.scan {
            Scan::All => catalog.nodes().map(|(id, _)| id).filter(of_sort).collect(),
            Scan::Text(attribute, words) => {
                let found = self.texts.get(&(*attribute, words.clone()));
                found.into_iter().flat_map(BTreeMap::keys).copied().filter(of_sort).collect()
            }
            Scan::From(node, step) => self.reach().reached(*node, step).into_iter().filter(of_sort).collect(),
        }
    }

    /// The place of a node among the hits of the plan's text conditions, 0 for the best.
    fn rank(&self, node: NodeId) -> usize {
        self.texts.values().filter_map(|found| found.get(&node)).copied().min().unwrap_or(usize::MAX)
    }

    fn fulfils_all(&self, env: &Env, with_verdicts: bool) -> Truth {
        let tests = self.plan.tests.iter().map(|test| self.fulfils(test, env, with_verdicts));
        every(tests)
    }

    fn fulfils(&self, condition: &Condition, env: &Env, with_verdicts: bool) -> Truth {
        self.budget.set(self.budget.get().saturating_sub(1));
        if self.budget.get() == 0 {
            return Truth::No;
        }
        let inner = |part: &Condition| self.fulfils(part, env, with_verdicts);
        match condition {
            Condition::All(parts) => every(parts.iter().map(inner)),
            Condition::One(parts) => every(parts.iter().map(|part| inner(part).not())).not(),
            Condition::Not(part) => inner(part).not(),
            Condition::Relates(from, step, to) => self.relates(from, step, to, env, with_verdicts),
            Condition::Matches(variable, attribute, words) => {
                let found = self.texts.get(&(*attribute, words.clone()));
                let node = env.get(variable);
                found.zip(node).is_some_and(|(found, node)| found.contains_key(node)).into()
            }
            Condition::Between(of, from, to) => {
                let year = self.node(of, env).and_then(|node| Attribute::year(self.world.catalog, node));
                year.is_some_and(|year| {
                    from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to)
                })
                .into()
            }
            Condition::Compares(of, comparison, value) => {
                let values = self
                    .node(of, env)
                    .map_or_else(Vec::new, |node| of.attribute.values(self.world.catalog, node));
                compares(&values, *comparison, value).into()
            }
            Condition::Exists(sort, name, part) => {
                let nodes = self.world.catalog.nodes().map(|(id, _)| id);
                let mut inner_env = env.clone();
                let mut any = Truth::No;
                for node in nodes.filter(|node| is_of_sort(self.world.catalog, *node, sort)) {
                    inner_env.insert(name.clone(), node);
                    match self.fulfils(part, &inner_env, with_verdicts) {
                        Truth::Yes => return Truth::Yes,
                        Truth::Unknown => any = Truth::Unknown,
                        Truth::No => {}
                    }
                }
                any
            }
        }
    }

    fn node(&self, of: &Of, env: &Env) -> Option<NodeId> {
        env.get(&of.variable).copied()
    }

    fn relates(&self, from: &Term, step: &Step, to: &Term, env: &Env, with_verdicts: bool) -> Truth {
        let node = |term: &Term| match term {
            Term::Node(node) => Some(*node),
            Term::Variable(name) => env.get(name).copied(),
        };
        let (Some(from), Some(to)) = (node(from), node(to)) else { return Truth::No };
        match self.verdict_asked(from, step, to) {
            Some(_) if !with_verdicts => Truth::Unknown,
            Some((subject, relation, object)) => {
                let verdict = self.world.verdicts.verdict(self.world.catalog, subject, relation, object);
                (verdict.status == Status::Holds).into()
            }
            None => self.reach().reached(from, step).contains(&to).into(),
        }
    }

    /// Subject, relation and object of the verdict that a step between two nodes means, if it means
    /// one: a declared relation between topics that is not literal.
    fn verdict_asked(&self, from: NodeId, step: &Step, to: NodeId) -> Option<(NodeId, RelationId, NodeId)> {
        let topics =
            [from, to].into_iter().all(|node| matches!(self.world.catalog.node(node), Node::Topic(_)));
        let (relation, subject, object) = match step {
            Step::Along(relation) => (relation, from, to),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => (relation, to, from),
                _ => return None,
            },
            _ => return None,
        };
        match relation {
            Relation::Declared { id, literal: false } if topics => Some((subject, *id, object)),
            _ => None,
        }
    }

    /// The verdicts that are asked of a row, in the question's order, each once.
    fn verdicts_of(&self, node: NodeId) -> Vec<Verdict> {
        let mut asked = Vec::new();
        self.asked_in(&self.plan.asked, node, &mut asked);
        let mut verdicts: Vec<Verdict> = Vec::new();
        for (subject, relation, object) in asked {
            let known = |verdict: &Verdict| {
                (verdict.subject, verdict.relation, verdict.object) == (subject, relation, object)
            };
            if !verdicts.iter().any(known) {
                verdicts.push(self.world.verdicts.verdict(self.world.catalog, subject, relation, object));
            }
        }
        verdicts
    }

    /// The verdict that leaves a row out: the first in the question's order that is not as it should
    /// be.
    fn blamed(&self, condition: &Condition, env: &Env, row: NodeId) -> Option<Verdict> {
        match condition {
            Condition::All(parts) => parts
                .iter()
                .filter(|part| self.fulfils(part, env, true) != Truth::Yes)
                .find_map(|part| self.blamed(part, env, row)),
            Condition::One(parts) => parts.iter().find_map(|part| self.blamed(part, env, row)),
            other => {
                let mut asked = Vec::new();
                self.asked_in(other, row, &mut asked);
                let (subject, relation, object) = asked.into_iter().next()?;
                Some(self.world.verdicts.verdict(self.world.catalog, subject, relation, object))
            }
        }
    }

    fn asked_in(&self, condition: &Condition, row: NodeId, asked: &mut Vec<(NodeId, RelationId, NodeId)>) {
        match condition {
            Condition::All(parts) | Condition::One(parts) => {
                parts.iter().for_each(|part| self.asked_in(part, row, asked));
            }
            Condition::Not(inner) => self.asked_in(inner, row, asked),
            Condition::Relates(Term::Variable(name), step, Term::Node(to)) if *name == self.plan.variable => {
                asked.extend(self.verdict_asked(row, step, *to));
            }
            _ => {}
        }
    }
}

/// Kleene's conjunction: no if any is no, else unknown if any is unknown.
fn every(tests: impl Iterator<Item = Truth>) -> Truth {
    let mut all = Truth::Yes;
    for test in tests {
        match test {
            Truth::No => return Truth::No,
            Truth::Unknown => all = Truth::Unknown,
            Truth::Yes => {}
        }
    }
    all
}

fn is_of_sort(catalog: &Catalog, node: NodeId, sort: &Sort) -> bool {
    match (sort, catalog.node(node)) {
        (Sort::Any, _)
        | (Sort::Topic, Node::Topic(_))
        | (Sort::Claim, Node::Claim(_))
        | (Sort::Work, Node::Work(_))
        | (Sort::Scholar, Node::Scholar(_)) => true,
        (Sort::Kind(kind), Node::Topic(topic)) => topic.kind == *kind,
        _ => false,
    }
}

/// True if a value compares so; of several one is enough, and for `!=` none may be equal.
fn compares(values: &[String], comparison: Comparison, wanted: &str) -> bool {
    let any =
        |holds: fn(std::cmp::Ordering) -> bool| values.iter().any(|value| holds(value.as_str().cmp(wanted)));
    match comparison {
        Comparison::Equal => any(std::cmp::Ordering::is_eq),
        Comparison::Unequal => !any(std::cmp::Ordering::is_eq),
        Comparison::Less => any(std::cmp::Ordering::is_lt),
        Comparison::AtMost => any(std::cmp::Ordering::is_le),
        Comparison::More => any(std::cmp::Ordering::is_gt),
        Comparison::AtLeast => any(std::cmp::Ordering::is_ge),
    }
}
