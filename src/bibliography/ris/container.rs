//! What contains a work: programs say it in several tags of RIS.

use crate::bibliography::columns::is_in_periodical;
use crate::source::Span;

/// Which tags say what contains a work.
pub(super) struct Container {
    /// By its full name, in `T2` or `JF`.
    full: bool,
    /// The first tag that has its name otherwise.
    other: Option<String>,
}

impl Container {
    /// What the lines of a record, each a tag, a value and its place, say.
    pub(super) fn of(lines: &[(String, String, Span)]) -> Self {
        let has = |tags: &[&str]| {
            let mut lines = lines.iter().filter(|(_, value, _)| !value.is_empty());
            lines.find(|(tag, ..)| tags.contains(&tag.as_str())).map(|(tag, ..)| tag.clone())
        };
        let other = has(&["JO"]).or_else(|| has(&["JA", "J1", "J2"]));
        Self { full: has(&["T2", "JF"]).is_some(), other }
    }

    /// The tag as which another is to be read: `JO` is a short name beside a full one, and a short name is all
    /// there is where no other is said.
    pub(super) fn tag<'t>(&self, kind: &str, tag: &'t str) -> &'t str {
        match tag {
            "JO" | "JA" | "J1" | "J2" if self.full => "J2",
            "JO" => "JF",
            "JA" | "J1" | "J2" if self.other.as_deref() == Some(tag) && is_in_periodical(kind) => "JF",
            _ => tag,
        }
    }
}
