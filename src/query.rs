//! Questions: near-English over a small core, answered from the graph and the text index.
//!
//! A question goes through stages, each a type that can be printed (`catena ask --explain`):
//! text → [`ast::Question`] ([`parse`]) → [`expr::Expr`] ([`resolve`], against the catalog) →
//! [`plan::Plan`] ([`plan`], [`optimize`]) → [`answer::Answer`] ([`eval`]).

mod advice;
pub mod answer;
pub mod asks;
pub mod ast;
pub mod attribute;
pub mod budget;
mod cited;
mod claimed;
mod compare;
pub mod declared;
pub mod empty;
mod english;
pub mod estimate;
pub mod eval;
pub mod examples;
pub mod expr;
mod fault;
mod impact;
mod joining;
pub mod kept;
pub mod lexicon;
mod naming;
mod of;
pub mod optimize;
pub mod other_words;
mod page;
mod parse;
mod paths;
pub mod plan;
pub mod profile;
mod reach;
mod reading;
pub mod resolve;
mod route;
mod row;
pub mod saved;
mod sense;
pub mod snippet;
mod stages;
mod standing;
mod tabulate;
pub mod typed;
pub mod understand;
pub mod used;
mod why;
pub mod words;

pub use parse::parse;
