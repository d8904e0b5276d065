//! The names of the files that exist only while others are being written. All are hidden.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

/// How the names of all such files begin.
pub(super) const PREFIX: &str = ".catena-";
/// How the names of new and of old contents end.
const SUFFIX: &str = ".part";
/// The journal of a folder, see [`Journal`](super::journal::Journal).
pub(super) const JOURNAL: &str = ".catena-journal";

/// True for the name of a temporary file of ours, the journal not among them.
pub(super) fn is_own(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Makes names that no file has.
pub(super) struct Unused {
    token: u64,
    next: usize,
}

impl Unused {
    pub(super) fn new() -> Self {
        Self { token: RandomState::new().hash_one(std::process::id()), next: 0 }
    }

    /// The next name, beside `target`.
    pub(super) fn beside(&mut self, target: &Path) -> PathBuf {
        self.next += 1;
        target.with_file_name(format!("{PREFIX}{:016x}-{}{SUFFIX}", self.token, self.next))
    }
}

/// How much of a folder is looked through for what was left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// The folder itself.
    Flat,
    /// Its folders too.
    Whole,
}

/// The temporary files in a folder, and beside the files that its links lead to, in order.
pub(super) fn left_behind(folder: &Path, depth: Depth) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), depth)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_dir() && depth == Depth::Whole {
                folders.push((path, depth));
            } else if kind.is_file() && entry.file_name().to_str().is_some_and(is_own) {
                found.push(path);
            } else if kind.is_symlink()
                && depth == Depth::Whole
                && let Some(target) = fs::canonicalize(&path).ok().filter(|target| target.is_file())
                && let Some(beside) = target.parent()
            {
                folders.push((beside.to_owned(), Depth::Flat));
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}
