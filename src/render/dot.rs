//! Pictures for Graphviz: a corpus, or an answer, as DOT.
//!
//! They read from left to right, along the relations. What is said on a line is a node of its own,
//! without a border, so that Graphviz leads other lines round it. Looks are in `style`, text in
//! `label` and `words`, DOT itself in `write` and `escape`; the rest decides what is drawn.

mod answer;
mod corpus;
pub mod escape;
mod label;
mod legend;
mod picture;
mod statement;
mod style;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use answer::answer;
pub use corpus::{Options, corpus};
