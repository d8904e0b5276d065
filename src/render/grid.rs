//! Rows and columns that fit a terminal: wide columns give way, words are not cut, and what cannot be laid
//! out as a table is laid out row by row.

use unicode_width::UnicodeWidthStr;

use crate::render::paint::{Paint, Role};
use crate::render::wrap::{widest_part, wrap};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A figure, set to the right.
    Number(i64),
    /// Words.
    Text(String),
    /// Words in the colour of a role.
    Said(Role, String),
}

impl Cell {
    /// A part of its text as it is shown.
    fn painted(&self, paint: Paint, text: &str) -> String {
        match self {
            Self::Said(role, _) => paint.text(*role, text),
            Self::Number(_) | Self::Text(_) => text.to_owned(),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) | Self::Said(_, text) => text.clone(),
        }
    }
}

/// Columns that give way to others keep this width, if their words are as long.
const COMFORTABLE: usize = 20;
/// The same where words are broken to make room.
const CRAMPED: usize = 14;
/// Cells that are longer than this are sentences: in a narrow column they would be a word a line.
const SENTENCE: usize = 60;
/// So much more is kept for sentences.
const FOR_SENTENCES: usize = 10;
/// The blanks between columns.
const GAP: usize = 2;

/// Lines of a table with a head. Where no columns are wide enough, each row becomes a block of its own: its
/// first cell, and below it the others, each with the name of its column.
#[must_use]
pub fn grid(columns: &[String], rows: &[Vec<Cell>], paint: Paint) -> Vec<String> {
    let room = paint.width.saturating_sub(GAP * columns.len().saturating_sub(1));
    match widths(columns, rows, room) {
        Some(widths) => table(columns, rows, &widths, paint),
        None => blocks(columns, rows, paint),
    }
}

/// The width of each column, in columns of the terminal, so that together they fit in `room`; none if they
/// cannot. Words are broken only if there is no other way.
fn widths(columns: &[String], rows: &[Vec<Cell>], room: usize) -> Option<Vec<usize>> {
    let cells = |at: usize| {
        let cells = rows.iter().filter_map(move |row| row.get(at)).map(Cell::text);
        cells.chain([columns[at].clone()])
    };
    let greatest = |at: usize, width: &dyn Fn(&str) -> usize| {
        cells(at).map(|text| width(&text)).max().unwrap_or_default()
    };
    let line = |text: &str| text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
    let natural: Vec<usize> = (0..columns.len()).map(|at| greatest(at, &line)).collect();
    [(false, COMFORTABLE), (true, CRAMPED)].into_iter().find_map(|(breaking, usual)| {
        let least = |at: usize| {
            let usual = if natural[at] > SENTENCE { usual + FOR_SENTENCES } else { usual };
            greatest(at, &|text| widest_part(text, breaking)).max(natural[at].min(usual))
        };
        fitted(&natural, &(0..columns.len()).map(least).collect::<Vec<_>>(), room)
    })
}

/// Takes from the widest column that can give, until all fit; none if they cannot.
fn fitted(natural: &[usize], least: &[usize], room: usize) -> Option<Vec<usize>> {
    if least.iter().sum::<usize>() > room {
        return None;
    }
    let mut widths = natural.to_vec();
    while widths.iter().sum::<usize>() > room {
        let giving = (0..widths.len()).filter(|at| widths[*at] > least[*at]);
        // Of equally wide ones the first.
        let widest = giving.max_by_key(|at| (widths[*at], std::cmp::Reverse(*at)))?;
        widths[widest] -= 1;
    }
    Some(widths)
}

fn table(columns: &[String], rows: &[Vec<Cell>], widths: &[usize], paint: Paint) -> Vec<String> {
    let is_figures = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(at));
        !rows.is_empty() && cells.all(|cell| matches!(cell, Cell::Number(_)))
    };
    let to_the_right: Vec<bool> = (0..columns.len()).map(is_figures).collect();
    let heads: Vec<Cell> = columns.iter().map(|column| Cell::Text(column.clone())).collect();
    let mut lines = line(&heads, widths, &to_the_right, |_, text| paint.text(Role::Title, text));
    for row in rows {
        lines.extend(line(row, widths, &to_the_right, |cell, text| cell.painted(paint, text)));
    }
    lines
}

/// The lines of one row.
fn line(
    cells: &[Cell],
    widths: &[usize],
    to_the_right: &[bool],
    painted: impl Fn(&Cell, &str) -> String,
) -> Vec<String> {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap(&cell.text(), *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut lines = Vec::new();
    for at in 0..height {
        let mut text = String::new();
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let part = wrapped[column].get(at).map_or("", String::as_str);
            let space = " ".repeat(width.saturating_sub(part.width()));
            let shown = painted(cell, part);
            text += &if matches!(cell, Cell::Number(_)) || to_the_right[column] {
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

/// A block for each row. Cells without words are left out.
fn blocks(columns: &[String], rows: &[Vec<Cell>], paint: Paint) -> Vec<String> {
    let indent = GAP + columns.iter().skip(1).map(|column| column.width()).max().unwrap_or_default() + GAP;
    let mut lines = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        for (column, cell) in row.iter().enumerate() {
            let text = cell.text();
            match columns.get(column) {
                _ if column == 0 => lines.extend(paint.block_in(Some(Role::Title), "", 0, &text)),
                Some(name) if !text.is_empty() => {
                    lines.extend(paint.block(&format!("{}{name}", " ".repeat(GAP)), indent, &text));
                }
                _ => {}
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop};
    use proptest::{prop_assert, prop_oneof, proptest};
    use unicode_width::UnicodeWidthStr;

    use super::{Cell, grid};
    use crate::render::paint::Paint;

    fn cell() -> impl Strategy<Value = Cell> {
        let word = prop_oneof!["[a-z]{1,12}", "信頼|評判|e\u{301}t\u{e9}|🤝"];
        let words = prop::collection::vec(word, 0..12).prop_map(|words| Cell::Text(words.join(" ")));
        prop_oneof![4 => words, 1 => proptest::prelude::any::<i32>().prop_map(|number| Cell::Number(number.into()))]
    }

    proptest! {
        #[test]
        fn a_table_fits_and_no_word_is_cut_or_lost(
            rows in prop::collection::vec(prop::collection::vec(cell(), 5), 0..6),
            columns in 1usize..=5,
            width in 40usize..130,
        ) {
            let names: Vec<String> = (0..columns).map(|at| format!("column{at}")).collect();
            let rows: Vec<Vec<Cell>> = rows.into_iter().map(|row| row[..columns].to_vec()).collect();
            let lines = grid(&names, &rows, Paint { color: false, width });
            for line in &lines {
                prop_assert!(line.width() <= width, "{line:?}");
            }
            let shown = format!(" {} ", lines.join(" "));
            for cell in rows.iter().flatten() {
                for word in cell.text().split(' ') {
                    prop_assert!(shown.contains(&format!(" {word}")), "{word:?} is not in {lines:#?}");
                }
            }
        }
    }

    #[test]
    fn a_figure_stands_at_the_right_and_so_does_its_column_s_name() {
        let columns = ["scholar", "n"].map(str::to_owned);
        let row = |name: &str, number| vec![Cell::Text(name.to_owned()), Cell::Number(number)];
        let lines = grid(&columns, &[row("kydd", 1997), row("snyder", 5)], Paint { color: false, width: 80 });
        assert_eq!(lines, ["scholar     n", "kydd     1997", "snyder      5"]);
    }

    #[test]
    fn no_rows_are_a_head_and_no_columns_nothing() {
        let paint = Paint { color: false, width: 80 };
        assert_eq!(grid(&["a".to_owned(), "b".to_owned()], &[], paint), ["a  b"]);
        assert_eq!(grid(&[], &[], paint), [""]);
    }
}
