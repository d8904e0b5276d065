//! Programs in SQL as they are shown: to read, or for other programs.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::relational::algebra::Value;
use crate::relational::sql::{Action, Dialect, Script, Statement};

/// What a script answers.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The question as asked.
    pub question: &'a str,
    /// The same in the core of the language.
    pub core: &'a str,
    /// The dialect.
    pub dialect: Dialect,
}

/// A script to read: statements one after another, with what their parameters stand for.
#[must_use]
pub fn to_read(asked: Asked<'_>, script: &Script) -> String {
    let mut text = format!("-- {}\n", asked.core.replace('\n', " "));
    for action in &script.actions {
        text += "\n";
        match action {
            Action::Make(name, statement) => text += &make(asked.dialect, name, statement),
            Action::Grow { name, first, next, most } => {
                let new = format!("{name}_new");
                text += &make(asked.dialect, name, first);
                text += &make(
                    asked.dialect,
                    &new,
                    &Statement { text: format!("SELECT * FROM {name}"), parameters: Vec::new() },
                );
                let bound = most.map_or_else(String::new, |most| format!(", {most} times at most"));
                text += &format!("-- Repeat until it gives no row that is not in {name}{bound}:\n");
                text += &format!("-- add those rows to {name}, and let {new} be those rows alone.\n");
                text += &statement(next);
            }
        }
    }
    text + "\n" + &statement(&script.answer)
}

fn make(dialect: Dialect, name: &str, of: &Statement) -> String {
    let table = if dialect == Dialect::Spark { "TEMPORARY VIEW" } else { "TEMPORARY TABLE" };
    statement(&Statement { text: format!("CREATE {table} {name} AS\n{}", of.text), ..of.clone() })
}

fn statement(of: &Statement) -> String {
    let mut text = format!("{};\n", of.text);
    for (at, value) in of.parameters.iter().enumerate() {
        let value = match value {
            Value::Text(value) => format!("{value:?}"),
            Value::Number(value) => value.to_string(),
        };
        text += &format!("-- {} = {value}\n", at + 1);
    }
    text
}

/// A script for programs: one JSON document.
#[must_use]
pub fn for_programs(asked: Asked<'_>, script: &Script) -> String {
    let action = |action: &Action| match action {
        Action::Make(name, of) => {
            json!({ "make": name, "sql": of.text, "parameters": parameters(of) })
        }
        Action::Grow { name, first, next, most } => {
            json!({ "grow": name, "first": Query::of(first), "next": Query::of(next), "most": most })
        }
    };
    let document = json!({
        "dialect": asked.dialect.name(),
        "question": asked.question,
        "core": asked.core,
        "steps": script.actions.iter().map(action).collect::<Vec<_>>(),
        "answer": Query::of(&script.answer),
        "columns": script.columns,
    });
    format!("{document:#}\n")
}

#[derive(Serialize)]
struct Query<'s> {
    sql: &'s str,
    parameters: Vec<Json>,
}

impl<'s> Query<'s> {
    fn of(statement: &'s Statement) -> Self {
        Self { sql: &statement.text, parameters: parameters(statement) }
    }
}

fn parameters(of: &Statement) -> Vec<Json> {
    let value = |value: &Value| match value {
        Value::Text(value) => json!(value),
        Value::Number(value) => json!(value),
    };
    of.parameters.iter().map(value).collect()
}
