//! Numbers with a hyphen in them, which may be one number of a law or a range: `rule 10b-5`, `§ 2-101`, `§ 183-84`.

use super::{Wrong, hint};
use crate::annotation::locator::number::Class;
use crate::annotation::locator::unit::{Found, Unit};
use crate::annotation::locator::{Number, Part};

/// What a hyphen behind a first number makes of it.
pub(super) enum Joined {
    /// One number with the hyphen in it.
    One(Number),
    /// A range.
    Range,
}

/// What the text from `at` on is whose first number `from` ends at `end`, with `short` from `behind` on as the second.
///
/// # Errors
/// Where it can be one number as well as a range: the word speaks of one, and the two numbers have not equally many digits,
/// as laws number their sections.
pub(super) fn joined(
    text: &str,
    [at, end, behind]: [usize; 3],
    from: &Number,
    short: &str,
    found: &Found,
) -> Result<Joined, Wrong> {
    let is_numbered = matches!(found.unit, Unit::Section | Unit::Rule | Unit::Regulation | Unit::Article);
    // `§ 2 to 101`
    let is_word = text[end..behind].contains(char::is_alphabetic);
    if !is_numbered || found.is_plural || is_word || *from.class() != Class::Arabic {
        return Ok(Joined::Range);
    }
    let (suffix, below) = from.suffix();
    let is_lettered = suffix.len() == 1 && below == 0 && from.inside().is_empty() && from.open().is_none();
    let is_backwards = short.parse().ok().is_some_and(|last: u32| Some(last) < from.value());
    let written = &text[at..behind + short.len()];
    // `10b-5` is no range, because it would end before it begins.
    if is_lettered
        && is_backwards
        && let Some(one) = Number::read(&written.replace(is_hyphen, "-"))
    {
        return Ok(Joined::One(one));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(from.as_str());
    let is_plain = from.is_bare() && from.steps().len() == 1;
    let is_path = from.is_bare() && from.steps().len() > 1 && !short.contains('.');
    let is_doubtful = (is_plain && digits(short) != first) || is_path || is_lettered;
    if is_doubtful && digits(short) > 0 && !found.is_kept {
        let one = Part::Titled { unit: found.unit, kept: None, title: written.replace(is_hyphen, "-") };
        return Err(hint::hyphenated(at..behind + short.len(), written, &one));
    }
    Ok(Joined::Range)
}

/// What may stand for the hyphen within a number.
fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}')
}
