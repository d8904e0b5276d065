//! The page of a claim: what it bears on, and what bears on it.

use crate::catalog::entry::NodeId;
use crate::graph::{Edge, Meaning};
use crate::render::paint::Role;
use crate::render::show::argument;
use crate::render::show::edge::{Line, line};
use crate::render::show::sheet::Sheet;
use crate::render::show::stands;

pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    stands::write(sheet, node);
    argument::of_end(sheet, node);
    edges(sheet, node);
}

/// The edges of a thing, those that start at it first.
pub(super) fn edges(sheet: &mut Sheet<'_>, node: NodeId) {
    let graph = sheet.world.graph;
    // What an argument concludes, and from what, stands in sections of its own.
    let is_of_argument = |edge: &Edge| matches!(edge.meaning, Meaning::Premise | Meaning::Concludes);
    let from = graph.outgoing(node).filter(|edge| !is_of_argument(edge));
    let from: Vec<Line> = from.map(|edge| line(sheet.world, &edge, false)).collect();
    let to = graph.incoming(node).filter(|edge| !is_of_argument(edge));
    let to: Vec<Line> = to.map(|edge| line(sheet.world, &edge, true)).collect();
    for (title, edges) in [("what it bears on", from), ("what bears on it", to)] {
        let lines: Vec<String> = edges.iter().flat_map(|edge| lines(sheet, edge)).collect();
        sheet.section(title, &lines);
    }
}

fn lines(sheet: &Sheet<'_>, edge: &Line) -> Vec<String> {
    let paint = sheet.paint;
    let mut lines = paint.block("", 2, &edge.words);
    if !edge.said.is_empty() {
        lines.extend(paint.block("", 4, &edge.said));
    }
    let parts = [edge.place.as_str(), &edge.standing].into_iter().filter(|part| !part.is_empty());
    let below = parts.collect::<Vec<_>>().join(" · ");
    if !below.is_empty() {
        lines.extend(paint.block_in(Some(Role::Faint), "", 4, &below));
    }
    lines
}
