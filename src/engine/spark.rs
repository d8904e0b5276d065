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
/// Runs the package, but not one of its name in the folder in which a question is asked.
const START: &str = "import runpy, sys; sys.path[:] = [path for path in sys.path if path]; \
                     runpy.run_module('catena_spark', run_name='__main__', alter_sys=True)";
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
        .args(["-c", START, "--master", master, "--tables", tables])
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
    // 1 is for an answer without rows, and Python's own for what it cannot run.
    if matches!(output.status.code(), Some(0 | 1)) && output.stdout.contains(&b'{') {
        return rows_of(&output.stdout, script.columns.len());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let mut lines = said.lines().rev().map(str::trim);
    let message = lines
        .clone()
        .find(|line| line.starts_with("error: "))
        .or_else(|| lines.find(|line| !line.is_empty()));
    let message = message.unwrap_or("nothing; its program ended").to_owned();
    if message.contains("No module named") && message.contains("catena_spark") {
        let lacks = "is asked through the Python package catena_spark, which is not installed".to_owned();
        return Err(Failed::Lacks { engine: ENGINE, lacks, help: HELP });
    }
    let message = message.strip_prefix("error: ").unwrap_or(&message).to_owned();
    Err(Failed::Refused { engine: ENGINE, message })
}

/// The rows that the package prints, which have so many columns; other programs may have printed lines before.
fn rows_of(said: &[u8], columns: usize) -> Result<Table, Failed> {
    let unread = |found: String| Failed::Unread { engine: ENGINE, found };
    let text = String::from_utf8_lossy(said);
    let begin = if text.starts_with('{') { Some(0) } else { text.find("\n{").map(|at| at + 1) };
    let document = begin.and_then(|begin| text.get(begin..)).unwrap_or_default();
    let Answered { rows } = serde_json::from_str(document).map_err(|error| unread(error.to_string()))?;
    if let Some(row) = rows.iter().find(|row| row.len() != columns) {
        return Err(unread(format!("a row of {} values where there are {columns} columns", row.len())));
    }
    Ok(rows.iter().map(|row| row.iter().map(|value| cell(Some(value))).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::rows_of;

    #[test]
    fn rows_are_read_whatever_is_printed_before_them() {
        let rows = |said: &str| rows_of(said.as_bytes(), 2).ok();
        let found = Some(vec![vec![Some("a".to_owned()), None]]);
        assert_eq!(rows(r#"{"rows":[["a",null]]}"#), found);
        assert_eq!(rows("a line of a log\n{\"rows\":[[\"a\",null]]}\n"), found);
        assert_eq!(rows(r#"{"rows":[["a"]]}"#), None);
        assert_eq!(rows("nothing"), None);
    }
}
