//! Places as drafts give them: `9`, `p. 9`, `pp. 9–12, 15`, `n. 37`, `§ "Trust and NATO"`.

use std::collections::BTreeSet;

use crate::annotation::Locator;
use crate::annotation::locator::{Number, Part, Range, Unit, from_roman};

/// The words for what is counted.
const UNITS: [(Unit, &[&str]); 4] = [
    (Unit::Page, &["p", "pp", "page", "pages"]),
    (Unit::Note, &["n", "nn", "note", "notes", "fn"]),
    (Unit::Chapter, &["ch", "chs", "chap", "chapter", "chapters"]),
    (Unit::Paragraph, &["¶", "¶¶", "par", "para", "paras", "paragraph", "paragraphs"]),
];

/// A place in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cited {
    numbered: Vec<(Unit, Range)>,
    text: String,
}

impl Cited {
    /// Reads a place. Numbers without a unit are pages.
    pub(super) fn read(text: &str) -> Self {
        let joined = text.replace("---", "-").replace("--", "-").replace(['–', '—', '‑'], "-");
        let mut numbered = Vec::new();
        let mut unit = Unit::Page;
        let mut is_title = false;
        for word in joined.split([' ', ',', ';', '\u{a0}']).filter(|word| !word.is_empty()) {
            // Numbers in the title of a section are none.
            let marks = word.chars().filter(|char| "\"“”„«»".contains(*char)).count();
            if is_title || marks > 0 {
                is_title ^= marks % 2 == 1;
                continue;
            }
            let word = word.trim_matches(['.', '(', ')']).to_lowercase();
            let letters = word.len() - word.trim_start_matches(|char: char| !char.is_ascii_digit()).len();
            let (before, rest) = word.split_at(letters);
            let named =
                |word: &str| UNITS.iter().find(|(_, words)| words.contains(&word)).map(|(unit, _)| *unit);
            if let Some(found) = named(before.trim_end_matches('.')) {
                unit = found;
                numbered.extend(range(rest).map(|range| (unit, range)));
            } else {
                numbered.extend(range(&word).map(|range| (unit, range)));
            }
        }
        Self { numbered, text: folded(text) }
    }

    /// True if it is a place of a record: what both count overlaps, and the section is the same where paragraphs are counted
    /// in it or nothing else can be compared.
    pub(super) fn is_at(&self, record: &Locator) -> bool {
        let mut shared = Vec::new();
        let (mut has_section, mut in_section) = (false, false);
        for part in &record.parts {
            match part {
                Part::Section(title) => {
                    has_section = true;
                    in_section |= self.has_section(title);
                }
                Part::Numbered { unit, ranges } => {
                    let own: Vec<&Range> =
                        self.numbered.iter().filter(|(own, _)| own == unit).map(|(_, range)| range).collect();
                    if !own.is_empty() {
                        let meets = own.iter().any(|own| ranges.iter().any(|other| overlap(own, other)));
                        shared.push((*unit, meets));
                    }
                }
            }
        }
        // `§ "A" ¶ 1 § "B" ¶ 2` counts paragraphs twice.
        let meets = |unit| shared.iter().any(|(own, meets)| *own == unit && *meets);
        let by_section = shared.iter().all(|(unit, _)| *unit == Unit::Paragraph);
        let is_compared = !shared.is_empty() || in_section;
        is_compared
            && shared.iter().all(|(unit, _)| meets(*unit))
            && (!(has_section && by_section) || in_section)
    }

    /// True if a place of a record gives what this one gives too, so that they can be compared.
    pub(super) fn is_like(&self, record: &Locator) -> bool {
        record.parts.iter().any(|part| match part {
            Part::Section(_) => self.numbered.is_empty(),
            Part::Numbered { unit, .. } => self.numbered.iter().any(|(own, _)| own == unit),
        })
    }

    /// What it counts; empty if it counts nothing.
    pub(super) fn units(&self) -> BTreeSet<&'static str> {
        let word = |unit: &Unit| match unit {
            Unit::Page => "pages",
            Unit::Note => "notes",
            Unit::Chapter => "chapters",
            Unit::Paragraph => "paragraphs",
        };
        self.numbered.iter().map(|(unit, _)| word(unit)).collect()
    }

    fn has_section(&self, title: &str) -> bool {
        let title = folded(title);
        !title.is_empty() && format!(" {} ", self.text).contains(&format!(" {title} "))
    }
}

/// Letters and digits in small letters, all else blanks.
fn folded(text: &str) -> String {
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn range(text: &str) -> Option<Range> {
    // `9f.` and `9ff.` begin there.
    let text = text.trim_end_matches('.').trim_end_matches("ff");
    let text = text
        .strip_suffix('f')
        .filter(|rest| rest.ends_with(|char: char| char.is_ascii_digit()))
        .unwrap_or(text);
    match text.split_once('-') {
        Some((from, to)) => Some(Range::completed(number(from)?, number(to)?)),
        None => number(text).map(|at| Range { from: at, to: at }),
    }
}

fn number(text: &str) -> Option<Number> {
    match text.parse() {
        Ok(arabic) => Some(Number::Arabic(arabic)),
        Err(_) => from_roman(text).filter(|_| !text.is_empty()).map(Number::Roman),
    }
}

fn overlap(one: &Range, other: &Range) -> bool {
    let ends = |range: &Range| match (range.from, range.to) {
        (Number::Arabic(from), Number::Arabic(to)) => (true, from, to),
        (Number::Roman(from), Number::Roman(to)) => (false, from, to),
        (Number::Roman(from), Number::Arabic(_)) => (false, from, u32::MAX),
        (Number::Arabic(from), Number::Roman(_)) => (true, from, from),
    };
    let ((arabic, from, to), (other_arabic, other_from, other_to)) = (ends(one), ends(other));
    arabic == other_arabic && from <= other_to && other_from <= to
}

#[cfg(test)]
mod tests {
    use super::Cited;
    use crate::annotation::Locator;
    use crate::annotation::locator::{Number, Part, Range, Unit};

    fn at(unit: Unit, from: u32, to: u32) -> Locator {
        let ranges = vec![Range { from: Number::Arabic(from), to: Number::Arabic(to) }];
        Locator { parts: vec![Part::Numbered { unit, ranges }] }
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
        let section = Locator { parts: vec![Part::Section("Trust and NATO".to_owned())] };
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
        assert!(!Cited::read("p. 3").is_like(&section) && Cited::read("sec. 3").is_like(&pages(3, 3)));
    }
}
