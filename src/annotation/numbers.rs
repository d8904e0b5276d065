//! Sets of numbers: the notes of a work, the pages of a chapter.

use crate::annotation::locator::{Locator, Number, Part, Range, Unit};

/// A set of numbers as ranges: in order, apart from each other, each from a number to one that is not
/// smaller and of the same sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    ranges: Vec<Range>,
}

impl Numbers {
    /// The numbers of `ranges`. One that mixes roman with arabic, or runs backwards, is left out: nobody
    /// can tell what it holds.
    #[must_use]
    pub fn of<'a>(ranges: impl IntoIterator<Item = &'a Range>) -> Self {
        let mut sorted: Vec<&Range> = ranges.into_iter().filter(|range| is_plain(range)).collect();
        sorted.sort();
        let mut merged: Vec<Range> = Vec::new();
        for range in sorted {
            match merged.last_mut() {
                Some(last) if touches(last.to, range.from) => last.to = last.to.max(range.to),
                _ => merged.push(range.clone()),
            }
        }
        Self { ranges: merged }
    }

    /// The numbers of one sort that a place names.
    #[must_use]
    pub fn at(locator: &Locator, wanted: Unit) -> Self {
        let ranges = locator.parts.iter().flat_map(|part| match part {
            Part::Numbered { unit, ranges } if *unit == wanted => ranges.as_slice(),
            _ => &[],
        });
        Self::of(ranges)
    }

    /// True for the empty set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.ranges.iter().map(|range| u64::from(value(range.to) - value(range.from)) + 1).sum()
    }

    /// The ranges, in order: roman numbers before arabic ones.
    #[must_use]
    pub fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    /// True if any number is in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        other.ranges.iter().any(|range| {
            let before = self.ranges.partition_point(|own| own.to < range.from);
            self.ranges.get(before).is_some_and(|own| own.from <= range.to)
        })
    }

    /// The numbers that are not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for range in &self.ranges {
            let mut from = Some(range.from);
            let first = other.ranges.partition_point(|taken| taken.to < range.from);
            for taken in other.ranges[first..].iter().take_while(|taken| taken.from <= range.to) {
                if let Some(start) = from.filter(|start| *start < taken.from) {
                    left.extend(before(taken.from).map(|to| Range { from: start, to }));
                }
                from = after(taken.to).filter(|next| *next <= range.to);
            }
            left.extend(from.map(|from| Range { from, to: range.to }));
        }
        Self { ranges: left }
    }
}

fn is_plain(range: &Range) -> bool {
    let same = matches!(
        (range.from, range.to),
        (Number::Roman(_), Number::Roman(_)) | (Number::Arabic(_), Number::Arabic(_))
    );
    same && range.from <= range.to
}

fn value(number: Number) -> u32 {
    match number {
        Number::Roman(value) | Number::Arabic(value) => value,
    }
}

fn after(number: Number) -> Option<Number> {
    match number {
        Number::Roman(value) => value.checked_add(1).map(Number::Roman),
        Number::Arabic(value) => value.checked_add(1).map(Number::Arabic),
    }
}

fn before(number: Number) -> Option<Number> {
    match number {
        Number::Roman(value) => value.checked_sub(1).map(Number::Roman),
        Number::Arabic(value) => value.checked_sub(1).map(Number::Arabic),
    }
}

/// True if a range to `last` and one from `next`, which does not begin before it, leave no gap.
fn touches(last: Number, next: Number) -> bool {
    next <= last || after(last) == Some(next)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

    use super::Numbers;
    use crate::annotation::locator::{Number, Range};

    fn ranges() -> impl Strategy<Value = Vec<Range>> {
        let range = (any::<bool>(), 0_u32..30, 0_u32..6).prop_map(|(roman, from, more)| {
            let number = if roman { Number::Roman } else { Number::Arabic };
            Range { from: number(from), to: number(from + more) }
        });
        vec(range, 0..8)
    }

    fn members(numbers: &Numbers) -> BTreeSet<Number> {
        numbers.ranges().iter().flat_map(each).collect()
    }

    fn each(range: &Range) -> Vec<Number> {
        match (range.from, range.to) {
            (Number::Roman(from), Number::Roman(to)) => (from..=to).map(Number::Roman).collect(),
            (Number::Arabic(from), Number::Arabic(to)) => (from..=to).map(Number::Arabic).collect(),
            _ => Vec::new(),
        }
    }

    proptest! {
        #[test]
        fn sets_of_ranges_are_sets_of_numbers(one in ranges(), other in ranges()) {
            let (a, b) = (Numbers::of(&one), Numbers::of(&other));
            let (all, rest): (BTreeSet<Number>, BTreeSet<Number>) =
                (one.iter().flat_map(each).collect(), other.iter().flat_map(each).collect());
            prop_assert_eq!(&members(&a), &all);
            prop_assert_eq!(usize::try_from(a.count()).ok(), Some(all.len()));
            prop_assert_eq!(a.meets(&b), all.intersection(&rest).next().is_some());
            let left = a.without(&b);
            prop_assert_eq!(members(&left), all.difference(&rest).copied().collect::<BTreeSet<_>>());
            prop_assert_eq!(Numbers::of(left.ranges()), left);
        }
    }

    #[test]
    fn what_runs_backwards_or_mixes_numerals_holds_nothing() {
        let backwards = Range { from: Number::Arabic(9), to: Number::Arabic(3) };
        let mixed = Range { from: Number::Roman(9), to: Number::Arabic(12) };
        assert!(Numbers::of(&[backwards, mixed]).is_empty());
    }
}
