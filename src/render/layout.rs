//! Where boxes and lines lie: a layered layout from left to right, of the boxes' own sizes.
//!
//! It knows nothing of what it lays out, and gives the same for the same graph. Each part that nothing joins to the
//! others goes through these passes; then the parts are packed:
//!
//! 1. `cycles` turns edges round until there is no circle;
//! 2. `layers` puts each node in a layer, so that edges are short, and spreads tall layers;
//! 3. `chains` gives an edge a place in each layer that it crosses;
//! 4. `order` puts each layer in an order with few crossings;
//! 5. `places` moves nodes along their layers, so that edges are straight;
//! 6. `routes` leads edges from border to border, round everything else.
//!
//! Lengths are in points; y grows downwards.

mod chains;
mod cycles;
mod layers;
mod order;
pub(in crate::render) mod pack;
mod parts;
mod places;
mod routes;
mod simplex;
#[cfg(test)]
mod tests;

use crate::render::layout::chains::Chains;
use crate::render::layout::parts::{Part, parts};

/// A graph to be laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// Its nodes.
    pub nodes: Vec<Node>,
    /// Its edges; there may be several between two nodes, circles and loops.
    pub edges: Vec<Edge>,
    /// How many groups its nodes are in.
    pub groups: usize,
    /// The widths and heights of what lies beside it and is joined to nothing.
    pub beside: Vec<(f64, f64)>,
    /// The room between things.
    pub gaps: Gaps,
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What its sides look like, for the ends of edges.
    pub sides: Sides,
    /// The group that it is in: a frame around it holds nothing else.
    pub group: Option<usize>,
}

/// The left and right borders of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Upright lines.
    Straight,
    /// Those of an ellipse.
    Round,
    /// Upright on the left, on the right a point that reaches so far into the box's width.
    Pointed(u8),
}

/// A line between two boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The node on its left.
    pub from: usize,
    /// The node on its right.
    pub to: usize,
    /// How many layers it goes on, at least; one or more.
    pub layers: usize,
    /// How much its length and straightness matter.
    pub weight: u32,
    /// What it looks like: edges of one node that look alike run together as far as they can. None runs alone.
    pub strand: Option<u32>,
}

/// The room between things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Between two layers.
    pub layers: f64,
    /// Between two nodes of a layer.
    pub nodes: f64,
    /// Between a line and what it passes.
    pub lines: f64,
    /// Between a frame and what it holds.
    pub frame: f64,
    /// For the title of a frame.
    pub title: f64,
    /// Between parts that nothing joins.
    pub parts: f64,
    /// How much wider than high the whole is to be.
    pub aspect: f64,
}

impl Default for Gaps {
    fn default() -> Self {
        Self {
            layers: 30.0,
            nodes: 12.0,
            lines: 5.0,
            frame: 10.0,
            title: 18.0,
            parts: 24.0,
            aspect: 16.0 / 9.0,
        }
    }
}

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left border.
    pub x: f64,
    /// Its upper border.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Rect {
    /// Its right border.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower border.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// True if the two have more in common than a border.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The least that holds both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self { x, y, width: right - x, height: bottom - y }
    }
}

/// A line: a start, then pieces of cubic curves, each with two points that pull it and its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// The start, and three points a piece.
    pub points: Vec<Point>,
    /// True if it runs together with others at its end rather than at its start.
    pub joins_at_end: bool,
}

impl Route {
    /// The line from its end to its start.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let points = self.points.iter().rev().copied().collect();
        Self { points, joins_at_end: !self.joins_at_end }
    }
}

/// Where everything lies; nothing lies left of or above 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The boxes, in the order of the graph's nodes.
    pub nodes: Vec<Rect>,
    /// The lines, in the order of its edges, from its start to its end.
    pub edges: Vec<Route>,
    /// The frames, in the order of its groups; none around nothing.
    pub groups: Vec<Option<Rect>>,
    /// The upper left corners of what lies beside it, in that order.
    pub beside: Vec<Point>,
    /// The width of it all.
    pub width: f64,
    /// The height of it all.
    pub height: f64,
}

/// Lays a graph out.
#[must_use]
pub fn layout(graph: &Graph) -> Layout {
    let parts = parts(graph);
    let laid: Vec<Layout> = parts.iter().map(|part| layered(&part.graph)).collect();
    pack::pack(graph, &parts, &laid)
}

/// For each edge, true if it is laid out from right to left, because it closes a circle.
#[must_use]
pub fn turned(graph: &Graph) -> Vec<bool> {
    cycles::turned(graph).into_iter().map(|arc| arc.is_some_and(|arc| arc.is_turned)).collect()
}

/// Lays out a graph that hangs together.
fn layered(graph: &Graph) -> Layout {
    let arcs = cycles::turned(graph);
    let layers = layers::layers(graph, &arcs);
    let mut chains = Chains::new(graph, &arcs, &layers);
    order::order(&mut chains);
    let places = places::places(graph, &chains);
    routes::routed(graph, &chains, &places)
}

/// Moves all of a part by so much.
fn moved(part: &Layout, by: Point, whole: &mut Layout, of: &Part) {
    let rect = |rect: &Rect| Rect { x: rect.x + by.x, y: rect.y + by.y, ..*rect };
    for (at, node) in of.nodes.iter().zip(&part.nodes) {
        whole.nodes[*at] = rect(node);
    }
    for (at, edge) in of.edges.iter().zip(&part.edges) {
        let points = edge.points.iter().map(|point| Point { x: point.x + by.x, y: point.y + by.y });
        whole.edges[*at] = Route { points: points.collect(), ..*edge };
    }
    for (at, group) in of.groups.iter().zip(&part.groups) {
        whole.groups[*at] = group.as_ref().map(rect);
    }
}
