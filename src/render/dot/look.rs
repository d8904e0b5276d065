//! Looks as Graphviz has them.

use crate::catalog::entry::Force;
use crate::render::dot::escape;
use crate::render::dot::write::Attributes;
use crate::render::picture::style::{EDGE, FAINT, GROUND, Head, INK, Look, PAPER, Shape};
use crate::render::picture::{Label, Mark, State};

/// The attributes of a box.
pub(super) fn mark(mark: &Mark) -> Attributes {
    let attributes = match mark.state {
        State::Usual => look(mark.look),
        State::Fallen => look(mark.look).word("style", "filled,dashed"),
        State::Omitted => {
            let round = mark.look.shape == Shape::Rounded;
            let style = if round { "filled,rounded,dashed" } else { "filled,dashed" };
            let grey = look(Look { fill: PAPER, border: FAINT, ..mark.look });
            let grey = grey.placed("style", style);
            grey.word("fontcolor", FAINT)
        }
    };
    let attributes =
        if mark.thing.is_some() { attributes.centred("tooltip", &mark.tooltip) } else { attributes };
    let attributes = match &mark.label {
        Label::Centred(text) => attributes.centred("label", text),
        Label::Left(text) => attributes.flush_left("label", text),
        Label::Prose(text) => attributes.word("fontsize", "10").flush_left("label", text),
        Label::Table(columns) => attributes.escaped("label", table(columns)),
    };
    if mark.is_main { attributes.word("penwidth", "2.5") } else { attributes }
}

/// A look as attributes.
pub(super) fn look(look: Look) -> Attributes {
    let (shape, style) = shape(look.shape);
    let attributes = [("shape", shape), ("style", style), ("fillcolor", look.fill), ("color", look.border)];
    let attributes = Attributes::of(&attributes);
    if look.rings > 1 { attributes.word("peripheries", &look.rings.to_string()) } else { attributes }
}

/// A shape, and how it is drawn.
fn shape(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Plain => ("box", "filled"),
        Shape::Diagonals => ("box", "filled,diagonals"),
        Shape::Rounded => ("box", "filled,rounded"),
        Shape::Bold => ("box", "filled,bold"),
        Shape::Octagon => ("octagon", "filled"),
        Shape::Ellipse => ("ellipse", "filled"),
        Shape::Tab => ("tab", "filled"),
        Shape::Component => ("component", "filled"),
        Shape::Note => ("note", "filled"),
        Shape::Pointer => ("cds", "filled"),
        Shape::Folder => ("folder", "filled"),
        Shape::Underline => ("underline", "filled"),
        Shape::Table => ("record", "filled"),
    }
}

/// A record's fields lie along the graph's direction; braces turn them.
fn table(columns: &[Vec<String>]) -> String {
    let column = |cells: &Vec<String>| {
        let fields: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
        format!("{{{}}}", fields.join("|"))
    };
    format!("{{{}}}", columns.iter().map(column).collect::<Vec<_>>().join("|"))
}

/// Figures stand to the right.
fn field(cell: &str) -> String {
    let side = if cell.parse::<i64>().is_ok() { "\\r" } else { "\\l" };
    escape::field(cell) + side
}

/// The head of an arrow.
pub(super) fn head(head: Head) -> &'static str {
    match head {
        Head::None => "none",
        Head::Normal => "normal",
        Head::Vee => "vee",
        Head::Hollow => "onormal",
        Head::Broader => "empty",
        Head::Diamond => "diamond",
        Head::HollowDiamond => "odiamond",
        Head::Square => "box",
        Head::Turned => "inv",
        Head::Crow => "crow",
        Head::Dot => "dot",
        Head::Ring => "odot",
    }
}

/// A stroke of a colour that shows a force: what is denied has a double one.
pub(super) fn stroke(color: &str, force: Force) -> Attributes {
    let style = match force {
        Force::Asserts | Force::Denies => "solid",
        Force::Suggests => "dashed",
        Force::Asks => "dotted",
    };
    let color = if force == Force::Denies { format!("{color}:{color}") } else { color.to_owned() };
    Attributes::of(&[("color", &color), ("style", style)])
}

/// A frame; its title may be empty.
pub(super) fn frame(title: &str) -> Attributes {
    let frame = Attributes::of(&[
        ("style", "filled,rounded"),
        ("color", EDGE),
        ("fillcolor", GROUND),
        ("fontcolor", INK),
        ("fontsize", "13"),
        ("margin", "10"),
    ]);
    frame.centred("label", title)
}

/// What takes a place and is not seen.
pub(super) fn gap() -> Attributes {
    let bare = Attributes::of(&[("shape", "point"), ("style", "invis"), ("width", "0.05")]);
    bare.word("height", "0.2")
}
