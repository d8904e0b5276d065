//! What the words of a question mean: text → [`ast::Question`] ([`parse`]) → an expression ([`resolve`], against the
//! catalog). What is in none of the forms of the language is read for what it mentions ([`reader`]), and a reading is
//! again a question in one of the forms.

mod advice;
pub mod ast;
mod cited;
mod claimed;
pub mod complete;
pub mod declared;
pub mod empty;
mod english;
pub mod examples;
mod fault;
mod joining;
pub mod lexicon;
mod naming;
mod of;
pub mod other_words;
pub mod owning;
mod parse;
pub mod reader;
mod reading;
pub mod resolve;
mod row;
pub mod saved;
mod sense;
mod stages;
pub mod stance;
mod standpoint;
pub mod typed;
mod why;

pub use parse::parse;
