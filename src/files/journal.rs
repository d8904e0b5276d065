//! The journal of a set of files: what is to be put where, so that whoever comes after a crash can
//! finish the set or take it back.
//!
//! It is the file `.catena-journal` of the folder, in JSON, written whole or not at all, and only there
//! from when all new contents are on the disk until all of them are in place.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::files::names::{JOURNAL, is_own};

/// The form of journals that this program writes and reads.
const VERSION: u32 = 1;

/// What a set does.
#[derive(Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Journal {
    version: u32,
    /// Its files.
    pub(super) files: Vec<Step>,
}

/// What a set does to one file.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Step {
    /// The file, from the folder, with `/` between its parts.
    pub(super) file: String,
    /// The name, beside the file, of its new content until that is put in place.
    pub(super) temporary: String,
    /// The second name of its old content; none for a file that is new.
    pub(super) backup: Option<String>,
    /// The SHA-256 of its old content, in hexadecimal; none for a file that is new.
    pub(super) old: Option<String>,
    /// The SHA-256 of its new content.
    pub(super) new: String,
}

/// The SHA-256 of a content, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Journal {
    pub(super) fn new(files: Vec<Step>) -> Self {
        Self { version: VERSION, files }
    }

    pub(super) fn path(folder: &Path) -> PathBuf {
        folder.join(JOURNAL)
    }

    /// True where a set was begun and not ended.
    pub(super) fn is_in(folder: &Path) -> bool {
        Self::path(folder).is_file()
    }

    pub(super) fn text(&self) -> String {
        // Strings and numbers always are JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The journal of a folder; none if there is none.
    ///
    /// # Errors
    /// [`Error::Read`], and [`Error::Journal`] for one that no catena wrote, or that asks for files
    /// elsewhere: a library may come from anywhere.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = Self::path(folder);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::read(&path, error)),
        };
        let journal: Option<Self> = serde_json::from_slice(&bytes).ok();
        let sound = |journal: &Self| journal.version == VERSION && journal.files.iter().all(Step::is_within);
        journal.filter(sound).map(Some).ok_or(Error::Journal(path))
    }
}

impl Step {
    /// True if it names nothing outside of the folder, and no files but our own as its contents.
    fn is_within(&self) -> bool {
        let mut parts = Path::new(&self.file).components();
        let plain = !self.file.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)));
        plain && is_own(&self.temporary) && self.backup.as_deref().is_none_or(is_own)
    }

    /// Where it is put, links followed.
    pub(super) fn target(&self, folder: &Path) -> PathBuf {
        resolved(&folder.join(&self.file))
    }
}

/// The file itself that a path leads to. A link to nothing leads to itself.
pub(super) fn resolved(path: &Path) -> PathBuf {
    if path.is_symlink() {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    } else {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Journal, Step};

    fn step(file: &str, temporary: &str) -> Step {
        let (file, temporary) = (file.to_owned(), temporary.to_owned());
        Step { file, temporary, backup: None, old: None, new: String::new() }
    }

    #[test]
    fn a_journal_from_elsewhere_cannot_reach_beyond_its_folder() -> std::io::Result<()> {
        for (file, temporary, sound) in [
            ("works/a.catena", ".catena-1.part", true),
            ("../a.catena", ".catena-1.part", false),
            ("works/../../a.catena", ".catena-1.part", false),
            ("/etc/passwd", ".catena-1.part", false),
            ("a.catena", "b.catena", false),
            ("a.catena", "../.catena-1.part", false),
            ("", ".catena-1.part", false),
        ] {
            let folder = tempfile::tempdir()?;
            let text = Journal::new(vec![step(file, temporary)]).text();
            std::fs::write(Journal::path(folder.path()), text)?;
            assert_eq!(Journal::read(folder.path()).is_ok(), sound, "{file} {temporary}");
        }
        Ok(())
    }
}
