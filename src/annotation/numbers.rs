//! Sets of numbers: the notes of a work, the pages of a chapter.

use crate::annotation::locator::number::Class;
use crate::annotation::locator::{Locator, Number, Part, Range, Unit};

/// Numbers that follow one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    class: Class,
    from: u32,
    to: u32,
}

/// A set of whole numbers as runs: in order, apart from each other, each from a number to one that is not smaller
/// and counts in the same way. Of `12r` it has 12.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    runs: Vec<Run>,
}

impl Numbers {
    /// The numbers of `ranges`. One that mixes roman with arabic, or runs backwards, is left out: nobody
    /// can tell what it holds.
    #[must_use]
    pub fn of<'a>(ranges: impl IntoIterator<Item = &'a Range>) -> Self {
        Self::joined(ranges.into_iter().filter_map(run).collect())
    }

    /// The numbers that are in any of these.
    #[must_use]
    pub fn all<'a>(sets: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::joined(sets.into_iter().flat_map(|set| set.runs.iter().cloned()).collect())
    }

    fn joined(mut runs: Vec<Run>) -> Self {
        runs.sort();
        let mut merged: Vec<Run> = Vec::new();
        for run in runs {
            match merged.last_mut() {
                Some(last) if last.class == run.class && run.from <= last.to.saturating_add(1) => {
                    last.to = last.to.max(run.to);
                }
                _ => merged.push(run),
            }
        }
        Self { runs: merged }
    }

    /// The numbers of one sort that a place names.
    #[must_use]
    pub fn at(locator: &Locator, wanted: Unit) -> Self {
        let ranges = locator.parts.iter().flat_map(|part| match part {
            Part::Numbered { unit, ranges, .. } if *unit == wanted => ranges.as_slice(),
            _ => &[],
        });
        Self::of(ranges)
    }

    /// True for the empty set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.runs.iter().map(|run| u64::from(run.to - run.from) + 1).sum()
    }

    /// The numbers as ranges, in order: roman numbers before arabic ones, those behind letters last.
    #[must_use]
    pub fn ranges(&self) -> Vec<Range> {
        let range = |run: &Run| Range::new(Number::of(&run.class, run.from), Number::of(&run.class, run.to));
        self.runs.iter().map(range).collect()
    }

    /// True if any number is in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        other.runs.iter().any(|run| {
            let before = self.runs.partition_point(|own| (&own.class, own.to) < (&run.class, run.from));
            self.runs.get(before).is_some_and(|own| own.class == run.class && own.from <= run.to)
        })
    }

    /// The numbers that are not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for run in &self.runs {
            let mut from = Some(run.from);
            let first = other.runs.partition_point(|taken| (&taken.class, taken.to) < (&run.class, run.from));
            let taken = other.runs[first..].iter();
            for taken in taken.take_while(|taken| taken.class == run.class && taken.from <= run.to) {
                if let Some(start) = from.filter(|start| *start < taken.from) {
                    left.push(Run { class: run.class.clone(), from: start, to: taken.from - 1 });
                }
                from = taken.to.checked_add(1).filter(|next| *next <= run.to);
            }
            left.extend(from.map(|from| Run { class: run.class.clone(), from, to: run.to }));
        }
        Self { runs: left }
    }
}

fn run(range: &Range) -> Option<Run> {
    let (from, to) = (range.from.value()?, range.to.value()?);
    let class = range.from.class();
    (range.to.class() == class && from <= to).then(|| Run { class: class.clone(), from, to })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

    use super::Numbers;
    use crate::annotation::locator::number::Class;
    use crate::annotation::locator::{Number, Range};

    fn ranges() -> impl Strategy<Value = Vec<Range>> {
        let range = (any::<bool>(), 0_u32..30, 0_u32..6).prop_map(|(roman, from, more)| {
            let number = if roman { Number::roman } else { Number::arabic };
            // There is no roman nought.
            Range::new(number(from + 1), number(from + 1 + more))
        });
        vec(range, 0..8)
    }

    fn members(numbers: &Numbers) -> BTreeSet<Number> {
        numbers.ranges().iter().flat_map(each).collect()
    }

    fn each(range: &Range) -> Vec<Number> {
        let (from, to) = (range.from.value().unwrap_or(1), range.to.value().unwrap_or(0));
        let number = if *range.from.class() == Class::Roman { Number::roman } else { Number::arabic };
        (from..=to).map(number).collect()
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
            prop_assert_eq!(members(&left), all.difference(&rest).cloned().collect::<BTreeSet<_>>());
            prop_assert_eq!(Numbers::of(&left.ranges()), left.clone());
            prop_assert_eq!(Numbers::all([&a, &b]), Numbers::of(one.iter().chain(&other)));
        }
    }

    #[test]
    fn what_runs_backwards_or_mixes_numerals_holds_nothing() {
        let backwards = Range::new(Number::arabic(9), Number::arabic(3));
        let mixed = Range::new(Number::roman(9), Number::arabic(12));
        assert!(Numbers::of(&[backwards, mixed]).is_empty());
    }
}
