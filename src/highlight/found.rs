//! What is being gathered from an export.

use std::collections::{HashMap, HashSet};

use super::{Highlight, Skipped, Source};

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

    /// Leaves one of tags that are one, and of highlights that are one: the last that has a quote, or the last of all.
    pub(super) fn settle(&mut self) {
        let mut kept: HashMap<Source, usize> = HashMap::new();
        for (at, highlight) in self.highlights.iter().enumerate() {
            let earlier = kept.get(&highlight.source).map(|earlier| &self.highlights[*earlier]);
            if highlight.quote.is_some() || earlier.is_none_or(|earlier| earlier.quote.is_none()) {
                kept.insert(highlight.source.clone(), at);
            }
        }
        for (at, mut highlight) in std::mem::take(&mut self.highlights).into_iter().enumerate() {
            let mut tags = HashSet::new();
            highlight.tags.retain(|tag| tags.insert(tag.clone()));
            if kept.get(&highlight.source) == Some(&at) {
                self.highlights.push(highlight);
            } else {
                self.skip(highlight.what(), None, "it appears twice, and one is kept");
            }
        }
    }
}
