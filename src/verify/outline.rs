//! The numbered headings of a copy that says how large its lines are, as PDF does: `1 Introduction`, `2. Trust`.
//!
//! A number before a large line may be that of anything. Headings are believed only if there are several, each number stands
//! once, and they run in order from 1; else a copy has none.

use crate::verify::lines::Large;

/// So many headings in a row are no chance.
const FEWEST: usize = 3;

/// Where the numbered headings of a copy stand; empty if none are believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// The piece with which each begins: the first that of `1`.
    begins: Vec<usize>,
    /// Where the last ends at the latest, if a large line without a number stands behind it.
    end: Option<usize>,
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
    pub(super) fn of(large: &[(usize, Large)]) -> Self {
        let numbered = |(piece, large): &(usize, Large)| match large {
            Large::Numbered(number) => Some((*number, *piece)),
            Large::Plain => None,
        };
        let found: Vec<(u32, usize)> = large.iter().filter_map(numbered).collect();
        let is_in_order = found.iter().zip(1..).all(|((number, _), expected)| *number == expected);
        if !is_in_order || found.len() < FEWEST {
            return Self::default();
        }
        let begins: Vec<usize> = found.into_iter().map(|(_, piece)| piece).collect();
        let behind = |piece: usize| begins.last().is_some_and(|last| piece > *last);
        let end = large.iter().map(|(piece, _)| *piece).find(|piece| behind(*piece));
        Self { begins, end }
    }

    /// The section of a piece; none if no headings are believed.
    pub(super) fn within(&self, piece: usize) -> Option<Within> {
        let last = self.begins.len();
        let section = self.begins.partition_point(|begin| *begin <= piece);
        match section {
            _ if last == 0 => None,
            0 => Some(Within::Front),
            section if section == last && self.end.is_none_or(|end| piece >= end) => Some(Within::Behind),
            section => u32::try_from(section).ok().map(Within::Section),
        }
    }

    /// Whether a piece is in a section, which is claimed by its number or as one within it; none if that is not known.
    pub(super) fn holds(&self, piece: usize, section: u32, is_part: bool) -> Option<bool> {
        let last = u32::try_from(self.begins.len()).ok()?;
        if !(1..=last).contains(&section) {
            return None;
        }
        match self.within(piece)? {
            Within::Section(own) if own == section => (!is_part).then_some(true),
            Within::Behind if section == last => None,
            Within::Front | Within::Section(_) | Within::Behind => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Outline, Within};
    use crate::verify::lines::Large::{Numbered, Plain};

    #[test]
    fn headings_in_order_divide_a_text() {
        let large = [(0, Plain), (3, Numbered(1)), (9, Numbered(2)), (12, Numbered(3)), (20, Plain)];
        let outline = Outline::of(&large);
        for (piece, expected) in [
            (0, Within::Front),
            (3, Within::Section(1)),
            (8, Within::Section(1)),
            (9, Within::Section(2)),
            (19, Within::Section(3)),
            (20, Within::Behind),
        ] {
            assert_eq!(outline.within(piece), Some(expected), "{piece}");
        }
        assert_eq!(Outline::of(&large[..4]).within(19), Some(Within::Behind));
        for (piece, section, is_part, expected) in [
            (9, 2, false, Some(true)),
            (9, 2, true, None),
            (9, 3, true, Some(false)),
            (0, 2, false, Some(false)),
            (21, 3, false, None),
            (21, 2, false, Some(false)),
            (21, 4, false, None),
            (9, 0, false, None),
        ] {
            assert_eq!(outline.holds(piece, section, is_part), expected, "{piece} {section}");
        }
    }

    #[test]
    fn what_does_not_run_in_order_is_not_believed() {
        for large in [
            &[(0, Numbered(1)), (1, Numbered(2))][..],
            &[(0, Numbered(1)), (1, Numbered(2)), (2, Numbered(4))],
            &[(0, Numbered(2)), (1, Numbered(3)), (2, Numbered(4))],
            &[(0, Numbered(1)), (1, Numbered(2)), (2, Numbered(2)), (3, Numbered(3))],
            &[(0, Numbered(1)), (1, Numbered(2)), (2, Numbered(3)), (3, Numbered(1))],
            &[(0, Plain), (1, Plain), (2, Plain)],
        ] {
            assert_eq!(Outline::of(large), Outline::default(), "{large:?}");
        }
    }

    proptest! {
        #[test]
        fn headings_are_believed_only_from_one_on_without_a_gap(numbers in vec(1_u32..6, 0..8), piece in 0_usize..10) {
            let large: Vec<_> = numbers.iter().enumerate().map(|(at, number)| (at, Numbered(*number))).collect();
            let outline = Outline::of(&large);
            let is_counted = numbers.len() > 2 && numbers.iter().zip(1..).all(|(number, expected)| *number == expected);
            prop_assert_eq!(outline.within(piece).is_some(), is_counted);
            for section in 0..8 {
                // No piece is in a section and asserted to be out of it.
                let whole = outline.holds(piece, section, false);
                let part = outline.holds(piece, section, true);
                prop_assert!(part != Some(true) && (whole != Some(true) || part.is_none()));
            }
        }
    }
}
