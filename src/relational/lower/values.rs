//! Values as they are compared and ordered in tables.

use crate::query::attribute::Attribute;
use crate::relational::lower::{Lowering, Native, native};
use crate::relational::sort_key;

impl Lowering<'_> {
    /// What stands for a value that others are compared with by their order.
    pub(super) fn sort_key(attribute: Attribute, wanted: &str) -> Result<String, Native> {
        // What is no place compares as text, in which order places do not stand.
        if attribute.is_place() && !wanted.contains(|c: char| c.is_numeric() || c == '§') {
            return native("a place that is compared as text");
        }
        Ok(sort_key(attribute, wanted))
    }
}
