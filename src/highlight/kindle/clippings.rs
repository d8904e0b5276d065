//! `My Clippings.txt`: blocks of a title, a line that says what and where, and words, each ended by a line of `=`.

use super::joined::joined;
use super::mark::{Book, Mark};
use super::place::Place;
use super::words::kind;
use crate::highlight::Found;
use crate::highlight::date::day;
use crate::highlight::fault::Fault;
use crate::highlight::plain::shortened;

/// The line between two blocks.
const END: &str = "==========";

/// True of a text with such blocks.
pub(in crate::highlight) fn is_clippings(text: &str) -> bool {
    text.lines().any(|line| line.trim() == END)
}

/// Reads the file.
///
/// # Errors
/// Where it has no such block.
pub(in crate::highlight) fn read(text: &str) -> Result<Found, Fault> {
    let mut found = Found::default();
    let mut marks = Vec::new();
    let mut seen = 0;
    for (start, block) in blocks(text) {
        match mark(start, &block) {
            Ok(mark) => {
                seen += 1;
                marks.push(mark);
            }
            Err((line, why)) => found.skip(format!("block “{}”", shortened(block[0])), Some(line), why),
        }
    }
    if seen == 0 {
        let first = text.lines().map(str::trim).find(|line| !line.is_empty() && *line != END);
        return Err(Fault::new(
            "a title, and a line `- Your Highlight on page 9 | Location 140-142 | Added on …`",
            first.map_or("nothing".to_owned(), |first| format!("`{}`", shortened(first))),
        )
        .on_line(1)
        .help("give the file `My Clippings.txt` as the Kindle has it"));
    }
    joined(&marks, &mut found);
    found.skipped.sort_by_key(|skipped| skipped.line);
    Ok(found)
}

/// The blocks, each with the number of its first line; empty lines before it are left out, and empty blocks.
fn blocks(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Vec<&str>)> = None;
    for (at, line) in text.lines().enumerate() {
        if line.trim() == END {
            blocks.extend(open.take());
        } else if let Some((_, lines)) = &mut open {
            lines.push(line);
        } else if !line.trim().is_empty() {
            open = Some((at + 1, vec![line]));
        }
    }
    blocks.extend(open);
    blocks
}

fn mark(start: usize, block: &[&str]) -> Result<Mark, (usize, String)> {
    let about = block.iter().skip(1).position(|line| !line.trim().is_empty()).map(|at| at + 1);
    let about = about.filter(|at| block[*at].trim_start().starts_with(['-', '–']));
    let Some(at) = about else {
        return Err((start, "expected a second line `- Your Highlight on …`".to_owned()));
    };
    let line = block[at];
    let (what, date) = line.rsplit_once(['|', '｜']).unwrap_or((line, ""));
    let on = day(date);
    // Without a date, all of the line says where.
    let what = if on.is_some() { what } else { line };
    let Some(kind) = kind(what) else {
        let why = format!("catena does not know the language of `{}`", shortened(line.trim()));
        return Err((start + at, why));
    };
    let text = block[at + 1..].join("\n").trim().to_owned();
    let place = Place::read(what);
    Ok(Mark {
        kind,
        book: Book::of_line(block[0]),
        place,
        text,
        on,
        color: None,
        line: Some(start),
        is_start: false,
    })
}
