//! A set of files put in place together.

use std::fs::Permissions;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::disk::Disk;
use crate::files::journal::{Journal, Step, number};
use crate::files::names::Unused;

/// A file of a set, looked at and found fit to be written.
pub(super) struct Part<'c> {
    /// The file from the folder, with `/` between its parts.
    pub(super) name: String,
    /// The file itself, links followed.
    pub(super) target: PathBuf,
    pub(super) temporary: PathBuf,
    /// The second name of the old content, its hash and its bytes; none for a file that is new.
    pub(super) old: Option<(PathBuf, String, &'c [u8])>,
    pub(super) new: &'c [u8],
    pub(super) hash: String,
    pub(super) permissions: Option<Permissions>,
}

/// A set being written.
pub(super) struct Set<'s> {
    pub(super) folder: &'s Path,
    pub(super) disk: &'s dyn Disk,
    pub(super) parts: Vec<Part<'s>>,
    /// The folders that had to be made, outermost first.
    pub(super) made: Vec<PathBuf>,
    /// How many of the parts are in place.
    pub(super) placed: usize,
}

impl<'s> Set<'s> {
    pub(super) fn new(folder: &'s Path, disk: &'s dyn Disk, parts: Vec<Part<'s>>) -> Self {
        Self { folder, disk, parts, made: Vec::new(), placed: 0 }
    }

    /// Puts all parts in place, or none.
    pub(super) fn write(mut self) -> Result<(), Error> {
        match self.attempt() {
            Ok(()) => {
                self.clean();
                Ok(())
            }
            Err(error) => Err(self.take_back(error)),
        }
    }

    fn attempt(&mut self) -> Result<(), Error> {
        for at in 0..self.parts.len() {
            let target = self.parts[at].target.clone();
            self.prepare(at).map_err(|error| Error::write(&target, error))?;
        }
        // What a journal names must be there whenever the journal is.
        self.sync_folders()?;
        // One file is replaced at one moment by itself. A set that a crash could cut needs a journal.
        let journal = (self.parts.len() > 1).then(|| self.journal());
        if let Some(journal) = &journal {
            let path = Journal::path(self.folder);
            self.put_journal(&path, journal).map_err(|error| Error::write(&path, error))?;
        }
        for part in &self.parts {
            let renamed = self.disk.rename(&part.temporary, &part.target);
            renamed.map_err(|error| Error::write(&part.target, error))?;
            self.placed += 1;
        }
        self.sync_folders()?;
        if journal.is_some() {
            let path = Journal::path(self.folder);
            self.disk.remove(&path).map_err(|error| Error::write(&path, error))?;
        }
        Ok(())
    }

    fn journal(&self) -> Journal {
        // Our own names are ASCII.
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let step = |part: &Part<'_>| Step {
            file: part.name.clone(),
            temporary: name(&part.temporary),
            backup: part.old.as_ref().map(|(backup, ..)| name(backup)),
            old: part.old.as_ref().map(|(_, hash, _)| hash.clone()),
            new: part.hash.clone(),
            made: number(&part.temporary),
        };
        Journal::new(self.parts.iter().map(step).collect())
    }

    /// Puts a part's contents beside its target, the old one under a second name.
    fn prepare(&mut self, at: usize) -> io::Result<()> {
        let missing: Vec<PathBuf> = {
            let above = self.parts[at].target.ancestors().skip(1);
            let named = above.filter(|folder| !folder.as_os_str().is_empty());
            named.take_while(|folder| !folder.exists()).map(Path::to_owned).collect()
        };
        for folder in missing.into_iter().rev() {
            self.disk.make_folder(&folder)?;
            self.made.push(folder);
        }
        let part = &self.parts[at];
        if let Some((backup, _, bytes)) = &part.old
            && self.disk.link(&part.target, backup).is_err()
        {
            // Not every file system can give a file two names.
            self.disk.create(backup, bytes, part.permissions.clone())?;
            self.disk.sync_file(backup)?;
        }
        self.disk.create(&part.temporary, part.new, part.permissions.clone())?;
        self.disk.sync_file(&part.temporary)
    }

    fn put_journal(&self, path: &Path, journal: &Journal) -> io::Result<()> {
        let temporary = Unused::new().beside(path);
        let text = journal.text();
        let put = self
            .disk
            .create(&temporary, text.as_bytes(), None)
            .and_then(|()| self.disk.sync_file(&temporary))
            .and_then(|()| self.disk.rename(&temporary, path));
        if put.is_err() {
            // Where that fails too, the next command removes it.
            let _ = self.disk.remove(&temporary);
        }
        put?;
        self.disk.sync_folder(self.folder)
    }

    /// The folders of the parts, and those in which folders were made.
    fn sync_folders(&self) -> Result<(), Error> {
        let of_parts =
            self.parts.iter().flat_map(|part| [part.target.parent(), part.temporary.parent()]).flatten();
        let of_folders = self.made.iter().filter_map(|folder| folder.parent());
        let mut folders: Vec<&Path> = of_parts.chain(of_folders).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            self.disk.sync_folder(folder).map_err(|error| Error::write(folder, error))?;
        }
        Ok(())
    }
}
