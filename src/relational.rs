//! Tables of a library, and questions as SQL.
//!
//! ```text
//! library ────────────────┐
//!                         ├─ Source ──▶ rows of a table ── Sorter ──▶ in order ── Writer ──▶ Parquet, CSV
//! works as JSON lines ────┘
//! ```
//!
//! [`schema`] says which tables there are. A table is sorted on disk where it does not fit, so no table has to be in
//! memory as a whole.

pub mod algebra;
pub mod cell;
pub mod export;
pub mod import;
pub mod lower;
pub mod number;
pub mod rows;
pub mod schema;
pub mod script;
pub mod sorter;
pub mod sql;
pub mod write;

use crate::query::attribute::Attribute;

pub use number::number;

/// The text by whose bytes the values of an attribute are sorted: it is less for the lesser of two.
#[must_use]
pub fn sort_key(attribute: Attribute, value: &str) -> String {
    attribute.key(value).sortable()
}
