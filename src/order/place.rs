//! Places in works as they are ordered: `p. ix`, `p. 9`, `pp. 10-11`, `p. 184`, `n. 3`, `§ 2`, `§ 10`, `§ "Trust"`.

use crate::annotation::locator::from_roman;
use crate::order::Text;

/// A place as it is ordered: pages, then notes, sections, chapters, paragraphs, and whatever else is counted by
/// its name. What is counted by roman numerals comes first, then by arabic ones, then by letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    parts: Vec<Part>,
    /// Tells places apart whose parts are the same: `p. 5` and `pp. 5`.
    written: String,
}

/// A part of a place. The derived order puts what is counted before its numbers, roman numbers before others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What is counted: its rank, and its name where the rank is that of all others.
    Unit(usize, String),
    /// `ix`
    Roman(u32),
    /// `9`: how many digits, then which.
    Arabic(usize, String),
    /// Letters, or the title of a section.
    Words(Text),
}

/// What places are counted in, in the order in which they come, with how each is written.
const UNITS: [&[&str]; 5] = [
    &["p", "pp", "page", "pages"],
    &["n", "nn", "note", "notes", "fn"],
    &["§", "§§", "sec", "section"],
    &["ch", "chs", "chap", "chapter"],
    &["¶", "¶¶", "par", "para", "paras"],
];

impl Place {
    /// A place as it is written. A number that says not what it counts counts pages.
    #[must_use]
    pub fn of(written: &str) -> Self {
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
            parts.insert(0, Part::Unit(0, String::new()));
        }
        Self { parts, written: written.to_owned() }
    }
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

fn number(mut parts: Vec<Part>, rest: &str) -> (Vec<Part>, &str) {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = rest[..end].trim_start_matches('0');
    parts.push(Part::Arabic(digits.len(), digits.to_owned()));
    (parts, &rest[end..])
}

fn word(mut parts: Vec<Part>, rest: &str) -> (Vec<Part>, &str) {
    let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
    let (word, after) = (rest[..end].to_lowercase(), &rest[end..]);
    let rank = UNITS.iter().position(|names| names.contains(&word.as_str()));
    // `c. 5` counts something, `c` is a hundred.
    let counts = after.starts_with('.') && !after[1..].trim_start().is_empty();
    parts.push(match (rank, from_roman(&word)) {
        (Some(rank), _) => Part::Unit(rank, String::new()),
        (None, _) if counts => Part::Unit(UNITS.len(), word),
        (None, Some(number)) => Part::Roman(number),
        (None, None) => Part::Words(Text::of(&word)),
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
            "p. 10",
            "p. 10 n. 3",
            "pp. 10-11",
            "p. 36",
            "p. 184",
            "p. 1004",
            "p. A19",
            "S87-S96",
            "n. 3",
            "nn. 44-46",
            "n. 100",
            "§ 2",
            "§ 2.2",
            "§ 2.10",
            "§ 10",
            "§ \"Éclat\" ¶ 3",
            "§ \"Éclat\" ¶ 12",
            "§ \"Zebra\" ¶ 1",
            "ch. 2",
            "ch. 10",
            "¶ 4",
            "vol. 2 p. 14",
            "vol. 10 p. 3",
        ];
        let mut ordered = places;
        ordered.reverse();
        ordered.sort_by_key(|place| Place::of(place));
        assert_eq!(ordered, places);
    }
}
