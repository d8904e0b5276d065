//! The headings of a copy that says how large its lines are, as PDF does: `1 Introduction`, `II. Trust`, `Article 6`,
//! `Results`.
//!
//! A number before a large line may be that of anything. Numbers are believed only if there are several of one count, each
//! stands once, and they run in order from 1. A title is believed if no other large line has it. Else a copy says nothing
//! of its sections.

use crate::annotation::locator::Number;
use crate::annotation::locator::number::Class;
use crate::verify::lines::{Count, Large};

/// So many headings in a row are no chance.
const FEWEST: usize = 3;

/// Where the headings of a copy stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// The numbered ones that are believed.
    rows: Vec<Row>,
    /// All large lines: the piece with which each begins, and its words.
    titles: Vec<(usize, String)>,
}

/// Headings of one count.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    count: Count,
    /// The piece with which each begins: the first that of `1`.
    begins: Vec<usize>,
    /// Where the last ends at the latest, if a large line stands behind it.
    end: Option<usize>,
    /// Where what has another number of this count begins, as `Article 2a` does behind `Article 2`.
    between: Vec<usize>,
}

/// The section that a piece stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// Before the first.
    Front,
    /// In the one of this number.
    Section(u32),
    /// In the last, or in what has no number behind it.
    Behind,
}

impl Outline {
    /// Learns the headings from the large lines with which pieces begin, in the order of the pieces.
    pub(super) fn of(large: Vec<(usize, Large)>) -> Self {
        let row = |count| Row::of(count, &large);
        // Figures below roman numbers are those of their parts; where figures come first, the roman numbers may be those
        // of anything.
        let first =
            |(_, large): &&(usize, Large)| large.number.is_some_and(|(count, _)| count != Count::Article);
        let is_roman = large
            .iter()
            .find(first)
            .is_some_and(|(_, large)| large.number.is_some_and(|(count, _)| count == Count::Roman));
        let sections = if is_roman { row(Count::Roman) } else { row(Count::Arabic) };
        let rows = sections.into_iter().chain(row(Count::Article)).collect();
        Self { rows, titles: large.into_iter().map(|(piece, large)| (piece, large.title)).collect() }
    }

    fn row(&self, count: Count) -> Option<&Row> {
        self.rows.iter().find(|row| row.count == count)
    }

    /// The words of all large lines.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(|(_, title)| title.as_str())
    }

    /// The number of the section that a piece stands in, as a claim gives it; none if that is not known.
    pub(super) fn section(&self, piece: usize) -> Option<Number> {
        let row = self.row(Count::Roman).or_else(|| self.row(Count::Arabic))?;
        let Within::Section(number) = row.within(piece) else { return None };
        if row.is_between(piece) {
            return None;
        }
        match row.count {
            Count::Roman => Number::read(&Number::roman(number).as_str().to_uppercase()),
            Count::Arabic | Count::Article => Some(Number::arabic(number)),
        }
    }

    /// Whether a piece is in a section, which is claimed by its number or as one within it; none if that is not known.
    pub(super) fn holds(&self, piece: usize, section: &Number) -> Option<bool> {
        let count = match section.class() {
            Class::Roman => Count::Roman,
            Class::Arabic => Count::Arabic,
            Class::Lettered(_) => return None,
        };
        self.holds_counted(count, piece, section)
    }

    /// The same of an article of a law.
    pub(super) fn holds_article(&self, piece: usize, article: &Number) -> Option<bool> {
        self.holds_counted(Count::Article, piece, article)
    }

    fn holds_counted(&self, count: Count, piece: usize, number: &Number) -> Option<bool> {
        let is_part = number.steps().len() > 1 || !number.is_bare();
        self.row(count)?.holds(piece, number.value()?, is_part)
    }

    /// Whether a piece is in the section of the only large line that is called so; none if that is not known, as behind the
    /// next large line, which may begin a part of it.
    pub(super) fn holds_title(&self, piece: usize, is_called: impl Fn(&str) -> bool) -> Option<bool> {
        let mut called = self.titles.iter().enumerate().filter(|(_, (_, title))| is_called(title));
        let (Some((at, (begin, _))), None) = (called.next(), called.next()) else { return None };
        let (next, _) = self.titles.get(at + 1)?;
        match piece {
            _ if piece < *begin => Some(false),
            _ if piece < *next => Some(true),
            _ => None,
        }
    }
}

impl Row {
    /// The headings of a count; none if they are not believed.
    fn of(count: Count, large: &[(usize, Large)]) -> Option<Self> {
        let numbered = |(piece, large): &(usize, Large)| {
            let (_, number) = large.number.filter(|(own, _)| *own == count)?;
            Some((number, *piece))
        };
        let found: Vec<(u32, usize)> = large.iter().filter_map(numbered).collect();
        let is_in_order = found.iter().zip(1..).all(|((number, _), expected)| *number == expected);
        if !is_in_order || found.len() < FEWEST {
            return None;
        }
        let begins: Vec<usize> = found.into_iter().map(|(_, piece)| piece).collect();
        let behind = |piece: usize| begins.last().is_some_and(|last| piece > *last);
        let end = large.iter().map(|(piece, _)| *piece).find(|piece| behind(*piece));
        let between = large.iter().filter(|(_, large)| large.between == Some(count));
        let between = between.map(|(piece, _)| *piece).collect();
        Some(Self { count, begins, end, between })
    }

    /// The section of a piece.
    fn within(&self, piece: usize) -> Within {
        let last = self.begins.len();
        let section = self.begins.partition_point(|begin| *begin <= piece);
        match section {
            0 => Within::Front,
            section if section == last && self.end.is_none_or(|end| piece >= end) => Within::Behind,
            section => u32::try_from(section).map_or(Within::Behind, Within::Section),
        }
    }

    /// True for a piece behind a heading that stands between that of its section and the next.
    fn is_between(&self, piece: usize) -> bool {
        let begin = self.begins.iter().rev().find(|begin| **begin <= piece);
        self.between.iter().any(|other| begin.is_some_and(|begin| begin < other) && *other <= piece)
    }

    fn holds(&self, piece: usize, section: u32, is_part: bool) -> Option<bool> {
        let last = u32::try_from(self.begins.len()).ok()?;
        if !(1..=last).contains(&section) {
            return None;
        }
        match self.within(piece) {
            Within::Section(own) if own == section => (!is_part && !self.is_between(piece)).then_some(true),
            Within::Behind if section == last => None,
            Within::Front | Within::Section(_) | Within::Behind => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Count, Number, Outline, Row, Within};
    use crate::verify::lines::Large;

    fn large(lines: &[(usize, &str)]) -> Vec<(usize, Large)> {
        lines.iter().map(|(piece, line)| (*piece, Large::of(line))).collect()
    }

    fn read(number: &str) -> Number {
        Number::read(number).unwrap_or_else(|| Number::arabic(0))
    }

    #[test]
    fn headings_in_order_divide_a_text() {
        let lines = [(0, "Trust"), (3, "1 A"), (9, "2 B"), (12, "3 C"), (20, "Notes")];
        let within = |lines: &[(usize, &str)], piece| {
            Row::of(Count::Arabic, &large(lines)).map(|row| row.within(piece))
        };
        for (piece, expected) in [
            (0, Within::Front),
            (3, Within::Section(1)),
            (8, Within::Section(1)),
            (9, Within::Section(2)),
            (19, Within::Section(3)),
            (20, Within::Behind),
        ] {
            assert_eq!(within(&lines, piece), Some(expected), "{piece}");
        }
        assert_eq!(within(&lines[..4], 19), Some(Within::Behind));
        let outline = Outline::of(large(&lines));
        for (piece, section, expected) in [
            (9, "2", Some(true)),
            (9, "2.1", None),
            (9, "2a", None),
            (9, "3.1", Some(false)),
            (0, "2", Some(false)),
            (21, "3", None),
            (21, "2", Some(false)),
            (21, "4", None),
            (9, "0", None),
            (9, "II", None),
        ] {
            assert_eq!(outline.holds(piece, &read(section)), expected, "{piece} {section}");
        }
    }

    #[test]
    fn roman_numbers_and_articles_divide_a_text_as_figures_do() {
        let lines = [
            (1, "I. Ports"),
            (2, "1 Oak"),
            (3, "2 Elm"),
            (4, "3 Ash"),
            (5, "II"),
            (8, "III. Fear"),
            (9, "Notes"),
        ];
        let outline = Outline::of(large(&lines));
        assert_eq!(outline.holds(6, &read("II")), Some(true));
        assert_eq!(outline.holds(6, &read("iii")), Some(false));
        assert_eq!(outline.holds(3, &read("2")), None, "figures are those of parts");
        assert_eq!(outline.section(6).map(|number| number.to_string()).as_deref(), Some("II"));
        let laws = [(1, "Article 1"), (3, "Art. 2. Pilots"), (5, "ARTICLE 3"), (9, "Annex")];
        let outline = Outline::of(large(&laws));
        assert_eq!(outline.holds_article(4, &read("2")), Some(true));
        assert_eq!(outline.holds_article(4, &read("2(1)")), None);
        assert_eq!(outline.holds_article(4, &read("3")), Some(false));
        assert_eq!(outline.holds(4, &read("2")), None);
    }

    #[test]
    fn what_stands_between_two_numbers_is_in_neither() {
        let laws = [(1, "Article 1"), (3, "Article 2"), (5, "Article 2a"), (8, "Article 3"), (9, "Annex")];
        let outline = Outline::of(large(&laws));
        assert_eq!(outline.holds_article(4, &read("2")), Some(true));
        assert_eq!(outline.holds_article(6, &read("2")), None);
        assert_eq!(outline.holds_article(6, &read("3")), Some(false));
        let parts = [(1, "1 Ports"), (3, "2 Oak"), (5, "2a Elm"), (8, "3 Ash"), (9, "Notes")];
        assert_eq!(Outline::of(large(&parts)).section(6), None);
    }

    #[test]
    fn roman_numbers_behind_figures_are_not_those_of_sections() {
        let lines =
            [(1, "1 A"), (2, "2 B"), (3, "3 C"), (5, "I. Tables"), (6, "II. Sums"), (7, "III. Names")];
        let outline = Outline::of(large(&lines));
        assert_eq!(outline.holds(2, &read("2")), Some(true));
        assert_eq!(outline.holds(6, &read("II")), None);
        // Nor where a figure is missing.
        let outline = Outline::of(large(&[&lines[..1], &lines[2..]].concat()));
        assert_eq!(outline.holds(6, &read("II")), None);
    }

    #[test]
    fn a_title_counts_up_to_the_next_large_line() {
        let lines = [(0, "A Study"), (3, "Results"), (6, "Pilots"), (9, "Sums"), (12, "Sums")];
        let outline = Outline::of(large(&lines));
        let holds = |piece, title: &str| outline.holds_title(piece, |own| own == title);
        assert_eq!(holds(2, "Results"), Some(false));
        assert_eq!(holds(3, "Results"), Some(true));
        assert_eq!(holds(5, "Results"), Some(true));
        assert_eq!(holds(6, "Results"), None, "it may be a part");
        assert_eq!(holds(10, "Sums"), None, "two are called so");
        assert_eq!(holds(10, "Storms"), None);
    }

    #[test]
    fn what_does_not_run_in_order_is_not_believed() {
        for lines in [
            &[(0, "1 A"), (1, "2 B")][..],
            &[(0, "1 A"), (1, "2 B"), (2, "4 C")],
            &[(0, "2 A"), (1, "3 B"), (2, "4 C")],
            &[(0, "1 A"), (1, "2 B"), (2, "2 C"), (3, "3 D")],
            &[(0, "1 A"), (1, "2 B"), (2, "3 C"), (3, "1 D")],
            &[(0, "I. A"), (1, "III. B"), (2, "II. C")],
            &[(0, "A"), (1, "B"), (2, "C")],
        ] {
            assert_eq!(Outline::of(large(lines)).rows, [], "{lines:?}");
        }
    }

    proptest! {
        #[test]
        fn headings_are_believed_only_from_one_on_without_a_gap(numbers in vec(1_u32..6, 0..8), piece in 0_usize..10) {
            let lines: Vec<String> = numbers.iter().map(|number| format!("{number} A")).collect();
            let lines: Vec<(usize, &str)> = lines.iter().map(String::as_str).enumerate().collect();
            let outline = Outline::of(large(&lines));
            let is_counted = numbers.len() > 2 && numbers.iter().zip(1..).all(|(number, expected)| *number == expected);
            prop_assert_eq!(!outline.rows.is_empty(), is_counted);
            for section in 0..8 {
                // No piece is in a section and asserted to be out of it.
                let whole = outline.holds(piece, &Number::arabic(section));
                let part = outline.holds(piece, &read(&format!("{section}.1")));
                prop_assert!(part != Some(true) && (whole != Some(true) || part.is_none()));
            }
        }
    }
}
