//! What is being gathered from an export.

use std::collections::HashSet;

use super::joined::joined;
use super::{Highlight, Skipped};

/// What is being gathered from an export.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) highlights: Vec<Highlight>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Vec<String>,
}

impl Found {
    pub(super) fn skip(&mut self, what: impl Into<String>, line: Option<usize>, why: impl Into<String>) {
        self.skipped.push(Skipped { what: what.into(), line, why: why.into() });
    }

    /// Leaves one of tags that are one, and joins highlights that are one.
    pub(super) fn settle(&mut self) {
        for highlight in &mut self.highlights {
            let mut tags = HashSet::new();
            highlight.tags.retain(|tag| tags.insert(tag.clone()));
        }
        let (kept, left_out) = joined(std::mem::take(&mut self.highlights));
        self.highlights = kept;
        left_out.into_iter().for_each(|(highlight, why)| self.skip(highlight.what(), None, why));
    }
}
