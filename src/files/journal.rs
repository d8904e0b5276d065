//! The journal of a set of files: what is to be put where, so that whoever comes after a crash can
//! finish the set or take it back.
//!
//! It is the file `.catena-journal` of the folder, in JSON, written whole or not at all, and only there
//! from when all new contents are on the disk until all of them are in place.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::files::names::{JOURNAL, is_own};
use crate::files::open;
use crate::files::place::Place;

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
    /// The number that the file system gave to the new content. No one elsewhere can know it: a new file is
    /// removed only by a journal that does.
    #[serde(default)]
    pub(super) made: Option<u64>,
}

/// What any journal says, of whatever form.
#[derive(Deserialize)]
struct AnyJournal {
    version: u32,
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

    /// True where a set was begun and not ended, or where something has the journal's name.
    pub(super) fn is_in(folder: &Path) -> bool {
        fs::symlink_metadata(Self::path(folder)).is_ok()
    }

    pub(super) fn text(&self) -> String {
        // Strings and numbers always are JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The journal of a folder; none if there is none.
    ///
    /// # Errors
    /// [`Error::Read`]; [`Error::NewerJournal`] for one of a later form; [`Error::Journal`] for one that no
    /// catena wrote, or that asks for files elsewhere: a library may come from anywhere.
    pub(super) fn read(place: &Place) -> Result<Option<Self>, Error> {
        let path = Self::path(&place.real);
        let Some(bytes) = open::own(&path).map_err(|error| Error::read(&path, error))? else {
            return Ok(None);
        };
        if let Ok(AnyJournal { version }) = serde_json::from_slice(&bytes)
            && version > VERSION
        {
            return Err(Error::NewerJournal { path, found: version, known: VERSION });
        }
        let journal: Option<Self> = serde_json::from_slice(&bytes).ok();
        journal.filter(|journal| journal.is_sound(place)).map(Some).ok_or(Error::Journal(path))
    }

    /// True if it names files of this corpus, each once, and no files but our own as their contents.
    fn is_sound(&self, place: &Place) -> bool {
        let mut names = Vec::new();
        let is_sound = |step: &Step| {
            place.may_be_recovered(&step.file)
                && is_own(&step.temporary)
                && step.backup.as_deref().is_none_or(is_own)
                && step.backup.is_some() == step.old.is_some()
        };
        for step in &self.files {
            let folder = step.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let beside = |name: &String| format!("{folder}/{name}");
            names.push(step.file.clone());
            names.push(beside(&step.temporary));
            names.extend(step.backup.as_ref().map(beside));
        }
        let all = names.len();
        names.sort();
        names.dedup();
        self.version == VERSION && names.len() == all && self.files.iter().all(is_sound)
    }
}

/// The number that a file has in its file system, where files have one.
#[cfg(unix)]
pub(super) fn number(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).ok().map(|found| found.ino())
}

#[cfg(not(unix))]
pub(super) fn number(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::{Journal, Step};
    use crate::files::place::Place;

    fn step(file: &str, temporary: &str) -> Step {
        let (file, temporary) = (file.to_owned(), temporary.to_owned());
        Step { file, temporary, backup: None, old: None, new: String::new(), made: None }
    }

    #[test]
    fn a_journal_from_elsewhere_cannot_reach_beyond_its_folder() -> std::io::Result<()> {
        let own = ".catena-0123456789abcdef-1.part";
        for (file, temporary, sound) in [
            ("works/a.catena", own, true),
            ("anchors.lock", own, true),
            ("../a.catena", own, false),
            ("works/../../a.catena", own, false),
            ("works//a.catena", own, false),
            ("./a.catena", own, false),
            (".git/a.catena", own, false),
            (".a.catena", own, false),
            ("a.txt", own, false),
            ("HEAD", own, false),
            ("/etc/a.catena", own, false),
            ("a.catena", "b.catena", false),
            ("a.catena", ".catena-x.part", false),
            ("a.catena", ".catena-/../0123456789abcdef-1.part", false),
            ("a.catena", "../.catena-0123456789abcdef-1.part", false),
            ("", own, false),
        ] {
            let folder = tempfile::tempdir()?;
            let corpus = folder.path().join("corpus");
            std::fs::create_dir(&corpus)?;
            let text = Journal::new(vec![step(file, temporary)]).text();
            std::fs::write(Journal::path(&corpus), text)?;
            assert_eq!(Journal::read(&Place::of(&corpus)?).is_ok(), sound, "{file} {temporary}");
        }
        Ok(())
    }
}
