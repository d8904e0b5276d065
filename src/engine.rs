//! Engines that keep the tables of a library: DuckDB, PostgreSQL and Spark. Each is asked by its own program, which knows
//! how to reach it and by what right; catena reads no password and prints none.

pub mod answered;
mod dialog;
mod duckdb;
pub mod named;
mod paths;
mod postgres;
mod spark;
mod target;

use std::io;

use crate::relational::script::Asked;
use crate::relational::sql::{Action, Dialect, Script, Statement};

pub use self::target::{NoTarget, Target};

/// The rows that an engine gives: for each column its text, or nothing.
pub type Table = Vec<Vec<Option<String>>>;

/// Why an engine gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// Its program is not there.
    #[error("cannot start `{program}`")]
    NotStarted {
        /// The program.
        program: String,
        /// How to get it.
        help: &'static str,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// There is no such folder.
    #[error("there is no folder `{0}`")]
    NoFolder(String),
    /// The folder has no tables.
    #[error("`{0}` has no `tables.json`")]
    NoTables(String),
    /// The folder has not the tables that are wanted, for this reason.
    #[error("cannot use the tables in `{0}`: {1}")]
    Damaged(String, String),
    /// The engine lacks something that its user installs or loads.
    #[error("{engine} {lacks}")]
    Lacks {
        /// The engine.
        engine: &'static str,
        /// What it lacks.
        lacks: String,
        /// How to get it.
        help: &'static str,
    },
    /// What it says is not what its program is known to say.
    #[error("cannot read what {engine} answers: {found}")]
    Unread {
        /// The engine.
        engine: &'static str,
        /// What it says.
        found: String,
    },
    /// It refuses.
    #[error("{engine} says: {message}")]
    Refused {
        /// The engine.
        engine: &'static str,
        /// In its words, the first line.
        message: String,
    },
}

/// The fingerprint of the texts that tables are of; none where nothing tells it.
#[must_use]
pub fn texts_of(target: &Target) -> Option<String> {
    match target {
        Target::Folder(folder) => duckdb::texts_of(folder),
        Target::Postgres(_) | Target::Spark { .. } => None,
    }
}

/// Asks an engine.
///
/// # Errors
/// [`Failed`]
pub fn ask(target: &Target, asked: Asked<'_>, script: &Script) -> Result<Table, Failed> {
    match target {
        Target::Folder(folder) => run(&mut duckdb::DuckDb::open(folder)?, script),
        Target::Postgres(address) => run(&mut postgres::Postgres::open(address, script)?, script),
        Target::Spark { master, tables } => spark::ask(master, tables, asked, script),
    }
}

/// An engine that takes one statement after another.
trait Statements {
    /// Does what a statement says.
    fn run(&mut self, statement: &str) -> Result<(), Failed>;

    /// The rows of a query, by the names of their columns.
    fn rows(&mut self, query: &str, names: &[String]) -> Result<Table, Failed>;

    /// A statement with its parameters bound.
    fn bound(&self, statement: &Statement) -> Result<String, Failed>;
}

/// Carries out a script.
fn run(engine: &mut impl Statements, script: &Script) -> Result<Table, Failed> {
    for action in &script.actions {
        match action {
            Action::Make(name, of) => {
                let query = engine.bound(of)?;
                engine.run(&format!("CREATE TEMPORARY TABLE {name} AS\n{query}"))?;
            }
            Action::Grow { name, first, next, most } => {
                let (first, next) = (engine.bound(first)?, engine.bound(next)?);
                grow(engine, name, &first, &next, *most)?;
            }
        }
    }
    let answer = engine.bound(&script.answer)?;
    engine.rows(&answer, &script.names)
}

/// Makes a table that grows until nothing new follows.
fn grow(
    engine: &mut impl Statements,
    name: &str,
    first: &str,
    next: &str,
    most: Option<u32>,
) -> Result<(), Failed> {
    engine.run(&format!("CREATE TEMPORARY TABLE {name} AS\n{first}"))?;
    engine.run(&format!("CREATE TEMPORARY TABLE {name}_new AS SELECT * FROM {name}"))?;
    let count = ["found".to_owned()];
    for _ in 0..most.unwrap_or(u32::MAX) {
        engine.run(&format!(
            "CREATE TEMPORARY TABLE {name}_found AS\nSELECT * FROM (\n{next}\n) AS followed\nEXCEPT SELECT * FROM {name}"
        ))?;
        let found = engine.rows(&format!("SELECT COUNT(*) AS found FROM {name}_found"), &count)?;
        if found.iter().flatten().flatten().all(|number| number == "0") {
            break;
        }
        engine.run(&format!("INSERT INTO {name} SELECT * FROM {name}_found"))?;
        engine.run(&format!("DROP TABLE {name}_new"))?;
        engine.run(&format!("ALTER TABLE {name}_found RENAME TO {name}_new"))?;
    }
    Ok(())
}

/// A statement in which each parameter stands as `write` writes its value.
fn with_parameters(
    dialect: Dialect,
    statement: &Statement,
    write: impl Fn(&crate::relational::algebra::Value) -> String,
) -> String {
    let mut text = String::new();
    let mut rest = statement.text.as_str();
    let sign = dialect.sign();
    while let Some(at) = rest.find(sign) {
        let after = &rest[at + sign.len()..];
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let number: usize = after[..digits].parse().unwrap_or(0);
        text.push_str(&rest[..at]);
        match number.checked_sub(1).and_then(|at| statement.parameters.get(at)) {
            Some(value) => text.push_str(&write(value)),
            None => text.push_str(&rest[at..at + sign.len() + digits]),
        }
        rest = &after[digits..];
    }
    text + rest
}
