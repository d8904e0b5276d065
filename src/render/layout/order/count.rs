//! How often steps between two layers cross.

/// The crossings between a layer and the one after it.
pub(super) fn crossings(layer: &[usize], after: &[Vec<usize>], place: &[usize]) -> u64 {
    let mut ends: Vec<usize> = Vec::new();
    for vertex in layer {
        let from = ends.len();
        ends.extend(after[*vertex].iter().map(|next| place[*next]));
        ends[from..].sort_unstable();
    }
    let Some(last) = ends.iter().max() else { return 0 };
    // A tree of sums: how many steps so far end at or before a place.
    let mut sums = vec![0_u64; last + 2];
    let mut total = 0;
    for (seen, end) in ends.iter().enumerate() {
        let (mut not_below, mut at) = (0, end + 1);
        while at > 0 {
            not_below += sums[at];
            at &= at - 1;
        }
        total += seen as u64 - not_below;
        let mut at = end + 1;
        while at < sums.len() {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    use super::crossings;

    proptest! {
        #[test]
        fn crossings_are_pairs_in_the_wrong_order(steps in prop::collection::vec((0_usize..6, 0_usize..6), 0..30), _seed in any::<u8>()) {
            let mut after = vec![Vec::new(); 6];
            steps.iter().for_each(|(from, to)| after[*from].push(*to));
            let place: Vec<usize> = (0..6).collect();
            let pairs = steps.iter().flat_map(|a| steps.iter().map(move |b| (a, b)));
            let crossed = pairs.filter(|(a, b)| a.0 < b.0 && a.1 > b.1).count();
            prop_assert_eq!(crossings(&place, &after, &place), crossed as u64);
        }
    }
}
