//! The lines typed at earlier prompts: a cache beside the text index, which may be deleted at any time.

use std::path::{Path, PathBuf};

use crate::corpus::load::{Library, read};
use crate::error::Error;
use crate::files::cache;

/// The name of the file in the folder of caches.
const NAME: &str = "history";
/// So many lines are kept, the last ones.
const LONGEST: usize = 1000;

/// Lines, the oldest first, and the file that they are kept in, if there is one.
pub(super) struct History {
    path: Option<PathBuf>,
    lines: Vec<String>,
}

impl History {
    /// The history of a library; empty if it has none that can be read.
    pub(super) fn of(library: Option<&Library>) -> Self {
        let path = library.map(|library| library.index().join(NAME));
        let bytes = path.as_deref().and_then(|path| read(path).ok()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        Self { path, lines }
    }

    /// The lines, the oldest first.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Adds a line, unless it is the last one again, and keeps the history. What cannot be kept is lost
    /// without a word: nothing hangs on it.
    pub(super) fn add(&mut self, line: &str) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() || self.lines.last() == Some(&line) {
            return;
        }
        if let Some(path) = &self.path {
            let _ = keep(path, &line);
        }
        self.lines.push(line);
        self.lines.drain(..self.lines.len().saturating_sub(LONGEST));
    }
}

/// Adds a line to those that are kept: other prompts may have added theirs.
fn keep(path: &Path, line: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    cache::update(folder, NAME, |held| {
        let held = String::from_utf8_lossy(held.unwrap_or_default());
        let mut lines: Vec<&str> = held.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.last() != Some(&line) {
            lines.push(line);
        }
        lines.drain(..lines.len().saturating_sub(LONGEST));
        (lines.join("\n") + "\n").into_bytes()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]
mod tests {
    use std::fs;

    use super::{History, LONGEST};
    use crate::corpus::load::Library;

    #[test]
    fn is_kept_beside_the_index_and_may_be_deleted_or_impossible() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("corpus")).unwrap();
        let library = Library::at(folder.path()).unwrap();
        let mut history = History::of(Some(&library));
        for line in ["claims", "claims", " works \n since 1990", "  "] {
            history.add(line);
        }
        assert_eq!(history.lines(), ["claims", "works since 1990"]);
        assert_eq!(History::of(Some(&library)).lines(), history.lines());
        (0..=LONGEST).for_each(|at| history.add(&at.to_string()));
        assert_eq!(History::of(Some(&library)).lines().len(), LONGEST);
        fs::remove_dir_all(library.index()).unwrap();
        assert!(History::of(Some(&library)).lines().is_empty());
        fs::write(library.index(), "no folder").unwrap();
        let mut lost = History::of(Some(&library));
        lost.add("claims");
        assert_eq!(lost.lines(), ["claims"]);
        assert_eq!(fs::read_to_string(library.index()).unwrap(), "no folder");
    }
}
