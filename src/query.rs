//! Questions: near-English over a small core, answered from the graph and the text index.
//!
//! Two rooms, which share the expression that a question means and know nothing of one another:
//!
//! - [`understand`]: words → [`understand::ast::Question`] → [`expr::Expr`], against the catalog;
//! - [`evaluate`]: expression → [`evaluate::plan::Plan`] → [`answer::Answer`], over the graph.
//!
//! Each step is a type that can be printed (`catena ask --explain`).

pub mod answer;
pub mod asks;
pub mod attribute;
pub mod behind;
pub mod budget;
pub mod evaluate;
pub mod excerpt;
pub mod expr;
pub mod snippet;
pub mod understand;
pub mod used;
pub mod words;

pub use understand::parse;
