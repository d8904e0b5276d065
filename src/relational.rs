//! A library as tables, and questions about it as SQL: for engines that keep what no machine of a scholar holds.

pub mod algebra;
pub mod lower;
pub mod number;
pub mod schema;
pub mod script;
pub mod sql;

use crate::query::attribute::Attribute;

pub use number::number;

/// placeholder until T
#[must_use]
pub fn sort_key(attribute: Attribute, value: &str) -> String {
    format!("{:?}", attribute.key(value))
}
