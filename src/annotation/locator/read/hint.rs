//! What may have been meant by a text that is no place.

use std::ops::Range as Bytes;

use super::item::{list, number};
use super::word::{Word, letters, word};
use super::{A_NUMBER, A_NUMBER_OR_TITLE, A_PLACE, Wrong, skip};
use crate::annotation::lenient::is_blank;
use crate::annotation::locator::number::Class;
use crate::annotation::locator::unit::{DOUBTFUL, Found, UNITS, Unit, bare, find};
use crate::annotation::locator::{Locator, Number, Part, Range};
use crate::suggest::{nearest, with_article};

/// The most characters of a text that a hint repeats.
const LONGEST: usize = 60;

/// What is wrong at a byte where something was expected.
pub(super) fn at(text: &str, at: usize, expected: &'static str) -> Wrong {
    let mut wrong = Wrong::expected(at, expected);
    let rest = &text[at..];
    let rest = rest[..rest.find("->").unwrap_or(rest.len())].trim_end();
    if expected == A_NUMBER {
        let is_word = rest.starts_with(char::is_alphabetic);
        wrong.hint.help.extend(is_word.then(|| A_NUMBER_LIKE.to_owned()));
    } else if let Some(help) = uncounted(rest).or_else(|| bracketed(rest)) {
        wrong.hint.help.push(help);
    } else if let Some(counted) = Counted::of(rest) {
        wrong.hint.help.extend(counted.help());
        if counted.is_sure() {
            wrong.hint.fix = counted.meant.map(|meant| (at..at + counted.length, meant));
        }
    }
    let is_free = wrong.hint.help.is_empty() && expected != A_NUMBER && rest.starts_with(char::is_alphabetic);
    if is_free && rest.chars().count() <= LONGEST && !rest.contains(['"', '\n']) {
        let what = if expected == A_NUMBER_OR_TITLE { "a title" } else { "a place in words of your own" };
        wrong.hint.help.push(format!("put {what} in quotation marks: `\"{rest}\"`"));
    }
    wrong
}

/// What is wrong where the word for a unit has no number or title behind it.
pub(super) fn behind_word(text: &str, at: usize, unit: Unit) -> Wrong {
    let entry = unit.entry();
    if unit.is_of_fathers() {
        let mut wrong = Wrong::expected(at, A_COLUMN);
        let other = find(&entry.one.to_lowercase()).map(|found| found.unit);
        let number = other.and_then(|other| number(text, at, other).map(|(number, _)| (other, number)));
        let number = number.filter(|(_, number)| number.is_plain());
        wrong.hint.help.extend(number.map(|(unit, number)| each(&[unit], &[Range::one(number)])));
        return wrong;
    }
    if let Some(place) = in_supplement(text, at, unit) {
        let mut wrong = Wrong::expected(at, A_NUMBER);
        wrong.hint.help.push(format!(
            "write `{} 2 {place}`, or `\"supplement\" {place}` if the supplement has no number",
            entry.one
        ));
        return wrong;
    }
    let expected = if entry.takes_titles() { A_NUMBER_OR_TITLE } else { A_NUMBER };
    self::at(text, at, expected)
}

/// The part of a place that stands behind the word for a supplement: `p. 3`.
fn in_supplement(text: &str, at: usize, unit: Unit) -> Option<Part> {
    let word = word(text, at).filter(|_| unit == Unit::Supplement)?;
    let (number, _) = number(text, skip(text, word.end), word.found.unit)?;
    Some(Part::numbered(word.found.unit, vec![Range::one(number)]))
}

/// What is wrong with a number that is not counted by an S in a supplement.
pub(super) fn unsupplemented(at: usize, written: &str, word: &Word) -> Wrong {
    let mut wrong = Wrong::expected(at, A_NUMBER_OF_SUPPLEMENT);
    let entry = word.found.unit.entry();
    wrong.hint.help.push(format!(
        "put a place in words of your own in quotation marks: `\"suppl. {} {written}\"`",
        entry.one
    ));
    wrong
}

/// What is wrong with `2-101` behind a word for one thing.
pub(super) fn hyphenated(at: Bytes<usize>, written: &str, one: &Part, several: Option<String>) -> Wrong {
    let mut wrong = Wrong::expected(at.start, A_PLACE);
    let several = several.map(|several| format!(", `{several}` for several")).unwrap_or_default();
    wrong.hint.help.push(format!("write `{one}` for one number{several}"));
    wrong.hint.instead = Some((at, format!("`{written}` can be one number or several")));
    wrong
}

/// A number in square brackets, of which nothing says what it counts.
fn bracketed(rest: &str) -> Option<String> {
    let (inside, _) = rest.strip_prefix('[')?.split_once(']')?;
    let number = Number::read(inside).filter(Number::is_plain)?;
    Some(each(&[Unit::Paragraph, Unit::Page, Unit::Note], &[Range::one(number)]))
}

const A_COLUMN: &str = "a volume and a column (`PL 32:659`, `PG 44:1001A`)";
const A_NUMBER_OF_SUPPLEMENT: &str = "a number as supplements have it (`1`, `S1`)";
const A_NUMBER_LIKE: &str = "write a number in figures or as a roman numeral: `p. 9`, `p. xiv`";

/// How numbers are written of which nothing says what they count.
fn uncounted(rest: &str) -> Option<String> {
    let found = Found { unit: Unit::Page, is_kept: false, is_plural: true };
    let (ranges, end) = list(rest, 0, &found).ok()?;
    let first = &ranges[0].from;
    let is_whole = end == rest.len()
        && ranges.iter().all(|range| *range.from.class() != Class::Arabic || range.from.is_bare());
    let units = match first.class() {
        Class::Lettered(_) => return None,
        Class::Arabic if first.as_str().contains(':') => [Unit::Time, Unit::Verse].as_slice(),
        Class::Arabic if first.steps().len() > 1 => &[Unit::Section, Unit::Chapter, Unit::Book],
        Class::Arabic => &[Unit::Page, Unit::Note, Unit::Chapter],
        // `mix` is a numeral as well.
        Class::Roman if !is_whole => return None,
        Class::Roman => &[Unit::Page, Unit::Volume, Unit::Chapter],
    };
    let volume = of_volume(&ranges).map(|place| format!(", `{place}` for a page of a volume"));
    Some(each(units, &ranges) + &volume.unwrap_or_default())
}

/// `2:14` as a page of a volume.
fn of_volume(ranges: &[Range]) -> Option<Locator> {
    let [range] = ranges else { return None };
    let [volume, page] = range.from.steps() else { return None };
    let is_so = *volume > 0 && range.from.as_str() == format!("{volume}:{page}");
    let pages = match range.to == range.from {
        true => Range::one(Number::arabic(*page)),
        false => Range::new(Number::arabic(*page), range.to.clone()),
    };
    let volume = Part::numbered(Unit::Volume, vec![Range::one(Number::arabic(*volume))]);
    let parts = vec![volume, Part::numbered(Unit::Page, vec![pages])];
    (is_so && *range.from.class() == Class::Arabic && range.from.is_bare()).then_some(Locator { parts })
}

/// A word with a number behind it that is no word for what is counted.
struct Counted<'a> {
    word: &'a str,
    /// How many bytes the word has with its full stop.
    length: usize,
    number: Number,
    /// True if nothing is between the word and the number.
    is_tight: bool,
    /// The nearest word that counts something.
    meant: Option<String>,
}

impl<'a> Counted<'a> {
    fn of(rest: &'a str) -> Option<Self> {
        let word = &rest[..letters(rest)];
        let length = word.len() + usize::from(rest[word.len()..].starts_with('.'));
        let behind = &rest[length..];
        let gap = behind.len() - behind.trim_start_matches(is_blank).len();
        let (number, _) = number(behind, gap, Unit::Page)?;
        let is_tight = gap == 0 && length == word.len();
        let meant = if is_tight { None } else { meant(word) };
        (!word.is_empty()).then_some(Self { word, length, number, is_tight, meant })
    }

    /// True if what is meant can hardly be another word.
    fn is_sure(&self) -> bool {
        self.word.chars().count() > SHORT
    }

    fn help(&self) -> Option<String> {
        let Self { word, number, .. } = self;
        let one = vec![Range::one(number.clone())];
        let doubtful =
            DOUBTFUL.iter().find(|(doubtful, _)| !self.is_tight && *doubtful == word.to_lowercase());
        match (doubtful, find(word), &self.meant) {
            (Some((_, units)), ..) => Some(each(units, &one)),
            // `S87`
            (None, Some(found), _) if self.is_tight => Some(format!(
                "write `p. {word}{number}` for page {word}{number}, `{word}. {number}` for {} {number}",
                found.unit.entry().name
            )),
            (None, None, _) if self.is_tight && word.len() <= 2 => {
                Some(format!("write `p. {word}{number}` for page {word}{number}"))
            }
            (None, None, Some(meant)) => Some(format!("did you mean `{meant} {number}`?")),
            _ => None,
        }
    }
}

/// The letters of a word that can be short for too many things to be corrected.
const SHORT: usize = 4;

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

/// How each of these is written with numbers.
fn each(units: &[Unit], ranges: &[Range]) -> String {
    let is_several = ranges.len() > 1 || ranges.iter().any(Range::is_several);
    let shown = units.iter().map(|unit| {
        let name = unit.entry().name;
        let (first, rest) = name.split_at(name.find(' ').unwrap_or(name.len()));
        let named = if is_several { format!("{first}s{rest}") } else { with_article(name) };
        format!("`{}` for {named}", Part::numbered(*unit, ranges.to_vec()))
    });
    format!("write {}", shown.collect::<Vec<_>>().join(", "))
}

/// The word that was meant by one that counts nothing.
fn meant(word: &str) -> Option<String> {
    // `Rom. 3:16` is a book of the Bible, and no `rem. 3:16`.
    let is_name = word.starts_with(char::is_uppercase) && word.chars().count() <= SHORT;
    if find(word).is_some() || word.chars().count() < 3 || is_name {
        return None;
    }
    // Of short words only those of the language are near enough to be meant.
    let own = UNITS
        .iter()
        .flat_map(|entry| [entry.one, entry.several].into_iter().map(bare).chain(entry.also.iter().copied()));
    let kept = UNITS.iter().flat_map(|entry| entry.kept.iter().copied());
    let known = own
        .filter(|known| known.chars().count() > 2)
        .chain(kept.filter(|known| known.chars().count() > SHORT));
    let found = nearest(word, known)?;
    let found_as = find(found)?;
    let entry = found_as.unit.entry();
    let meant = match (found_as.is_kept, found_as.is_plural) {
        (true, _) => found,
        (false, true) => entry.several,
        (false, false) => entry.one,
    };
    Some(meant.to_owned())
}
