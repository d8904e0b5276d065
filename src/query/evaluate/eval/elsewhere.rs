//! Answers whose rows an engine found: what they are, their verdicts and their evidence are told from the catalog.

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::graph::walk::Path;
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::budget::Meter;
use crate::query::evaluate::challenged::attach_challenged;
use crate::query::evaluate::eval::env::Env;
use crate::query::evaluate::eval::fulfil::{self, Truth};
use crate::query::evaluate::eval::{Evaluation, evaluate};
use crate::query::evaluate::impact::attach_changes;
use crate::query::evaluate::plan::Plan;
use crate::query::evaluate::tabulate::{Found, shown_columns, tabulate, tabulate_counts};
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
    /// Of things some of which it has not.
    Other(Other),
}

impl FoundRow {
    /// The things of a row that are all known; else none.
    #[must_use]
    pub fn known(&self) -> &[NodeId] {
        match self {
            Self::Known(nodes) => nodes,
            Self::Other(_) => &[],
        }
    }
}

/// A row of things some of which the catalog has not: what an engine tells of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The ids of the things, in the order of the question's variables.
    pub ids: Vec<String>,
    /// What a reader calls the first.
    pub label: String,
    /// What the question asks to be shown, in its order.
    pub shown: Vec<Option<String>>,
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
            let known = rows.iter().filter(|row| matches!(row, FoundRow::Known(_))).map(FoundRow::known);
            let found = known
                .map(|nodes| Found { verdicts: evaluation.verdicts_of(nodes), nodes: nodes.to_vec() })
                .collect();
            // The engine has them in order.
            tabulate(world, plan, found, None, &mut answer);
            with_others(plan, rows, &mut answer);
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
fn with_others(plan: &Plan, rows: &[FoundRow], answer: &mut Answer) {
    let others = rows.iter().filter(|row| matches!(row, FoundRow::Other(_))).count();
    if others == 0 {
        return;
    }
    let mut known = std::mem::take(&mut answer.rows).into_iter();
    for row in rows {
        match row {
            FoundRow::Known(_) => answer.rows.extend(known.next()),
            FoundRow::Other(other) => {
                let values = values_of(plan, other);
                for (column, _) in &values {
                    if !answer.columns.contains(column) {
                        answer.columns.push(column.clone());
                    }
                }
                let id = other.ids.first().cloned();
                answer.rows.push(Row { node: None, group: id, verdicts: Vec::new(), values });
            }
        }
    }
    answer.total = answer.rows.len();
    // Of what is known by its values alone there is nothing else to be seen.
    answer.shown = true;
    let are = if others == 1 { "1 row is" } else { &format!("{others} rows are") };
    answer.notices.push(format!("{are} not in the library at hand: it has no evidence for them"));
}

/// What an engine tells of a row, by column: what is to be shown, or else what a reader calls it.
fn values_of(plan: &Plan, other: &Other) -> Vec<(String, Value)> {
    let named = plan.variables.iter().zip(&other.ids).skip(1);
    let mut values: Vec<(String, Value)> =
        named.map(|(name, id)| (name.clone(), Value::Text(id.clone()))).collect();
    let mut is_shown = false;
    for ((column, of), text) in shown_columns(plan).zip(&other.shown) {
        is_shown = true;
        let Some(text) = text.as_ref().filter(|_| !values.iter().any(|(known, _)| *known == column)) else {
            continue;
        };
        let year = text.parse().ok().filter(|_| of.attribute == Attribute::Year);
        values.push((column, year.map_or_else(|| Value::Text(text.clone()), Value::Number)));
    }
    if !is_shown {
        values.push((Attribute::Label.word().to_owned(), Value::Text(other.label.clone())));
    }
    values
}
