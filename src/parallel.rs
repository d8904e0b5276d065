//! The same work on each of many things, on several processors.

use std::thread;

/// What `work` gives of each, in order, on all processors.
///
/// # Panics
/// Where `work` does.
pub fn each<T: Sync, R: Send>(all: &[T], work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    each_by_size(all, &|_| 1, 1, work)
}

/// As [`each`], of things whose work takes as long as their size says; a thread more for each `worth` of it.
///
/// # Panics
/// Where `work` does.
pub fn each_by_size<T: Sync, R: Send>(
    all: &[T],
    size: &dyn Fn(&T) -> usize,
    worth: usize,
    work: &(dyn Fn(&T) -> R + Sync),
) -> Vec<R> {
    let sizes: Vec<usize> = all.iter().map(size).collect();
    let most = sizes.iter().sum::<usize>() / worth.max(1);
    // To ask how many processors there are costs more than small work.
    let threads = if most < 2 { 1 } else { thread::available_parallelism().map_or(1, usize::from).min(most) };
    let done = |share: Vec<usize>| share.into_iter().map(|at| (at, work(&all[at]))).collect::<Vec<_>>();
    let mut results = thread::scope(|scope| {
        let mut shares = shares(sizes, threads).into_iter();
        let own = shares.next().unwrap_or_default();
        let others: Vec<_> = shares.map(|share| scope.spawn(move || done(share))).collect();
        let mut results = done(own);
        for other in others {
            results.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        results
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Divides numbered work of these sizes: the largest first, each to whoever has least.
fn shares(sizes: Vec<usize>, number: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, usize)> = sizes.into_iter().enumerate().map(|(at, size)| (size, at)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    let mut shares = vec![(0, Vec::new()); number];
    for (size, at) in order {
        if let Some((load, share)) = shares.iter_mut().min_by_key(|(load, _)| *load) {
            *load += size;
            share.push(at);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

#[cfg(test)]
mod tests {
    use super::{each, each_by_size};

    #[test]
    fn results_stand_in_the_order_of_what_they_are_of() {
        for number in [0, 1, 2, 7, 100] {
            let all: Vec<usize> = (0..number).collect();
            let twice: Vec<usize> = all.iter().map(|one| one * 2).collect();
            assert_eq!(each(&all, &|one| one * 2), twice);
            for worth in [0, 1, 50] {
                assert_eq!(each_by_size(&all, &|one| *one % 5, worth, &|one| one * 2), twice);
            }
        }
    }
}
