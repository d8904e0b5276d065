//! A folder of tables, which DuckDB's own program reads.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::engine::dialog::Dialog;
use crate::engine::{Failed, Statements, Table, with_parameters};
use crate::relational::algebra::Value;
use crate::relational::sql::{Dialect, Statement};

const ENGINE: &str = "DuckDB";
const HELP: &str = "install DuckDB's program, for example with `pip install duckdb-cli`";

/// DuckDB over a folder of tables.
pub(super) struct DuckDb(Dialog);

/// What `tables.json` tells.
#[derive(Deserialize)]
struct Tables {
    files: String,
    tables: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    files: Vec<String>,
    columns: Vec<Typed>,
}

#[derive(Deserialize)]
struct Typed {
    name: String,
    r#type: String,
}

impl DuckDb {
    /// Starts DuckDB with a view for each table of a folder.
    pub(super) fn open(folder: &Path) -> Result<Self, Failed> {
        let none = || Failed::NoTables(folder.display().to_string());
        let listed = fs::read(folder.join("tables.json")).map_err(|_| none())?;
        let tables: Tables = serde_json::from_slice(&listed).map_err(|_| none())?;
        let mut command = Command::new("duckdb");
        command.args(["-json", "-bail"]);
        let mut engine = Self(Dialog::start(ENGINE, command, ".print", HELP)?);
        for table in &tables.tables {
            let files: Vec<String> =
                table.files.iter().map(|file| literal(&folder.join(file).display().to_string())).collect();
            let read = if tables.files == "parquet" {
                format!("read_parquet([{}])", files.join(", "))
            } else {
                let types = table.columns.iter().map(|column| {
                    let of = match column.r#type.as_str() {
                        "int64" => "BIGINT",
                        "bool" => "BOOLEAN",
                        _ => "VARCHAR",
                    };
                    format!("{}: {}", literal(&column.name), literal(of))
                });
                let types: Vec<String> = types.collect();
                format!(
                    "read_csv([{}], header = true, allow_quoted_nulls = false, columns = {{{}}})",
                    files.join(", "),
                    types.join(", ")
                )
            };
            engine.run(&format!("CREATE TEMPORARY VIEW {} AS SELECT * FROM {read}", table.name))?;
        }
        Ok(engine)
    }
}

impl Statements for DuckDb {
    fn run(&mut self, statement: &str) -> Result<(), Failed> {
        self.0.tell(&format!("{statement};")).map(|_| ())
    }

    fn rows(&mut self, query: &str, names: &[String]) -> Result<Table, Failed> {
        let said = self.0.tell(&format!("{query};"))?;
        let rows: Vec<Map<String, Json>> = if said.trim().is_empty() {
            Vec::new()
        } else {
            serde_json::from_str(&said)
                .map_err(|error| Failed::Unread { engine: ENGINE, found: error.to_string() })?
        };
        Ok(rows.iter().map(|row| names.iter().map(|name| cell(row.get(name))).collect()).collect())
    }

    fn bound(&self, statement: &Statement) -> Result<String, Failed> {
        Ok(with_parameters(Dialect::DuckDb, statement, |value| match value {
            Value::Text(text) => literal(text),
            Value::Number(number) => number.to_string(),
        }))
    }
}

/// A value as text; nothing for what is missing.
pub(super) fn cell(value: Option<&Json>) -> Option<String> {
    match value? {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Text as SQL writes it, in which nothing but the quotation mark has a meaning.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''").replace('\0', ""))
}
