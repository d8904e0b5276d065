//! Outlines.

use crate::render::layout::{Point, Rect, Route};

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// Begins at a point.
    To(Point),
    /// A straight line to a point.
    Line(Point),
    /// A curve, pulled by two points, to a third.
    Curve(Point, Point, Point),
    /// A straight line to where it began.
    Close,
}

/// How far from the corner of a square the curve is pulled that rounds it.
const ROUND: f64 = 0.552_284_75;

/// A point.
pub(super) fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// Straight lines through points, closed.
pub(super) fn polygon(points: &[Point]) -> Vec<Move> {
    let mut moves = open(points);
    moves.push(Move::Close);
    moves
}

/// Straight lines through points.
pub(super) fn open(points: &[Point]) -> Vec<Move> {
    let piece = |(at, point): (usize, &Point)| if at == 0 { Move::To(*point) } else { Move::Line(*point) };
    points.iter().enumerate().map(piece).collect()
}

/// A rectangle.
pub(super) fn rectangle(rect: Rect) -> Vec<Move> {
    let (right, bottom) = (rect.right(), rect.bottom());
    polygon(&[point(rect.x, rect.y), point(right, rect.y), point(right, bottom), point(rect.x, bottom)])
}

/// A rectangle with round corners.
pub(super) fn rounded(rect: Rect, radius: f64) -> Vec<Move> {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0);
    let pull = radius * (1.0 - ROUND);
    vec![
        Move::To(point(left + radius, top)),
        Move::Line(point(right - radius, top)),
        Move::Curve(point(right - pull, top), point(right, top + pull), point(right, top + radius)),
        Move::Line(point(right, bottom - radius)),
        Move::Curve(point(right, bottom - pull), point(right - pull, bottom), point(right - radius, bottom)),
        Move::Line(point(left + radius, bottom)),
        Move::Curve(point(left + pull, bottom), point(left, bottom - pull), point(left, bottom - radius)),
        Move::Line(point(left, top + radius)),
        Move::Curve(point(left, top + pull), point(left + pull, top), point(left + radius, top)),
        Move::Close,
    ]
}

/// An ellipse that fills a rectangle.
pub(super) fn ellipse(rect: Rect) -> Vec<Move> {
    let middle = rect.middle();
    let (a, b) = (rect.width / 2.0, rect.height / 2.0);
    let (c, d) = (a * ROUND, b * ROUND);
    let at = |x: f64, y: f64| point(middle.x + x, middle.y + y);
    vec![
        Move::To(at(a, 0.0)),
        Move::Curve(at(a, d), at(c, b), at(0.0, b)),
        Move::Curve(at(-c, b), at(-a, d), at(-a, 0.0)),
        Move::Curve(at(-a, -d), at(-c, -b), at(0.0, -b)),
        Move::Curve(at(c, -b), at(a, -d), at(a, 0.0)),
        Move::Close,
    ]
}

/// The outline of a line that has been laid out.
pub(super) fn of_route(route: &Route) -> Vec<Move> {
    let Some(start) = route.points.first() else { return Vec::new() };
    let pieces = route.points[1..].chunks_exact(3).map(|piece| Move::Curve(piece[0], piece[1], piece[2]));
    std::iter::once(Move::To(*start)).chain(pieces).collect()
}
