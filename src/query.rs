//! Questions: near-English over a small core, answered from the graph and the text index.
//!
//! A question goes through stages, each a type that can be printed (`catena ask --explain`):
//! text → [`ast::Form`] ([`parse`]) → [`expr::Expr`] ([`resolve`], against the catalog) →
//! [`plan::Plan`] ([`plan`], [`optimize`]) → [`answer::Answer`] ([`eval`]).

pub mod answer;
pub mod ast;
pub mod attribute;
mod english;
pub mod eval;
pub mod expr;
mod fault;
pub mod lexicon;
mod of;
pub mod optimize;
mod parse;
mod paths;
pub mod plan;
mod reach;
pub mod resolve;
mod row;
mod sense;
mod tabulate;
pub mod used;

pub use parse::parse;
