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

/// No more lies between two numbers of which the second is longer, if they can be a range only: `§ 98-101`.
const NEAR: u32 = 10;

/// What the text from `at` on is whose first number `from` ends at `end`, with `short` from `behind` on as the second.
///
/// # Errors
/// Where it can be one number as well as a range, because the word speaks of one, and laws number their sections so.
pub(super) fn joined(
    text: &str,
    [at, end, behind]: [usize; 3],
    from: &Number,
    short: &str,
    found: &Found,
) -> Result<Joined, Wrong> {
    // `§ 2 to 101`, and `§ 2–101` with the dash of a range.
    let is_range = text[end..behind].contains(|c: char| c.is_alphabetic() || matches!(c, '–' | '—'));
    if !is_of_law(found.unit) || found.is_plural || is_range {
        return Ok(Joined::Range);
    }
    let written = whole(text, at, behind + short.len());
    // `10b-5` is no range, because it would end before it begins.
    if *from.class() == Class::Arabic
        && is_lettered(from)
        && is_backwards(from, short)
        && written.len() == behind + short.len() - at
        && let Some(one) = Number::read(&written.replace(is_hyphen, "-"))
    {
        return Ok(Joined::One(one));
    }
    if !is_doubtful(from, short) || found.is_kept {
        return Ok(Joined::Range);
    }
    let one = Part::Titled { unit: found.unit, kept: None, title: written.replace(is_hyphen, "-") };
    // Several are shown only where they would be read.
    let is_alone = written.len() == behind + short.len() - at;
    let to = from
        .completing(short)
        .or_else(|| Number::read(short))
        .filter(|to| is_alone && to.class() == from.class() && to > from);
    let several = to.map(|to| format!("{} {from}-{to}", found.unit.entry().several));
    Err(hint::hyphenated(at..at + written.len(), written, &one, several))
}

/// True for what laws and the like are divided into.
pub(in crate::annotation::locator) fn is_of_law(unit: Unit) -> bool {
    matches!(unit, Unit::Section | Unit::Rule | Unit::Regulation | Unit::Article)
}

/// All that hyphens join from a byte on, the first two of which end at `end`: `14-3-101`.
fn whole(text: &str, at: usize, end: usize) -> &str {
    let mut end = end;
    while let Some(hyphen) = text[end..].chars().next().filter(|c| *c == '-' || is_hyphen(*c)) {
        let next = end + hyphen.len_utf8();
        let length = text[next..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len() - next);
        if length == 0 {
            break;
        }
        end = next + length;
    }
    &text[at..end]
}

/// `10b`
fn is_lettered(number: &Number) -> bool {
    let (suffix, below) = number.suffix();
    suffix.len() == 1 && below == 0 && number.inside().is_empty() && number.open().is_none()
}

fn is_backwards(from: &Number, short: &str) -> bool {
    short.parse().ok().is_some_and(|last: u32| Some(last) < from.value())
}

/// True for two numbers that can be one.
fn is_doubtful(from: &Number, short: &str) -> bool {
    let has_digit = short.starts_with(|c: char| c.is_ascii_digit());
    match from.class() {
        // `§ IV-2`, `art. L121-1`
        Class::Roman | Class::Lettered(_) => has_digit,
        // `§ 15-a`
        Class::Arabic if !has_digit => from.is_bare() && short.starts_with(|c: char| c.is_ascii_alphabetic()),
        Class::Arabic if from.is_bare() && from.steps().len() == 1 => is_far(from, short),
        Class::Arabic if from.is_bare() => !short.contains('.'),
        // `10b5-1`
        Class::Arabic => is_lettered(from) || from.suffix().1 > 0,
    }
}

/// True for two numbers in figures that are no plain range: `2-101`, and `14-3`, which ends before it begins. `183-84` is
/// short for one.
fn is_far(from: &Number, short: &str) -> bool {
    let digits = short.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(first), Ok(last)) = (from.value(), short[..digits].parse::<u32>()) else { return true };
    let length = from.as_str().len();
    if last >= first {
        return length < 3 && digits > 2 && last - first > NEAR;
    }
    let is_short = digits == short.len() && (2..length).contains(&digits) && from.completing(short).is_some();
    !is_short
}

/// What may stand for the hyphen within a number.
fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}')
}
