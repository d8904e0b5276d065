//! Figures, as a table.

use crate::query::answer::{Answer, Row, Value};
use crate::render::dot::escape;
use crate::render::dot::picture::Picture;
use crate::render::dot::style::{COAL, PAPER};
use crate::render::dot::write::Attributes;

/// Rows of one table at most; more stand beside it.
const ROWS: usize = 30;

/// Draws the figures of an answer.
pub(super) fn draw(picture: &mut Picture<'_>, answer: &Answer) {
    let mut names = Vec::new();
    let tables = answer.rows.len().div_ceil(ROWS).max(1);
    for (at, rows) in answer.rows.chunks(answer.rows.len().div_ceil(tables)).enumerate() {
        let columns = answer.columns.iter().map(|column| {
            let cells = rows.iter().map(|row| cell(picture, row, column));
            let fields: Vec<String> =
                std::iter::once(column.clone()).chain(cells).map(|cell| field(&cell)).collect();
            format!("{{{}}}", fields.join("|"))
        });
        // A record's fields lie along the graph's direction; braces turn them.
        let label = format!("{{{}}}", columns.collect::<Vec<_>>().join("|"));
        let name = format!("table {}", at + 1);
        let table = Attributes::of(&[("shape", "record"), ("style", "filled"), ("fillcolor", PAPER)]);
        picture.document.node(&name, &table.word("color", COAL).escaped("label", label));
        names.push(name);
    }
    picture.document.chain(&names);
}

/// Figures stand to the right.
fn field(cell: &str) -> String {
    let side = if cell.parse::<i64>().is_ok() { "\\r" } else { "\\l" };
    escape::field(cell) + side
}

fn cell(picture: &Picture<'_>, row: &Row, column: &str) -> String {
    match row.values.iter().find(|(name, _)| name == column).map(|(_, value)| value) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Text(text)) => text.clone(),
        None => match (row.node, &row.group) {
            (Some(node), _) => picture.catalog.label(node),
            (None, group) => group.clone().unwrap_or_default(),
        },
    }
}
