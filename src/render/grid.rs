//! Rows and columns that fit a terminal: wide columns give way, words are not cut.

use unicode_width::UnicodeWidthStr;

use crate::render::paint::{Paint, Role, wrap};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A figure, set to the right.
    Number(i64),
    /// Words.
    Text(String),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// No column is made narrower than this, in columns of the terminal.
const NARROWEST: usize = 8;
const GAP: usize = 2;

/// Lines of a table with a head.
#[must_use]
pub fn grid(columns: &[String], rows: &[Vec<Cell>], paint: Paint) -> Vec<String> {
    let natural: Vec<usize> = (0..columns.len())
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text().width());
            cells.chain([columns[at].width()]).max().unwrap_or(0)
        })
        .collect();
    let widths = fitted(natural, paint.width.saturating_sub(GAP * columns.len().saturating_sub(1)));
    let heads: Vec<Cell> = columns.iter().map(|column| Cell::Text(column.clone())).collect();
    let mut lines = line(&heads, &widths, |text| paint.text(Role::Title, text));
    for row in rows {
        lines.extend(line(row, &widths, str::to_owned));
    }
    lines
}

/// Takes from the widest column until all fit.
fn fitted(mut widths: Vec<usize>, room: usize) -> Vec<usize> {
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter().copied().max().filter(|width| *width > NARROWEST) else { break };
        let over = widths.iter().sum::<usize>() - room;
        let second = widths.iter().copied().filter(|width| *width < widest).max().unwrap_or(NARROWEST);
        let step = over.min(widest - second.max(NARROWEST)).max(1);
        if let Some(width) = widths.iter_mut().find(|width| **width == widest) {
            *width -= step;
        }
    }
    widths
}

fn line(cells: &[Cell], widths: &[usize], painted: impl Fn(&str) -> String) -> Vec<String> {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap(&cell.text(), *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut lines = Vec::new();
    for at in 0..height {
        let mut text = String::new();
        for ((cell, parts), width) in cells.iter().zip(&wrapped).zip(widths) {
            let part = parts.get(at).map_or("", String::as_str);
            let space = " ".repeat(width.saturating_sub(part.width()));
            let shown = painted(part);
            text += &if matches!(cell, Cell::Number(_)) {
                format!("{space}{shown}")
            } else {
                format!("{shown}{space}")
            };
            text += &" ".repeat(GAP);
        }
        lines.push(text.trim_end().to_owned());
    }
    lines
}
