//! How lines run: within a layer level with their own place in it, between layers in one bend. So they meet no box but their
//! own.

mod ports;

use crate::render::layout::chains::Chains;
use crate::render::layout::places::Places;
use crate::render::layout::routes::ports::Ports;
use crate::render::layout::{Graph, Layout, Point, Rect, Route};

/// How much room steep lines get, for each point that they climb.
const STEEP: f64 = 0.06;
/// And at most so much, in gaps.
const STEEPEST: f64 = 0.5;

/// A layer from its left border to its right one.
type Column = (f64, f64);

/// The layout of places.
pub(super) fn routed(graph: &Graph, chains: &Chains, places: &Places) -> Layout {
    let columns = columns(graph, chains, places);
    let nodes: Vec<Rect> = graph
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| {
            let (left, right) = columns[chains.vertices[at].layer];
            let (x, y) =
                (f64::midpoint(left, right) - node.width / 2.0, places.middles[at] - node.height / 2.0);
            Rect { x, y, width: node.width, height: node.height }
        })
        .collect();
    let ports = Ports::of(graph, chains, places, &nodes);
    let edges =
        (0..graph.edges.len()).map(|edge| route(edge, graph, chains, places, &columns, &ports, &nodes));
    let edges: Vec<Route> = edges.collect();
    let groups = (0..graph.groups).map(|group| frame(group, graph, chains, places, &columns)).collect();
    at_origin(Layout { nodes, edges, groups, ..Layout::default() })
}

/// Where layers lie: as wide as their widest node, and further apart where lines between them are steep.
fn columns(graph: &Graph, chains: &Chains, places: &Places) -> Vec<Column> {
    let mut steep = vec![0.0_f64; chains.layers.len()];
    for step in &chains.steps {
        let climb = (places.middles[step.from] - places.middles[step.to]).abs();
        let layer = chains.vertices[step.from].layer;
        steep[layer] = steep[layer].max(climb);
    }
    let base = graph.gaps.layers.max(if graph.groups > 0 { graph.gaps.frame * 3.0 } else { 0.0 });
    let mut left = 0.0;
    let mut columns = Vec::with_capacity(chains.layers.len());
    for (layer, steep) in chains.layers.iter().zip(&steep) {
        let nodes = layer.iter().filter_map(|vertex| chains.vertices[*vertex].node);
        let width = nodes.map(|node| graph.nodes[node].width).fold(0.0, f64::max);
        columns.push((left, left + width));
        left += width + base + (steep * STEEP).min(base * STEEPEST);
    }
    columns
}

/// The line of an edge, from its start to its end.
fn route(
    edge: usize,
    graph: &Graph,
    chains: &Chains,
    places: &Places,
    columns: &[Column],
    ports: &Ports,
    nodes: &[Rect],
) -> Route {
    let chain = &chains.edges[edge];
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
        return around(nodes[graph.edges[edge].from]);
    };
    let mut line = Pen::at(ports.start[edge]);
    for vertex in chain {
        let (left, right) = columns[chains.vertices[*vertex].layer];
        let y = places.middles[*vertex];
        if vertex == first {
            line.straight(Point { x: right, y: ports.start[edge].y });
        } else if vertex == last {
            line.bend(Point { x: left, y: ports.end[edge].y });
            line.straight(ports.end[edge]);
        } else {
            line.bend(Point { x: left, y });
            line.straight(Point { x: right, y });
        }
    }
    let mut points = line.points;
    if chains.turned[edge] {
        points.reverse();
    }
    let joins_at_end = chains.right[edge] != chains.turned[edge];
    Route { points, joins_at_end }
}

/// A loop at the upper right corner of a box.
fn around(node: Rect) -> Route {
    let (right, out, up) = (node.right(), 14.0, 9.0);
    let start = Point { x: right, y: node.y + (node.height * 0.4).min(14.0) };
    let end = Point { x: right - (node.width * 0.4).min(14.0), y: node.y };
    let corner = Point { x: right + out * 0.6, y: node.y - up * 0.75 };
    let mut points = vec![start];
    points.extend([Point { x: right + out, y: start.y }, Point { x: right + out, y: corner.y }, corner]);
    points.extend([Point { x: right + out * 0.2, y: node.y - up }, Point { x: end.x, y: node.y - up }, end]);
    Route { points, joins_at_end: false }
}

/// The frame of a group; none if it has no nodes.
fn frame(group: usize, graph: &Graph, chains: &Chains, places: &Places, columns: &[Column]) -> Option<Rect> {
    let own = chains.vertices.iter().filter(|vertex| vertex.group == Some(group) && vertex.node.is_some());
    let layers: Vec<usize> = own.map(|vertex| vertex.layer).collect();
    let (first, last) = (layers.iter().min()?, layers.iter().max()?);
    let (left, right) = (columns[*first].0 - graph.gaps.frame, columns[*last].1 + graph.gaps.frame);
    let (upper, lower) = places.groups[group];
    Some(Rect { x: left, y: upper, width: right - left, height: lower - upper })
}

/// What draws a line.
struct Pen {
    points: Vec<Point>,
}

impl Pen {
    fn at(point: Point) -> Self {
        Self { points: vec![point] }
    }

    fn here(&self) -> Point {
        self.points.last().copied().unwrap_or_default()
    }

    fn straight(&mut self, to: Point) {
        let from = self.here();
        if (to.x - from.x).abs() < 0.01 {
            return;
        }
        let third = (to.x - from.x) / 3.0;
        let on = |x: f64| Point { x, y: from.y };
        self.points.extend([on(from.x + third), on(to.x - third), to]);
    }

    /// From level to level.
    fn bend(&mut self, to: Point) {
        let from = self.here();
        if (to.y - from.y).abs() < 0.01 {
            self.straight(to);
            return;
        }
        let half = (to.x - from.x) * 0.5;
        self.points.extend([Point { x: from.x + half, y: from.y }, Point { x: to.x - half, y: to.y }, to]);
    }
}

/// Moves all so that nothing lies left of or above 0, and measures it.
fn at_origin(mut laid: Layout) -> Layout {
    let points = || laid.edges.iter().flat_map(|edge| &edge.points).map(|point| (point.x, point.y));
    let rects = || laid.nodes.iter().chain(laid.groups.iter().flatten());
    let starts = || rects().map(|rect| (rect.x, rect.y)).chain(points());
    let ends = || rects().map(|rect| (rect.right(), rect.bottom())).chain(points());
    let left = starts().map(|start| start.0).fold(f64::INFINITY, f64::min);
    let top = starts().map(|start| start.1).fold(f64::INFINITY, f64::min);
    if !left.is_finite() || !top.is_finite() {
        return laid;
    }
    let right = ends().map(|end| end.0).fold(left, f64::max);
    let bottom = ends().map(|end| end.1).fold(top, f64::max);
    for rect in laid.nodes.iter_mut().chain(laid.groups.iter_mut().flatten()) {
        rect.x -= left;
        rect.y -= top;
    }
    for point in laid.edges.iter_mut().flat_map(|edge| &mut edge.points) {
        point.x -= left;
        point.y -= top;
    }
    Layout { width: right - left, height: bottom - top, ..laid }
}
