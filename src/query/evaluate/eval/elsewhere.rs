//! Answers whose rows an engine found: what they are, their verdicts and their evidence are told from the catalog.

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::query::budget::Meter;
use crate::query::evaluate::challenged::attach_challenged;
use crate::query::evaluate::eval::Evaluation;
use crate::query::evaluate::eval::env::Env;
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
    /// How many there are, where not all are given.
    pub total: Option<usize>,
}

/// Rows that an engine found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundRows {
    /// What the question's variables stand for, row by row in order, and what only a verdict leaves out.
    Things(Vec<FoundRow>, Vec<NodeId>),
    /// Figures, each with the values that it is for.
    Counts(Vec<(Vec<Option<String>>, i64)>),
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
pub fn shown(world: &World<'_>, expr: &Expr, plan: &Plan, found: &Elsewhere) -> Result<Answer, Error> {
    let meter = Meter::new(world.budget);
    let mut answer = Answer::new(Shape::Rows);
    match &found.rows {
        FoundRows::Things(rows, left) => {
            let evaluation = Evaluation::new(world, plan, &meter, false)?;
            let variable = plan.variables.first();
            let blamed = |node: NodeId| {
                let verdict = evaluation.blamed(&plan.blame, &Env::EMPTY.with(variable?, node))?;
                Some(LeftOut { node, verdict })
            };
            answer.left_out = left.iter().copied().filter_map(blamed).collect();
            let known: Vec<Vec<NodeId>> = rows.iter().filter_map(FoundRow::known).cloned().collect();
            let found = known.into_iter();
            let found =
                found.map(|nodes| Found { verdicts: evaluation.verdicts_of(&nodes), nodes }).collect();
            // The engine has them in order.
            tabulate(world, plan, found, None, &mut answer);
            with_others(rows, &mut answer);
        }
        FoundRows::Counts(groups) => tabulate_counts(world, plan, groups.clone(), &mut answer),
    }
    if let Some(total) = found.total {
        answer.truncated = total > answer.rows.len();
        answer.total = total;
    }
    if let Body::Find(find) = &expr.body {
        attach_changes(world, &meter, &find.condition, &mut answer);
    }
    if let Some(cut) = meter.reached() {
        answer.cut_by(cut.notice());
    }
    attach_challenged(world, &mut answer);
    Ok(answer)
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
