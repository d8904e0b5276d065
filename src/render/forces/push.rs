//! A tree of quarters over points: how hard all of them push a place, those far away as one (Barnes and Hut, 1986).

use crate::render::layout::Point;

/// What is so much smaller than it is far away pushes as one.
const FAR: f64 = 1.2;
/// Quarters of quarters at most: what lies in one place after that pushes as one.
const DEPTH: usize = 32;
/// No quarter.
const NONE: u32 = u32::MAX;

/// A square of the plane.
#[derive(Clone, Copy)]
struct Square {
    /// The middle of what is in it, times its mass while it is filled.
    x: f64,
    y: f64,
    mass: f64,
    quarters: [u32; 4],
    /// The one point in it; none if there are several.
    only: u32,
}

/// Points in squares.
pub(super) struct Tree {
    squares: Vec<Square>,
    width: f64,
}

impl Tree {
    /// The tree of points of these masses.
    pub(super) fn of(points: &[Point], masses: &[f64]) -> Self {
        let range = |axis: fn(&Point) -> f64| {
            let each = || points.iter().map(axis);
            (each().fold(f64::INFINITY, f64::min), each().fold(f64::NEG_INFINITY, f64::max))
        };
        let ((left, right), (top, bottom)) = (range(|point| point.x), range(|point| point.y));
        let width = (right - left).max(bottom - top).max(1e-9);
        let mut tree = Self { squares: Vec::with_capacity(points.len() * 2), width };
        tree.squares.push(EMPTY);
        for (at, (point, mass)) in points.iter().zip(masses).enumerate() {
            tree.add(at, *point, *mass, points, masses, Point { x: left, y: top });
        }
        for square in &mut tree.squares {
            square.x /= square.mass;
            square.y /= square.mass;
        }
        tree
    }

    fn add(&mut self, new: usize, point: Point, mass: f64, points: &[Point], masses: &[f64], corner: Point) {
        let (mut at, mut corner, mut width) = (0_usize, corner, self.width);
        for depth in 0..DEPTH {
            let square = &mut self.squares[at];
            let was = square.mass;
            square.x += mass * point.x;
            square.y += mass * point.y;
            square.mass += mass;
            if was == 0.0 {
                square.only = new as u32;
                return;
            }
            let before = std::mem::replace(&mut square.only, NONE);
            let half = width / 2.0;
            if before != NONE && depth + 1 < DEPTH {
                let before = before as usize;
                let (quarter, _) = quarter(points[before], corner, half);
                let place = self.down(at, quarter);
                let (its, mass) = (points[before], masses[before]);
                self.squares[place] =
                    Square { x: its.x * mass, y: its.y * mass, mass, only: before as u32, ..EMPTY };
            }
            let (quarter, its_corner) = quarter(point, corner, half);
            at = self.down(at, quarter);
            (corner, width) = (its_corner, half);
        }
        // So deep the last square holds all that come.
        let square = &mut self.squares[at];
        square.x += mass * point.x;
        square.y += mass * point.y;
        square.mass += mass;
        square.only = NONE;
    }

    /// A quarter of a square, which is new if there was none.
    fn down(&mut self, at: usize, quarter: usize) -> usize {
        if self.squares[at].quarters[quarter] == NONE {
            self.squares[at].quarters[quarter] = self.squares.len() as u32;
            self.squares.push(EMPTY);
        }
        self.squares[at].quarters[quarter] as usize
    }

    /// How all points push the one at this place, by their masses and the inverse of how far they are away; `open` is for use
    /// within.
    pub(super) fn push(&self, of: usize, point: Point, open: &mut Vec<(u32, f64)>) -> Point {
        let mut push = Point::default();
        open.clear();
        open.push((0, self.width));
        while let Some((at, width)) = open.pop() {
            let square = &self.squares[at as usize];
            if square.only == of as u32 {
                continue;
            }
            let (dx, dy) = (point.x - square.x, point.y - square.y);
            let far = dx * dx + dy * dy;
            let is_one = square.only != NONE || square.quarters == [NONE; 4];
            if is_one || width * width < FAR * FAR * far {
                let strength = square.mass / far.max(1e-6);
                push.x += dx * strength;
                push.y += dy * strength;
            } else {
                let quarters = square.quarters.iter().filter(|quarter| **quarter != NONE);
                open.extend(quarters.map(|quarter| (*quarter, width / 2.0)));
            }
        }
        push
    }
}

const EMPTY: Square = Square { x: 0.0, y: 0.0, mass: 0.0, quarters: [NONE; 4], only: NONE };

/// Which quarter of a square a point is in, and the corner of that.
fn quarter(point: Point, corner: Point, half: f64) -> (usize, Point) {
    let (is_right, is_low) = (point.x >= corner.x + half, point.y >= corner.y + half);
    let corner = Point {
        x: corner.x + if is_right { half } else { 0.0 },
        y: corner.y + if is_low { half } else { 0.0 },
    };
    (usize::from(is_right) + 2 * usize::from(is_low), corner)
}
