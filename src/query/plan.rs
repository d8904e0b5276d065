//! How a question is carried out: where the candidates for each variable come from, and what they must
//! fulfil.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::catalog::Catalog;
use crate::query::attribute::Attribute;
use crate::query::expr::{
    Condition, Find, Paths, Sort, Stage, Step, Term, print_condition, print_step, print_term, stage_text,
};
use crate::query::profile::Profile;

/// Where the candidates for a variable come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Everything of the sort.
    All,
    /// What the text index finds.
    Text(Option<Attribute>, String),
    /// What a step reaches from a thing, or from what a variable before stands for.
    From(Term, Step),
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
    pub tests: Vec<Condition>,
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

/// The plan that takes an expression literally: every combination of everything, one test. None for an
/// expression that binds no variables.
#[must_use]
pub fn literal(find: &Find) -> Option<Plan> {
    let mut bounds: Vec<Bound> = find
        .variables
        .iter()
        .map(|bound| Bound {
            sort: bound.sort.clone(),
            variable: bound.name.clone(),
            scan: Scan::All,
            tests: Vec::new(),
            expected: None,
        })
        .collect();
    bounds.last_mut()?.tests.push(find.condition.clone());
    Some(Plan {
        bounds,
        variables: find.variables.iter().map(|bound| bound.name.clone()).collect(),
        asked: find.condition.clone(),
        paths: find.paths.clone(),
        stages: find.stages.clone(),
    })
}

/// The variables that a condition is about, those that it binds itself left out.
#[must_use]
pub fn variables_of(condition: &Condition) -> BTreeSet<String> {
    let name = |term: &Term| match term {
        Term::Variable(name) => Some(name.clone()),
        Term::Node(_) => None,
    };
    match condition {
        Condition::All(parts) | Condition::One(parts) => parts.iter().flat_map(variables_of).collect(),
        Condition::Not(inner) => variables_of(inner),
        Condition::Relates(from, _, to) => [from, to].into_iter().filter_map(name).collect(),
        Condition::Grounded(claim, without) => [claim].into_iter().chain(without).filter_map(name).collect(),
        Condition::Matches(variable, ..) => BTreeSet::from([variable.clone()]),
        Condition::Between(of, ..) | Condition::Has(of) | Condition::Compares(of, ..) => {
            BTreeSet::from([of.variable.clone()])
        }
        Condition::Exists(_, own, inner) => {
            variables_of(inner).into_iter().filter(|name| name != own).collect()
        }
    }
}

/// A plan in lines, as `--explain` shows it; with what carrying it out took, where that is known.
#[must_use]
pub fn print(plan: &Plan, catalog: &Catalog, profile: Option<&Profile>) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    for (at, bound) in plan.bounds.iter().enumerate() {
        let seen = profile.and_then(|profile| profile.bounds.get(at));
        let scan = match &bound.scan {
            Scan::All => format!("all of sort {}", bound.sort.word()),
            Scan::Text(attribute, words) => {
                let field = attribute.map_or("any text", Attribute::word);
                format!("text index: {words:?} in {field}, of sort {}", bound.sort.word())
            }
            Scan::From(start, step) => {
                let (start, step) = (print_term(start, catalog), print_step(step, catalog));
                format!("from {start} along {step}, of sort {}", bound.sort.word())
            }
        };
        let expected = bound.expected.map_or_else(String::new, |rows| format!("about {rows} expected"));
        let found = seen.map_or_else(String::new, |seen| seen.scanned());
        let note =
            [expected, found].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        lines.push((format!("scan    {} = {scan}", bound.variable), note));
        for (at, test) in bound.tests.iter().enumerate() {
            if *test != Condition::All(Vec::new()) {
                let note = seen.map_or_else(String::new, |seen| seen.tested(at));
                lines.push((format!("test    {}", print_condition(test, catalog)), note));
            }
        }
    }
    if let Some(paths) = &plan.paths {
        lines.push((format!("paths   along {}", print_step(&paths.step, catalog)), String::new()));
    }
    for stage in &plan.stages {
        lines.push((format!("then    {}", stage_text(stage)), String::new()));
    }
    if let Some(profile) = profile {
        lines.push(("rows".to_owned(), profile.total()));
    }
    let mut text = String::new();
    for (line, note) in lines {
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "{}", if note.is_empty() { line } else { format!("{line}\n          {note}") });
    }
    text
}
