//! Three-way merging by what texts say: record by record and field by field, where git sees lines only.
//!
//! A text is read as blocks, each known by a key: a record of annotations, an entry of a bibliography.
//! A block that one side alone changed, added or removed is taken from that side, byte for byte. One
//! that both changed is united field by field and written in canonical form. There is a conflict only
//! where both changed one value of one field differently, or one changed what the other removed; it is
//! shown between git's marks around just those lines.

mod annotations;
mod bibliography;
mod blocks;
mod order;
mod receipts;
mod record;
mod remarks;
mod three;

use annotations::Annotations;
use bibliography::Bibliography;

/// A text as it was before two sides changed it, and as each side has it.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'t> {
    /// The common ancestor; empty if there is none.
    pub base: &'t str,
    /// The side into which is merged.
    pub ours: &'t str,
    /// The side that is merged.
    pub theirs: &'t str,
}

/// How conflicts are marked.
#[derive(Clone, Debug)]
pub struct Marks {
    /// What our side is called.
    pub ours: String,
    /// What their side is called.
    pub theirs: String,
    /// How many signs a mark has; git's own number is 7.
    pub size: usize,
}

impl Default for Marks {
    fn default() -> Self {
        Self { ours: "ours".to_owned(), theirs: "theirs".to_owned(), size: 7 }
    }
}

impl Marks {
    /// Two versions of some lines between marks. Each is empty or ends with a line feed.
    fn conflict(&self, ours: &str, theirs: &str) -> String {
        let mark = |sign: char| sign.to_string().repeat(self.size);
        let (open, middle, close) = (mark('<'), mark('='), mark('>'));
        format!("{open} {}\n{ours}{middle}\n{theirs}{close} {}\n", self.ours, self.theirs)
    }
}

/// What both sides changed differently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The record or entry: `claim snyder1997/…`, `@book{snyder1997}`.
    pub record: String,
    /// What of it: a field, `head` for its first line, or none for the whole: one side removed it.
    pub field: Option<String>,
}

/// A merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text, with marks where there are conflicts.
    pub text: String,
    /// The conflicts, in the order of the text.
    pub conflicts: Vec<Conflict>,
}

/// Merges the versions of the file `name`, whose ending tells what it holds: `.bib` a bibliography,
/// `.lock` receipts, anything else annotations.
///
/// # Errors
/// Why a version cannot be read without a fault, or the result would not hold what it should: such
/// texts are to be merged as lines.
pub fn merge(name: &str, versions: Versions<'_>, marks: &Marks) -> Result<Merged, String> {
    if versions.ours == versions.theirs || versions.base == versions.theirs {
        return Ok(Merged { text: versions.ours.to_owned(), conflicts: Vec::new() });
    }
    if versions.base == versions.ours {
        return Ok(Merged { text: versions.theirs.to_owned(), conflicts: Vec::new() });
    }
    if name.ends_with(".bib") {
        blocks::merge(&Bibliography, versions, marks)
    } else if name.ends_with(".lock") {
        receipts::merge(versions)
    } else {
        blocks::merge(&Annotations, versions, marks)
    }
}
