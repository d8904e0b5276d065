//! Questions: near-English over a small core, answered from the graph and the text index.
//!
//! A question goes through stages, each a type that can be printed (`catena ask --explain`):
//! text → [`ast::Question`] ([`parse`]) → [`expr::Expr`] ([`resolve`], against the catalog) →
//! [`plan::Plan`] ([`plan`], [`optimize`]) → [`answer::Answer`] ([`eval`]).

pub mod answer;
pub mod ast;
pub mod attribute;
pub mod budget;
mod compare;
mod english;
pub mod estimate;
pub mod eval;
pub mod examples;
pub mod expr;
mod fault;
mod impact;
pub mod lexicon;
mod of;
pub mod optimize;
mod parse;
mod paths;
pub mod plan;
pub mod profile;
mod reach;
pub mod resolve;
mod route;
mod row;
pub mod saved;
mod sense;
pub mod snippet;
mod tabulate;
pub mod used;

pub use parse::parse;
