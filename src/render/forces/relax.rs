//! Things move as they are drawn and pushed, in ever shorter steps.

use crate::render::forces::APART;
use crate::render::forces::levels::Level;
use crate::render::forces::push::Tree;
use crate::render::layout::Point;

/// How hard things push, against how hard links draw.
const PUSH: f64 = 0.3;
/// What is left of a step in the next round.
const COOLER: f64 = 0.93;
/// The first step, for things that are so far apart.
const FIRST: f64 = 2.0;

/// First places: like chance, and the same each time.
pub(super) fn begun(count: usize) -> Vec<Point> {
    let side = APART * (count as f64).sqrt();
    let mixed = |at: usize| {
        let mixed = (at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    };
    let part = |bits: u64| (bits & 0xffff) as f64 / 65_536.0;
    let point = |bits: u64| Point { x: part(bits >> 20) * side, y: part(bits >> 40) * side };
    (0..count).map(|at| point(mixed(at))).collect()
}

/// Moves things for so many rounds; none if nobody waits for them any more.
pub(super) fn relax(
    level: &Level,
    points: &mut [Point],
    rounds: usize,
    is_over: &dyn Fn() -> bool,
) -> Option<()> {
    let mut step = APART * FIRST;
    let mut open = Vec::new();
    for _ in 0..rounds {
        if is_over() {
            return None;
        }
        let tree = Tree::of(points, &level.masses);
        let moves: Vec<Point> = points
            .iter()
            .enumerate()
            .map(|(at, point)| {
                let pushed = tree.push(at, *point, &mut open);
                let scale = PUSH * APART * APART;
                let mut force = Point { x: pushed.x * scale, y: pushed.y * scale };
                for (other, weight) in &level.links[at] {
                    let (dx, dy) = (points[*other].x - point.x, points[*other].y - point.y);
                    let pull = (dx * dx + dy * dy).sqrt() / APART * weight / level.masses[at];
                    force.x += dx * pull;
                    force.y += dy * pull;
                }
                let length = (force.x * force.x + force.y * force.y).sqrt();
                let short = if length > step { step / length } else { 1.0 };
                Point { x: force.x * short, y: force.y * short }
            })
            .collect();
        for (point, by) in points.iter_mut().zip(moves) {
            point.x += by.x;
            point.y += by.y;
        }
        step *= COOLER;
    }
    Some(())
}
