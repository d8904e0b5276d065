//! How nodes look: a shape, a ground and a border.

use crate::render::dot::style::{BLUE, COAL, FAINT, GREEN, OCHRE, PAPER, PURPLE, VERMILLION};
use crate::render::dot::write::Attributes;

/// The looks of kinds of topic.
pub(super) const KINDS: [Look; 7] = [
    Look { shape: "box", style: "filled,diagonals", fill: "#FBF8D0", border: OCHRE, rings: 1 },
    Look { shape: "box", style: "filled,rounded", fill: "#DDF0FB", border: BLUE, rings: 1 },
    Look { shape: "box", style: "filled,bold", fill: "#FAECCC", border: OCHRE, rings: 1 },
    Look { shape: "octagon", style: "filled", fill: "#CCECE3", border: GREEN, rings: 1 },
    Look { shape: "ellipse", style: "filled", fill: "#F5E4ED", border: PURPLE, rings: 1 },
    Look { shape: "tab", style: "filled", fill: "#F7DFCC", border: VERMILLION, rings: 1 },
    Look { shape: "component", style: "filled", fill: "#E8E8E8", border: COAL, rings: 1 },
];
/// The look of claims.
pub(super) const CLAIM: Look = Look { shape: "note", style: "filled", fill: PAPER, border: COAL, rings: 1 };
/// The look of arguments.
pub(super) const ARGUMENT: Look = Look { shape: "cds", style: "filled", fill: PAPER, border: COAL, rings: 1 };
/// The look of works.
pub(super) const WORK: Look =
    Look { shape: "folder", style: "filled", fill: "#EFEFEF", border: COAL, rings: 1 };
/// The look of scholars.
pub(super) const SCHOLAR: Look =
    Look { shape: "underline", style: "filled", fill: PAPER, border: COAL, rings: 1 };

/// How a node looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render::dot) struct Look {
    /// Its shape, by Graphviz's name.
    pub(super) shape: &'static str,
    /// How its shape is drawn.
    pub(super) style: &'static str,
    /// The colour of its ground.
    pub(super) fill: &'static str,
    /// The colour of its border.
    pub(super) border: &'static str,
    /// Lines around it: one more for each round of kinds.
    pub(super) rings: usize,
}

impl Look {
    /// As attributes.
    pub(in crate::render::dot) fn attributes(self) -> Attributes {
        let Self { shape, style, fill, border, rings } = self;
        let look = [("shape", shape), ("style", style), ("fillcolor", fill), ("color", border)];
        let look = Attributes::of(&look);
        if rings > 1 { look.word("peripheries", &rings.to_string()) } else { look }
    }

    /// Grey and with a broken border: for what an answer leaves out.
    pub(in crate::render::dot) fn greyed(self) -> Attributes {
        let style = if self.style.contains("rounded") { "filled,rounded,dashed" } else { "filled,dashed" };
        Look { style, fill: PAPER, border: FAINT, ..self }.attributes().word("fontcolor", FAINT)
    }
}
