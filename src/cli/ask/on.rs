//! `catena ask --on`: an engine finds the rows, and the library at hand tells what they are and on which evidence.

use std::collections::BTreeSet;
use std::error::Error as _;

use crate::catalog::NodeClass;
use crate::catalog::entry::NodeId;
use crate::cli::ask::Ask;
use crate::cli::{Context, Outcome};
use crate::engine::{self, Failed, Table, Target};
use crate::error::Error;
use crate::query::evaluate::eval::{Elsewhere, FoundRows};
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
                Ok((rows, unknown)) => {
                    if !unknown.is_empty() {
                        context.output.message(&asking.of_another(&unknown));
                        return Ok(Outcome::Wrong);
                    }
                    match session.answer_found(question, part, rows) {
                        Ok(answer) => answers.push(answer),
                        Err(failure) => {
                            return super::report(context, Err::<(), _>(failure), |()| Ok(Outcome::Wrong));
                        }
                    }
                }
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
    /// What the engine finds, and the ids that the library at hand does not know.
    fn found(&self, understood: &Understood) -> Result<(Elsewhere, Vec<String>), Refused> {
        let expr = &understood.expr;
        let catalog = &self.session.catalog;
        let asked = program(catalog, expr).map_err(Refused::Native)?;
        let table = self.table(understood, &asked)?;
        let Body::Find(find) = &expr.body else {
            return Ok((
                Elsewhere { rows: FoundRows::Things(Vec::new(), Vec::new()), total: None },
                Vec::new(),
            ));
        };
        let total = asked.total().map(|total| self.table(understood, &total)).transpose()?;
        let total = total.and_then(|table| table.first()?.first()?.as_ref()?.parse().ok());
        if find.stages.iter().any(|stage| matches!(stage, Stage::Count(_))) {
            let rows = FoundRows::Counts(table.into_iter().filter_map(counted).collect());
            return Ok((Elsewhere { rows, total }, Vec::new()));
        }
        let mut unknown = Vec::new();
        let rows = self.nodes(table, find.variables.len(), &mut unknown);
        let known: BTreeSet<NodeId> = rows.iter().flatten().copied().collect();
        let mut left = Vec::new();
        if let Some(beside) = left_out(catalog, expr) {
            let candidates = self.nodes(self.table(understood, &beside)?, 1, &mut unknown);
            left = candidates.into_iter().flatten().filter(|node| !known.contains(node)).collect();
            left.sort_unstable();
        }
        Ok((Elsewhere { rows: FoundRows::Things(rows, left), total }, unknown))
    }

    fn table(&self, understood: &Understood, program: &Program) -> Result<Table, Failed> {
        let core = Printed { expr: &understood.expr, catalog: &self.session.catalog }.to_string();
        let dialect = self.target.dialect();
        let asked = Asked { question: self.question, core: &core, dialect };
        engine::ask(self.target, asked, &script(program, dialect))
    }

    /// The things of rows, each by its class and its id.
    fn nodes(&self, table: Table, variables: usize, unknown: &mut Vec<String>) -> Vec<Vec<NodeId>> {
        let mut nodes = Vec::new();
        for row in table {
            let mut things = Vec::new();
            for pair in row.chunks(2).take(variables) {
                let [Some(class), Some(id)] = pair else { continue };
                let class = NodeClass::ALL.into_iter().find(|known| known.word() == class);
                match class.and_then(|class| self.session.catalog.names().get(class, id)) {
                    Some(node) => things.push(node),
                    None => unknown.push(id.clone()),
                }
            }
            if things.len() == variables {
                nodes.push(things);
            }
        }
        nodes
    }

    /// The message about things that the library at hand does not know.
    fn of_another(&self, unknown: &[String]) -> String {
        let first: Vec<String> = unknown.iter().take(3).map(|id| format!("`{id}`")).collect();
        let more = if unknown.len() > first.len() { " and others" } else { "" };
        format!(
            "error: the tables are not of this library: it has no {}{more}\nhelp: export the tables again with `catena \
             export tables`, or see only the SQL with `catena ask --explain sql --dialect {} …`",
            first.join(", "),
            self.target.dialect().name()
        )
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
