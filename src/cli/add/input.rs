//! `catena add works` and `catena add debate`: what they read.

use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::corpus::load::{LARGEST_FILE, read};
use crate::error::Error;

/// The names and bytes of files; `-` or nothing is standard input.
pub(super) fn inputs(files: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let standard_input = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard_input } else { files };
    files.iter().map(|path| input(path)).collect()
}

/// True for a part of a path that stays within, and is not hidden.
pub(super) fn is_plain(part: Component<'_>) -> bool {
    matches!(part, Component::Normal(part) if !part.to_string_lossy().starts_with('.'))
}

/// The name and bytes of an input.
fn input(path: &Path) -> Result<(String, Vec<u8>), Error> {
    if path.as_os_str() != "-" {
        return Ok((path.display().to_string(), read(path)?));
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::read(Path::new("standard input"), error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        let found = bytes.len() as u64;
        return Err(Error::TooLarge { path: PathBuf::from("standard input"), found, limit: LARGEST_FILE });
    }
    Ok(("standard input".to_owned(), bytes))
}
