//! Parts laid side by side and one below another, so that the whole fills a picture.

use crate::render::layout::parts::Part;
use crate::render::layout::{Graph, Layout, Point, Route, moved};

/// Widths that are tried.
const TRIED: u32 = 24;

/// The whole, of its parts.
pub(super) fn pack(graph: &Graph, parts: &[Part], laid: &[Layout]) -> Layout {
    let mut whole = Layout {
        nodes: vec![crate::render::layout::Rect::default(); graph.nodes.len()],
        edges: vec![Route::default(); graph.edges.len()],
        groups: vec![None; graph.groups],
        beside: Vec::new(),
        width: 0.0,
        height: 0.0,
    };
    let parts_sizes = laid.iter().map(|part| (part.width, part.height));
    let sizes: Vec<(f64, f64)> = parts_sizes.chain(graph.beside.iter().copied()).collect();
    let packed = packed(&sizes, graph.gaps.parts, graph.gaps.nodes, graph.gaps.aspect);
    for ((part, laid), at) in parts.iter().zip(laid).zip(&packed) {
        moved(laid, *at, &mut whole, part);
    }
    whole.beside = packed[laid.len()..].to_vec();
    for ((width, height), at) in sizes.iter().zip(&packed) {
        whole.width = whole.width.max(at.x + width);
        whole.height = whole.height.max(at.y + height);
    }
    whole
}

/// Where boxes of these sizes lie: apart by `gap`, small ones by `small`, the whole about `aspect` times as wide as high.
#[must_use]
pub(in crate::render) fn packed(sizes: &[(f64, f64)], gap: f64, small: f64, aspect: f64) -> Vec<Point> {
    let widest = sizes.iter().map(|size| size.0).fold(0.0, f64::max);
    let gap_of = |size: (f64, f64)| if size.1 < 60.0 { small } else { gap };
    let area: f64 = sizes.iter().map(|size| (size.0 + gap) * (size.1 + gap)).sum();
    let usual = (area * aspect).sqrt();
    // What lies highest is largest; equals keep their order.
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| sizes[*b].1.total_cmp(&sizes[*a].1).then(a.cmp(b)));
    let mut best: Option<(f64, Vec<Point>)> = None;
    for step in 0..TRIED {
        let width = widest.max(usual * (0.6 + 0.06 * f64::from(step)));
        let mut line = Skyline { width, steps: vec![(0.0, 0.0)] };
        let mut points = vec![Point::default(); sizes.len()];
        let (mut right, mut bottom) = (0.0_f64, 0.0_f64);
        for at in &order {
            let (width, height) = sizes[*at];
            let gap = gap_of(sizes[*at]);
            points[*at] = line.take(width, height, gap);
            right = right.max(points[*at].x + width);
            bottom = bottom.max(points[*at].y + height);
        }
        let size = (right / aspect).max(bottom);
        if best.as_ref().is_none_or(|(least, _)| size < *least - 0.5) {
            best = Some((size, points));
        }
    }
    best.map(|(_, points)| points).unwrap_or_default()
}

/// The lower border of what has been laid: steps from the left, each with where it begins and how far down it is.
struct Skyline {
    width: f64,
    steps: Vec<(f64, f64)>,
}

impl Skyline {
    /// Takes the highest place for a box, of several the leftmost.
    fn take(&mut self, width: f64, height: f64, gap: f64) -> Point {
        let mut best: Option<Point> = None;
        for (at, (x, _)) in self.steps.iter().enumerate() {
            let over = self.steps[at..].iter().take_while(|(start, _)| *start < x + width + gap);
            let y = over.map(|(_, y)| *y).fold(0.0, f64::max);
            let fits = x + width <= self.width + 0.01 || *x == 0.0;
            if fits && best.is_none_or(|best| y < best.y) {
                best = Some(Point { x: *x, y });
            }
        }
        let place = best.unwrap_or_default();
        let end = place.x + width + gap;
        let under = self.steps.iter().rev().find(|(start, _)| *start <= end).map_or(0.0, |(_, y)| *y);
        self.steps.retain(|(start, _)| *start < place.x || *start > end);
        self.steps.push((place.x, place.y + height + gap));
        self.steps.push((end, under));
        self.steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        place
    }
}
