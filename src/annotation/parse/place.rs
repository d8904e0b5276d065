//! Places, and works with a place in them.

use crate::annotation::ast::{Citation, Head, Value};
use crate::annotation::fault;
use crate::annotation::lenient::is_blank;
use crate::annotation::locator::Locator;
use crate::annotation::locator::read::{
    A_PLACE, Where, Wrong, begins, numbers, place, skip, string, whole, word_of_unit,
};
use crate::annotation::parse::reader::Reader;
use crate::annotation::parse::{Context, Fault};
use crate::source::Spanned;

/// What leads from a citing place to the cited one.
const ARROW: &str = "->";
/// What a note cites that cites nothing.
const NOTHING: &str = "none";
const A_KEY: &str = "a work's key";
const END: &str = "the end of the value";

/// The name of a work, and where it is.
struct Key {
    name: String,
    is_string: bool,
    start: usize,
    end: usize,
}

impl Reader<'_> {
    /// A place in a work that is known.
    pub(super) fn locator(&self, field: &str) -> Result<Value, Fault> {
        let text = &self.0.text;
        let locator = whole(text).map_err(|wrong| Box::new(fault::place(&self.0, field, wrong)))?;
        let start = skip(text, 0);
        Ok(Value::Locator(Spanned::new(locator, self.0.span(start, text.trim_end().len()))))
    }

    /// A work, and perhaps a place in it.
    pub(super) fn cited(&self, field: &str) -> Result<Value, Fault> {
        let text = &self.0.text;
        let wrong = |wrong| Box::new(fault::place(&self.0, field, wrong));
        let (key, locator) = key_and_place(text, 0, END).map_err(wrong)?;
        Ok(Value::Citation(Box::new(Citation { key: self.key(key)?, locator })))
    }

    /// Ranges of numbers.
    pub(super) fn numbers(&self, field: &str) -> Result<Value, Fault> {
        let text = &self.0.text;
        let ranges = numbers(text).map_err(|wrong| Box::new(fault::place(&self.0, field, wrong)))?;
        Ok(Value::Numbers(Spanned::new(ranges, self.0.span(0, text.trim_end().len()))))
    }

    /// The first line of a record that tells of a citation.
    pub(super) fn cite_head(&self, context: &Context) -> Result<Head, Option<Fault>> {
        let text = &self.0.text;
        let wrong = |wrong| Some(Box::new(fault::cite(&self.0, wrong)));
        let start = skip(text, self.first_word().len());
        let (from, end) = if text[start..].starts_with(ARROW) || begins_own(text, start) {
            let (locator, end) = behind_key(text, start).map_err(wrong)?;
            let key = self.own_key(context, start)?;
            (Citation { key, locator }, end)
        } else {
            let (key, behind) = key(text, start).map_err(wrong)?;
            let (locator, end) = behind_key(text, behind).map_err(wrong)?;
            (Citation { key: self.key(key).map_err(Some)?, locator }, end)
        };
        let arrow = skip(text, end);
        if !text[arrow..].starts_with(ARROW) {
            return Err(wrong(Wrong::expected(
                arrow,
                if from.locator.is_empty() { A_PLACE } else { "`->`" },
            )));
        }
        let start = skip(text, arrow + ARROW.len());
        let is_nothing = text[start..].strip_prefix(NOTHING).is_some_and(|rest| skip(rest, 0) == rest.len());
        if is_nothing {
            return Ok(Head::Cite { from, to: None });
        }
        let (key, locator) = key_and_place(text, start, "the end of the line").map_err(wrong)?;
        Ok(Head::Cite { from, to: Some(Citation { key: self.key(key).map_err(Some)?, locator }) })
    }

    fn key(&self, key: Key) -> Result<Spanned<String>, Fault> {
        if key.is_string || key.name.contains(' ') {
            return Ok(Spanned::new(key.name, self.0.span(key.start, key.end)));
        }
        self.id(key.start..key.end, &key.name)
    }
}

/// True if a text is a place.
pub(super) fn is_place(text: &str) -> bool {
    whole(text).is_ok()
}

/// True if a text is a work, and perhaps a place in it.
pub(super) fn is_cited(text: &str) -> bool {
    key_and_place(text, 0, END).is_ok()
}

/// True if a text is ranges of numbers.
pub(super) fn are_numbers(text: &str) -> bool {
    numbers(text).is_ok()
}

/// A work's name from a byte on, a place in it if one is given, and nothing else; `end` is what to expect then.
fn key_and_place(text: &str, at: usize, end: &'static str) -> Result<(Key, Locator), Wrong> {
    let (key, behind) = key(text, skip(text, at))?;
    let (locator, behind) = behind_key(text, behind)?;
    let behind = skip(text, behind);
    match (behind < text.len(), locator.is_empty()) {
        (true, true) => Err(Wrong::expected(behind, A_PLACE)),
        (true, false) => Err(Wrong::expected(behind, end)),
        (false, _) => Ok((key, locator)),
    }
}

/// True if a place in the work above begins where a work's name could.
fn begins_own(text: &str, at: usize) -> bool {
    let first = &text[at..word_end(text, at)];
    // `p9`, `H.I` and `l.0` are keys; `p.9` is a page.
    let is_apart = word_of_unit(text, at) == Some(at + first.len());
    (is_apart || TIGHT.iter().any(|word| first.starts_with(word))) && begins(text, at, Where::InName)
}

/// The words that need no blank behind them where a work's key could stand.
const TIGHT: [&str; 8] = ["§", "¶", "p.", "pp.", "n.", "nn.", "ch.", "chs."];

/// The name of the work that begins at a byte, and where what follows it begins: a key, several words up to a place,
/// or a title in quotation marks.
fn key(text: &str, start: usize) -> Result<(Key, usize), Wrong> {
    if let Some((name, end)) = string(text, start) {
        return Ok((Key { name, is_string: true, start, end }, end));
    }
    let first = word_end(text, start);
    let is_key =
        text[start..first].contains(|c: char| c.is_ascii_digit()) && !text[start..].starts_with(['§', '¶']);
    let is_place = text[start..].starts_with('"') || (!is_key && begins_own(text, start));
    if is_place || first == start {
        return Err(Wrong::expected(start, A_KEY));
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let mut has_number = text[start..first].contains(is_digit);
    let mut end = first;
    loop {
        let blanks = text[end..].len() - text[end..].trim_start_matches(is_blank).len();
        let next = end + blanks;
        let after = word_end(text, next);
        let stands = if has_number { Where::BehindName } else { Where::InName };
        if blanks == 0 || after == next || text[next..].starts_with('"') || begins(text, next, stands) {
            break;
        }
        has_number |= text[end..after].contains(is_digit);
        end = after;
    }
    // `Kydd 2005, p. 9`
    let written = text[start..end].trim_end_matches(',');
    let name = written.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    Ok((Key { name, is_string: false, start, end: start + written.len() }, end))
}

/// Where the word of a name ends.
fn word_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let blank = rest.find(|c| is_blank(c) || c == '\n').unwrap_or(rest.len());
    at + rest[..blank].find(ARROW).unwrap_or(blank)
}

/// The place behind a work's name, if one is given, and where it ends.
fn behind_key(text: &str, end: usize) -> Result<(Locator, usize), Wrong> {
    let next = skip(text, end);
    let next = if text[next..].starts_with(',') { skip(text, next + 1) } else { next };
    if next == text.len() || text[next..].starts_with(ARROW) {
        return Ok((Locator::default(), end));
    }
    place(text, next, Where::BehindName)
}
