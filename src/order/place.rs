//! Places in works as they are ordered: `p. ix`, `p. 9`, `pp. 10-11`, `p. 184`, `n. 3`, `§ 2`, `§ 10`, `§ "Trust"`.

mod meets;

use crate::annotation::locator::number::{Class, Inside};
use crate::annotation::locator::unit::{UNITS, find};
use crate::annotation::locator::{self, Locator, Number, Unit, from_roman};
use crate::order::Text;

use self::meets::meets;
pub use self::meets::{is_same_text, ranges_meet};

/// A place as it is ordered: pages, then notes, sections, chapters and what else is in the table of units, in its
/// order, and whatever else is counted by its name. What is counted by roman numerals comes first, then by arabic
/// ones, then by letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub(super) parts: Vec<Part>,
    /// Tells places apart whose parts are the same: `p. 5` and `S. 5`.
    pub(super) written: String,
}

/// A part of a place. The derived order puts what is counted before its numbers, roman numbers before others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What is counted: its rank, and its name where the rank is that of all others.
    Unit(usize, String),
    /// `ix`
    Roman(u32),
    /// `9`: how many digits, then which.
    Arabic(usize, String),
    /// Letters tight behind a number: `§ 5a` is not `§ 5(a)`.
    Suffix(Text),
    /// Letters, or the title of a section.
    Words(Text),
}

impl Place {
    /// A place as it is written. A number that says not what it counts counts pages.
    #[must_use]
    pub fn of(written: &str) -> Self {
        let parts = match Locator::of(written) {
            Some(locator) => locator.parts.iter().flat_map(of_part).collect(),
            None => of_words(written),
        };
        Self { parts, written: written.to_owned() }
    }

    /// True for two ways to write one place: `p. 5`, `S. 5` and `5`.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        !self.parts.is_empty() && self.parts == other.parts
    }
}

/// True if what stands at one place, as it is written, is found by one who looks at the other. What is no place is
/// found by its words.
#[must_use]
pub fn is_at(written: &str, asked: &str) -> bool {
    let places = read(written).zip(read(asked));
    places.is_some_and(|(place, asked)| meets(&place, &asked))
        || Place::of(written).is_same(&Place::of(asked))
}

/// A place as it is written. A number that says not what it counts counts pages.
fn read(written: &str) -> Option<Locator> {
    Locator::of(written).or_else(|| Locator::of(&format!("p. {written}")))
}

/// A part that is read, as it is ordered.
fn of_part(part: &locator::Part) -> Vec<Part> {
    let unit = |unit: Unit| Part::Unit(unit as usize, String::new());
    match part {
        locator::Part::Numbered { unit: counted, ranges, .. } => {
            let mut parts = vec![unit(*counted)];
            for range in ranges {
                parts.extend(of_number(&range.from, *counted));
                if range.from != range.to {
                    parts.extend(of_number(&range.to, *counted));
                }
            }
            parts
        }
        locator::Part::Titled { unit: counted, title, .. } => {
            vec![unit(*counted), Part::Words(Text::of(title))]
        }
        locator::Part::Words(words) => vec![Part::Words(Text::of(words))],
    }
}

fn of_number(number: &Number, unit: Unit) -> Vec<Part> {
    let arabic = |value: u32| arabic(&value.to_string());
    let steps = number.steps();
    if unit == Unit::Time {
        // `62:03` is later than `1:02:02`.
        let seconds =
            steps.iter().fold(0_u64, |sum, step| sum.saturating_mul(60).saturating_add(u64::from(*step)));
        return vec![self::arabic(&seconds.to_string())];
    }
    let mut parts = Vec::new();
    let mut rest = steps.iter().copied();
    match number.class() {
        Class::Roman => parts.extend(rest.next().map(Part::Roman)),
        Class::Arabic => {}
        Class::Lettered(letters) => parts.push(Part::Words(Text::of(letters))),
    }
    parts.extend(rest.map(arabic));
    let (suffix, below) = number.suffix();
    if !suffix.is_empty() {
        parts.push(Part::Suffix(Text::of(suffix)));
    }
    if below > 0 {
        parts.push(arabic(below));
    }
    parts.extend(number.inside().iter().map(|inside| match inside {
        Inside::Arabic(value) => arabic(*value),
        Inside::Letters(letters) => Part::Words(Text::of(letters)),
        Inside::Roman(value) => Part::Roman(*value),
    }));
    parts
}

/// What is no place of the language, word by word and number by number.
fn of_words(written: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let after;
        (parts, after) = match first {
            '"' => title(parts, rest),
            _ if first.is_ascii_digit() => number(parts, rest),
            _ if is_of_word(first) => word(parts, rest),
            _ => (parts, &rest[first.len_utf8()..]),
        };
        rest = after;
    }
    if !matches!(parts.first(), None | Some(Part::Unit(..))) {
        parts.insert(0, Part::Unit(Unit::Page as usize, String::new()));
    }
    parts
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '§' | '¶')
}

fn title(mut parts: Vec<Part>, rest: &str) -> (Vec<Part>, &str) {
    let inside = &rest[1..];
    let end = inside.find('"').unwrap_or(inside.len());
    parts.push(Part::Words(Text::of(&inside[..end])));
    (parts, inside.get(end + 1..).unwrap_or_default())
}

fn arabic(digits: &str) -> Part {
    let digits = digits.trim_start_matches('0');
    Part::Arabic(digits.len(), digits.to_owned())
}

fn number(mut parts: Vec<Part>, rest: &str) -> (Vec<Part>, &str) {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    parts.push(arabic(&rest[..end]));
    (parts, &rest[end..])
}

fn word(mut parts: Vec<Part>, rest: &str) -> (Vec<Part>, &str) {
    let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
    let (word, after) = (&rest[..end], &rest[end..]);
    // `c. 5` counts something, `c` is a hundred.
    let counts = after.starts_with('.') && !after[1..].trim_start().is_empty();
    let small = word.to_lowercase();
    parts.push(match (find(word).filter(|_| counts || word.len() > 1), from_roman(&small)) {
        (Some(found), _) => Part::Unit(found.unit as usize, String::new()),
        (None, _) if counts => Part::Unit(UNITS.len(), small),
        (None, Some(number)) => Part::Roman(number),
        (None, None) => Part::Words(Text::of(word)),
    });
    (parts, after)
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_are_ordered_by_what_they_count() {
        let places = [
            "p. iv",
            "pp. ix-xii",
            "p. XIV",
            "8-9",
            "p. 9",
            "p. 9*",
            "p. 10",
            "p. 10 n. 3",
            "pp. 10-11",
            "p. 36",
            "p. 184",
            "p. 1004",
            "*9",
            "p. *12",
            "p. A19",
            "S87-S96",
            "n. 3",
            "nn. 44-46",
            "n. 100",
            "§ 2",
            "§ 2.2",
            "§ 2.2.a",
            "§ 2.2(b)",
            "§ 2.2.c",
            "§ 2.10",
            "§ 10",
            "§ \"Éclat\" ¶ 3",
            "§ \"Éclat\" ¶ 12",
            "§ \"Zebra\" ¶ 1",
            "ch. 2",
            "ch. 10",
            "¶ 4",
            "vol. 2 p. 14",
            "Bd. 2 S. 20",
            "vol. 10 p. 3",
            "fol. 12r",
            "f. 12v",
            "fol. 100r",
            "time 1:02:02",
            "time 62:03",
        ];
        let mut ordered = places;
        ordered.reverse();
        ordered.sort_by_key(|place| Place::of(place));
        assert_eq!(ordered, places);
    }

    #[test]
    fn ways_to_write_one_place_are_the_same() {
        let same = |one, other| Place::of(one).is_same(&Place::of(other));
        for (one, other) in [
            ("p. 9", "S. 9"),
            ("p. 9", "page 9"),
            ("pp. 183-84", "pp. 183-184"),
            ("p. XIV", "p. xiv"),
            ("time 1:02:03", "time 62:03"),
            ("9", "p. 9"),
        ] {
            assert!(same(one, other), "`{one}`, `{other}`");
        }
        for (one, other) in [
            ("p. 9", "n. 9"),
            ("p. 9", "p. xi"),
            ("§ 5a", "§ 5(a)"),
            ("pl. 32", "PL 32:659"),
            ("fol. 12r", "fol. 12v"),
            ("", ""),
        ] {
            assert!(!same(one, other), "`{one}`, `{other}`");
        }
    }
}
