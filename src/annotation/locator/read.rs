//! Reads a place. Blanks, line breaks and the comments below them may stand between its words.

mod hint;
mod hyphen;
mod item;
mod supplement;
mod volume;
mod word;

use std::ops::Range as Bytes;

pub(super) use super::read::hyphen::is_of_law;
use super::read::item::{list, number};
use super::read::word::{Word, word, word_behind};
use super::unit::{Found, Unit};
use super::{Locator, Number, Part, Range, unescaped};
use crate::annotation::lenient::is_blank;

/// What a place is, for a message.
pub(in crate::annotation) const A_PLACE: &str = "a place (`p. 9`, `n. 37`, `§ \"…\"`)";
pub(super) const A_NUMBER: &str = "a number";
const A_NUMBER_OR_TITLE: &str = "a number or a string in `\"…\"`";

/// Where a text stops being a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::annotation) struct Wrong {
    /// The byte where it does.
    pub at: usize,
    /// What was expected there.
    pub expected: &'static str,
    /// What may have been meant, as far as these words tell.
    pub hint: Box<Hint>,
}

/// What may have been meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::annotation) struct Hint {
    /// What to do.
    pub help: Vec<String>,
    /// What is the matter, where that is no expectation, with the words it is about.
    pub instead: Option<(Bytes<usize>, String)>,
    /// What can stand in the place of some words.
    pub fix: Option<(Bytes<usize>, String)>,
}

impl Wrong {
    pub(in crate::annotation) fn expected(at: usize, expected: &'static str) -> Self {
        Self { at, expected, hint: Box::default() }
    }
}

/// Where a place stands, which decides what may begin one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotation) enum Where {
    /// By itself.
    Alone,
    /// Where the name of a work may go on, which has no number so far.
    InName,
    /// Behind the name of a work.
    BehindName,
}

/// A text that is a place and nothing else.
pub(in crate::annotation) fn whole(text: &str) -> Result<Locator, Wrong> {
    let (locator, end) = place(text, skip(text, 0), Where::Alone)?;
    let end = skip(text, end);
    if end < text.len() { Err(hint::at(text, end, "the end of the value")) } else { Ok(locator) }
}

/// The place that begins at a byte, and where it ends.
pub(in crate::annotation) fn place(text: &str, at: usize, stands: Where) -> Result<(Locator, usize), Wrong> {
    let Some((first, mut end)) = part(text, at, stands, None)? else {
        return Err(hint::at(text, at, A_PLACE));
    };
    let mut parts = vec![first];
    loop {
        if let Some((pages, after)) = pages_behind(text, &parts, end)? {
            parts.push(pages);
            end = after;
            continue;
        }
        let next = skip(text, end);
        // `9nn3`
        let is_noted = text[end..].starts_with("nn");
        let is_apart =
            next > end || is_noted || text[..end].ends_with(',') || text[end..].starts_with(['§', '¶', ',']);
        let next = if text[next..].starts_with(',') { skip(text, next + 1) } else { next };
        match part(text, next, stands, parts.last())? {
            Some((part, after)) if is_apart => {
                parts.push(part);
                end = after;
            }
            _ => return Ok((Locator { parts }, end)),
        }
    }
}

/// The pages behind a volume and a colon: `vol. 2: 14`.
fn pages_behind(text: &str, parts: &[Part], end: usize) -> Result<Option<(Part, usize)>, Wrong> {
    let Some(Part::Numbered { unit: Unit::Volume, ranges, .. }) = parts.last() else { return Ok(None) };
    let colon = skip(text, end);
    let is_one = matches!(ranges.as_slice(), [range] if !range.is_several());
    if !is_one || !text[colon..].starts_with(':') {
        return Ok(None);
    }
    let at = skip(text, colon + 1);
    if number(text, at, Unit::Page).is_none() {
        return Ok(None);
    }
    let found = Found { unit: Unit::Page, is_kept: false, is_plural: true };
    let (ranges, end) = list(text, at, &found)?;
    Ok(Some((Part::numbered(Unit::Page, ranges), end)))
}

/// True if a place begins at a byte, sound or not.
pub(in crate::annotation) fn begins(text: &str, at: usize, stands: Where) -> bool {
    let is_sure = |word: &Word| {
        !word.found.is_kept
            && text[at..word.end].ends_with(['.', '§', '¶'])
            && text[word.end..].starts_with(|c: char| is_blank(c) || c.is_ascii_digit())
    };
    word(text, at).is_some_and(|word| is_sure(&word)) || !matches!(part(text, at, stands, None), Ok(None))
}

/// Where the word for what is counted ends that begins at a byte, if one does.
pub(in crate::annotation) fn word_of_unit(text: &str, at: usize) -> Option<usize> {
    word(text, at).map(|word| word.end)
}

/// Ranges of numbers alone, joined by commas.
pub(in crate::annotation) fn numbers(text: &str) -> Result<Vec<Range>, Wrong> {
    let mut ranges = Vec::new();
    let mut at = skip(text, 0);
    loop {
        let (range, end) = item::plain(text, at).ok_or_else(|| Wrong::expected(at, A_NUMBER))?;
        ranges.push(range);
        at = skip(text, end);
        match text[at..].chars().next() {
            None => return Ok(ranges),
            Some(',') => at = skip(text, at + 1),
            Some(_) => return Err(Wrong::expected(at, "the end of the value")),
        }
    }
}

/// One part of a place, perhaps behind another; none if none begins here.
fn part(text: &str, at: usize, stands: Where, before: Option<&Part>) -> Result<Option<(Part, usize)>, Wrong> {
    if let Some((words, end)) = string(text, at) {
        return Ok(Some((Part::Words(words), end)));
    }
    let special = match before {
        Some(Part::Numbered { unit, kept, .. }) => word_behind(text, at, *unit, kept.as_deref()),
        _ => None,
    };
    let Some(Word { found, end, kept }) = special.or_else(|| word(text, at)) else {
        return bare(text, at, stands);
    };
    let entry = found.unit.entry();
    let behind = skip(text, end);
    if let Some((title, end)) = string(text, behind).filter(|_| entry.takes_titles()) {
        return Ok(Some((Part::titled(found.unit, kept, &title), end)));
    }
    if let Some(word) = supplement::counted(text, &Word { found, end, kept: kept.clone() }, behind) {
        return supplement::part(text, word).map(Some);
    }
    // `Smith and Page 2005` names a work.
    let is_name = stands == Where::InName && is_name(&text[at..end], &text[behind..]);
    if number(text, behind, found.unit).is_none() || is_name {
        // `n.A` is a key.
        let is_word = text[at..end].chars().all(char::is_alphabetic)
            || text[end..].starts_with(|c: char| c.is_alphabetic() || c == '_');
        let is_sentence = is_name || (is_word && stands != Where::Alone);
        return if is_sentence { Ok(None) } else { Err(hint::behind_word(text, behind, found.unit)) };
    }
    let (ranges, end) = list(text, behind, &found)?;
    Ok(Some((Part::Numbered { unit: found.unit, kept, ranges }, end)))
}

/// True for a name and a year: `Page 2005`.
fn is_name(word: &str, behind: &str) -> bool {
    let year = behind.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

/// What needs no word, because nothing else is cited so: `514a`, `1094a1`, `A51/B75`, `1:02:03`, `*9`, and `9n3` by itself.
fn bare(text: &str, at: usize, stands: Where) -> Result<Option<(Part, usize)>, Wrong> {
    let Some((first, _)) = number(text, at, Unit::Standard) else { return Ok(None) };
    let edition = edition(&first);
    let unit = match column(&first) {
        Some(Column::Sure) => Unit::Standard,
        // Only Bekker's Aristotle has so many pages; but `Kydd 2005a` is a work.
        Some(Column::OrYear) if stands == Where::Alone => Unit::Bekker,
        _ if edition.is_some() => Unit::Standard,
        _ if is_time(&first) => Unit::Time,
        _ if first.as_str().starts_with('*') => Unit::Page,
        // `Kydd 9n3` may be a name.
        _ if stands == Where::Alone && is_note_on_page(&first) => Unit::Page,
        _ => return Ok(None),
    };
    let found = Found { unit, is_kept: false, is_plural: true };
    let (ranges, end) = list(text, at, &found)?;
    let unit = match edition {
        Some(_) if ranges.get(1).is_some_and(|range| range.is_same) => Unit::Standard,
        Some('A' | 'B') if stands == Where::Alone => Unit::Page,
        Some(_) => return Ok(None),
        None => unit,
    };
    Ok(Some((Part::numbered(unit, ranges), end)))
}

/// How sure it is that a number is one of a column.
enum Column {
    /// Nothing else is written so.
    Sure,
    /// It may be a year.
    OrYear,
}

/// `514a` and `1094a1`, in the columns of Stephanus' pages or of Bekker's.
fn column(number: &Number) -> Option<Column> {
    let (suffix, line) = number.suffix();
    let digits = number.without_suffix();
    let is_page =
        digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && number.value() > Some(0);
    let is_column = matches!(suffix, "a" | "b") || (line == 0 && matches!(suffix, "c" | "d" | "e"));
    (is_page && is_column).then_some(if digits.len() == 4 && line == 0 {
        Column::OrYear
    } else {
        Column::Sure
    })
}

/// The edition of a page of the first *Critique*: `A51`.
fn edition(number: &Number) -> Option<char> {
    let edition = number.as_str().chars().next().filter(|first| matches!(first, 'A' | 'B'))?;
    number.as_str()[1..].bytes().all(|byte| byte.is_ascii_digit()).then_some(edition)
}

/// `9n3`
fn is_note_on_page(number: &Number) -> bool {
    let is_page = number.without_suffix().bytes().all(|byte| byte.is_ascii_digit());
    is_page && matches!(number.suffix(), ("n", 1..))
}

/// `1:02:03`
fn is_time(number: &Number) -> bool {
    number.steps().len() == 3 && number.as_str().bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// A string, and where it ends; none if none begins here, or if it does not end.
pub(in crate::annotation) fn string(text: &str, at: usize) -> Option<(String, usize)> {
    let inside = text[at..].strip_prefix('"')?;
    let mut is_escaped = false;
    for (offset, byte) in inside.bytes().enumerate() {
        match byte {
            b'\n' => return None,
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some((unescaped(&inside[..offset]), at + offset + 2)),
            _ => {}
        }
    }
    None
}

/// The next byte that is no blank, no line break and no comment on a line of its own.
pub(in crate::annotation) fn skip(text: &str, at: usize) -> usize {
    let mut at = at;
    let mut begins_line = false;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '\n' => begins_line = true,
            '#' if begins_line => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
                continue;
            }
            c if is_blank(c) => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    at
}
