//! A sheet: the caption above, the picture in the middle, the panels below or beside it, the legend at the foot.

use crate::render::layout::Point;
use crate::render::picture::Drawing;
use crate::render::picture::style::{FAINT, INK};
use crate::render::sheet::block::{ASPECT, Block, GAP};
use crate::render::sheet::legend;
use crate::render::sheet::scene::Scene;
use crate::render::sheet::text::{NOTE, QUESTION, SMALL, Text};
use crate::render::sheet::{Anchor, Group, Sheet, What};

/// Around everything.
const MARGIN: f64 = 20.0;
/// The width of a sheet of 16 by 9, at least: what holds little is not drawn larger than a talk needs.
const WIDE: f64 = 720.0;

/// What a sheet has besides its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct With {
    /// The question, and the state of the library.
    pub caption: bool,
    /// What looks mean.
    pub legend: bool,
    /// Blank margins, until it is 16 by 9.
    pub wide: bool,
}

/// A drawing on a sheet.
#[must_use]
pub fn sheet(drawing: &Drawing, with: With) -> Sheet {
    let scene = Scene::of(drawing);
    let body = scene.body();
    let caption = if with.caption { caption(drawing) } else { Block::default() };
    let legend = scene.legend.filter(|_| with.legend);
    let legend = legend.map(|own| legend::legend(own, body.width.max(WIDE))).unwrap_or_default();
    placed(title(drawing), caption, body, legend, with.wide)
}

/// Puts the blocks on a sheet: the caption in its upper left corner, the legend in the lower one, and the rest between.
fn placed(title: String, caption: Block, body: Block, legend: Block, wide: bool) -> Sheet {
    let gap = |block: &Block| if block.groups.is_empty() { 0.0 } else { block.height + GAP };
    let inside =
        (caption.width.max(body.width).max(legend.width), gap(&caption) + body.height + gap(&legend));
    let (mut width, mut height) = (inside.0 + 2.0 * MARGIN, inside.1 + 2.0 * MARGIN);
    let mut at = Point { x: MARGIN, y: MARGIN + gap(&caption) };
    if wide {
        (width, height) =
            (width.max(height * ASPECT).max(WIDE), height.max(width / ASPECT).max(WIDE / ASPECT));
        at = Point { x: (width - body.width) / 2.0, y: at.y + (height - 2.0 * MARGIN - inside.1) / 2.0 };
    }
    let foot = Point { x: MARGIN, y: height - MARGIN - legend.height };
    let mut groups = caption.at(Point { x: MARGIN, y: MARGIN });
    groups.extend(body.at(at));
    groups.extend(legend.at(foot));
    Sheet { width, height, title, groups }
}

/// What stands above a picture: the question, or what it shows.
fn title(drawing: &Drawing) -> String {
    let lines = if drawing.caption.is_empty() { &drawing.title } else { &drawing.caption };
    Text::of(lines.iter().map(String::as_str), QUESTION).lines.join(" ")
}

/// The question, how much of its answer is drawn, and the state of the library.
fn caption(drawing: &Drawing) -> Block {
    let lines = if drawing.caption.is_empty() { &drawing.title } else { &drawing.caption };
    let texts = [
        ("question", Text::of(lines.iter().map(String::as_str), QUESTION), INK),
        ("extent", Text::of(drawing.extent.iter().map(String::as_str), NOTE), INK),
        ("stamp", Text::of(Some(drawing.stamp.as_str()).filter(|stamp| !stamp.is_empty()), SMALL), FAINT),
    ];
    let mut block = Block::default();
    let mut shapes = Vec::new();
    for (class, text, color) in texts.iter().filter(|(_, text, _)| !text.lines.is_empty()) {
        shapes.extend(text.shapes(class, 0.0, block.height, Anchor::Start, color));
        block.width = block.width.max(text.width());
        block.height += text.height() + 2.0;
    }
    if !shapes.is_empty() {
        block.groups.push(Group { what: What::Caption, name: String::new(), title: String::new(), shapes });
    }
    block
}
