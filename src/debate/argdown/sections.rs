//! The headings of an export of Argdown.

use std::collections::BTreeMap;

use crate::debate::argdown::source::Section;
use crate::debate::{Losses, one_line};

/// The headings by their ids.
#[derive(Default)]
pub(super) struct Sections {
    /// The one heading that is above everything, which is the title; may be empty.
    pub(super) title: String,
    /// The title aside.
    headings: BTreeMap<String, String>,
}

impl Sections {
    pub(super) fn of(sections: &[Section], losses: &mut Losses) -> Self {
        let mut found = Self::default();
        let top = match sections {
            [one] => {
                found.title = one_line(&one.title);
                &one.children
            }
            _ => sections,
        };
        let mut open: Vec<(&Section, bool)> = top.iter().rev().map(|section| (section, false)).collect();
        while let Some((section, is_below)) = open.pop() {
            let heading = one_line(&section.title);
            if is_below {
                losses.changed("headings below others", "headings of one rank", heading.as_str());
            }
            open.extend(section.children.iter().rev().map(|child| (child, true)));
            found.headings.extend(section.id.clone().map(|id| (id, heading)));
        }
        found
    }

    /// The heading of a section; empty for none, and for what is below the title alone.
    pub(super) fn heading(&self, id: Option<&str>) -> String {
        id.and_then(|id| self.headings.get(id)).cloned().unwrap_or_default()
    }
}
