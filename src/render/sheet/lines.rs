//! Lines: colour and head by their relation, dashes if it opposes, weight by their force.
//!
//! As argument maps have it, what supports is green and whole, and what opposes is red and dashed. How strongly it is said is in
//! the line's weight and in its words: what is suggested is thin, what is asked is dotted, what is denied is double.

use crate::catalog::entry::Force;
use crate::render::layout::{Point, Route};
use crate::render::picture::Line;
use crate::render::picture::style::{Arrow, Head, PAPER};
use crate::render::sheet::heads::{head, length};
use crate::render::sheet::path::of_route;
use crate::render::sheet::{Shape, Stroke};

/// The width of a line that one piece of evidence says, what each further one adds, and for how many of them at most.
const PLAIN: f64 = 1.6;
const MORE: f64 = 0.4;
const MOST: usize = 5;

/// A line along a route, with a head where its relation leads to. A line with words has two routes, of which one has it.
pub(super) fn shapes(line: &Line, route: &Route, has_head: bool) -> Vec<Shape> {
    let mut route = route.clone();
    if line.inverse {
        route = route.reversed();
    }
    let arrow = if has_head { line.arrow } else { Arrow { head: Head::None, ..line.arrow } };
    drawn(arrow, line.force, line.opposes, line.weight, route)
}

/// A line from the start of a route to its end, for so many pieces of evidence.
pub(super) fn drawn(
    arrow: Arrow,
    force: Force,
    opposes: bool,
    weight: usize,
    mut route: Route,
) -> Vec<Shape> {
    let Some((tip, along)) = end(&route) else { return Vec::new() };
    let back = length(arrow.head);
    let last = route.points.len();
    for point in &mut route.points[last - 2..] {
        point.x -= along.x * back;
        point.y -= along.y * back;
    }
    // Dashes begin where lines run together, so that they fall on one another.
    let moves = of_route(&if route.joins_at_end { route.reversed() } else { route });
    let dashes = dashes(force, opposes);
    let stroke = |class, color, width, dashes| Shape::Path {
        class,
        moves: moves.clone(),
        fill: None,
        stroke: Some(Stroke { color, width, dashes }),
    };
    let mut shapes = match force {
        Force::Denies => vec![stroke("stroke", arrow.color, 4.2, dashes), stroke("gap", PAPER, 1.8, &[])],
        Force::Suggests => vec![stroke("stroke", arrow.color, 0.8, dashes)],
        Force::Asserts | Force::Asks => {
            let more = weight.clamp(1, MOST) - 1;
            vec![stroke("stroke", arrow.color, PLAIN + MORE * more as f64, dashes)]
        }
    };
    shapes.extend(head(arrow, tip, along));
    shapes
}

/// The dashes and gaps of a line.
fn dashes(force: Force, opposes: bool) -> &'static [f64] {
    match (force, opposes) {
        (Force::Asks, false) => &[1.7, 3.4],
        (Force::Asks, true) => &[6.0, 3.4, 1.7, 3.4],
        (_, true) => &[7.0, 3.5],
        (_, false) => &[],
    }
}

/// The end of a route, and the direction in which it comes there.
fn end(route: &Route) -> Option<(Point, Point)> {
    let tip = *route.points.last()?;
    let from = route.points.iter().rev().find(|point| (point.x - tip.x).hypot(point.y - tip.y) > 0.01)?;
    let long = (tip.x - from.x).hypot(tip.y - from.y);
    Some((tip, Point { x: (tip.x - from.x) / long, y: (tip.y - from.y) / long }))
}
