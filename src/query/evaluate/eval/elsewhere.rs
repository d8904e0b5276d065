//! Answers whose rows an engine found: what they are, their verdicts and their evidence are told from the catalog.

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::graph::walk::Path;
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::query::budget::Meter;
use crate::query::evaluate::challenged::attach_challenged;
use crate::query::evaluate::eval::env::Env;
use crate::query::evaluate::eval::fulfil::{self, Truth};
use crate::query::evaluate::eval::{Evaluation, evaluate};
use crate::query::evaluate::impact::attach_changes;
use crate::query::evaluate::plan::Plan;
use crate::query::evaluate::tabulate::{Found, tabulate, tabulate_counts};
use crate::query::evaluate::world::World;
use crate::query::expr::{Body, Expr};

/// What an engine found for a question that finds rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The rows.
    pub rows: FoundRows,
    /// What a verdict alone may leave out, in order.
    pub left: Vec<NodeId>,
    /// How many there are, where not all are given.
    pub total: Option<usize>,
}

/// Rows that an engine found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundRows {
    /// What the question's variables stand for, row by row in order.
    Things(Vec<FoundRow>),
    /// Figures, each with the values that it is for.
    Counts(Vec<(Vec<Option<String>>, i64)>),
    /// Paths in order, and how many others go through things or by edges that the catalog has not.
    Paths(Vec<Path>, usize),
}

/// A row that an engine found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundRow {
    /// Of things that the catalog has.
    Known(Vec<NodeId>),
    /// Of things some of which it has not: the id of the first, and its values by column.
    Other(String, Vec<(String, String)>),
}

/// The answer to a question whose rows were found elsewhere: with its verdicts and its columns.
///
/// # Errors
/// As [`evaluate`](super::evaluate).
pub fn shown(
    world: &World<'_>,
    expr: &Expr,
    plan: Option<&Plan>,
    found: &Elsewhere,
) -> Result<Answer, Error> {
    let meter = Meter::new(world.budget);
    let mut answer = Answer::new(Shape::Rows);
    match (&found.rows, plan) {
        (FoundRows::Paths(paths, others), _) => {
            answer.shape = Shape::Paths;
            answer.total = paths.len() + others;
            answer.paths.clone_from(paths);
            if *others > 0 {
                let lead = if *others == 1 { "1 path leads" } else { &format!("{others} paths lead") };
                answer
                    .notices
                    .push(format!("{lead} through what is not in the library at hand, and cannot be shown"));
            }
        }
        (FoundRows::Things(_) | FoundRows::Counts(_), None) => {
            return evaluate(world, expr, None, None, None);
        }
        (FoundRows::Things(rows), Some(plan)) => {
            let evaluation = Evaluation::new(world, plan, &meter, false)?;
            answer.left_out = left_out(&evaluation, plan, &found.left);
            let known: Vec<Vec<NodeId>> = rows.iter().filter_map(FoundRow::known).cloned().collect();
            let found = known.into_iter();
            let found =
                found.map(|nodes| Found { verdicts: evaluation.verdicts_of(&nodes), nodes }).collect();
            // The engine has them in order.
            tabulate(world, plan, found, None, &mut answer);
            with_others(rows, &mut answer);
        }
        (FoundRows::Counts(groups), Some(plan)) => {
            let evaluation = Evaluation::new(world, plan, &meter, false)?;
            answer.left_out = left_out(&evaluation, plan, &found.left);
            tabulate_counts(world, plan, groups.clone(), &mut answer);
        }
    }
    if let Some(total) = found.total {
        answer.truncated = total > answer.rows.len().max(answer.paths.len());
        answer.total = total;
    }
    if let (Body::Find(find), Some(_)) = (&expr.body, plan) {
        attach_changes(world, &meter, &find.condition, &mut answer);
    }
    if let Some(cut) = meter.reached() {
        answer.cut_by(cut.notice());
    }
    attach_challenged(world, &mut answer);
    Ok(answer)
}

/// What a verdict leaves out, with that verdict.
fn left_out(evaluation: &Evaluation<'_, '_>, plan: &Plan, left: &[NodeId]) -> Vec<LeftOut> {
    let variable = plan.variables.first();
    let blamed = |node: NodeId| {
        let env = Env::EMPTY.with(variable?, node);
        // Figures do not tell what they are of, and an engine does not tell what is left out whatever the verdict is.
        let tests = &plan.bounds.first()?.tests;
        let hangs = fulfil::every(tests.iter().map(|test| evaluation.fulfils(test, &env, false)));
        if hangs != Truth::Unknown || evaluation.fulfils_bound(0, &env) == Truth::Yes {
            return None;
        }
        Some(LeftOut { node, verdict: evaluation.blamed(&plan.blame, &env)? })
    };
    left.iter().copied().filter_map(blamed).collect()
}

/// Puts the rows of things that the catalog has not between the others, where the engine has them.
fn with_others(rows: &[FoundRow], answer: &mut Answer) {
    let others = rows.iter().filter(|row| row.known().is_none()).count();
    if others == 0 {
        return;
    }
    let mut known = std::mem::take(&mut answer.rows).into_iter();
    for row in rows {
        match row {
            FoundRow::Known(_) => answer.rows.extend(known.next()),
            FoundRow::Other(id, values) => {
                let values = values.iter().map(|(column, text)| (column.clone(), Value::Text(text.clone())));
                let values: Vec<(String, Value)> = values.collect();
                for (column, _) in &values {
                    if !answer.columns.contains(column) {
                        answer.columns.push(column.clone());
                    }
                }
                answer.rows.push(Row { node: None, group: Some(id.clone()), verdicts: Vec::new(), values });
            }
        }
    }
    answer.total = answer.rows.len();
    let are = if others == 1 { "1 row is" } else { &format!("{others} rows are") };
    answer.notices.push(format!("{are} not in the library at hand: it has no evidence for them"));
}

impl FoundRow {
    fn known(&self) -> Option<&Vec<NodeId>> {
        match self {
            Self::Known(nodes) => Some(nodes),
            Self::Other(..) => None,
        }
    }
}
