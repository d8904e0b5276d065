//! Where things lie when what is linked draws together and everything pushes everything else away: for maps of more things than
//! layers can show.
//!
//! After Hu, *Efficient and High Quality Force-Directed Graph Drawing* (2005): pairs of what is linked are one until few are left;
//! those are laid out, then parted again step by step. What is far away pushes as one. It uses no function of which machines have
//! their own opinion, so that it gives the same everywhere.

mod levels;
mod push;
mod relax;
#[cfg(test)]
mod tests;

use crate::render::forces::levels::{Level, levels};
use crate::render::forces::relax::{begun, relax};
use crate::render::layout::{Point, pack};

/// What things are away from those that they are linked to, about.
pub const APART: f64 = 30.0;
/// How much wider than high all of it is, about.
const ASPECT: f64 = 16.0 / 9.0;
/// Rounds for the few that are left at last, and for each step from there.
const ROUNDS: (usize, usize) = (200, 50);
/// Things times rounds at most for each step: many things have fewer rounds.
const WORK: usize = 250_000;
/// And no fewer than these.
const LEAST: usize = 12;

/// Where `count` things lie that links join; `is_over` is asked often whether nobody waits any more. None then.
///
/// What nothing joins to the rest lies beside it, and what is linked to nothing in rows. A link to what there is not, or to itself,
/// is none.
#[must_use]
pub fn place(count: usize, links: &[(usize, usize)], is_over: &dyn Fn() -> bool) -> Option<Vec<Point>> {
    let joins = |(from, to): &(usize, usize)| from != to && *from < count && *to < count;
    let links: Vec<(usize, usize)> = links.iter().copied().filter(joins).collect();
    let parts = parts(count, &links);
    let (alone, linked): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.links.is_empty());
    let mut placed = Vec::with_capacity(linked.len() + 1);
    for part in linked {
        let level = Level::of(part.things.len(), part.links.iter().copied());
        placed.push((part.things.clone(), spread(level, is_over)?));
    }
    let alone: Vec<usize> = alone.into_iter().flat_map(|part| part.things.iter().copied()).collect();
    if !alone.is_empty() {
        let points = rows(alone.len());
        placed.push((alone, points));
    }
    Some(packed(count, placed))
}

/// Things that hang together, and their links as the part counts them.
struct Part {
    things: Vec<usize>,
    links: Vec<(usize, usize)>,
}

/// The parts that nothing joins, in the order of their first things.
fn parts(count: usize, links: &[(usize, usize)]) -> Vec<Part> {
    let mut root: Vec<usize> = (0..count).collect();
    fn find(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    for (from, to) in links {
        let (from, to) = (find(&mut root, *from), find(&mut root, *to));
        root[from.max(to)] = from.min(to);
    }
    let mut parts: Vec<Part> = Vec::new();
    // The part and the place in it of each thing.
    let mut place = vec![(0, 0); count];
    for thing in 0..count {
        let first = find(&mut root, thing);
        if first == thing {
            place[thing].0 = parts.len();
            parts.push(Part { things: Vec::new(), links: Vec::new() });
        }
        let part = place[first].0;
        place[thing] = (part, parts[part].things.len());
        parts[part].things.push(thing);
    }
    for (from, to) in links {
        parts[place[*from].0].links.push((place[*from].1, place[*to].1));
    }
    parts
}

/// Lays out what is linked.
fn spread(finest: Level, is_over: &dyn Fn() -> bool) -> Option<Vec<Point>> {
    let levels = levels(finest);
    let coarsest = levels.last()?;
    let mut points = begun(coarsest.masses.len());
    for (at, level) in levels.iter().enumerate().rev() {
        let count = level.masses.len();
        let most = if at + 1 == levels.len() { ROUNDS.0 } else { ROUNDS.1 };
        let rounds = (WORK / count.max(1)).clamp(LEAST, most);
        relax(level, &mut points, rounds, is_over)?;
        if at > 0 {
            points = levels[at - 1].parted(&points);
        }
    }
    Some(points)
}

/// So many things in rows that fill a picture.
fn rows(count: usize) -> Vec<Point> {
    let columns = ((count as f64 * ASPECT).sqrt().ceil() as usize).max(1);
    let point = |at: usize| Point { x: (at % columns) as f64 * APART, y: (at / columns) as f64 * APART };
    (0..count).map(point).collect()
}

/// The places of all things, of those of parts; nothing lies left of or above 0.
fn packed(count: usize, placed: Vec<(Vec<usize>, Vec<Point>)>) -> Vec<Point> {
    let corner = |points: &[Point], pick: fn(f64, f64) -> f64, start: f64| {
        points.iter().fold(Point { x: start, y: start }, |corner, point| Point {
            x: pick(corner.x, point.x),
            y: pick(corner.y, point.y),
        })
    };
    let corners: Vec<(Point, Point)> = placed
        .iter()
        .map(|(_, points)| {
            (corner(points, f64::min, f64::INFINITY), corner(points, f64::max, f64::NEG_INFINITY))
        })
        .collect();
    let sizes: Vec<(f64, f64)> =
        corners.iter().map(|(first, last)| (last.x - first.x, last.y - first.y)).collect();
    let at = pack::packed(&sizes, 2.0 * APART, APART, ASPECT);
    let mut all = vec![Point::default(); count];
    for (((things, points), (first, _)), at) in placed.into_iter().zip(corners).zip(at) {
        for (thing, point) in things.into_iter().zip(points) {
            all[thing] = Point { x: point.x - first.x + at.x, y: point.y - first.y + at.y };
        }
    }
    all
}
