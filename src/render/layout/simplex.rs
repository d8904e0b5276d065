//! Whole numbers for nodes, under which weighted edges are as short as can be: the network simplex of Gansner,
//! Koutsofios, North and Vo (1993).
//!
//! It gives nodes their layers, and then their places within layers.

mod tree;

use crate::render::layout::simplex::tree::Tree;

/// An edge: its end is at least so much greater than its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    /// Where it starts.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// How much greater the number of its end is, at least.
    pub(super) least: i64,
    /// What each unit of its length costs.
    pub(super) weight: i64,
}

/// The numbers of `count` nodes, the least of them 0. The edges have no circle. After `pivots` exchanges the numbers are
/// good enough: they fulfil all bounds from the beginning.
pub(super) fn solve(count: usize, bounds: &[Bound], pivots: usize) -> Vec<i64> {
    let bounds = joined(count, bounds);
    let mut tree = Tree::new(count, &bounds, first(count, &bounds));
    for _ in 0..pivots {
        let Some(leaving) = tree.leaving() else { break };
        tree.exchange(leaving);
    }
    let least = tree.numbers.iter().min().copied().unwrap_or_default();
    tree.numbers.iter().map(|number| number - least).collect()
}

/// The bounds, and one without weight to each part that nothing joins to the others.
fn joined(count: usize, bounds: &[Bound]) -> Vec<Bound> {
    let mut all = bounds.to_vec();
    let mut part: Vec<usize> = (0..count).collect();
    fn root(part: &mut [usize], node: usize) -> usize {
        let mut at = node;
        while part[at] != at {
            part[at] = part[part[at]];
            at = part[at];
        }
        at
    }
    for bound in bounds {
        let (from, to) = (root(&mut part, bound.from), root(&mut part, bound.to));
        part[from.max(to)] = from.min(to);
    }
    for node in 1..count {
        if root(&mut part, node) == node {
            all.push(Bound { from: 0, to: node, least: 0, weight: 0 });
        }
    }
    all
}

/// The least numbers that fulfil all bounds.
fn first(count: usize, bounds: &[Bound]) -> Vec<i64> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut open = vec![0_usize; count];
    for (at, bound) in bounds.iter().enumerate() {
        out[bound.from].push(at);
        open[bound.to] += 1;
    }
    let mut numbers = vec![0; count];
    let mut ready: Vec<usize> = (0..count).filter(|node| open[*node] == 0).collect();
    let mut next = 0;
    while next < ready.len() {
        let node = ready[next];
        next += 1;
        for at in &out[node] {
            let Bound { to, least, .. } = bounds[*at];
            numbers[to] = numbers[to].max(numbers[node] + least);
            open[to] -= 1;
            if open[to] == 0 {
                ready.push(to);
            }
        }
    }
    debug_assert_eq!(next, count, "the bounds have a circle");
    numbers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

    use super::{Bound, solve};

    fn bounds() -> impl Strategy<Value = Vec<Bound>> {
        let bound = (0_usize..7, 1_usize..4, 0_i64..4, 0_i64..5);
        let bound = bound.prop_map(|(from, on, least, weight)| Bound { from, to: from + on, least, weight });
        prop::collection::vec(bound, 1..16)
    }

    fn cost(bounds: &[Bound], numbers: &[i64]) -> i64 {
        bounds.iter().map(|bound| bound.weight * (numbers[bound.to] - numbers[bound.from])).sum()
    }

    /// The least cost by Bellman's equations on the dual would be another program: here no single set of nodes that
    /// can be moved by one makes it cheaper, which for this problem means that nothing does.
    fn can_be_improved(bounds: &[Bound], numbers: &[i64]) -> bool {
        (1_u32..1 << numbers.len()).any(|set| {
            let moved: Vec<i64> =
                numbers.iter().enumerate().map(|(at, number)| number + i64::from(set >> at & 1)).collect();
            let holds = bounds.iter().all(|bound| moved[bound.to] - moved[bound.from] >= bound.least);
            holds && cost(bounds, &moved) < cost(bounds, numbers)
        })
    }

    proptest! {
        #[test]
        fn bounds_hold_and_nothing_is_shorter(bounds in bounds()) {
            let numbers = solve(10, &bounds, usize::MAX);
            for bound in &bounds {
                prop_assert!(numbers[bound.to] - numbers[bound.from] >= bound.least);
            }
            prop_assert_eq!(numbers.iter().min(), Some(&0));
            prop_assert!(!can_be_improved(&bounds, &numbers), "{:?} {:?}", bounds, numbers);
        }

        #[test]
        fn bounds_hold_however_early_it_ends(bounds in bounds(), pivots in 0_usize..4) {
            let numbers = solve(10, &bounds, pivots);
            prop_assert!(bounds.iter().all(|bound| numbers[bound.to] - numbers[bound.from] >= bound.least));
        }
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let bounds: Vec<Bound> =
            (0..60_000).map(|at| Bound { from: at, to: at + 1, least: 1, weight: 1 }).collect();
        assert_eq!(solve(60_001, &bounds, usize::MAX).last(), Some(&60_000));
    }
}
