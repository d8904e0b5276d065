//! Where lines leave and reach their boxes: one below another, in the order of where they lead.

use crate::render::layout::chains::Chains;
use crate::render::layout::places::Places;
use crate::render::layout::{Graph, Point, Rect, Sides};

/// How far apart two lines meet a box, at most.
const APART: f64 = 9.0;
/// How much of a side lines take.
const USED: f64 = 0.8;

/// The left and right ends of lines.
pub(super) struct Ports {
    /// On the right border of what lies left, of each edge.
    pub(super) start: Vec<Point>,
    /// On the left border of what lies right.
    pub(super) end: Vec<Point>,
}

impl Ports {
    /// The ends of all edges; of loops they mean nothing.
    pub(super) fn of(graph: &Graph, chains: &Chains, places: &Places, nodes: &[Rect]) -> Self {
        let mut ports = Self {
            start: vec![Point::default(); graph.edges.len()],
            end: vec![Point::default(); graph.edges.len()],
        };
        let count = graph.nodes.len();
        // Lines that run together meet a box as one.
        let place = |vertex: usize| if chains.vertices[vertex].node.is_some() { None } else { Some(vertex) };
        let (mut out, mut into) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (edge, chain) in chains.edges.iter().enumerate() {
            if let [first, second, ..] = chain.as_slice()
                && let [.., last_but_one, last] = chain.as_slice()
            {
                out[*first].push((places.middles[*second], place(*second), edge));
                into[*last].push((places.middles[*last_but_one], place(*last_but_one), edge));
            }
        }
        for node in 0..count {
            let rect = nodes[node];
            let sides = graph.nodes[node].sides;
            let right = |y: f64| rect.right() - inset(sides, rect, y, true);
            let left = |y: f64| rect.x + inset(sides, rect, y, false);
            for (edge, y) in spread(&mut out[node], rect) {
                ports.start[edge] = Point { x: right(y), y };
            }
            for (edge, y) in spread(&mut into[node], rect) {
                ports.end[edge] = Point { x: left(y), y };
            }
        }
        ports
    }
}

/// A line at a side: how high it comes from or leads to, the place in the next layer that it shares with others, and its edge.
type Line = (f64, Option<usize>, usize);

/// How high each line meets a side.
fn spread(lines: &mut [Line], rect: Rect) -> Vec<(usize, f64)> {
    lines.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let is_one = |pair: &[Line]| pair[0].1.is_some() && pair[0].1 == pair[1].1;
    let mut slots = vec![0; lines.len()];
    for (at, pair) in lines.windows(2).enumerate() {
        slots[at + 1] = slots[at] + usize::from(!is_one(pair));
    }
    let last = slots.last().copied().unwrap_or_default();
    let apart = (rect.height * USED / (last + 1) as f64).min(APART);
    let first = rect.middle().y - apart * last as f64 / 2.0;
    lines.iter().zip(slots).map(|((.., edge), slot)| (*edge, first + apart * slot as f64)).collect()
}

/// How far inside a box's left or right end its border is at a height.
fn inset(sides: Sides, rect: Rect, y: f64, is_right: bool) -> f64 {
    let off = ((y - rect.middle().y) / (rect.height / 2.0).max(1.0)).clamp(-1.0, 1.0);
    match sides {
        Sides::Straight => 0.0,
        Sides::Round => rect.width / 2.0 * (1.0 - (1.0 - off * off).sqrt()),
        Sides::Pointed(reach) if is_right => f64::from(reach) * off.abs(),
        Sides::Pointed(_) => 0.0,
    }
}
