//! How a question is carried out: where its rows come from, and what each must fulfil.

use std::fmt::Write;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::query::attribute::Attribute;
use crate::query::expr::{
    Condition, Expr, Paths, Sort, Stage, Step, print_condition, print_step, stage_text,
};

/// Where the candidates for rows come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Everything of the sort.
    All,
    /// What the text index finds.
    Text(Option<Attribute>, String),
    /// What a step reaches from a node.
    From(NodeId, Step),
}

/// A plan for finding rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What rows are of.
    pub sort: Sort,
    /// The variable that stands for a row.
    pub variable: String,
    /// Where candidates come from.
    pub scan: Scan,
    /// What they must all fulfil, tried in this order.
    pub tests: Vec<Condition>,
    /// What was asked, as a whole. It says which verdicts are shown, and in what order, however the
    /// tests are arranged.
    pub asked: Condition,
    /// The paths to each row, if paths are asked.
    pub paths: Option<Paths>,
    /// What is done with the rows.
    pub stages: Vec<Stage>,
}

/// The plan that takes an expression literally: everything of the sort, one test. None for an
/// expression that finds no rows.
#[must_use]
pub fn literal(expr: &Expr) -> Option<Plan> {
    match expr {
        Expr::Find { variable: Some((sort, variable)), paths, condition, stages } => Some(Plan {
            sort: sort.clone(),
            variable: variable.clone(),
            scan: Scan::All,
            tests: vec![condition.clone()],
            asked: condition.clone(),
            paths: paths.clone(),
            stages: stages.clone(),
        }),
        Expr::Find { variable: None, .. } | Expr::Why { .. } => None,
    }
}

/// A plan in lines, as `--explain` shows it.
#[must_use]
pub fn print(plan: &Plan, catalog: &Catalog) -> String {
    let mut text = String::new();
    let scan = match &plan.scan {
        Scan::All => format!("all of sort {}", plan.sort.word()),
        Scan::Text(attribute, words) => {
            let field = attribute.map_or("any text", Attribute::word);
            format!("text index: {words:?} in {field}, of sort {}", plan.sort.word())
        }
        Scan::From(node, step) => {
            let start = format!("{}:{}", catalog.kind(*node), catalog.id(*node));
            format!("from {start} along {}, of sort {}", print_step(step, catalog), plan.sort.word())
        }
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "scan    {scan}");
    for test in plan.tests.iter().filter(|test| **test != Condition::All(Vec::new())) {
        let _ = writeln!(text, "test    {}", print_condition(test, catalog));
    }
    if let Some(paths) = &plan.paths {
        let _ = writeln!(
            text,
            "paths   from {} along {}",
            catalog.id(paths.from),
            print_step(&paths.step, catalog)
        );
    }
    for stage in &plan.stages {
        let _ = writeln!(text, "then    {}", stage_text(stage));
    }
    text
}
