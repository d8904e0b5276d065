//! `My Clippings.txt`: blocks of a title, a line that says what and where, and words, each ended by a line of `=`.

use super::joined::joined;
use super::mark::{Book, Mark};
use super::place::Place;
use super::unread;
use super::words::{Kind, kind};
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
    let (mut seen, mut unknown) = (0, Vec::new());
    let (mut unplaced, mut undated): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (start, block) in blocks(text) {
        match read_block(start, &block) {
            Block::Mark(mark, line) => {
                seen += 1;
                unplaced.extend(Some(line).filter(|line| mark.place.is_empty() && has_number(line)));
                undated.extend(date(line).filter(|date| mark.on.is_none() && is_unread(date)));
                marks.push(mark);
            }
            Block::Unknown(line) => {
                seen += 1;
                unknown.push((start, line));
            }
            Block::Broken(line) => {
                let what = format!("block “{}”", shortened(block[0]));
                found.skip(what, Some(line), "expected a second line `- Your Highlight on …`");
            }
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
    unread::kinds(&unknown, &mut found);
    unread::places(&unplaced, &mut found);
    unread::days(&undated, &mut found);
    joined(&marks, &mut found);
    found.skipped.sort_by_key(|skipped| skipped.line);
    Ok(found)
}

/// What stands behind the last bar of a line, where the day is.
fn date(line: &str) -> Option<&str> {
    line.rsplit_once(['|', '｜']).map(|(_, date)| date)
}

/// True for what has figures and is no place, and so can be a day.
fn is_unread(date: &str) -> bool {
    date.chars().any(|c| c.is_ascii_digit()) && Place::told(date, date).is_empty()
}

fn has_number(line: &str) -> bool {
    let (what, _) = line.rsplit_once(['|', '｜']).unwrap_or((line, ""));
    what.chars().any(|c| c.is_ascii_digit())
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

/// What a block is.
enum Block<'t> {
    /// With the line that says what and where.
    Mark(Mark, &'t str),
    /// Its kind cannot be told: the line that should say it.
    Unknown(&'t str),
    /// It has no such line: the number of its first.
    Broken(usize),
}

fn read_block<'t>(start: usize, block: &[&'t str]) -> Block<'t> {
    let about = block.iter().skip(1).position(|line| !line.trim().is_empty()).map(|at| at + 1);
    let about = about.filter(|at| block[*at].trim_start().starts_with(['-', '–']));
    let Some(at) = about else { return Block::Broken(start) };
    let line = block[at];
    let (what, date) = line.rsplit_once(['|', '｜']).unwrap_or((line, ""));
    let on = day(date);
    // Without a date, all of the line says where.
    let what = if on.is_some() { what } else { line };
    let text = block[at + 1..].join("\n").trim().to_owned();
    let place = Place::told(what, line);
    // In any language, only a highlight goes from one location to another, and only a bookmark has no words.
    let by_form = || {
        let is_range = place.location.as_ref().is_some_and(|location| location.contains('-'));
        let is_known = !place.is_empty();
        (is_known && text.is_empty())
            .then_some(Kind::Bookmark)
            .or_else(|| is_range.then_some(Kind::Highlight))
    };
    let Some(kind) = kind(what).or_else(by_form) else { return Block::Unknown(line) };
    let book = Book::of_line(block[0]);
    Block::Mark(Mark { kind, book, place, text, on, color: None, line: Some(start), is_start: false }, line)
}

#[cfg(test)]
mod tests {
    use super::is_unread;

    #[test]
    fn whatever_has_figures_behind_the_last_bar_may_be_a_day() {
        assert!(is_unread(" Added on 04.03.2024 8:15"));
        assert!(is_unread(" Lisätty 4.3.24"));
        assert!(!is_unread(" Location 140-142") && !is_unread(" Added"));
    }
}
