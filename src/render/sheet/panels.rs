//! Panels: frames of boxes that no line joins to anything, in rows.

use crate::render::layout::pack::packed;
use crate::render::layout::{Point, Rect};
use crate::render::picture::Mark;
use crate::render::picture::style::{EDGE, GROUND, INK};
use crate::render::sheet::block::Block;
use crate::render::sheet::boxes::{group, node};
use crate::render::sheet::path::rounded;
use crate::render::sheet::text::{TITLE, Text};
use crate::render::sheet::{Anchor, Group, Shape, Stroke, What};

/// Between boxes, and between them and the frame.
const GAP: f64 = 10.0;

/// The panel of some boxes, about `aspect` times as wide as high.
pub(super) fn panel(title: &str, marks: &[&Mark], aspect: f64) -> Block {
    let nodes: Vec<_> = marks.iter().map(|mark| node(mark)).collect();
    let sizes: Vec<(f64, f64)> = nodes.iter().map(|node| (node.width, node.height)).collect();
    let places = packed(&sizes, GAP, GAP, aspect);
    let title_height = if title.is_empty() { 0.0 } else { Text::of([title], TITLE).height() };
    let (mut right, mut bottom) = (Text::of([title], TITLE).width(), 0.0_f64);
    for (place, (width, height)) in places.iter().zip(&sizes) {
        right = right.max(place.x + width);
        bottom = bottom.max(place.y + height);
    }
    let at = |place: &Point, size: &(f64, f64)| Rect {
        x: place.x + GAP,
        y: place.y + GAP + title_height,
        width: size.0,
        height: size.1,
    };
    let rect = Rect { x: 0.0, y: 0.0, width: right + 2.0 * GAP, height: bottom + title_height + 2.0 * GAP };
    let mut groups = vec![frame(title, rect)];
    let boxes = marks.iter().zip(places.iter().zip(&sizes));
    groups.extend(boxes.map(|(mark, (place, size))| group(mark, at(place, size))));
    Block { groups, width: rect.width, height: rect.height }
}

/// A frame with its title.
pub(super) fn frame(title: &str, rect: Rect) -> Group {
    let mut shapes = vec![Shape::Path {
        class: "frame",
        moves: rounded(rect, 8.0),
        fill: Some(GROUND),
        stroke: Some(Stroke::solid(EDGE, 1.0)),
    }];
    let text = Text::of([title], TITLE);
    shapes.extend(text.shapes("title", rect.x + GAP, rect.y + 3.0, Anchor::Start, INK));
    Group { what: What::Frame(text.lines.concat()), name: String::new(), title: String::new(), shapes }
}
