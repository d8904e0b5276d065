//! Blocks of a sheet.

use crate::render::layout::Point;
use crate::render::sheet::path::Move;
use crate::render::sheet::{Group, Shape};

/// Between the blocks of a sheet.
pub(super) const GAP: f64 = 18.0;
/// How much wider than high a sheet is to be.
pub(super) const ASPECT: f64 = 16.0 / 9.0;

/// Groups with the width and the height that they take from 0, 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The groups.
    pub(super) groups: Vec<Group>,
    /// The width.
    pub(super) width: f64,
    /// The height.
    pub(super) height: f64,
}

impl Block {
    /// Its groups, moved to a point.
    pub(super) fn at(mut self, point: Point) -> Vec<Group> {
        self.groups.iter_mut().for_each(|group| shift(group, point));
        self.groups
    }
}

/// Moves all of a group by so much.
fn shift(group: &mut Group, by: Point) {
    let moved = |point: Point| Point { x: point.x + by.x, y: point.y + by.y };
    for shape in &mut group.shapes {
        match shape {
            Shape::Text { at, .. } => *at = moved(*at),
            Shape::Path { moves, .. } => {
                for piece in moves {
                    *piece = match *piece {
                        Move::To(to) => Move::To(moved(to)),
                        Move::Line(to) => Move::Line(moved(to)),
                        Move::Curve(a, b, to) => Move::Curve(moved(a), moved(b), moved(to)),
                        Move::Close => Move::Close,
                    };
                }
            }
        }
    }
}
