//! What may have been meant by a text that is no place.

use std::ops::Range as Bytes;

use super::word::letters;
use super::{A_PLACE, Wrong};
use crate::annotation::lenient::is_blank;
use crate::annotation::locator::unit::{DOUBTFUL, UNITS, Unit, bare, find};
use crate::annotation::locator::{Number, Part, Range};
use crate::suggest::nearest;

/// What is wrong at a byte where something was expected.
pub(super) fn at(text: &str, at: usize, expected: &'static str) -> Wrong {
    let mut wrong = Wrong::expected(at, expected);
    let rest = &text[at..];
    let count = counted(rest);
    if !count.is_empty() {
        let units = if count.contains(':') {
            &[Unit::Time, Unit::Verse][..]
        } else {
            &[Unit::Page, Unit::Note, Unit::Chapter]
        };
        wrong.hint.help.push(each(units, count));
        return wrong;
    }
    let word = &rest[..letters(rest)];
    let behind = rest[word.len()..].strip_prefix('.').unwrap_or(&rest[word.len()..]);
    let count = counted(behind.trim_start_matches(is_blank));
    if word.is_empty() || count.is_empty() || find(word).is_some() && behind.starts_with(is_blank) {
        return wrong;
    }
    if let Some((_, units)) = DOUBTFUL.iter().find(|(doubtful, _)| *doubtful == word.to_lowercase()) {
        wrong.hint.help.push(each(units, count));
    } else if let Some(found) = find(word) {
        // `S87`
        let shown = format!("{word}. {count}");
        let page = format!("p. {word}{count}");
        wrong
            .hint
            .help
            .push(format!("write `{page}` for a page, `{shown}` for a {}", found.unit.entry().name));
    } else if let Some(meant) = meant(word) {
        wrong.hint.help.push(format!("did you mean `{meant} {count}`?"));
        wrong.hint.fix = Some((at..at + rest.len() - behind.len(), meant.to_owned()));
    } else if expected == A_PLACE {
        wrong.hint.help.push(format!("put a place of another kind in quotation marks: `\"{word} {count}\"`"));
    }
    wrong
}

/// What is wrong with `1,204`.
pub(super) fn grouped(at: Bytes<usize>, written: &str, whole: &Number, unit: Unit) -> Wrong {
    let mut wrong = Wrong::expected(at.start, A_PLACE);
    let numbers: Vec<Number> = written.split(',').filter_map(Number::read).collect();
    let several = Part::numbered(unit, numbers.into_iter().map(Range::one).collect());
    let one = Part::numbered(unit, vec![Range::one(whole.clone())]);
    wrong.hint.help.push(format!("write `{one}` for one number, `{several}` for several"));
    wrong.hint.instead = Some((at, format!("`{written}` can be one number or several")));
    wrong
}

/// The number that a text begins with.
fn counted(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(text.len());
    text[..end].trim_end_matches(':')
}

/// How each of these is written with a number.
fn each(units: &[Unit], count: &str) -> String {
    let shown =
        units.iter().map(|unit| format!("`{} {count}` for {}", unit.entry().one, with_article(*unit)));
    format!("write {}", shown.collect::<Vec<_>>().join(", "))
}

fn with_article(unit: Unit) -> String {
    crate::suggest::with_article(unit.entry().name)
}

/// The word that was meant by one that counts nothing.
fn meant(word: &str) -> Option<&'static str> {
    let known = UNITS.iter().flat_map(|entry| entry.words()).filter(|known| known.chars().count() > 2);
    let found = nearest(word, known)?;
    let found_as = find(found)?;
    let entry = found_as.unit.entry();
    Some(match (found_as.is_kept, found_as.is_plural) {
        (true, _) => UNITS.iter().flat_map(|entry| entry.words()).find(|known| *known == bare(found))?,
        (false, true) => entry.several,
        (false, false) => entry.one,
    })
}
