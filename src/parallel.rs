//! The same work on each of many things, on all processors.

use std::thread;

/// What `work` gives of each, in order.
///
/// # Panics
/// Where `work` does.
pub fn each<T: Sync, R: Send>(all: &[T], work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    if threads == 1 || all.len() < 2 {
        return all.iter().map(work).collect();
    }
    // What stands together may cost alike: everyone takes one of each so many.
    let share = |first: usize| all.iter().skip(first).step_by(threads).map(work).collect::<Vec<R>>();
    let shares: Vec<Vec<R>> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || share(first))).collect();
        let own = share(0);
        let others = others.into_iter().map(|other| other.join());
        let others = others.map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    });
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    (0..all.len()).filter_map(|at| shares[at % threads].next()).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_stand_in_the_order_of_what_they_are_of() {
        for number in [0, 1, 2, 7, 100] {
            let all: Vec<usize> = (0..number).collect();
            assert_eq!(each(&all, &|one| one * 2), all.iter().map(|one| one * 2).collect::<Vec<_>>());
        }
    }
}
