//! What an engine finds, as an answer: its rows are things of the library at hand, with their verdicts and evidence.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::catalog::NodeClass;
use crate::catalog::entry::NodeId;
use crate::engine::paths::paths;
use crate::engine::{Failed, Table};
use crate::query::answer::Answer;
use crate::query::evaluate::eval::elsewhere::{Elsewhere, FoundRow, FoundRows, Other};
use crate::query::expr::{Body, Find, Printed, Stage};
use crate::query::understand::resolve::Understood;
use crate::relational::algebra::{Program, Rows, equal, number as figure};
use crate::relational::lower::{Native, left_out, program};
use crate::relational::number;
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
    /// Neither the library at hand nor the tables have this, which the question names by its class and its id.
    Nowhere(String),
    /// So many paths are found, and all lead through what the library at hand has not.
    Unknown(usize),
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
    asking.knows_others(understood)?;
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
    /// What the library at hand has not must be in the tables: what is nowhere is no answer to anything.
    fn knows_others(&mut self, understood: &Understood) -> Result<(), Refused> {
        let catalog = &self.session.catalog;
        for node in self.others {
            let (class, id) = (catalog.class(*node), catalog.id(*node));
            let it = Rows::table("nodes").filter(equal("id", figure(number(class, id))));
            let key = ("key".to_owned(), "key".to_owned());
            if self.table(understood, &Program::new(it, vec![key], Vec::new()))?.is_empty() {
                return Err(Refused::Nowhere(format!("{}:{id}", class.word())));
            }
        }
        Ok(())
    }

    fn answer(&mut self, understood: &Understood) -> Result<Answer, Refused> {
        let found = self.found(understood)?;
        let answer = self.session.answer_found(self.question, understood, &found);
        let mut answer = answer.map_err(Refused::Library)?;
        if !self.others.is_empty() {
            // Why nothing is found is told of the library at hand, which has nothing of what is asked for.
            answer.reasons.clear();
        }
        Ok(answer)
    }

    /// What the engine finds.
    fn found(&mut self, understood: &Understood) -> Result<Elsewhere, Refused> {
        let expr = &understood.expr;
        let session = self.session;
        let catalog = &session.catalog;
        let mut asked = program(catalog, expr).map_err(Refused::Native)?;
        let Body::Find(find) = &expr.body else {
            // How a verdict came about is not told by rows.
            return Err(Refused::Native(Native { what: "a verdict with its derivation".to_owned() }));
        };
        if is_counted(find) {
            // The figures that a limit leaves out may be the same as the last that it lets in.
            asked.limit = None;
        }
        let table = self.table(understood, &asked)?;
        let total = asked.total().map(|total| self.table(understood, &total)).transpose()?;
        let total = total.map(|table| table.first().and_then(|row| figure_of(row.first()?))).map(read);
        let total = total.transpose()?;
        let variables = find.variables.len();
        let rows = if find.paths.is_some() {
            match paths(session, &table) {
                FoundRows::Paths(paths, others) if paths.is_empty() && others > 0 => {
                    return Err(Refused::Unknown(others));
                }
                paths => paths,
            }
        } else if is_counted(find) {
            FoundRows::Counts(table.iter().map(|row| read(counted(row))).collect::<Result<_, _>>()?)
        } else {
            FoundRows::Things(table.iter().map(|row| self.row(row, variables)).collect())
        };
        let mut left = BTreeSet::new();
        if let Some(beside) = left_out(catalog, expr) {
            let candidates = self.table(understood, &beside)?;
            for row in &candidates {
                left.extend(self.row(row, variables).known());
            }
            if let FoundRows::Things(found) = &rows {
                found.iter().flat_map(FoundRow::known).for_each(|known| _ = left.remove(known));
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
    fn row(&self, row: &[Option<String>], variables: usize) -> FoundRow {
        let given: Vec<[&str; 3]> = row
            .chunks(3)
            .take(variables)
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
        FoundRow::Other(Other {
            ids: given.iter().map(|[_, id, _]| (*id).to_owned()).collect(),
            label: given.first().map_or_else(String::new, |[_, _, label]| (*label).to_owned()),
            shown: row.iter().skip(3 * variables).cloned().collect(),
        })
    }
}

fn is_counted(find: &Find) -> bool {
    find.stages.iter().any(|stage| matches!(stage, Stage::Count(_)))
}

/// A figure with the values that it is for, the figure being last.
fn counted(row: &[Option<String>]) -> Option<(Vec<Option<String>>, i64)> {
    let (figure, values) = row.split_last()?;
    Some((values.to_vec(), figure_of(figure)?))
}

fn figure_of<N: FromStr>(cell: &Option<String>) -> Option<N> {
    cell.as_ref()?.parse().ok()
}

/// What was read of an answer; there is no figure in its place if nothing was.
fn read<T>(of: Option<T>) -> Result<T, Failed> {
    of.ok_or_else(|| Failed::Unread {
        engine: "the engine",
        found: "no number where one is counted".to_owned(),
    })
}
