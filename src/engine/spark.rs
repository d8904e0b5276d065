//! A cluster of Spark, which the Python package `catena_spark` reaches.

use std::io::Write;
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::Value as Json;

use crate::engine::duckdb::cell;
use crate::engine::{Failed, Table};
use crate::relational::script::{Asked, for_programs};
use crate::relational::sql::Script;

const ENGINE: &str = "Spark";
const PYTHON: &str = "python3";
const HELP: &str = "install Python 3 and the package in `spark/`, with `pip install ./spark`";

/// What the package answers.
#[derive(Deserialize)]
struct Answered {
    rows: Vec<Vec<Json>>,
}

/// Asks a cluster whose workers read a folder of tables.
pub(super) fn ask(master: &str, tables: &str, asked: Asked<'_>, script: &Script) -> Result<Table, Failed> {
    let not_started = |source| Failed::NotStarted { program: PYTHON.to_owned(), help: HELP, source };
    let mut child = Command::new(PYTHON)
        .args(["-m", "catena_spark", "--master", master, "--tables", tables])
        .args(["--program", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_started)?;
    if let Some(mut stdin) = child.stdin.take() {
        // If it has ended, it says why.
        let _ = stdin.write_all(for_programs(asked, script).as_bytes());
    }
    let output = child.wait_with_output().map_err(not_started)?;
    if let Ok(Answered { rows }) = serde_json::from_slice(&output.stdout) {
        return Ok(rows.iter().map(|row| row.iter().map(|value| cell(Some(value))).collect()).collect());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let message = said.lines().rev().map(str::trim).find(|line| !line.is_empty());
    let message = message.unwrap_or("nothing; its program ended").to_owned();
    let message = message.strip_prefix("error: ").unwrap_or(&message).to_owned();
    Err(Failed::Refused { engine: ENGINE, message })
}
