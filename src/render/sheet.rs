//! A drawing on a sheet: every shape and every text with its place. What writes a picture, as SVG or as PNG, only copies it.
//!
//! `arrange` puts blocks on the sheet, `scene` lays out boxes and lines by `layout`; `boxes`, `lines`, `legend` and `heads` are what
//! they look like.

mod arrange;
mod block;
mod boxes;
mod heads;
mod legend;
mod lines;
mod panels;
mod path;
mod scene;
mod text;

pub use arrange::{With, sheet};
pub use legend::entry;
pub use path::Move;

use crate::render::layout::Point;
use crate::render::picture::Thing;

/// What is on a sheet. Lengths are in points; y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it is a picture of, in a line.
    pub title: String,
    /// What is on it, in the order in which it is drawn.
    pub groups: Vec<Group>,
}

/// Shapes that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are.
    pub what: What,
    /// What it is called, for who cannot see it; may be empty.
    pub name: String,
    /// What more is to be known of it; may be empty.
    pub title: String,
    /// The shapes, in the order in which they are drawn.
    pub shapes: Vec<Shape>,
}

/// What shapes stand for.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The lines above the picture.
    Caption,
    /// A frame, with its title.
    Frame(String),
    /// A box; its thing, and words for what else it is, such as `main`.
    Node(Option<Thing>, Vec<&'static str>),
    /// A line.
    Edge(Ends),
    /// What looks mean.
    Legend,
}

/// What a line joins, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// What is left of it, as `kind:id`.
    pub from: String,
    /// What is right of it.
    pub to: String,
    /// The id of its relation; empty for what only leads on.
    pub relation: String,
    /// Words for what else it is: its force, its side, whether it opposes.
    pub words: Vec<String>,
}

/// A colour: `#RRGGBB`.
pub type Color = &'static str;

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An outline.
    Path {
        /// What it is: a style sheet finds it by this word.
        class: &'static str,
        /// The outline.
        moves: Vec<Move>,
        /// The colour inside.
        fill: Option<Color>,
        /// The line.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text {
        /// What it is.
        class: &'static str,
        /// Where its base begins, is centred or ends.
        at: Point,
        /// Which of these.
        anchor: Anchor,
        /// The size of type.
        size: f64,
        /// How wide it is.
        width: f64,
        /// Its colour.
        color: Color,
        /// What it says, with nothing hidden in it.
        words: String,
    },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width.
    pub width: f64,
    /// Its dashes and gaps.
    pub dashes: &'static [f64],
}

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// By its beginning.
    Start,
    /// By its middle.
    Middle,
    /// By its end.
    End,
}

impl Stroke {
    /// A whole line.
    #[must_use]
    pub const fn solid(color: Color, width: f64) -> Self {
        Self { color, width, dashes: &[] }
    }
}
