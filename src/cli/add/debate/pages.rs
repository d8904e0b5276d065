//! The texts that a debate is read from, with the pages of folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::add::input::inputs;
use crate::error::Error;

/// The names and bytes of files, and of the Markdown pages in folders, at any depth and in the order of their paths.
/// What is hidden is no page, and links to folders are not followed.
pub(super) fn texts(files: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut all = Vec::new();
    for path in files {
        if path.is_dir() {
            all.extend(pages(path)?);
        } else {
            all.push(path.clone());
        }
    }
    // A folder without pages is not standard input.
    if all.is_empty() && !files.is_empty() { Ok(Vec::new()) } else { inputs(&all) }
}

fn pages(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let failed = |error| Error::read(&folder, error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().to_lowercase();
            if name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            if entry.file_type().map_err(failed)?.is_dir() {
                open.push(path);
            } else if (name.ends_with(".md") || name.ends_with(".markdown")) && !path.is_dir() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
