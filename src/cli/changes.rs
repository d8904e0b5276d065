//! Changes of files: of what a command worked out, and as they are shown before they are made.

use std::collections::BTreeMap;
use std::path::Path;

use similar::TextDiff;

use crate::cli::Context;
use crate::corpus::Corpus;
use crate::corpus::load::Library;
use crate::error::Error;
use crate::files::{Change, Writer};

/// The corpus that a command is about to change, and the one who may write it; a dry run writes nothing.
pub(super) fn read_for_change(
    library: &Library,
    dry_run: bool,
) -> Result<(Option<Writer<'static>>, Corpus), Error> {
    if dry_run {
        return Ok((None, library.load()?));
    }
    // Nobody else writes between the reading and the writing.
    let writer = library.writer()?;
    let corpus = library.load_for(&writer)?;
    Ok((Some(writer), corpus))
}

/// Makes the changes and names their files, or, where there is no writer, shows what would change.
pub(super) fn make_or_show(
    context: &Context,
    writer: Option<Writer<'_>>,
    names: &[String],
    changes: &[Change],
) -> Result<(), Error> {
    let Some(writer) = writer else { return context.output.data(&diff(names, changes)) };
    writer.write(changes)?;
    // Whoever reads the answer may be slow, and others are not to wait for that.
    drop(writer);
    context.output.answer(&names.iter().map(|name| format!("{name}\n")).collect::<String>())
}

/// The changes that make `files`, given by name and text, files of the library at `root`; `held` gives
/// what a file held when it was read.
pub(super) fn of_files(
    root: &Path,
    files: &BTreeMap<String, String>,
    held: impl Fn(&str) -> Option<String>,
) -> (Vec<String>, Vec<Change>) {
    let change = |(name, text): (&String, &String)| {
        let old = held(name).map(String::into_bytes);
        (name.clone(), Change { path: root.join(name), old, new: text.clone().into_bytes() })
    };
    files.iter().map(change).unzip()
}

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
