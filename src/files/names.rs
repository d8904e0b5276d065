//! The names of the files that exist only while others are being written. All are hidden.

use std::ffi::OsStr;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How the names of all such files begin.
pub(super) const PREFIX: &str = ".catena-";
/// How the names of new and of old contents end.
const SUFFIX: &str = ".part";
/// The journal of a folder, see [`Journal`](super::journal::Journal).
pub(super) const JOURNAL: &str = ".catena-journal";

/// The receipts of a corpus, the one file of it that is no text of the user's.
pub(super) const RECEIPTS: &str = "anchors.lock";
/// So long one waits for others. Commands take far less; longer is a program that hangs.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// True for the name of a temporary file of ours, the journal not among them.
pub(super) fn is_own(name: &str) -> bool {
    let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    let Some((token, number)) = middle.and_then(|middle| middle.split_once('-')) else { return false };
    let is_token = token.len() == 16 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_token && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why a new file should not be called so; none for a name that it can have everywhere.
#[must_use]
pub fn unfit(name: &OsStr) -> Option<String> {
    let Some(name) = name.to_str() else { return Some("its name is not UTF-8".to_owned()) };
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let upper = stem.to_uppercase();
    let number = |prefix: &str| {
        let rest = upper.strip_prefix(prefix)?;
        let mut rest = rest.chars();
        rest.next().filter(|digit| "0123456789¹²³".contains(*digit)).and(Some(rest.next().is_none()))
    };
    let is_numbered = ["COM", "LPT"].into_iter().filter_map(number).any(|is_all| is_all);
    if is_numbered || ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&upper.as_str()) {
        return Some(format!("`{stem}` is a reserved name on Windows"));
    }
    None
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

/// The temporary files in a folder, in order. No link is followed, and hidden folders are left alone: what
/// lies there is not ours.
pub(super) fn left_behind(folder: &Path, depth: Depth) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), depth)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if kind.is_dir() && depth == Depth::Whole && !name.starts_with('.') {
                folders.push((path, depth));
            } else if kind.is_file() && is_own(&name) {
                found.push(path);
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}
