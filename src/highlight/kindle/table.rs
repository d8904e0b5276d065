//! The notebook of a book as CSV: lines about the book, a row that names the columns, and a row for each mark.

use super::joined::joined;
use super::mark::{Book, Mark, divided};
use super::place::Place;
use super::words::kind;
use crate::highlight::Found;
use crate::highlight::fault::Fault;
use crate::highlight::plain::{quote, some};
use crate::highlight::table::{Columns, rows};

/// The names of columns stand within so many rows.
const BEFORE: usize = 20;

/// True of a text with the columns of a notebook near its beginning.
pub(in crate::highlight) fn is_table(text: &str) -> bool {
    text.lines().take(BEFORE).any(|line| {
        let row = rows(line).ok().and_then(|rows| rows.into_iter().next());
        row.is_some_and(|(_, row)| is_header(&Columns::of(&row)))
    })
}

fn is_header(columns: &Columns) -> bool {
    columns.has("annotation type") && columns.has("annotation")
}

/// Reads a notebook.
///
/// # Errors
/// Where it has no such columns.
pub(in crate::highlight) fn read(text: &str) -> Result<Found, Fault> {
    let rows = rows(text)?;
    let header = rows.iter().take(BEFORE).position(|(_, row)| is_header(&Columns::of(row)));
    let Some(header) = header else {
        return Err(Fault::new(
            "a row with the columns `Annotation Type`, `Location` and `Annotation`",
            "none",
        )
        .help("give the CSV as Kindle sends it"));
    };
    let about: Vec<&str> = rows[..header].iter().filter_map(|(_, row)| row.get(0)).map(str::trim).collect();
    let book = book(&about);
    let columns = Columns::of(&rows[header].1);
    let mut found = Found::default();
    let mut marks = Vec::new();
    for (line, row) in &rows[header + 1..] {
        let what = columns.get(row, &["annotation type"]);
        let text = columns.get(row, &["annotation"]);
        let Some(kind) = kind(what) else {
            if !(what.is_empty() && text.is_empty()) {
                found.skip("row", Some(*line), format!("catena does not know the kind `{what}`"));
            }
            continue;
        };
        let color = what.split_once('(').and_then(|(_, color)| some(color.trim_end_matches(')')));
        marks.push(Mark {
            kind,
            book: book.clone(),
            place: Place::read(columns.get(row, &["location"])),
            text: quote(text).unwrap_or_default(),
            on: None,
            color: color.map(|color| color.to_lowercase()),
            line: Some(*line),
            is_start: true,
        });
    }
    joined(&marks, &mut found);
    found.skipped.sort_by_key(|skipped| skipped.line);
    Ok(found)
}

/// The book of the lines `Your Kindle Notes For:`, title, `by Author`.
fn book(about: &[&str]) -> Book {
    let lines: Vec<&&str> = about.iter().filter(|line| !line.is_empty()).collect();
    let title = lines.get(1).map_or("", |line| **line);
    let author = lines.get(2).map_or("", |line| **line);
    let names = author.strip_prefix("by ").unwrap_or(author);
    Book { title: title.to_owned(), authors: divided(names, &[", and ", " and ", " & "]) }
}
