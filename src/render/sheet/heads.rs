//! The heads of arrows.

use crate::render::layout::Point;
use crate::render::layout::Rect;
use crate::render::picture::style::{Arrow, Head, PAPER};
use crate::render::sheet::path::{Move, ellipse, open, point, polygon};
use crate::render::sheet::{Shape, Stroke};

/// How long heads are.
const LONG: f64 = 9.0;
/// How far they reach to each side.
const WIDE: f64 = 4.0;

/// How far a line ends before the tip of its head.
pub(super) fn length(head: Head) -> f64 {
    match head {
        Head::None | Head::Crow => 0.0,
        Head::Normal | Head::Hollow | Head::Broader | Head::Turned => LONG - 0.5,
        Head::Vee => LONG * 0.6,
        Head::Diamond | Head::HollowDiamond => LONG + 1.0,
        Head::Square => LONG * 0.75,
        Head::Dot | Head::Ring => LONG * 0.7,
    }
}

/// A head with its tip at a point, pointing along a direction of length 1.
pub(super) fn head(arrow: Arrow, tip: Point, along: Point) -> Vec<Shape> {
    let at = |back: f64, aside: f64| {
        point(tip.x - along.x * back - along.y * aside, tip.y - along.y * back + along.x * aside)
    };
    let filled = |moves: Vec<Move>, fill| {
        vec![Shape::Path { class: "head", moves, fill, stroke: Some(Stroke::solid(arrow.color, 1.0)) }]
    };
    let (full, hollow) = (Some(arrow.color), Some(PAPER));
    let round = |size: f64| {
        let middle = at(size / 2.0, 0.0);
        ellipse(Rect { x: middle.x - size / 2.0, y: middle.y - size / 2.0, width: size, height: size })
    };
    let triangle = || polygon(&[at(0.0, 0.0), at(LONG, WIDE), at(LONG, -WIDE)]);
    let diamond = || {
        polygon(&[at(0.0, 0.0), at(LONG / 2.0 + 0.5, WIDE), at(LONG + 1.0, 0.0), at(LONG / 2.0 + 0.5, -WIDE)])
    };
    match arrow.head {
        Head::None => Vec::new(),
        Head::Normal => filled(triangle(), full),
        Head::Hollow | Head::Broader => filled(triangle(), hollow),
        Head::Vee => {
            filled(polygon(&[at(0.0, 0.0), at(LONG, WIDE), at(LONG * 0.6, 0.0), at(LONG, -WIDE)]), full)
        }
        Head::Turned => filled(polygon(&[at(LONG, 0.0), at(0.0, WIDE), at(0.0, -WIDE)]), full),
        Head::Diamond => filled(diamond(), full),
        Head::HollowDiamond => filled(diamond(), hollow),
        Head::Square => {
            let (long, wide) = (LONG * 0.75, WIDE * 0.8);
            filled(polygon(&[at(0.0, wide), at(long, wide), at(long, -wide), at(0.0, -wide)]), full)
        }
        Head::Dot => filled(round(LONG * 0.7), full),
        Head::Ring => filled(round(LONG * 0.7), hollow),
        Head::Crow => {
            let mut moves = open(&[at(0.0, WIDE), at(LONG, 0.0), at(0.0, -WIDE)]);
            moves.extend(open(&[at(0.0, 0.0), at(LONG, 0.0)]));
            vec![Shape::Path {
                class: "claw",
                moves,
                fill: None,
                stroke: Some(Stroke::solid(arrow.color, 1.2)),
            }]
        }
    }
}
