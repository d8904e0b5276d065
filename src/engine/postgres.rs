//! A database of PostgreSQL, which `psql` reaches. It binds the parameters, and takes the password from where users of
//! PostgreSQL keep it.

use std::process::Command;

use serde_json::{Map, Value as Json};

use crate::engine::dialog::Dialog;
use crate::engine::duckdb::cell;
use crate::engine::{Failed, Statements, Table, with_parameters};
use crate::relational::algebra::Value;
use crate::relational::sql::{Action, Dialect, Script, Statement};

const ENGINE: &str = "PostgreSQL";
const HELP: &str = "install PostgreSQL's client: the package `postgresql-client`";

/// A connection.
pub(super) struct Postgres {
    dialog: Dialog,
    /// The values of all parameters; each is a variable of `psql`.
    values: Vec<Value>,
}

/// How tables get there.
const LOADING: &str = "load them with `tools/load-postgres`: see docs/sql.md";

impl Postgres {
    /// Connects to a database. The values of a script's parameters are known to the connection.
    pub(super) fn open(address: &str, script: &Script) -> Result<Self, Failed> {
        let made = script.actions.iter().flat_map(|action| match action {
            Action::Make(_, of) => vec![of],
            Action::Grow { first, next, .. } => vec![first, next],
        });
        let mut values: Vec<Value> =
            made.chain([&script.answer]).flat_map(|of| of.parameters.clone()).collect();
        values.sort();
        values.dedup();
        let mut command = Command::new("psql");
        command.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password"]);
        command.args(["--set", "ON_ERROR_STOP=1"]).env("PGCLIENTENCODING", "UTF8");
        for (at, value) in values.iter().enumerate() {
            let value = match value {
                Value::Text(text) => text.replace('\0', ""),
                Value::Number(number) => number.to_string(),
            };
            command.args(["--set", &format!("p{}={value}", at + 1)]);
        }
        command.args(["--dbname", address]);
        let mut engine = Self { dialog: Dialog::start(ENGINE, command, "\\echo", HELP)?, values };
        engine.run("SET client_min_messages = warning")?;
        let found = engine.rows("SELECT TO_REGCLASS('nodes') AS found", &["found".to_owned()])?;
        if found.iter().flatten().all(Option::is_none) {
            let lacks = "has no tables of catena in this database".to_owned();
            return Err(Failed::Lacks { engine: ENGINE, lacks, help: LOADING });
        }
        Ok(engine)
    }
}

impl Statements for Postgres {
    fn run(&mut self, statement: &str) -> Result<(), Failed> {
        self.dialog.tell(&format!("{statement};")).map(|_| ())
    }

    fn rows(&mut self, query: &str, names: &[String]) -> Result<Table, Failed> {
        let said =
            self.dialog.tell(&format!("SELECT ROW_TO_JSON(answered) FROM (\n{query}\n) AS answered;"))?;
        let row = |line: &str| {
            let row: Map<String, Json> = serde_json::from_str(line)
                .map_err(|error| Failed::Unread { engine: ENGINE, found: error.to_string() })?;
            Ok(names.iter().map(|name| cell(row.get(name))).collect())
        };
        said.lines().filter(|line| !line.is_empty()).map(row).collect()
    }

    fn bound(&self, statement: &Statement) -> Result<String, Failed> {
        let place =
            |value: &Value| self.values.iter().position(|known| known == value).map_or(0, |at| at + 1);
        Ok(with_parameters(Dialect::Postgres, statement, |value| format!(":'p{}'", place(value))))
    }
}
