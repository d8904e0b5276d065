//! What a quote may leave out: marks of notes as printers set them (`[12]`, `[ 2 , 6 ]`, `trust¹²`, `trust12`, `pilots†`), and
//! hyphens that may only divide a word (`evalu- ation`).
//!
//! They stay in the words, so that a quote that has them is found as well.

use crate::verify::inline::SOFT;
use crate::verify::raised;

/// Units of measure that are raised to a power: no note is meant.
const UNITS: [&str; 10] = ["km", "cm", "mm", "nm", "ft", "mi", "in", "yd", "ha", "dm"];
/// Numbers of notes have no more digits.
pub(in crate::verify) const DIGITS: usize = 3;
/// So many letters before a number show a word rather than a name (`mp3`).
const WORD: usize = 4;

/// Characters that a quote may leave out, from one up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::verify) struct Skip {
    /// The first.
    pub(in crate::verify) from: usize,
    /// One past the last.
    pub(in crate::verify) to: usize,
    /// True for what may be the author's: what is found so is found folded only.
    pub(in crate::verify) is_loose: bool,
}

/// A number behind a word: whether it is a note's shows only the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Behind {
    /// Where it stands.
    pub(in crate::verify) skip: Skip,
    /// The number.
    pub(in crate::verify) number: u32,
    /// True if it may be taken for a note's without other evidence, loosely.
    pub(in crate::verify) is_likely: bool,
}

/// What may be left out of the words of a passage, in order, and the numbers that may be marks.
pub(in crate::verify) fn marks(chars: &[char]) -> (Vec<Skip>, Vec<Behind>) {
    let (mut skips, mut behind) = (Vec::new(), Vec::new());
    let mut at = 1;
    while at < chars.len() {
        let found = match chars[at] {
            '[' => bracketed(chars, at).map(|end| sure(chars, at, end)),
            '*' | '†' | '‡' => sign(chars, at).map(|end| sure(chars, at, end)),
            '-' | '\u{2010}' => divided(chars, at),
            char if raised::plain(char).is_some() => raised_number(chars, at),
            char if char.is_ascii_digit() => {
                behind.extend(number(chars, at));
                None
            }
            _ => None,
        };
        skips.extend(found);
        at = found.map_or(at + digits(chars, at), |skip| skip.to).max(at + 1);
    }
    (skips, behind)
}

/// A mark, with the blank before it unless a word follows at once.
fn sure(chars: &[char], at: usize, to: usize) -> Skip {
    let is_spaced = chars[at - 1] == ' ' && !chars.get(to).is_some_and(|char| char.is_alphanumeric());
    Skip { from: at - usize::from(is_spaced), to, is_loose: false }
}

/// `[12]`, `[ 2 , 6–9 ]`: numbers, but no years.
fn bracketed(chars: &[char], at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut run = 0;
    let mut has_digit = false;
    loop {
        match chars.get(end)? {
            char if char.is_ascii_digit() => {
                (run, has_digit) = (run + 1, true);
                if run > DIGITS {
                    return None;
                }
            }
            ' ' | ',' | ';' | '-' | '–' => run = 0,
            ']' if has_digit => return Some(end + 1),
            _ => return None,
        }
        end += 1;
    }
}

/// `†` behind a word and before none.
fn sign(chars: &[char], at: usize) -> Option<usize> {
    let end = at + chars[at..].iter().take_while(|char| **char == chars[at]).count();
    let is_behind = closes(chars[at - 1]);
    let is_before = chars.get(end).is_none_or(|char| !char.is_alphanumeric());
    (is_behind && is_before).then_some(end)
}

/// `evalu- ation`, `evalu - ation`: a hyphen that divides a word or stands between two.
fn divided(chars: &[char], at: usize) -> Option<Skip> {
    let is_spaced = chars[at - 1] == ' ';
    let before = chars.get(at.checked_sub(1 + usize::from(is_spaced))?)?;
    let goes_on =
        chars.get(at + 1) == Some(&' ') && chars.get(at + 2).is_some_and(|char| char.is_lowercase());
    let from = at - usize::from(is_spaced);
    (before.is_alphabetic() && goes_on).then_some(Skip { from, to: at + 2, is_loose: true })
}

/// `trust¹²`: a mark, unless it raises a unit or a single letter to a power.
fn raised_number(chars: &[char], at: usize) -> Option<Skip> {
    let to = at + digits(chars, at);
    let word = word_before(chars, at);
    let is_power = word.len() == 1 || UNITS.contains(&word.iter().collect::<String>().as_str());
    let follows = closes(chars[at - 1]) || chars[at - 1] == ' ';
    (follows && !is_power).then(|| sure(chars, at, to))
}

/// `trust12 is`, `trust.12 It`, `trust”12`.
fn number(chars: &[char], at: usize) -> Option<Behind> {
    let to = at + digits(chars, at);
    let ends =
        chars.get(to).is_none_or(|char| !char.is_alphanumeric() && !matches!(char, '-' | '–' | '%' | '°'));
    let before = chars[at - 1];
    let word = word_before(chars, at);
    let is_word = word.len() > 1 && word.iter().rev().take(2).all(|char| char.is_lowercase());
    // Behind a point a sentence must begin: `fig.12` is none.
    let begins = || {
        let next = chars[to..].iter().find(|char| char.is_alphanumeric());
        chars.get(to).is_none_or(|char| *char == ' ') && next.is_none_or(|char| !char.is_lowercase())
    };
    let is_behind = match before {
        '.' | '?' | '!' | ':' => {
            begins()
                && chars.get(at.checked_sub(2)?).is_some_and(|char| char.is_alphabetic() || closes(*char))
        }
        ',' | ';' | '”' | '’' | '"' | '\'' | '»' | ')' => {
            chars.get(at.checked_sub(2)?).is_some_and(|char| !char.is_ascii_digit())
        }
        _ => is_word,
    };
    let number: String = chars[at..to].iter().collect();
    let value = number.parse().ok().filter(|value| *value > 0)?;
    (is_behind && ends && to - at <= DIGITS && chars[at] != '0').then_some(Behind {
        skip: Skip { from: at, to, is_loose: false },
        number: value,
        is_likely: is_word
            && word.len() >= WORD
            && word.iter().all(|char| char.is_lowercase())
            && to - at < DIGITS,
    })
}

/// How many digits of one sort stand from here on.
fn digits(chars: &[char], at: usize) -> usize {
    let is_raised = raised::plain(chars[at]).is_some();
    let is_like =
        |char: &&char| if is_raised { raised::plain(**char).is_some() } else { char.is_ascii_digit() };
    chars[at..].iter().take_while(is_like).count()
}

/// The letters that stand at once before a place.
fn word_before(chars: &[char], at: usize) -> &[char] {
    let is_letter = |char: &&char| char.is_alphabetic() || **char == SOFT;
    let length = chars[..at].iter().rev().take_while(is_letter).count();
    &chars[at - length..at]
}

/// True for what a mark may stand behind.
fn closes(char: char) -> bool {
    char.is_alphabetic() || ".,;:?!'\"’”»)]".contains(char)
}

/// Which numbers behind words are marks of notes: those that stand in a row, or whose notes are there; what is merely likely
/// is so loosely.
pub(in crate::verify) fn noted(behind: &[Behind], has_note: impl Fn(u32) -> bool) -> Vec<Option<Skip>> {
    /// So many numbers before and behind are looked at.
    const NEAR: usize = 6;
    let follows = |one: u32, next: u32| next > one && next - one <= 2;
    let is_in_row = |at: usize| {
        let number = behind[at].number;
        let before = behind[at.saturating_sub(NEAR)..at].iter().any(|other| follows(other.number, number));
        let after = behind[at + 1..].iter().take(NEAR).any(|other| follows(number, other.number));
        before || after
    };
    let kept = behind.iter().enumerate().map(|(at, found)| match () {
        () if has_note(found.number) || is_in_row(at) => Some(found.skip),
        () if found.is_likely => Some(Skip { is_loose: true, ..found.skip }),
        () => None,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::{marks, noted};

    /// The words without what may be left out: of sure marks, or of all.
    fn bare(text: &str, loosely: bool) -> String {
        let chars: Vec<char> = text.chars().collect();
        let (mut skips, behind) = marks(&chars);
        skips.extend(noted(&behind, |_| false).into_iter().flatten());
        let is_out = |at: usize| {
            skips.iter().any(|skip| (loosely || !skip.is_loose) && skip.from <= at && at < skip.to)
        };
        chars.iter().enumerate().filter(|(at, _)| !is_out(*at)).map(|(_, char)| *char).collect()
    }

    #[test]
    fn marks_of_notes_may_be_left_out() {
        for (text, expected) in [
            ("they trust[12] so", "they trust so"),
            ("they trust [ 2 , 6–9 ] so", "they trust so"),
            ("they trust [12].", "they trust."),
            ("the pilots¹² met", "the pilots met"),
            ("the pilots† met", "the pilots met"),
            ("they trust.12 It is13 so", "they trust. It is so"),
            ("they ‘trust’,3 and owners4 did", "they ‘trust’, and owners did"),
        ] {
            assert_eq!(bare(text, false), expected, "{text}");
        }
    }

    #[test]
    fn what_may_be_the_authors_stays() {
        for text in [
            "[12] Harl",
            "in [1989] they",
            "5 km² of",
            "x² is",
            "the G7 met",
            "mp3 and",
            "see fig.12 there",
            "the 3.5 of",
            "in 1998 they",
            "CO2 is",
            "trust[s] is",
            "2 * 3",
            "a - B",
            "pilots12th so",
            "no 5% of",
        ] {
            assert_eq!(bare(text, true), text, "{text}");
        }
    }

    #[test]
    fn what_is_only_likely_is_left_out_loosely() {
        for (text, expected) in [
            ("the owners3 did", "the owners did"),
            ("evalu- ation", "evaluation"),
            ("evalu - ation", "evaluation"),
        ] {
            assert_eq!((bare(text, false), bare(text, true)), (text.to_owned(), expected.to_owned()));
        }
    }
}
