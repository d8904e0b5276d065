//! Places as drafts give them: `9`, `p. 9`, `pp. 9–12, 15`, `n. 37`, `§ "Trust and NATO"`.

use std::collections::BTreeSet;

use crate::annotation::Locator;
use crate::annotation::locator::{Part, Range, Unit};
use crate::order::{is_same_text, ranges_meet};

/// A place in a draft, in any form that the annotation language reads. Numbers without a word are pages, or what they are by
/// themselves: `514a` is a page of Stephanus's, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cited(Vec<Locator>);

impl Cited {
    /// Reads a place; what is none is empty.
    pub(super) fn read(text: &str) -> Self {
        let text = text.replace("---", "-").replace("--", "-").replace(['“', '”', '„', '«', '»'], "\"");
        let text = text.trim();
        let is_number = text.starts_with(|char: char| char.is_ascii_digit());
        let pages = is_number.then(|| Locator::of(&format!("p. {text}"))).flatten();
        let mut readings: Vec<Locator> = pages.into_iter().chain(Locator::of(text)).collect();
        readings.dedup();
        Self(readings)
    }

    /// True if it is a place of a record: what both count overlaps, and the section is the same where paragraphs are counted
    /// in it or nothing else can be compared.
    pub(super) fn is_at(&self, record: &Locator) -> bool {
        self.0.iter().any(|own| is_at(own, record))
    }

    /// True if a place of a record gives what this one gives too, so that they can be compared.
    pub(super) fn is_like(&self, record: &Locator) -> bool {
        self.0.iter().any(|own| is_like(own, record))
    }

    /// What it counts; empty if it counts nothing.
    pub(super) fn units(&self) -> BTreeSet<Unit> {
        self.0.iter().flat_map(|own| numbered(own).map(|(unit, _)| unit)).collect()
    }
}

fn numbered(place: &Locator) -> impl Iterator<Item = (Unit, &Range)> {
    let parts = place.parts.iter().filter_map(|part| match part {
        Part::Numbered { unit, ranges, .. } => Some((*unit, ranges)),
        Part::Titled { .. } | Part::Words(_) => None,
    });
    parts.flat_map(|(unit, ranges)| ranges.iter().map(move |range| (unit, range)))
}

fn is_at(place: &Locator, record: &Locator) -> bool {
    let mut shared = Vec::new();
    let (mut has_section, mut in_section) = (false, false);
    for part in &record.parts {
        match part {
            Part::Titled { title, .. } => {
                has_section = true;
                in_section |= has_title(place, title);
            }
            Part::Numbered { unit, ranges, .. } => {
                let own: Vec<&Range> =
                    numbered(place).filter(|(own, _)| own == unit).map(|(_, range)| range).collect();
                if !own.is_empty() {
                    let meets =
                        own.iter().any(|own| ranges.iter().any(|other| ranges_meet(own, other, *unit)));
                    shared.push((*unit, meets));
                }
            }
            Part::Words(_) => {}
        }
    }
    // `§ "A" ¶ 1 § "B" ¶ 2` counts paragraphs twice.
    let meets = |unit| shared.iter().any(|(own, meets)| *own == unit && *meets);
    let by_section = shared.iter().all(|(unit, _)| *unit == Unit::Paragraph);
    let is_compared = !shared.is_empty() || in_section;
    is_compared && shared.iter().all(|(unit, _)| meets(*unit)) && (!(has_section && by_section) || in_section)
}

fn is_like(place: &Locator, record: &Locator) -> bool {
    record.parts.iter().any(|part| match part {
        Part::Titled { .. } => numbered(place).next().is_none(),
        Part::Numbered { unit, .. } => numbered(place).any(|(own, _)| own == *unit),
        Part::Words(_) => false,
    })
}

fn has_title(place: &Locator, title: &str) -> bool {
    place.parts.iter().any(|part| matches!(part, Part::Titled { title: own, .. } if is_same_text(own, title)))
}

#[cfg(test)]
mod tests {
    use super::Cited;
    use crate::annotation::Locator;
    use crate::annotation::locator::{Number, Part, Range, Unit};

    fn at(unit: Unit, from: u32, to: u32) -> Locator {
        let range = Range::new(Number::arabic(from), Number::arabic(to));
        Locator { parts: vec![Part::numbered(unit, vec![range])] }
    }

    #[test]
    fn places_overlap_as_readers_take_them() {
        let pages = |from, to| at(Unit::Page, from, to);
        for (cited, record, expected) in [
            ("9", pages(9, 9), true),
            ("p. 9", pages(8, 12), true),
            ("pp. 183--84", pages(184, 184), true),
            ("pp. 3, 9–12", pages(11, 11), true),
            ("9f.", pages(9, 9), true),
            ("p.9", pages(9, 9), true),
            ("p. 10", pages(9, 9), false),
            ("n. 9", pages(9, 9), false),
            ("n. 37", at(Unit::Note, 37, 37), true),
            ("§ \"Part 9\"", pages(9, 9), false),
            ("ix", pages(9, 9), false),
            ("emphasis added", pages(9, 9), false),
        ] {
            assert_eq!(Cited::read(cited).is_at(&record), expected, "{cited}");
        }
        let section = Locator { parts: vec![Part::section("Trust and NATO")] };
        assert!(Cited::read("§ “Trust and NATO” ¶ 3").is_at(&section));
        let paragraph = |number| {
            let [section, paragraph] =
                [section.clone(), at(Unit::Paragraph, number, number)].map(|at| at.parts);
            Locator { parts: [section, paragraph].concat() }
        };
        for (cited, expected) in [
            ("§ \"Trust and NATO\" ¶ 3", true),
            ("§ \"Trust and NATO\" ¶ 4", false),
            ("§ \"Distrust\" ¶ 3", false),
            ("¶ 3", false),
            ("§ \"Trust and NATO\"", true),
            ("n. 3", false),
        ] {
            assert_eq!(Cited::read(cited).is_at(&paragraph(3)), expected, "{cited}");
        }
        let noted = Locator { parts: [paragraph(3).parts, at(Unit::Note, 67, 67).parts].concat() };
        assert!(
            Cited::read("n. 67").is_at(&noted)
                && !Cited::read("§ \"Trust and NATO\" ¶ 3 n. 68").is_at(&noted)
        );
        let stephanus = Locator::of("514a-c").unwrap_or_default();
        for (cited, expected) in [("514a", true), ("514b", true), ("514a-514c", true), ("515a", false)] {
            assert_eq!(Cited::read(cited).is_at(&stephanus), expected, "{cited}");
        }
        assert!(!Cited::read("p. 3").is_like(&section) && Cited::read("p. 3").is_like(&pages(9, 9)));
        assert!(!Cited::read("sec. 3").is_like(&pages(3, 3)));
    }
}
