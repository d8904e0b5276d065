//! How nodes look: a shape, a ground and a border.

use crate::render::picture::style::{BLUE, COAL, GREEN, INK, OCHRE, PAPER, PURPLE, VERMILLION};

/// The looks of kinds of topic.
pub(super) const KINDS: [Look; 7] = [
    Look { shape: Shape::Diagonals, fill: "#FBF8D0", border: OCHRE, rings: 1 },
    Look { shape: Shape::Rounded, fill: "#DDF0FB", border: BLUE, rings: 1 },
    Look { shape: Shape::Bold, fill: "#FAECCC", border: OCHRE, rings: 1 },
    Look { shape: Shape::Octagon, fill: "#CCECE3", border: GREEN, rings: 1 },
    Look { shape: Shape::Ellipse, fill: "#F5E4ED", border: PURPLE, rings: 1 },
    Look { shape: Shape::Tab, fill: "#F7DFCC", border: VERMILLION, rings: 1 },
    Look { shape: Shape::Component, fill: "#E8E8E8", border: COAL, rings: 1 },
];
/// The look of claims.
pub(super) const CLAIM: Look = Look { shape: Shape::Note, fill: PAPER, border: COAL, rings: 1 };
/// The look of arguments.
pub(super) const ARGUMENT: Look = Look { shape: Shape::Pointer, fill: PAPER, border: COAL, rings: 1 };
/// The look of works.
pub(super) const WORK: Look = Look { shape: Shape::Folder, fill: "#EFEFEF", border: COAL, rings: 1 };
/// The look of scholars.
pub(super) const SCHOLAR: Look = Look { shape: Shape::Underline, fill: PAPER, border: COAL, rings: 1 };

/// How a node looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its shape.
    pub shape: Shape,
    /// The colour of its ground: `#RRGGBB`.
    pub fill: &'static str,
    /// The colour of its border: `#RRGGBB`.
    pub border: &'static str,
    /// Lines around it: one more for each round of kinds.
    pub rings: usize,
}

impl Look {
    /// What says that there is nothing.
    pub(in crate::render::picture) const NOTICE: Self =
        Self { shape: Shape::Note, fill: PAPER, border: INK, rings: 1 };
    /// A list.
    pub(in crate::render::picture) const LIST: Self =
        Self { shape: Shape::Plain, fill: PAPER, border: INK, rings: 1 };
    /// A table.
    pub(in crate::render) const TABLE: Self =
        Self { shape: Shape::Table, fill: PAPER, border: COAL, rings: 1 };
}

/// The shape of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A box.
    Plain,
    /// A box with lines across its corners.
    Diagonals,
    /// A box with round corners.
    Rounded,
    /// A box with a thick border.
    Bold,
    /// A box with cut corners.
    Octagon,
    /// An ellipse.
    Ellipse,
    /// A box with a tab on its upper border.
    Tab,
    /// A box with two plugs on its left border.
    Component,
    /// A sheet with a dog-ear.
    Note,
    /// A box that points to the right.
    Pointer,
    /// A folder.
    Folder,
    /// Words with a line under them.
    Underline,
    /// Columns and rows.
    Table,
}
