//! What an engine finds, as an answer: its rows are things of the library at hand, with their verdicts and evidence.

use std::collections::BTreeSet;

use crate::catalog::NodeClass;
use crate::catalog::entry::NodeId;
use crate::engine::paths::paths;
use crate::engine::{Failed, Table};
use crate::query::answer::Answer;
use crate::query::evaluate::eval::elsewhere::{Elsewhere, FoundRow, FoundRows};
use crate::query::expr::{Body, Printed, Stage};
use crate::query::understand::resolve::Understood;
use crate::relational::algebra::Program;
use crate::relational::lower::{Native, left_out, program};
use crate::relational::script::Asked;
use crate::relational::sql::{Dialect, Script, script};
use crate::session::{Failure, Session};

/// Why there is no answer.
#[derive(Debug)]
pub enum Refused {
    /// The question has no SQL.
    Native(Native),
    /// The engine fails.
    Failed(Failed),
    /// The library at hand fails.
    Library(Failure),
}

impl From<Failed> for Refused {
    fn from(failed: Failed) -> Self {
        Self::Failed(failed)
    }
}

/// Carries out a script.
pub type Run<'a> = dyn FnMut(Asked<'_>, &Script) -> Result<Table, Failed> + 'a;

/// The answer to a question, and to the further questions that were asked in one, by the rows that an engine finds. Of
/// `others`, which the session knows by their names alone, it tells what the engine does.
///
/// # Errors
/// [`Refused`]
pub fn answer(
    (session, others): (&Session, &BTreeSet<NodeId>),
    question: &str,
    understood: &Understood,
    dialect: Dialect,
    run: &mut Run<'_>,
) -> Result<Answer, Refused> {
    let mut asking = Asking { session, others, question, dialect, run };
    let mut answer = asking.answer(understood)?;
    for part in &understood.more {
        answer.parts.push(asking.answer(part)?);
    }
    Ok(answer)
}

struct Asking<'a, 'r> {
    session: &'a Session,
    others: &'a BTreeSet<NodeId>,
    question: &'a str,
    dialect: Dialect,
    run: &'a mut Run<'r>,
}

impl Asking<'_, '_> {
    fn answer(&mut self, understood: &Understood) -> Result<Answer, Refused> {
        let found = self.found(understood)?;
        self.session.answer_found(self.question, understood, &found).map_err(Refused::Library)
    }

    /// What the engine finds.
    fn found(&mut self, understood: &Understood) -> Result<Elsewhere, Refused> {
        let expr = &understood.expr;
        let session = self.session;
        let catalog = &session.catalog;
        let asked = program(catalog, expr).map_err(Refused::Native)?;
        let table = self.table(understood, &asked)?;
        let Body::Find(find) = &expr.body else {
            return Ok(Elsewhere { rows: FoundRows::Things(Vec::new()), left: Vec::new(), total: None });
        };
        let total = asked.total().map(|total| self.table(understood, &total)).transpose()?;
        let total = total.and_then(|table| table.first()?.first()?.as_ref()?.parse().ok());
        let variables: Vec<&str> = find.variables.iter().map(|variable| variable.name.as_str()).collect();
        let rows = if find.paths.is_some() {
            paths(session, &table)
        } else if find.stages.iter().any(|stage| matches!(stage, Stage::Count(_))) {
            FoundRows::Counts(table.iter().filter_map(|row| counted(row)).collect())
        } else {
            FoundRows::Things(table.iter().map(|row| self.row(row, &variables)).collect())
        };
        let mut left = BTreeSet::new();
        if let Some(beside) = left_out(catalog, expr) {
            let candidates = self.table(understood, &beside)?;
            left.extend(candidates.iter().flat_map(|row| things(&self.row(row, &variables))));
            if let FoundRows::Things(found) = &rows {
                found.iter().flat_map(things).for_each(|known| _ = left.remove(&known));
            }
        }
        Ok(Elsewhere { rows, left: left.into_iter().collect(), total })
    }

    fn table(&mut self, understood: &Understood, program: &Program) -> Result<Table, Failed> {
        let core = Printed { expr: &understood.expr, catalog: &self.session.catalog }.to_string();
        let asked = Asked { question: self.question, core: &core, dialect: self.dialect };
        (self.run)(asked, &script(program, self.dialect))
    }

    /// A row of things, each by its class, its id and its label.
    fn row(&self, row: &[Option<String>], variables: &[&str]) -> FoundRow {
        let given: Vec<[&str; 3]> = row
            .chunks(3)
            .take(variables.len())
            .map(|thing| [0, 1, 2].map(|at| thing.get(at).and_then(Option::as_deref).unwrap_or_default()))
            .collect();
        let node = |[class, id, _]: &[&str; 3]| {
            let class = NodeClass::ALL.into_iter().find(|known| known.word() == *class)?;
            let node = self.session.catalog.names().get(class, id)?;
            (!self.others.contains(&node)).then_some(node)
        };
        if let Some(nodes) = given.iter().map(node).collect() {
            return FoundRow::Known(nodes);
        }
        let [first, others @ ..] = given.as_slice() else { return FoundRow::Known(Vec::new()) };
        let label = ("label".to_owned(), first[2].to_owned());
        let others = variables.iter().skip(1).zip(others);
        let others = others.map(|(name, [_, id, _])| ((*name).to_owned(), (*id).to_owned()));
        FoundRow::Other(first[1].to_owned(), std::iter::once(label).chain(others).collect())
    }
}

fn things(row: &FoundRow) -> Vec<NodeId> {
    match row {
        FoundRow::Known(nodes) => nodes.clone(),
        FoundRow::Other(..) => Vec::new(),
    }
}

/// A figure with the values that it is for, the figure being last.
fn counted(row: &[Option<String>]) -> Option<(Vec<Option<String>>, i64)> {
    let (figure, values) = row.split_last()?;
    Some((values.to_vec(), figure.as_ref()?.parse().ok()?))
}
