//! Changes of files as they are shown before they are made.

use similar::TextDiff;

use crate::files::Change;

/// What changes, as a unified diff; `names` are those of the files.
pub(super) fn diff(names: &[String], changes: &[Change]) -> String {
    names.iter().zip(changes).map(|(name, change)| one(name, change)).collect()
}

fn one(name: &str, change: &Change) -> String {
    let old = String::from_utf8_lossy(change.old.as_deref().unwrap_or_default());
    let new = String::from_utf8_lossy(&change.new);
    let from = if change.old.is_some() { format!("a/{name}") } else { "/dev/null".to_owned() };
    TextDiff::from_lines(&old, &new).unified_diff().header(&from, &format!("b/{name}")).to_string()
}
