//! The words for what is counted, as they stand in a text.

use crate::annotation::lenient::is_blank;
use crate::annotation::locator::unit::{Found, Unit, find};

/// A word for what is counted.
pub(super) struct Word {
    /// What it comes to.
    pub found: Found,
    /// Where it ends.
    pub end: usize,
    /// The word itself, if it stays as it is written.
    pub kept: Option<String>,
}

/// The word that begins at a byte; none if it counts nothing.
pub(super) fn word(text: &str, at: usize) -> Option<Word> {
    let rest = &text[at..];
    let sign =
        [('§', Unit::Section), ('¶', Unit::Paragraph)].into_iter().find(|(sign, _)| rest.starts_with(*sign));
    if let Some((sign, unit)) = sign {
        let length = rest.len() - rest.trim_start_matches(sign).len();
        let found = Found { unit, is_kept: false, is_plural: length > sign.len_utf8() };
        return Some(Word { found, end: at + length, kept: None });
    }
    let lengths = [with_stops(rest), letters(rest) + stop(&rest[letters(rest)..])];
    let (found, length) = lengths
        .into_iter()
        .filter(|length| *length > 0)
        .find_map(|length| find(&rest[..length]).map(|found| (found, length)))?;
    let after = &rest[length..];
    let is_tight = !after.starts_with(|c: char| is_blank(c) || c == '\n')
        && !rest[..length].ends_with(['.', '°', 'º', '№']);
    // `S87` is a page of a supplement, not the page 87 of a German.
    if (is_tight && found.is_kept && !after.starts_with('"'))
        || after.starts_with(char::is_alphabetic) && is_tight
    {
        return None;
    }
    let kept = found.is_kept.then(|| rest[..length].to_owned());
    Some(Word { found, end: at + length, kept })
}

/// The word that begins at a byte behind a part of a place, where it means something else than it does alone: behind
/// `Abs. 1`, `S. 2` is a sentence; behind `q. 94`, `a. 2` is an article.
pub(super) fn word_behind(text: &str, at: usize, unit: Unit, kept: Option<&str>) -> Option<Word> {
    let rest = &text[at..];
    let length = letters(rest) + stop(&rest[letters(rest)..]);
    let is_german = kept.is_some_and(|kept| kept.starts_with("Abs"));
    let (unit, is_kept) = match (unit, &rest[..length]) {
        (Unit::Paragraph, "S." | "Satz") if is_german => (Unit::Sentence, true),
        (Unit::Question, "a." | "aa.") => (Unit::Article, false),
        _ => return None,
    };
    let found = Found { unit, is_kept, is_plural: rest.starts_with("aa") };
    Some(Word { found, end: at + length, kept: is_kept.then(|| rest[..length].to_owned()) })
}

/// True if a number follows the word without anything between them: `p9`.
pub(super) fn is_tight(text: &str, word: &Word) -> bool {
    text[..word.end].ends_with(char::is_alphabetic)
        && text[word.end..].starts_with(|c: char| c.is_ascii_digit())
}

/// How many bytes the letters at the beginning have.
pub(super) fn letters(rest: &str) -> usize {
    rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '°' | '№'))).unwrap_or(rest.len())
}

fn stop(rest: &str) -> usize {
    usize::from(rest.starts_with('.'))
}

/// Letters with full stops between them, as in `s.v.`; 0 if there are none between.
fn with_stops(rest: &str) -> usize {
    let mut length = letters(rest);
    let first = length;
    while rest[length..].starts_with('.') && letters(&rest[length + 1..]) > 0 {
        length += 1 + letters(&rest[length + 1..]);
    }
    if length == first { 0 } else { length + stop(&rest[length..]) }
}
