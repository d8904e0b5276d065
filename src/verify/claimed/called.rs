//! Whether a heading is the one that a claim names.

use crate::annotation::locator::Number;
use crate::verify::lines::roman;

/// The roman numbers with which headings of a text begin, in their order. One counts if it follows or precedes its
/// neighbour: `V. Woolf` may be a name, and `IV Fluids` a thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Romans(Vec<u32>);

impl Romans {
    /// Those of the headings of a text.
    pub(super) fn of<'a>(headings: impl Iterator<Item = &'a str>) -> Self {
        Self(headings.filter_map(|heading| roman(first(heading.trim()).0)).collect())
    }

    fn count(&self, number: &str) -> bool {
        let is_row = |pair: &[u32]| matches!(pair, [one, next] if one.checked_add(1) == Some(*next));
        let mut rows = self.0.windows(2).filter(|pair| is_row(pair));
        roman(number).is_some_and(|value| rows.any(|row| row.contains(&value)))
    }
}

/// True where a heading has this title or number: `3.2 Trust` is called `Trust` and `3.2`, `3.2.a) Trust` is called
/// `3.2.a` and `3.2(a)`, `II. Trust` is called `II` among other `romans`, and `2-101 Trust` `2-101`.
pub(super) fn is_called(heading: &str, title: &str, romans: &Romans) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let heading = heading.trim();
    let unnumbered = heading.trim_start_matches(|char: char| char.is_ascii_digit() || ".) ".contains(char));
    // `1914-1918`
    let unnumbered = if unnumbered.starts_with(['-', '–']) { heading } else { unnumbered };
    let number = heading[..heading.len() - unnumbered.len()].trim_end_matches(['.', ')', ' ']);
    let title = title.trim();
    let (lettered, behind) = lettered(heading).unzip();
    let (joined, behind_joined) = joined(heading, romans).unzip();
    let named = [Some(heading), Some(unnumbered), behind, behind_joined];
    let is_named = named.into_iter().flatten().any(|name| letters(name) == letters(title));
    let is_numbered = match lettered {
        Some(number) => Number::read(title).is_some_and(|title| is_same_count(&number, &title)),
        None => !number.is_empty() && number == title,
    };
    !title.is_empty() && (is_named || is_numbered || joined == Some(title))
}

/// The first word of a heading without the sign behind it, and what stands behind that.
fn first(heading: &str) -> (&str, &str) {
    let (first, behind) = heading.split_once(char::is_whitespace).unwrap_or((heading, ""));
    (first.trim_end_matches(['.', ')', ':']), behind.trim_start())
}

/// The number of a heading in capital numerals, or in figures with a hyphen, and what stands behind it.
fn joined<'a>(heading: &'a str, romans: &Romans) -> Option<(&'a str, &'a str)> {
    let (number, behind) = first(heading);
    let is_stopped = !heading[number.len()..].starts_with(char::is_whitespace);
    let is_figures = number.split('-').count() == 2
        && number.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    // `I think`
    let is_roman = romans.count(number) && (is_stopped || number.len() > 1);
    (!behind.is_empty() && (is_figures || is_roman)).then_some((number, behind))
}

/// The number of a heading that goes on with letters, and what stands behind it.
fn lettered(heading: &str) -> Option<(Number, &str)> {
    let (first, behind) = heading.split_once(char::is_whitespace)?;
    let read = |text: &str| Number::read(text).filter(|number| !number.inside().is_empty());
    let number = read(first).or_else(|| read(first.trim_end_matches(['.', ')'])))?;
    Some((number, behind))
}

/// True for `2.1.a` and `2.1(a)`.
fn is_same_count(one: &Number, other: &Number) -> bool {
    (one.class(), one.steps(), one.suffix(), one.inside())
        == (other.class(), other.steps(), other.suffix(), other.inside())
}

#[cfg(test)]
mod tests {
    use super::{Romans, is_called};

    #[test]
    fn a_section_is_known_by_its_title_and_its_number() {
        let romans = Romans::of(["I. Ports", "II. Trust"].into_iter());
        for (heading, title) in [
            ("3.2. Trust and NATO", "Trust and NATO"),
            ("3.2 Trust", "3.2"),
            ("1989", "1989"),
            ("3.2.a Trust", "3.2.a"),
            ("3.2.a) Trust", "3.2(a)"),
            ("3.2(a) Trust", "3.2.a"),
            ("A – B", "a - b"),
            ("II. Trust", "II"),
            ("II. Trust", "Trust"),
            ("IV", "IV"),
            ("2-101. Short Titles", "2-101"),
            ("2-101 Short Titles", "Short Titles"),
        ] {
            assert!(is_called(heading, title, &romans), "{heading}");
        }
        for (heading, title) in [
            ("3.2 Trust", "3"),
            ("3.2.a Trust", "3.2.b"),
            ("3.2.a Trust", "3.2"),
            ("Trust", ""),
            ("3 Trust", "2"),
            ("II. Trust", "I"),
            ("II. Trust", "2"),
            ("I think so", "I"),
            ("1914-1918 and after", "1914"),
            ("Trust", "Trust and NATO"),
        ] {
            assert!(!is_called(heading, title, &romans), "{heading}");
        }
        // A letter that no other numeral is next to is that of a name.
        for (heading, title) in [("V. Woolf", "V"), ("V. Woolf", "Woolf"), ("IV Fluids", "Fluids")] {
            let romans = Romans::of(["V. Woolf", "IV Fluids", "II. Trust"].into_iter());
            assert!(!is_called(heading, title, &romans), "{heading}");
            assert!(is_called(heading, heading, &romans), "{heading}");
        }
    }
}
