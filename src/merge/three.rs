//! The rule of all three-way merging, for one value and for a set of them.

/// What became of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Three<T> {
    /// The value that both sides or the one that changed it have.
    Agreed(T),
    /// Both sides changed it differently: ours, theirs.
    Conflict(T, T),
}

/// One value.
pub(super) fn value<T: PartialEq>(base: &T, ours: T, theirs: T) -> Three<T> {
    if ours == theirs || theirs == *base {
        Three::Agreed(ours)
    } else if ours == *base {
        Three::Agreed(theirs)
    } else {
        Three::Conflict(ours, theirs)
    }
}

/// A set of values in an order: ours without what they removed, with what they added, each behind the
/// value that it stands behind in theirs. Removing wins over keeping, adding once over adding twice.
pub(super) fn set<T: PartialEq + Clone>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let removed = |value: &T| base.contains(value) && !theirs.contains(value);
    let mut merged: Vec<T> = ours.iter().filter(|value| !removed(value)).cloned().collect();
    for (at, value) in theirs.iter().enumerate() {
        if base.contains(value) || merged.contains(value) {
            continue;
        }
        let before = theirs[..at].iter().rev().find_map(|before| merged.iter().position(|v| v == before));
        let mut place = before.map_or(0, |before| before + 1);
        // What we added in the same place goes first.
        while merged.get(place).is_some_and(|next| !base.contains(next) && !theirs.contains(next)) {
            place += 1;
        }
        merged.insert(place, value.clone());
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{Three, set, value};

    #[test]
    fn one_value_is_in_conflict_only_where_both_changed_it_differently() {
        assert_eq!(value(&1, 1, 2), Three::Agreed(2));
        assert_eq!(value(&1, 2, 1), Three::Agreed(2));
        assert_eq!(value(&1, 2, 2), Three::Agreed(2));
        assert_eq!(value(&1, 2, 3), Three::Conflict(2, 3));
    }

    #[test]
    fn sets_unite_what_was_added_and_drop_what_was_removed() {
        assert_eq!(set(&[1, 2, 3], &[1, 2, 3, 4], &[1, 5, 3]), [1, 5, 3, 4]);
        assert_eq!(set(&[], &[1], &[2, 1]), [2, 1]);
        assert_eq!(set(&[1], &[], &[1, 2]), [2]);
        assert_eq!(set(&[1], &[1, 2], &[1, 3]), [1, 2, 3]);
    }
}
