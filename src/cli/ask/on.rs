//! `catena ask --on`: an engine finds the rows, and the library at hand tells what they are and on which evidence.

use std::collections::BTreeSet;
use std::error::Error as _;

use crate::catalog::NodeClass;
use crate::catalog::entry::NodeId;
use crate::cli::ask::Ask;
use crate::cli::{Context, Outcome};
use crate::engine::{self, Failed, Table, Target};
use crate::error::Error;
use crate::query::evaluate::eval::elsewhere::{Elsewhere, FoundRow, FoundRows};
use crate::query::expr::{Body, Printed, Stage};
use crate::query::understand::resolve::Understood;
use crate::relational::algebra::Program;
use crate::relational::lower::{Native, left_out, program};
use crate::relational::script::Asked;
use crate::relational::sql::script;
use crate::session::Session;

/// Answers a question on an engine.
pub(super) fn answer(
    ask: &Ask,
    context: &Context,
    session: &Session,
    question: &str,
    address: &str,
) -> Result<Outcome, Error> {
    let target = match Target::parse(address) {
        Ok(target) => target,
        Err(wrong) => {
            context.output.message(&format!("error: {}\nhelp: {}", wrong.message, wrong.help));
            return Ok(Outcome::Wrong);
        }
    };
    super::report(context, session.read(question), |understood| {
        let asking = Asking { session, target: &target, question };
        let mut answers = Vec::new();
        for part in std::iter::once(&understood).chain(&understood.more) {
            match asking.found(part) {
                Ok(rows) => match session.answer_found(question, part, rows) {
                    Ok(answer) => answers.push(answer),
                    Err(failure) => {
                        return super::report(context, Err::<(), _>(failure), |()| Ok(Outcome::Wrong));
                    }
                },
                Err(Refused::Native(Native { what })) => {
                    context.output.message(&format!("error: {what} cannot be asked of an engine"));
                    context.output.message("help: catena answers it from the texts: ask it without `--on`");
                    return Ok(Outcome::Wrong);
                }
                Err(Refused::Failed(failed)) => {
                    context.output.message(&failure(&target, &failed));
                    return Ok(Outcome::Wrong);
                }
            }
        }
        let mut answers = answers.into_iter();
        let Some(mut answer) = answers.next() else { return Ok(Outcome::Wrong) };
        answer.parts = answers.collect();
        ask.show(context, session, answer)
    })
}

/// Why there is no answer.
enum Refused {
    Native(Native),
    Failed(Failed),
}

impl From<Failed> for Refused {
    fn from(failed: Failed) -> Self {
        Self::Failed(failed)
    }
}

struct Asking<'a> {
    session: &'a Session,
    target: &'a Target,
    question: &'a str,
}

impl Asking<'_> {
    /// What the engine finds.
    fn found(&self, understood: &Understood) -> Result<Elsewhere, Refused> {
        let expr = &understood.expr;
        let catalog = &self.session.catalog;
        let asked = program(catalog, expr).map_err(Refused::Native)?;
        let table = self.table(understood, &asked)?;
        let Body::Find(find) = &expr.body else {
            return Ok(Elsewhere { rows: FoundRows::Things(Vec::new(), Vec::new()), total: None });
        };
        let total = asked.total().map(|total| self.table(understood, &total)).transpose()?;
        let total = total.and_then(|table| table.first()?.first()?.as_ref()?.parse().ok());
        if find.stages.iter().any(|stage| matches!(stage, Stage::Count(_))) {
            let rows = FoundRows::Counts(table.into_iter().filter_map(counted).collect());
            return Ok(Elsewhere { rows, total });
        }
        let variables: Vec<&str> = find.variables.iter().map(|variable| variable.name.as_str()).collect();
        let rows: Vec<FoundRow> = table.iter().map(|row| self.row(row, &variables)).collect();
        let known: BTreeSet<NodeId> = rows.iter().flat_map(things).collect();
        let mut left = Vec::new();
        if let Some(beside) = left_out(catalog, expr) {
            let candidates = self.table(understood, &beside)?;
            let candidates = candidates.iter().map(|row| self.row(row, &variables));
            left = candidates.flat_map(|row| things(&row)).filter(|node| !known.contains(node)).collect();
            left.sort_unstable();
        }
        Ok(Elsewhere { rows: FoundRows::Things(rows, left), total })
    }

    fn table(&self, understood: &Understood, program: &Program) -> Result<Table, Failed> {
        let core = Printed { expr: &understood.expr, catalog: &self.session.catalog }.to_string();
        let dialect = self.target.dialect();
        let asked = Asked { question: self.question, core: &core, dialect };
        engine::ask(self.target, asked, &script(program, dialect))
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
            self.session.catalog.names().get(class, id)
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
fn counted(row: Vec<Option<String>>) -> Option<(Vec<Option<String>>, i64)> {
    let (figure, values) = row.split_last()?;
    Some((values.to_vec(), figure.as_ref()?.parse().ok()?))
}

/// What is told of a failure.
fn failure(target: &Target, failed: &Failed) -> String {
    let because = failed.source().map_or_else(String::new, |source| format!(": {source}"));
    let help = match failed {
        Failed::NotStarted { help, .. } => (*help).to_owned(),
        Failed::NoTables(folder) => format!("make tables with `catena export tables {folder}`"),
        Failed::Refused { .. } | Failed::Unread { .. } => {
            format!("see the SQL with `catena ask --explain sql --dialect {} …`", target.dialect().name())
        }
    };
    format!("error: {failed}{because}\nhelp: {help}")
}
