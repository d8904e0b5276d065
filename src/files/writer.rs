//! Writing, alone in a folder: the set of changes that a command makes.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::disk::{Disk, RealDisk};
use crate::files::journal::{hash, resolved};
use crate::files::lock::Lock;
use crate::files::names::Unused;
use crate::files::recover::{Recovered, recover};
use crate::files::set::{Part, Set};

/// What a file is to hold instead of what it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// What it held when it was read; none if it was not there.
    pub old: Option<Vec<u8>>,
    /// What it is to hold.
    pub new: Vec<u8>,
}

/// The one who may write the files of a folder. What a crash left there is put in order first.
pub struct Writer<'d> {
    folder: PathBuf,
    disk: &'d dyn Disk,
    recovered: Recovered,
    _lock: Lock,
}

impl Writer<'static> {
    /// Holds `folder` on the disk of this machine.
    ///
    /// # Errors
    /// As [`Writer::open`].
    pub fn of(folder: &Path) -> Result<Self, Error> {
        Self::open(folder, &RealDisk)
    }
}

impl<'d> Writer<'d> {
    /// Holds `folder` alone, and recovers what was left there.
    ///
    /// # Errors
    /// [`Error::Busy`] if others hold it and do not end; [`Error::Read`], [`Error::Write`] and
    /// [`Error::Journal`] if what was left cannot be put in order.
    pub fn open(folder: &Path, disk: &'d dyn Disk) -> Result<Self, Error> {
        let lock = Lock::alone(folder)?;
        let recovered = recover(folder, disk)?;
        Ok(Self { folder: folder.to_owned(), disk, recovered, _lock: lock })
    }

    /// What had to be recovered.
    #[must_use]
    pub fn recovered(&self) -> Recovered {
        self.recovered
    }

    /// Makes all changes or none. Files that hold already what they should are not touched. Gives the
    /// paths of those that were changed.
    ///
    /// # Errors
    /// [`Error::Write`], also for a file that is read-only, and [`Error::Changed`] for one that does
    /// not hold what it held; the files are as they were then. [`Error::Unfinished`] if not even that
    /// could be reached: the next command will.
    pub fn write(&self, changes: &[Change]) -> Result<Vec<PathBuf>, Error> {
        let changes: Vec<&Change> =
            changes.iter().filter(|change| change.old.as_ref() != Some(&change.new)).collect();
        let mut unused = Unused::new();
        let parts =
            changes.iter().map(|change| self.examine(change, &mut unused)).collect::<Result<_, _>>()?;
        Set::new(&self.folder, self.disk, parts).write()?;
        Ok(changes.into_iter().map(|change| change.path.clone()).collect())
    }

    /// Makes `bytes` the content of one file, whatever it holds.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let old = content(path)?;
        self.write(&[Change { path: path.to_owned(), old, new: bytes.to_vec() }])?;
        Ok(())
    }

    /// Looks at a file before anything is written.
    fn examine<'c>(&self, change: &'c Change, unused: &mut Unused) -> Result<Part<'c>, Error> {
        let path = &change.path;
        let target = resolved(path);
        let permissions = permissions(&target).map_err(|error| Error::write(path, error))?;
        if content(&target)? != change.old {
            return Err(Error::Changed(path.clone()));
        }
        let name = path.strip_prefix(&self.folder).ok().and_then(|inside| {
            let parts: Option<Vec<&str>> =
                inside.components().map(|part| part.as_os_str().to_str()).collect();
            parts.map(|parts| parts.join("/"))
        });
        Ok(Part {
            name,
            new: &change.new,
            hash: hash(&change.new),
            old: change.old.as_deref().map(|old| (unused.beside(&target), hash(old), old)),
            temporary: unused.beside(&target),
            target,
            permissions,
        })
    }
}

/// The permissions of a file that may be written; none for one that is not there.
fn permissions(target: &Path) -> io::Result<Option<Permissions>> {
    let found = match fs::metadata(target) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !target.is_symlink() => return Ok(None),
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file"));
    }
    if found.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    Ok(Some(found.permissions()))
}

/// What a file holds; none if it is not there.
fn content(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::read(path, error)),
    }
}
