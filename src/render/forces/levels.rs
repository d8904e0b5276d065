//! Coarser and coarser: of two that are linked, one.

use std::collections::BTreeMap;

use crate::render::layout::Point;

/// So few need not become fewer.
const FEW: usize = 24;
/// What a step has to leave at most for another to be worth it.
const FEWER: f64 = 0.9;

/// Things and links, all of them or as pairs of those of the finer level.
pub(super) struct Level {
    /// How many things each is.
    pub(super) masses: Vec<f64>,
    /// What each is linked to, and how many links that are.
    pub(super) links: Vec<Vec<(usize, f64)>>,
    /// Which one of the coarser level each has become; empty for the coarsest.
    pub(super) parents: Vec<usize>,
}

impl Level {
    /// Things with these links between them.
    pub(super) fn of(count: usize, links: impl Iterator<Item = (usize, usize)>) -> Self {
        Self::weighted(vec![1.0; count], links.map(|(from, to)| (from, to, 1.0)))
    }

    fn weighted(masses: Vec<f64>, links: impl Iterator<Item = (usize, usize, f64)>) -> Self {
        let mut joined: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (from, to, weight) in links.filter(|(from, to, _)| from != to) {
            *joined.entry((from.min(to), from.max(to))).or_default() += weight;
        }
        let mut of = vec![Vec::new(); masses.len()];
        for ((from, to), weight) in joined {
            of[from].push((to, weight));
            of[to].push((from, weight));
        }
        Self { masses, links: of, parents: Vec::new() }
    }

    /// The coarser level. Each is one with what it is linked to most of what is still free, else with another free one that is linked
    /// to the same.
    fn coarser(&mut self) -> Self {
        const FREE: usize = usize::MAX;
        let count = self.masses.len();
        let mut parents = vec![FREE; count];
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|thing| (self.links[*thing].len(), *thing));
        let mut masses = Vec::new();
        let mut waiting = vec![FREE; count];
        let mut join = |parents: &mut Vec<usize>, things: &[usize]| {
            things.iter().for_each(|thing| parents[*thing] = masses.len());
            masses.push(things.iter().map(|thing| self.masses[*thing]).sum());
        };
        for thing in &order {
            if parents[*thing] != FREE {
                continue;
            }
            let free = self.links[*thing].iter().filter(|(other, _)| parents[*other] == FREE);
            let nearest = free.max_by(|a, b| {
                let pull = |link: &(usize, f64)| link.1 / self.masses[link.0];
                pull(a).total_cmp(&pull(b)).then(b.0.cmp(&a.0))
            });
            if let Some((other, _)) = nearest {
                join(&mut parents, &[*thing, *other]);
                continue;
            }
            let Some((hub, _)) = self.links[*thing].first() else { continue };
            match std::mem::replace(&mut waiting[*hub], FREE) {
                FREE => waiting[*hub] = *thing,
                other => join(&mut parents, &[other, *thing]),
            }
        }
        for thing in 0..count {
            if parents[thing] == FREE {
                join(&mut parents, &[thing]);
            }
        }
        let links = self.links.iter().enumerate().flat_map(|(from, links)| {
            let onward = links.iter().filter(move |(to, _)| from < *to);
            onward.map(|(to, weight)| (parents[from], parents[*to], *weight)).collect::<Vec<_>>()
        });
        let coarser = Self::weighted(masses, links);
        self.parents = parents;
        coarser
    }

    /// Where things lie, side by side where those of the coarser level do.
    pub(super) fn parted(&self, points: &[Point]) -> Vec<Point> {
        let beside = |at: usize| if at.is_multiple_of(2) { 0.5 } else { -0.5 };
        let part = |(at, parent): (usize, &usize)| {
            let point = points[*parent];
            // No two lie in the same place.
            let (dx, dy) = (beside(at), beside(at / 2) * (1.0 + at as f64 * 1e-4));
            Point { x: point.x + dx, y: point.y + dy }
        };
        self.parents.iter().enumerate().map(part).collect()
    }
}

/// A level and all coarser ones.
pub(super) fn levels(finest: Level) -> Vec<Level> {
    let mut levels = vec![finest];
    while let Some(last) = levels.last_mut() {
        let count = last.masses.len();
        if count <= FEW {
            break;
        }
        let coarser = last.coarser();
        if coarser.masses.len() as f64 > FEWER * count as f64 {
            last.parents.clear();
            break;
        }
        levels.push(coarser);
    }
    levels
}
