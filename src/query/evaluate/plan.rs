//! How a question is carried out: where the candidates for each variable come from, and what they must
//! fulfil. It is an algebra over sets of things: scans, tests, and joins with what must or must not exist.

mod print;

use std::collections::BTreeSet;

use crate::query::attribute::Attribute;
use crate::query::expr::{Condition, Find, Paths, Sort, Stage, Step, Term};

pub use self::print::print;

/// Where the candidates for a variable come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Everything of the sort.
    All,
    /// What the text index finds.
    Text(Option<Attribute>, String),
    /// What a step reaches from a thing, or from what a variable before stands for.
    From(Term, Step),
    /// What a step reaches from anything that another variable may stand for: a semi-join from its other end.
    Through(Box<Bound>, Step),
    /// The claims or arguments that are not supported without these.
    Unsupported(Vec<Term>),
    /// What any of these gives.
    Either(Vec<Scan>),
    /// What another variable of the same sort may stand for, whatever the variables before stand for: it is found
    /// once, and known by its number.
    Kept(Box<Bound>, usize),
}

/// What a candidate must fulfil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// All of these.
    All(Vec<Test>),
    /// One of these.
    One(Vec<Test>),
    /// Not this.
    Not(Box<Test>),
    /// A condition without parts.
    Is(Condition),
    /// Something exists that fulfils more: a semi-join, and under [`Test::Not`] an anti-join.
    Join(Box<Join>),
}

/// Something that must exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// Where it is looked for, and what it must fulfil.
    pub bound: Bound,
    /// The variables before on which it depends, where what is found for them is kept under a number: more of them
    /// are bound than it depends on.
    pub kept: Option<(Vec<String>, usize)>,
    /// What was asked, as it is printed.
    pub asked: Condition,
}

/// A variable, bound to one candidate after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// What it stands for.
    pub sort: Sort,
    /// Its name.
    pub variable: String,
    /// Where candidates come from.
    pub scan: Scan,
    /// What they must all fulfil, tried in this order.
    pub tests: Vec<Test>,
    /// How many candidates the optimiser expects for each combination of the variables before.
    pub expected: Option<usize>,
}

/// A plan for finding rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The variables in the order in which they are bound; at least one.
    pub bounds: Vec<Bound>,
    /// The variables in the order of the question, which is that of rows and columns.
    pub variables: Vec<String>,
    /// What was asked, as a whole. It says which verdicts are shown, and in what order, however the
    /// tests are arranged.
    pub asked: Condition,
    /// The same as a test in the question's order: by it the verdict is found that leaves something out.
    pub blame: Test,
    /// The paths to each row, if paths are asked.
    pub paths: Option<Paths>,
    /// What is done with the rows.
    pub stages: Vec<Stage>,
}

impl Plan {
    /// The sort of a variable.
    #[must_use]
    pub fn sort_of(&self, variable: &str) -> Option<&Sort> {
        self.bounds.iter().find(|bound| bound.variable == variable).map(|bound| &bound.sort)
    }

    /// What the rows are of: the sort of the question's first variable.
    #[must_use]
    pub fn row_sort(&self) -> &Sort {
        self.variables.first().and_then(|name| self.sort_of(name)).unwrap_or(&Sort::Any)
    }
}

impl Bound {
    /// A variable that stands for anything of its sort.
    #[must_use]
    pub fn all(sort: Sort, variable: String, tests: Vec<Test>) -> Self {
        Self { sort, variable, scan: Scan::All, tests, expected: None }
    }

    /// The variables before on which it depends.
    #[must_use]
    pub fn needs(&self) -> BTreeSet<String> {
        let mut names: BTreeSet<String> = self.tests.iter().flat_map(Test::needs).collect();
        names.extend(self.scan.needs());
        names.remove(&self.variable);
        names
    }
}

impl Scan {
    /// The variables on which it depends.
    #[must_use]
    pub fn needs(&self) -> BTreeSet<String> {
        match self {
            Self::All | Self::Text(..) => BTreeSet::new(),
            Self::From(start, _) => name(start).into_iter().collect(),
            Self::Unsupported(without) => without.iter().filter_map(name).collect(),
            Self::Through(bound, _) | Self::Kept(bound, _) => bound.needs(),
            Self::Either(scans) => scans.iter().flat_map(Self::needs).collect(),
        }
    }
}

impl Test {
    /// A condition taken literally: what must exist is looked for among everything of its sort.
    #[must_use]
    pub fn literal(condition: &Condition) -> Self {
        let each = |parts: &[Condition]| parts.iter().map(Self::literal).collect();
        match condition {
            Condition::All(parts) => Self::All(each(parts)),
            Condition::One(parts) => Self::One(each(parts)),
            Condition::Not(inner) => Self::Not(Box::new(Self::literal(inner))),
            Condition::Exists(sort, name, inner) => {
                let bound = Bound::all(sort.clone(), name.clone(), vec![Self::literal(inner)]);
                Self::Join(Box::new(Join { bound, kept: None, asked: condition.clone() }))
            }
            leaf => Self::Is(leaf.clone()),
        }
    }

    /// The variables that it is about, those that it binds itself left out.
    #[must_use]
    pub fn needs(&self) -> BTreeSet<String> {
        match self {
            Self::All(parts) | Self::One(parts) => parts.iter().flat_map(Self::needs).collect(),
            Self::Not(inner) => inner.needs(),
            Self::Is(condition) => variables_of(condition),
            Self::Join(join) => join.bound.needs(),
        }
    }

    /// The condition that it tests.
    #[must_use]
    pub fn condition(&self) -> Condition {
        let each = |parts: &[Self]| parts.iter().map(Self::condition).collect();
        match self {
            Self::All(parts) => Condition::All(each(parts)),
            Self::One(parts) => Condition::One(each(parts)),
            Self::Not(inner) => Condition::Not(Box::new(inner.condition())),
            Self::Is(condition) => condition.clone(),
            Self::Join(join) => join.asked.clone(),
        }
    }
}

/// The plan that takes an expression literally: every combination of everything, one test. None for an
/// expression that binds no variables.
#[must_use]
pub fn literal(find: &Find) -> Option<Plan> {
    let bound =
        |bound: &crate::query::expr::Variable| Bound::all(bound.sort.clone(), bound.name.clone(), Vec::new());
    let mut bounds: Vec<Bound> = find.variables.iter().map(bound).collect();
    bounds.last_mut()?.tests.push(Test::literal(&find.condition));
    Some(Plan {
        bounds,
        variables: find.variables.iter().map(|bound| bound.name.clone()).collect(),
        asked: find.condition.clone(),
        blame: Test::literal(&find.condition),
        paths: find.paths.clone(),
        stages: find.stages.clone(),
    })
}

fn name(term: &Term) -> Option<String> {
    match term {
        Term::Variable(name) => Some(name.clone()),
        Term::Node(_) => None,
    }
}

/// The variables that a condition is about, those that it binds itself left out.
#[must_use]
pub fn variables_of(condition: &Condition) -> BTreeSet<String> {
    match condition {
        Condition::All(parts) | Condition::One(parts) => parts.iter().flat_map(variables_of).collect(),
        Condition::Not(inner) => variables_of(inner),
        Condition::Relates(from, _, to) => [from, to].into_iter().filter_map(name).collect(),
        Condition::Supported(claim, without) => [claim].into_iter().chain(without).filter_map(name).collect(),
        Condition::Matches(variable, ..) => BTreeSet::from([variable.clone()]),
        Condition::Between(of, ..) | Condition::Has(of) | Condition::Compares(of, ..) => {
            BTreeSet::from([of.variable.clone()])
        }
        Condition::Exists(_, own, inner) => {
            variables_of(inner).into_iter().filter(|name| name != own).collect()
        }
    }
}
