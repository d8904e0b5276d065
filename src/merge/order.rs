//! In which order the blocks of two sides stand.

use std::collections::BTreeSet;

use super::blocks::Key;

/// The keys of both sides: those of ours in their order, those that only theirs has where their
/// neighbours are. Where theirs alone moved blocks about, their order is taken.
pub(super) fn order(base: &[&Key], ours: &[&Key], theirs: &[&Key]) -> Vec<Key> {
    let [in_base, in_ours, in_theirs] =
        [base, ours, theirs].map(|list| list.iter().copied().collect::<BTreeSet<&Key>>());
    let shared = |list: &[&Key]| -> Vec<Key> {
        let in_all = |key: &&&Key| [&in_base, &in_ours, &in_theirs].iter().all(|set| set.contains(*key));
        list.iter().filter(in_all).map(|key| (*key).clone()).collect()
    };
    let theirs_moved = shared(base) == shared(ours) && shared(base) != shared(theirs);
    let (frame, other, in_frame, in_other) = if theirs_moved {
        (theirs, ours, &in_theirs, &in_ours)
    } else {
        (ours, theirs, &in_ours, &in_theirs)
    };
    let mut keys: Vec<Key> = frame.iter().map(|key| (*key).clone()).collect();
    for (at, key) in other.iter().enumerate() {
        if in_frame.contains(key) {
            continue;
        }
        let before = other[..at].iter().rev().find_map(|before| keys.iter().position(|key| key == *before));
        let mut place = before.map_or(0, |before| before + 1);
        // What the frame's side added in the same place goes first.
        let added = |key: &Key| !in_base.contains(key) && !in_other.contains(key);
        while keys.get(place).is_some_and(&added) {
            place += 1;
        }
        keys.insert(place, (*key).clone());
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::order;

    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let keys = |list: &str| -> Vec<_> { list.chars().map(|key| (key.to_string(), 0)).collect() };
        let (base, ours, theirs) = (keys(base), keys(ours), keys(theirs));
        let all = [&base, &ours, &theirs].map(|list| list.iter().collect::<Vec<_>>());
        order(&all[0], &all[1], &all[2]).into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn what_is_added_stands_where_its_neighbours_are() {
        assert_eq!(merged("ac", "ac", "abc"), "abc");
        assert_eq!(merged("ac", "axc", "abc"), "axbc");
        assert_eq!(merged("a", "xa", "ya"), "xya");
        assert_eq!(merged("a", "a", "abc"), "abc");
    }

    #[test]
    fn a_new_order_of_one_side_is_taken() {
        assert_eq!(merged("abc", "abcx", "cab"), "cxab");
        assert_eq!(merged("abc", "cab", "abyc"), "caby");
    }
}
