//! What came of an import, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::add::Import;
use crate::cli::add::excerpts::gathered::Gathered;
use crate::cli::add::excerpts::told::called;

#[derive(Serialize)]
struct ImportJson<'a> {
    schema: u32,
    dry_run: bool,
    /// The files that are other.
    files: Vec<&'a str>,
    /// Ids.
    added: &'a [String],
    changed: Vec<ChangedJson<'a>>,
    /// Changed on both sides, and as they were.
    kept: Vec<ChangedJson<'a>>,
    /// Kept because the export is older.
    older: Vec<ChangedJson<'a>>,
    /// Ids.
    already_here: &'a [String],
    /// How many highlights are empty or there twice.
    omitted: usize,
    /// These, and what of the files is no highlight, and why.
    skipped: Vec<String>,
    not_placed: Vec<NotPlacedJson<'a>>,
    /// What of the highlights could not be read.
    notices: &'a [String],
    /// The works that only author and year told, with how many excerpts were placed so.
    by_author_and_year: &'a BTreeMap<String, usize>,
}

#[derive(Serialize)]
struct ChangedJson<'a> {
    id: &'a str,
    fields: &'a [&'static str],
}

#[derive(Serialize)]
struct NotPlacedJson<'a> {
    source: &'a str,
    work: String,
    words: &'a str,
    why: &'a str,
}

/// What came of an import, for programs.
pub(super) fn json(import: &Import, read: &Gathered, dry_run: bool) -> String {
    fn changed<'a>(list: &'a [(String, Vec<&'static str>)]) -> Vec<ChangedJson<'a>> {
        list.iter().map(|(id, fields)| ChangedJson { id, fields }).collect()
    }
    let not_placed = import.not_placed.iter().map(|one| NotPlacedJson {
        source: &one.source,
        work: called(one),
        words: &one.words,
        why: &one.why,
    });
    let json = ImportJson {
        schema: 1,
        dry_run,
        files: import.files.keys().map(String::as_str).collect(),
        added: &import.added,
        changed: changed(&import.changed),
        kept: changed(&import.kept),
        older: changed(&import.older),
        already_here: &import.here,
        omitted: import.left_out.len(),
        skipped: import.left_out.iter().chain(&read.skipped).map(ToString::to_string).collect(),
        not_placed: not_placed.collect(),
        notices: &read.notices,
        by_author_and_year: &import.by_people,
    };
    serde_json::to_string_pretty(&json).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}
