//! The annotation language: text to documents and back.
//!
//! A file is cut into records and fields by its lines ([`cut`]), pest reads one of them at a time
//! ([`parse`]), and [`print()`] writes the canonical text. What a field means is not decided here: names are
//! resolved by the catalog.

mod append;
pub mod ast;
mod conflict;
mod cut;
mod fault;
pub mod lenient;
mod list;
pub mod locator;
pub mod numbers;
mod parse;
mod print;
pub(crate) mod swallowed;

pub use append::append;
pub use ast::{Body, Citation, Document, Field, Head, Item, Record, Rest, Statement, Value};
pub(crate) use conflict::{conflict, is_conflict_mark};
pub use list::{AND, WHEN};
pub use locator::Locator;
pub(crate) use parse::{declared_ids, names_of};
pub use parse::{is_key, key_like, parse};
pub(crate) use print::{comments, print_field, print_record, rank, value_column};
pub use print::{field_names, print, print_head, print_value, written_head};
