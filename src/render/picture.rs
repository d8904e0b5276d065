//! Pictures: what of a corpus, or of an answer, is drawn, and how it looks.
//!
//! They read from left to right, along the relations. What comes out is a [`Drawing`], which knows no format:
//! `dot` writes it for Graphviz; `svg` and `png` lay it out themselves. Looks are in `style`, text in `label` and
//! `words`; the rest decides what is drawn.

mod answer;
mod around;
mod canvas;
mod corpus;
mod drawing;
pub mod field;
mod label;
mod legend;
mod stamp;
mod statement;
pub mod style;
mod words;

pub use answer::answer;
pub use around::{MOST, STEPS, around};
pub use corpus::{Options, Words, corpus};
pub use drawing::{Drawing, Entry, Frame, Label, Legend, Line, Mark, Part, Spacing, State, Thing};
pub(in crate::render) use legend::ROWS;
pub use stamp::stamp;
