//! Boxes: how large they are, and what they look like.

use crate::render::font;
use crate::render::layout::{Node, Point, Rect, Sides};
use crate::render::picture::style::{FAINT, INK, Look, PAPER, Shape as Form};
use crate::render::picture::{Label, Mark, State};
use crate::render::sheet::path::{ellipse, open, point, polygon, rectangle, rounded};
use crate::render::sheet::text::{LABEL, PROSE, Text, harmless};
use crate::render::sheet::{Anchor, Group, Shape, Stroke, What};

/// Between the words of a box and its border.
const SIDE: f64 = 9.0;
const TOP: f64 = 5.0;
/// The height of a tab, the depth of a plug, the reach of a point, the size of a dog-ear.
const TAB: f64 = 6.0;
const PLUG: f64 = 8.0;
const REACH: u8 = 12;
const EAR: f64 = 8.0;
/// Between two borders of a box.
const RING: f64 = 3.0;
/// Between the cells of a table and its lines.
const CELL: f64 = 7.0;

/// The words of a box.
pub(super) fn text(label: &Label) -> Text {
    let size = if matches!(label, Label::Prose(_)) { PROSE } else { LABEL };
    let lines = label.lines();
    Text::of(lines.iter().map(String::as_str), size)
}

/// Room that a shape needs around its words: left, above, right, below.
fn room(look: Look, width: f64, height: f64) -> [f64; 4] {
    let own = match look.shape {
        Form::Plain | Form::Bold | Form::Rounded | Form::Diagonals | Form::Table => [0.0; 4],
        Form::Octagon => [4.0, 1.0, 4.0, 1.0],
        // The rectangle of the words lies within the ellipse.
        Form::Ellipse => {
            let (x, y) = (width * 0.13 + 4.0, height * 0.22);
            [x, y, x, y]
        }
        Form::Tab | Form::Folder => [0.0, TAB, 0.0, 0.0],
        Form::Component => [PLUG, 0.0, 0.0, 0.0],
        Form::Note => [0.0, 0.0, EAR * 0.6, 0.0],
        Form::Pointer => [0.0, 0.0, f64::from(REACH), 0.0],
        Form::Underline => [0.0; 4],
    };
    let rings = RING * (look.rings.max(1) - 1) as f64;
    own.map(|room| room + rings)
}

/// The box of a mark, as the layout needs it.
pub(super) fn node(mark: &Mark) -> Node {
    if let Label::Table(columns) = &mark.label {
        let (widths, height) = table(columns);
        return Node { width: widths.iter().sum(), height, sides: Sides::Straight, group: None };
    }
    let text = text(&mark.label);
    let (width, height) = (text.width() + 2.0 * SIDE, text.height().max(LABEL) + 2.0 * TOP);
    let [left, above, right, below] = room(mark.look, width, height);
    let sides = match mark.look.shape {
        Form::Ellipse => Sides::Round,
        Form::Pointer => Sides::Pointed(REACH),
        _ => Sides::Straight,
    };
    Node {
        width: (width + left + right).max(28.0).ceil(),
        height: (height + above + below).ceil(),
        sides,
        group: None,
    }
}

/// A box in its place.
pub(super) fn group(mark: &Mark, rect: Rect) -> Group {
    let mut shapes = outline(mark, rect);
    let color = if mark.state == State::Omitted { FAINT } else { INK };
    match &mark.label {
        Label::Table(columns) => shapes.extend(cells(columns, rect)),
        label => {
            let text = text(label);
            let (width, height) = (text.width() + 2.0 * SIDE, text.height().max(LABEL) + 2.0 * TOP);
            let [left, above, right, below] = room(mark.look, width, height);
            let inside = Rect {
                x: rect.x + left,
                y: rect.y + above,
                width: rect.width - left - right,
                height: rect.height - above - below,
            };
            let top = inside.middle().y - text.height() / 2.0;
            let centred = matches!(label, Label::Centred(_));
            let (x, anchor) = match centred {
                true => (inside.middle().x, Anchor::Middle),
                false => (inside.x + SIDE, Anchor::Start),
            };
            shapes.extend(text.shapes("label", x, top, anchor, color));
        }
    }
    let mut words = Vec::new();
    words.extend(mark.is_main.then_some("main"));
    words.extend(match mark.state {
        State::Usual => None,
        State::Fallen => Some("fallen"),
        State::Omitted => Some("omitted"),
    });
    let what = What::Node(mark.thing.clone(), words);
    Group { what, name: harmless(&mark.called), title: title(&mark.tooltip), shapes }
}

/// A tooltip, each of its lines harmless.
pub(super) fn title(tooltip: &str) -> String {
    tooltip.lines().map(harmless).collect::<Vec<_>>().join("\n")
}

/// The ground and the border of a mark.
/// A border that is broken.
pub(super) const DASHES: [f64; 2] = [4.0, 3.0];

fn outline(mark: &Mark, rect: Rect) -> Vec<Shape> {
    let look = match mark.state {
        State::Omitted => Look { fill: PAPER, border: FAINT, ..mark.look },
        State::Usual | State::Fallen => mark.look,
    };
    let width = match (mark.is_main, look.shape) {
        (true, _) => 2.6,
        (false, Form::Bold) => 2.2,
        (false, _) => 1.1,
    };
    let dashes: &[f64] = if mark.state == State::Usual { &[] } else { &DASHES };
    outline_of(look, rect, Stroke { color: look.border, width, dashes })
}

/// A look that fills a rectangle.
pub(super) fn outline_of(look: Look, rect: Rect, stroke: Stroke) -> Vec<Shape> {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let line = |moves| Shape::Path { class: "border", moves, fill: None, stroke: Some(stroke) };
    let ground = |moves| Shape::Path { class: "box", moves, fill: Some(look.fill), stroke: Some(stroke) };
    let mut shapes = match look.shape {
        Form::Plain | Form::Bold | Form::Table => vec![ground(rectangle(rect))],
        Form::Rounded => vec![ground(rounded(rect, 8.0))],
        Form::Diagonals => {
            let cut = 6.0;
            let corner = |x: f64, y: f64, dx: f64, dy: f64| line(open(&[point(x + dx, y), point(x, y + dy)]));
            vec![
                ground(rectangle(rect)),
                corner(left, top, cut, cut),
                corner(right, top, -cut, cut),
                corner(right, bottom, -cut, -cut),
                corner(left, bottom, cut, -cut),
            ]
        }
        Form::Octagon => {
            let cut = (rect.height * 0.2).min(8.0);
            let points = [
                (left + cut, top),
                (right - cut, top),
                (right, top + cut),
                (right, bottom - cut),
                (right - cut, bottom),
                (left + cut, bottom),
                (left, bottom - cut),
                (left, top + cut),
            ];
            vec![ground(polygon(&points.map(|(x, y)| point(x, y))))]
        }
        Form::Ellipse => vec![ground(ellipse(rect))],
        Form::Tab | Form::Folder => {
            let tab = (rect.width * 0.35).min(44.0);
            let (from, slope) = match look.shape {
                Form::Folder => (right - tab - 6.0, 3.0),
                _ => (left, 0.0),
            };
            let mut points = vec![point(left, top + TAB)];
            if slope > 0.0 {
                points.push(point(from, top + TAB));
            }
            points.extend([
                point(from + slope, top),
                point(from + tab - slope, top),
                point(from + tab, top + TAB),
            ]);
            points.extend([point(right, top + TAB), point(right, bottom), point(left, bottom)]);
            vec![
                ground(polygon(&points)),
                line(open(&[point(left, top + TAB), point(from + tab, top + TAB)])),
            ]
        }
        Form::Component => {
            let plug = |y: f64| {
                let rect = Rect { x: left, y, width: PLUG, height: 4.0 };
                Shape::Path {
                    class: "box",
                    moves: rectangle(rect),
                    fill: Some(look.fill),
                    stroke: Some(stroke),
                }
            };
            vec![
                ground(rectangle(rect)),
                plug(top + rect.height * 0.25 - 2.0),
                plug(top + rect.height * 0.75 - 2.0),
            ]
        }
        Form::Note => {
            let sheet = [
                point(left, top),
                point(right - EAR, top),
                point(right, top + EAR),
                point(right, bottom),
                point(left, bottom),
            ];
            let ear = [point(right - EAR, top), point(right - EAR, top + EAR), point(right, top + EAR)];
            vec![ground(polygon(&sheet)), line(open(&ear))]
        }
        Form::Pointer => {
            let reach = right - f64::from(REACH);
            let points = [
                point(left, top),
                point(reach, top),
                point(right, rect.middle().y),
                point(reach, bottom),
                point(left, bottom),
            ];
            vec![ground(polygon(&points))]
        }
        Form::Underline => vec![
            Shape::Path { class: "box", moves: rectangle(rect), fill: Some(look.fill), stroke: None },
            line(open(&[point(left, bottom), point(right, bottom)])),
        ],
    };
    for ring in 1..look.rings.max(1) {
        let by = RING * ring as f64;
        let inner =
            Rect { x: left + by, y: top + by, width: rect.width - 2.0 * by, height: rect.height - 2.0 * by };
        let inner = outline_of(Look { rings: 1, ..look }, inner, Stroke { width: 1.0, ..stroke });
        shapes.extend(inner);
    }
    shapes
}

/// The widths of a table's columns, and its height.
fn table(columns: &[Vec<String>]) -> (Vec<f64>, f64) {
    let widths = columns.iter().map(|column| {
        let text = Text::of(column.iter().map(String::as_str), LABEL);
        text.width() + 2.0 * CELL
    });
    let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
    (widths.collect(), rows as f64 * row_height())
}

fn row_height() -> f64 {
    LABEL * font::LEADING + 4.0
}

/// The cells of a table, whose first row is its head. Figures stand to the right.
fn cells(columns: &[Vec<String>], rect: Rect) -> Vec<Shape> {
    let (widths, _) = table(columns);
    let rule = Stroke::solid(FAINT, 0.6);
    let line = |from: Point, to: Point| Shape::Path {
        class: "rule",
        moves: open(&[from, to]),
        fill: None,
        stroke: Some(rule),
    };
    let mut shapes = Vec::new();
    let mut left = rect.x;
    for (column, width) in columns.iter().zip(widths) {
        if left > rect.x {
            shapes.push(line(point(left, rect.y), point(left, rect.bottom())));
        }
        for (row, cell) in column.iter().enumerate() {
            let text = Text::of([cell.as_str()], LABEL);
            let top = rect.y + row as f64 * row_height() + 2.0;
            let (x, anchor) = match cell.parse::<i64>() {
                Ok(_) => (left + width - CELL, Anchor::End),
                Err(_) => (left + CELL, Anchor::Start),
            };
            shapes.extend(text.shapes("label", x, top, anchor, INK));
        }
        left += width;
    }
    let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
    for row in 1..rows {
        let y = rect.y + row as f64 * row_height();
        shapes.push(line(point(rect.x, y), point(rect.right(), y)));
    }
    shapes
}
