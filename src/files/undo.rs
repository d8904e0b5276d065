//! A set that could not be written is taken back.

use std::fs;

use crate::error::Error;
use crate::files::journal::Journal;
use crate::files::set::Set;

impl Set<'_> {
    /// Puts the old contents back. Gives the error to be told: `cause`, or that the set is left for
    /// the next command to finish or take back.
    pub(super) fn take_back(&self, cause: Error) -> Error {
        for part in self.parts[..self.placed].iter().rev() {
            let restored = match &part.old {
                Some((backup, ..)) => self.disk.rename(backup, &part.target),
                None => self.disk.remove(&part.target),
            };
            if restored.is_err() {
                return Error::Unfinished(Box::new(cause));
            }
        }
        let journal = Journal::path(self.folder);
        let stays = Journal::is_in(self.folder) && self.disk.remove(&journal).is_err();
        self.clean();
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        // With the journal and the new contents still there, the next command would finish the set.
        if stays && self.parts.iter().all(|part| part.temporary.exists()) {
            return Error::Unfinished(Box::new(cause));
        }
        cause
    }

    /// Removes the temporary files. Those that cannot be removed are hidden, and the next command
    /// removes them.
    pub(super) fn clean(&self) {
        for part in &self.parts {
            let backup = part.old.as_ref().map(|(backup, ..)| backup);
            for path in backup.into_iter().chain([&part.temporary]).filter(|path| path.exists()) {
                let _ = self.disk.remove(path);
            }
        }
    }
}
