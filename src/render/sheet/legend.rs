//! The legend: its entries one after another, in rows.

use crate::catalog::entry::Force;
use crate::render::layout::{Point, Rect, Route};
use crate::render::picture::style::{Arrow, EDGE, GROUND, Head, INK};
use crate::render::picture::{Entry, Legend};
use crate::render::sheet::block::Block;
use crate::render::sheet::boxes::{DASHES, outline_of};
use crate::render::sheet::lines::drawn;
use crate::render::sheet::path::rounded;
use crate::render::sheet::text::{SMALL, Text};
use crate::render::sheet::{Anchor, Group, Shape, Sheet, Stroke, What};
use crate::standing::Standing;

/// The width of a sample of a box, and of a line.
const BOX: f64 = 24.0;
const LINE: f64 = 38.0;
/// From one row to the next.
const ROW: f64 = 20.0;
/// Between a sample and its word, and between entries.
const NEAR: f64 = 5.0;
const APART: f64 = 18.0;
/// Between its border and what is in it.
const INSIDE: f64 = 8.0;

/// A legend, at most so wide.
pub(super) fn legend(legend: &Legend, widest: f64) -> Block {
    let mut shapes = Vec::new();
    let (mut x, mut y, mut right) = (INSIDE, INSIDE, 0.0_f64);
    for list in legend.lists.iter().filter(|list| !list.is_empty()) {
        // A list begins a row of its own, so that like is beside like.
        if x > INSIDE {
            (x, y) = (INSIDE, y + ROW);
        }
        for (at, entry) in list.iter().enumerate() {
            // So do relations after kinds, and forces after relations.
            if at > 0 && sort(entry) != sort(&list[at - 1]) {
                (x, y) = (INSIDE, y + ROW);
            }
            let text = Text::of([word(entry)], SMALL);
            let sample = if is_box(entry) { BOX } else { LINE };
            let width = sample + NEAR + text.width();
            if x > INSIDE && x + width + INSIDE > widest {
                (x, y) = (INSIDE, y + ROW);
            }
            shapes.extend(of_entry(entry, x, y));
            let top = y + (ROW - text.height()) / 2.0;
            shapes.extend(text.shapes("word", x + sample + NEAR, top, Anchor::Start, INK));
            right = right.max(x + width);
            x += width + APART;
        }
    }
    let (width, height) = (right + INSIDE, y + ROW + INSIDE);
    let border = Rect { x: 0.0, y: 0.0, width, height };
    shapes.insert(
        0,
        Shape::Path {
            class: "ground",
            moves: rounded(border, 6.0),
            fill: Some(GROUND),
            stroke: Some(Stroke::solid(EDGE, 1.0)),
        },
    );
    let group = Group { what: What::Legend, name: String::new(), title: String::new(), shapes };
    Block { groups: vec![group], width, height }
}

/// The sample of an entry, on a sheet of its own.
#[must_use]
pub fn entry(entry: &Entry) -> Sheet {
    let width = if is_box(entry) { BOX } else { LINE };
    // A border lies half outside.
    let shapes = of_entry(entry, 1.0, 0.0);
    let group = Group { what: What::Legend, name: String::new(), title: String::new(), shapes };
    Sheet { width: width + 2.0, height: ROW, title: String::new(), groups: vec![group] }
}

/// What sort of thing an entry is of.
fn sort(entry: &Entry) -> u8 {
    match entry {
        Entry::Kind(..) | Entry::Side(..) | Entry::Fallen(_) => 0,
        Entry::Relation(..) => 1,
        Entry::Force(_) => 2,
    }
}

fn is_box(entry: &Entry) -> bool {
    matches!(entry, Entry::Kind(..) | Entry::Side(..) | Entry::Fallen(_))
}

fn word(entry: &Entry) -> &str {
    match entry {
        Entry::Kind(word, _) | Entry::Relation(word, ..) => word,
        Entry::Side(side, _) => side.meaning(),
        Entry::Fallen(_) => Standing::Challenged.word(),
        Entry::Force(force) => force.word(),
    }
}

fn of_entry(entry: &Entry, x: f64, y: f64) -> Vec<Shape> {
    let line = |arrow: Arrow, force: Force, opposes: bool| {
        let at = |x: f64| Point { x, y: y + ROW / 2.0 };
        let points = vec![at(x), at(x + LINE / 3.0), at(x + LINE * 2.0 / 3.0), at(x + LINE)];
        drawn(arrow, force, opposes, 1, Route { points, joins_at_end: false })
    };
    let rect = Rect { x, y: y + 3.0, width: BOX, height: ROW - 6.0 };
    match entry {
        Entry::Kind(_, look) | Entry::Side(_, look) => {
            outline_of(*look, rect, Stroke::solid(look.border, 1.1))
        }
        Entry::Fallen(look) => {
            outline_of(*look, rect, Stroke { color: look.border, width: 1.1, dashes: &DASHES })
        }
        Entry::Relation(_, arrow, opposes) => line(*arrow, Force::Asserts, *opposes),
        Entry::Force(force) => line(Arrow { color: INK, head: Head::Normal }, *force, false),
    }
}
