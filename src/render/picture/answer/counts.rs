//! Figures, as a table.

use crate::query::answer::{Answer, Row, Value};
use crate::render::picture::canvas::Picture;
use crate::render::picture::drawing::{Label, Mark};
use crate::render::picture::style::Look;

/// Rows of one table at most; more stand beside it.
const ROWS: usize = 30;

/// Draws the figures of an answer.
pub(super) fn draw(picture: &mut Picture<'_>, answer: &Answer) {
    let mut names = Vec::new();
    let tables = answer.rows.len().div_ceil(ROWS).max(1);
    for (at, rows) in answer.rows.chunks(answer.rows.len().div_ceil(tables)).enumerate() {
        let columns = answer.columns.iter().map(|column| {
            let cells = rows.iter().map(|row| cell(picture, row, column));
            std::iter::once(column.clone()).chain(cells).collect()
        });
        let table = Label::Table(columns.collect());
        let name = format!("table {}", at + 1);
        picture.mark(Mark::bare(&name, Look::TABLE, table));
        names.push(name);
    }
    picture.rows(vec![names]);
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
