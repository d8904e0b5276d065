//! The algebra as SQL, in the dialect of an engine.
//!
//! Values are parameters and never part of the text. The names in it are those of the schema and those that catena
//! makes, so none needs quoting.

mod block;
mod dialect;
mod scalar;

use crate::relational::algebra::{Grow, Program, Rows, Step, Value};
use crate::relational::sql::block::Printer;

pub use self::dialect::Dialect;

/// A statement with its parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The SQL.
    pub text: String,
    /// What its parameters stand for, the first for the number 1.
    pub parameters: Vec<Value>,
}

/// What an engine is to do before the last statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Make a temporary table of what a statement gives.
    Make(String, Statement),
    /// Make a temporary table that grows: see [`Grow`].
    Grow {
        /// Its name.
        name: String,
        /// What it has at first.
        first: Statement,
        /// What follows from the new rows, in the table `NAME_new`, and from those that are there.
        next: Statement,
        /// After how many rounds it is done at the latest.
        most: Option<u32>,
    },
}

/// A program as SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What is done before.
    pub actions: Vec<Action>,
    /// What gives the rows of the answer, in order.
    pub answer: Statement,
    /// What the columns of the answer are called, for readers.
    pub columns: Vec<String>,
    /// What they are called in the statement.
    pub names: Vec<String>,
}

/// A program in a dialect: one statement where the engine can do it in one, else temporary tables first.
#[must_use]
pub fn script(program: &Program, dialect: Dialect) -> Script {
    let loops = |step: &Step| matches!(step, Step::Grow(grow) if !(grow.linear && dialect.has_recursion()));
    let (columns, names) = program.columns.iter().cloned().unzip();
    let is_large = dialect.most_references().is_some_and(|most| program.references() > most);
    if !is_large && !program.steps.iter().any(loops) {
        return Script { actions: Vec::new(), answer: in_one(program, dialect), columns, names };
    }
    let statement = |rows: &Rows| {
        let mut printer = Printer::new(dialect);
        let text = printer.select(rows, 0);
        printer.statement(text)
    };
    let action = |step: &Step| match step {
        Step::Make(name, rows) => Action::Make(name.clone(), statement(rows)),
        Step::Grow(grow) if grow.linear && dialect.has_recursion() => {
            let mut printer = Printer::new(dialect);
            let (name, body) = recursive(&mut printer, grow);
            let columns = grow.first.columns().join(", ");
            let text =
                format!("WITH RECURSIVE {name} AS (\n{body}\n)\nSELECT DISTINCT {columns} FROM {name}");
            Action::Make(grow.name.clone(), printer.statement(text))
        }
        Step::Grow(grow) => Action::Grow {
            name: grow.name.clone(),
            first: statement(&grow.first),
            next: statement(&grow.next),
            most: grow.most,
        },
    };
    let actions = program.steps.iter().map(action).collect();
    let mut printer = Printer::new(dialect);
    let text = answer(&mut printer, program);
    Script { actions, answer: printer.statement(text), columns, names }
}

/// All of a program as one statement.
fn in_one(program: &Program, dialect: Dialect) -> Statement {
    let mut printer = Printer::new(dialect);
    let mut parts = Vec::new();
    let mut recurs = false;
    for step in &program.steps {
        match step {
            Step::Make(name, rows) => parts.push(format!("{name} AS (\n{}\n)", printer.select(rows, 1))),
            Step::Grow(grow) => {
                recurs = true;
                let (name, body) = recursive(&mut printer, grow);
                let columns = grow.first.columns().join(", ");
                parts.push(format!("{name} AS (\n{body}\n)"));
                parts.push(format!("{} AS (\n  SELECT DISTINCT {columns} FROM {name}\n)", grow.name));
            }
        }
    }
    let last = answer(&mut printer, program);
    let with = if recurs { "WITH RECURSIVE " } else { "WITH " };
    let text = if parts.is_empty() { last } else { format!("{with}{}\n{last}", parts.join(",\n")) };
    printer.statement(text)
}

/// The column that counts the rounds of a recursion that has a bound.
const ROUND: &str = "round";

/// A fixed point as the body of a recursive table, and the name of that. Where it has a bound, rows tell in which round
/// they came; without one they end since none comes twice.
fn recursive(printer: &mut Printer, grow: &Grow) -> (String, String) {
    let name = format!("{}_new", grow.name);
    let (mut first, mut next) = (printer.block(&grow.first), printer.block(&grow.next));
    (first.distinct, next.distinct) = (false, false);
    if let Some(most) = grow.most {
        first.add(ROUND, "0".to_owned());
        let table = next.alias_of(&name).unwrap_or(name.as_str()).to_owned();
        next.add(ROUND, format!("{table}.{ROUND} + 1"));
        next.and(format!("{table}.{ROUND} < {most}"));
    }
    (name, format!("{}\n  UNION\n{}", first.text(1), next.text(1)))
}

/// The statement that gives the rows of the answer.
fn answer(printer: &mut Printer, program: &Program) -> String {
    let mut block = printer.block(&program.rows);
    let order: Vec<String> = program.order.iter().map(|order| printer.ordered(&block, order)).collect();
    let shown =
        program.columns.iter().filter_map(|(_, column)| block.expression(column).map(|text| (column, text)));
    let shown: Vec<(String, String)> =
        shown.map(|(column, text)| (column.clone(), text.to_owned())).collect();
    // Rows of a set that show less than they have may look alike: they stay as many as they are.
    let mut text = if block.distinct {
        let inner = block.text(1);
        let of = |column: &str| format!("answer.{column}");
        let order: Vec<String> = program
            .order
            .iter()
            .map(|order| printer.order(&of(&order.column), order.descending, order.text))
            .collect();
        let columns: Vec<String> = program.columns.iter().map(|(_, column)| of(column)).collect();
        format!("SELECT {}\nFROM (\n{inner}\n) AS answer{}", columns.join(", "), order_by(&order))
    } else {
        block.columns = shown;
        block.text(0) + &order_by(&order)
    };
    if let Some(limit) = program.limit {
        text += &format!("\nLIMIT {limit}");
    }
    text
}

fn order_by(order: &[String]) -> String {
    if order.is_empty() { String::new() } else { format!("\nORDER BY {}", order.join(", ")) }
}
