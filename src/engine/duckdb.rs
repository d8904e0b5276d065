//! A folder of tables, which DuckDB's own program reads.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::engine::dialog::Dialog;
use crate::engine::{Failed, Statements, Table, with_parameters};
use crate::relational::algebra::Value;
use crate::relational::export::{LIST, VERSION};
use crate::relational::schema::TABLES;
use crate::relational::sql::{Dialect, Statement};

const ENGINE: &str = "DuckDB";
const HELP: &str = "install DuckDB's program, for example with `pip install duckdb-cli`";

/// DuckDB over a folder of tables.
pub(super) struct DuckDb(Dialog);

/// What `tables.json` tells.
#[derive(Deserialize)]
struct Tables {
    format: u32,
    files: String,
    texts: Option<String>,
    tables: Vec<Listed>,
}

impl Tables {
    fn read(folder: &Path) -> Result<Self, Failed> {
        let shown = folder.display().to_string();
        if !folder.is_dir() {
            return Err(Failed::NoFolder(shown));
        }
        let listed = match fs::read(folder.join(LIST)) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Failed::NoTables(shown)),
            Err(error) => return Err(Failed::Damaged(shown, error.to_string())),
        };
        let tables: Self = serde_json::from_slice(&listed)
            .map_err(|error| Failed::Damaged(shown.clone(), error.to_string()))?;
        if tables.format != VERSION {
            let why = format!("it has format {}, and this program knows format {VERSION}", tables.format);
            return Err(Failed::Damaged(shown, why));
        }
        let known = |name: &str| TABLES.iter().any(|table| table.name == name);
        if let Some(table) = TABLES.iter().find(|table| !tables.tables.iter().any(|of| of.name == table.name))
        {
            return Err(Failed::Damaged(shown, format!("it has no table `{}`", table.name)));
        }
        for table in &tables.tables {
            if !known(&table.name) {
                return Err(Failed::Damaged(shown, format!("its table `{}` is unknown", table.name)));
            }
            if let Some(file) = table.files.iter().find(|file| !is_own(file)) {
                return Err(Failed::Damaged(shown, format!("`{file}` is no file of such a folder")));
            }
            if let Some(file) = table.files.iter().find(|file| !folder.join(file).is_file()) {
                return Err(Failed::Damaged(shown, format!("its file `{file}` is missing")));
            }
        }
        Ok(tables)
    }
}

/// True of a file in the folder itself or below it, whose name has no sign that DuckDB would take for a pattern.
fn is_own(file: &str) -> bool {
    let parts = |part: &str| !part.is_empty() && part != "." && part != "..";
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    file.chars().all(is_plain) && file.split('/').all(parts)
}

/// The fingerprint of the texts that the tables of a folder are of; tables of works are of none.
pub(super) fn texts_of(folder: &Path) -> Option<String> {
    Tables::read(folder).ok()?.texts
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
        let tables = Tables::read(folder)?;
        let mut command = Command::new("duckdb");
        // Without what the user's own file says of how rows are printed.
        command.args(["-no-init", "-json", "-bail"]);
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
                    "read_csv([{}], header = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false, \
                     columns = {{{}}})",
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
