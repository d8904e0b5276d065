//! A folder of files that catena makes as a whole, and makes anew: pages, notes for another program.
//!
//! A file in the folder lists what catena wrote there. Only a folder that is new, empty or has that list is written to, and
//! of what is in it only listed files are ever replaced or removed. Each file is replaced whole; who is killed leaves a
//! folder that the next run completes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::Builder;

use crate::error::Error;
use crate::files::open;
use crate::files::place::refused;

/// The file that lists the others, each by its path on a line of its own.
pub const LIST: &str = "catena-files.txt";

/// How the names of files begin and end that are being written.
const PART: (&str, &str) = (".catena-", ".part");

/// What was done in a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are there now.
    pub files: usize,
    /// Those of them that are new or other than before.
    pub changed: usize,
    /// Files of an earlier run that are there no more.
    pub removed: usize,
}

/// A folder that is being written.
pub struct Tree {
    folder: PathBuf,
    before: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Tree {
    /// Begins to write the files of these names, paths with `/`, in a folder, which is made if it is missing.
    ///
    /// # Errors
    /// [`Error::Write`] if the folder holds what catena did not write, or cannot be written.
    pub fn begin(folder: &Path, names: impl IntoIterator<Item = String>) -> Result<Self, Error> {
        let failed = |error| Error::write(folder, error);
        fs::create_dir_all(folder).map_err(failed)?;
        let list = folder.join(LIST);
        let before = match open::own(&list).map_err(|error| Error::read(&list, error))? {
            Some(bytes) => String::from_utf8_lossy(&bytes)
                .lines()
                .filter(|name| is_inside(name))
                .map(str::to_owned)
                .collect(),
            None if fs::read_dir(folder).map_err(failed)?.next().is_none() => BTreeSet::new(),
            None => {
                return Err(failed(refused(
                    "it holds files that catena did not write: name a new or an empty folder",
                )));
            }
        };
        let names: BTreeSet<String> = names.into_iter().collect();
        // What stands in the place of a new file is somebody else's.
        let foreign = names.difference(&before).find(|name| fs::symlink_metadata(folder.join(name)).is_ok());
        if let Some(name) = foreign {
            let why = "catena did not write it, and would write a file of that name: move it away";
            return Err(Error::write(&folder.join(name), refused(why)));
        }
        let tree = Self { folder: folder.to_owned(), before, names };
        // From here on all that may be there is listed, whenever the run ends.
        tree.list(tree.before.union(&tree.names))?;
        Ok(tree)
    }

    /// Writes one of the files; gives whether it is other than before. Several threads may write at once.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<bool, Error> {
        let path = self.folder.join(name);
        let failed = |error| Error::write(&path, error);
        if !is_inside(name) || !self.names.contains(name) {
            return Err(failed(refused("it is none of the files that were to be written")));
        }
        let folder = path.parent().unwrap_or(&self.folder);
        self.make(folder).map_err(failed)?;
        if open::own(&path).map_err(failed)?.is_some_and(|old| old == bytes) {
            return Ok(false);
        }
        replace(folder, &path, bytes).map_err(failed)?;
        Ok(true)
    }

    /// Removes the files of an earlier run that are none of these, and folders that are empty then.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn finish(self) -> Result<usize, Error> {
        let mut removed = 0;
        for name in self.before.difference(&self.names) {
            let path = self.folder.join(name);
            let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
            if is_file && self.is_own(path.parent().unwrap_or(&self.folder)) {
                fs::remove_file(&path).map_err(|error| Error::write(&path, error))?;
                removed += 1;
                let above = path.ancestors().skip(1).take_while(|above| *above != self.folder);
                // Only those go that have nothing in them.
                above.take_while(|above| fs::remove_dir(above).is_ok()).for_each(drop);
            }
        }
        self.sweep();
        self.list(&self.names)?;
        Ok(removed)
    }

    /// Removes what runs that were killed left half written.
    fn sweep(&self) {
        let folders: BTreeSet<PathBuf> =
            self.names.iter().filter_map(|name| Some(self.folder.join(name).parent()?.to_owned())).collect();
        for entry in folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
            let name = entry.file_name();
            let is_part =
                name.to_str().is_some_and(|name| name.starts_with(PART.0) && name.ends_with(PART.1));
            if is_part && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                // What cannot be removed is in nobody's way.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn list<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> Result<(), Error> {
        let text: String = names.into_iter().map(|name| format!("{name}\n")).collect();
        let path = self.folder.join(LIST);
        replace(&self.folder, &path, text.as_bytes()).map_err(|error| Error::write(&path, error))
    }

    /// Makes a folder inside, none of whose parts is a link.
    fn make(&self, folder: &Path) -> io::Result<()> {
        let inside = folder.strip_prefix(&self.folder).unwrap_or(Path::new(""));
        let mut made = self.folder.clone();
        for part in inside.components() {
            made.push(part);
            match fs::create_dir(&made) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
            if !fs::symlink_metadata(&made)?.is_dir() {
                return Err(refused("it is reached through a symbolic link"));
            }
        }
        Ok(())
    }

    fn is_own(&self, folder: &Path) -> bool {
        let inside = folder.ancestors().take_while(|above| *above != self.folder);
        inside.into_iter().all(|above| fs::symlink_metadata(above).is_ok_and(|found| found.is_dir()))
    }
}

fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Builder::new().prefix(PART.0).suffix(PART.1).tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Pages are for everybody; a temporary file is its owner's alone.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// True for the path of a file inside of a folder.
fn is_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    !name.is_empty() && name != LIST && parts.all(|part| matches!(part, Component::Normal(_)))
}
