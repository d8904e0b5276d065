//! How values are ordered wherever catena sorts, groups or compares them: numbers by what they count, places by
//! their pages, notes and sections, text as a dictionary has it.
//!
//! Text follows the Unicode collation algorithm with the root order of CLDR: letters before case and accents.
//! Texts that it takes for equal are told apart by their bytes, so that two different values never tie.

mod place;
mod sortable;

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

pub use self::place::{Place, is_at, is_same_text, ranges_meet};

/// A value as it is ordered. Numbers come before places, places before text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A figure or a year.
    Number(i64),
    /// Where something stands.
    Place(Place),
    /// Anything else.
    Text(Text),
}

/// Text as it is ordered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    collated: Vec<u8>,
    text: String,
}

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(Default::default(), CollatorOptions::default()).ok());

impl Text {
    /// A text as it is ordered.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut collated = Vec::new();
        if let Some(collator) = &*COLLATOR {
            let Ok(()) = collator.write_sort_key_to(text, &mut collated);
        }
        Self { collated, text: text.to_owned() }
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// What comes first of two things of which either may be missing: what is missing comes last, also where the
/// greatest comes first.
#[must_use]
pub fn missing_last<T: Ord>(one: Option<&T>, other: Option<&T>, descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::{Place, Text, missing_last};

    #[test]
    fn text_is_ordered_as_a_dictionary_has_it() {
        let mut titles =
            ["Zebra", "apple", "Éclat", "zebra", "Alpha", "eclair", "Ähre", "Écl", "œuvre", "odd"];
        titles.sort_by_key(|title| Text::of(title));
        assert_eq!(
            titles,
            ["Ähre", "Alpha", "apple", "Écl", "eclair", "Éclat", "odd", "œuvre", "zebra", "Zebra"]
        );
    }

    #[test]
    fn what_is_missing_comes_last_either_way() {
        for descending in [false, true] {
            assert_eq!(missing_last(None, Some(&1), descending), Ordering::Greater);
            assert_eq!(missing_last(Some(&1), None, descending), Ordering::Less);
            assert_eq!(missing_last::<i32>(None, None, descending), Ordering::Equal);
        }
        assert_eq!(missing_last(Some(&1), Some(&2), false), Ordering::Less);
        assert_eq!(missing_last(Some(&1), Some(&2), true), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn two_values_are_equal_only_if_they_are_the_same(one in ".{0,6}", other in ".{0,6}") {
            prop_assert_eq!(Text::of(&one) == Text::of(&other), one == other);
            prop_assert_eq!(Place::of(&one) == Place::of(&other), one == other);
        }
    }
}
