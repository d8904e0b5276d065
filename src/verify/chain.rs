//! The parts of a quote one after another: which places of each lead from a first to a last.

/// A stretch of a text, from its first character up to the one after its last.
pub(super) type Place = (usize, usize);

/// The places of the parts of a quote, and how two may be joined.
///
/// What may stand between two parts may also be less. So of all places that lead to a part the nearest decides, and the
/// work grows with the number of places, however many ways there are.
pub(super) struct Chain<'a> {
    /// The places of each part, in their order.
    pub(super) places: Vec<Vec<Place>>,
    /// True if the end of a place of this part and the beginning of one of the next may be joined.
    pub(super) joins: &'a dyn Fn(usize, usize, usize) -> bool,
}

impl Chain<'_> {
    /// The stretches from a place of the first part to one of the last, in their order; no more than `most`.
    pub(super) fn stretches(&self, most: usize) -> Vec<Place> {
        let alive = self.leading(|_| true);
        let Some((first, others)) = alive.split_first() else { return Vec::new() };
        let mut found = Vec::new();
        for start in first {
            let mut reached = vec![*start];
            for (at, next) in others.iter().enumerate() {
                reached = self.reached(at, &reached, next);
            }
            found.extend(reached.iter().map(|last| (start.0, last.1)));
            if found.len() >= most {
                break;
            }
        }
        found.truncate(most);
        found
    }

    /// What stands between the parts in a stretch, as early as it may; nothing if the parts do not stand there.
    pub(super) fn gaps(&self, stretch: Place) -> Vec<Place> {
        let alive = self.leading(|last| last.1 == stretch.1);
        let first = alive.first().and_then(|first| first.iter().find(|place| place.0 == stretch.0));
        let Some(mut place) = first else { return Vec::new() };
        let mut gaps = Vec::new();
        for (at, next) in alive[1..].iter().enumerate() {
            let Some(found) = self.nearest(at, place.1, next) else { return Vec::new() };
            gaps.push((place.1, found.0));
            place = found;
        }
        gaps
    }

    /// Of each part the places from which the parts behind lead to such a last place.
    fn leading(&self, is_last: impl Fn(&Place) -> bool) -> Vec<Vec<Place>> {
        let mut alive = self.places.clone();
        if let Some(last) = alive.last_mut() {
            last.retain(is_last);
        }
        for at in (0..alive.len().saturating_sub(1)).rev() {
            let (before, behind) = alive.split_at_mut(at + 1);
            before[at].retain(|place| self.nearest(at, place.1, &behind[0]).is_some());
        }
        alive
    }

    /// The next place behind the end of a part, if they may be joined.
    fn nearest<'b>(&self, at: usize, end: usize, next: &'b [Place]) -> Option<&'b Place> {
        let found = next.get(next.partition_point(|place| place.0 < end))?;
        (self.joins)(at, end, found.0).then_some(found)
    }

    /// The places of the next part that may be joined to any of these.
    fn reached(&self, at: usize, from: &[Place], next: &[Place]) -> Vec<Place> {
        let mut ends: Vec<usize> = from.iter().map(|place| place.1).collect();
        ends.sort_unstable();
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return Vec::new() };
        let begin = next.partition_point(|place| place.0 < *first);
        let is_joined = |place: &Place| {
            let before = ends.partition_point(|end| *end <= place.0);
            before.checked_sub(1).is_some_and(|before| (self.joins)(at, ends[before], place.0))
        };
        // Behind the last end, what cannot be joined is not joined further on either.
        let near = next[begin..].iter().take_while(|place| place.0 < *last || is_joined(place));
        near.filter(|place| is_joined(place)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Chain;

    #[test]
    fn parts_are_joined_in_every_way_and_told_by_the_nearest() {
        let places = vec![vec![(0, 1), (4, 5)], vec![(2, 3), (6, 7)], vec![(8, 9), (90, 91)]];
        let chain = Chain { places, joins: &|_, end, start| start - end < 6 };
        assert_eq!(chain.stretches(9), [(0, 9), (4, 9)]);
        assert_eq!(chain.stretches(1), [(0, 9)]);
        assert_eq!(chain.gaps((0, 9)), [(1, 2), (3, 8)]);
        assert_eq!(chain.gaps((0, 91)), []);
    }
}
