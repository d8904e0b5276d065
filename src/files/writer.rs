//! Writing, alone in a folder: the set of changes that a command makes.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::disk::{Disk, Make, RealDisk, create_of};
use crate::files::journal::hash;
use crate::files::lock::Lock;
use crate::files::names::{Unused, unfit};
use crate::files::place::{Place, refused};
use crate::files::recover::{Recovered, recover};
use crate::files::set::{Part, Set};
use crate::files::{named, open};

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
    place: Place,
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

impl Writer<'static> {
    /// Holds a folder that is no corpus.
    pub(super) fn beside(folder: &Path) -> Result<Self, Error> {
        let place = Place::plain(folder).map_err(|error| Error::write(folder, error))?;
        Self::at(place, folder, &RealDisk)
    }
}

impl<'d> Writer<'d> {
    /// Holds `folder` alone, and recovers what was left there.
    ///
    /// # Errors
    /// [`Error::Busy`] if others hold it and do not end; [`Error::Read`], [`Error::Write`] and
    /// [`Error::Journal`] if what was left cannot be put in order.
    pub fn open(folder: &Path, disk: &'d dyn Disk) -> Result<Self, Error> {
        let place = Place::of(folder).map_err(|error| Error::write(folder, error))?;
        Self::at(place, folder, disk)
    }

    fn at(place: Place, folder: &Path, disk: &'d dyn Disk) -> Result<Self, Error> {
        let lock = Lock::alone(folder)?;
        let recovered = recover(&place, disk)?;
        Ok(Self { place, disk, recovered, _lock: lock })
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
        let _others = self.hold_others(changes.iter().map(|change| change.path.as_path()))?;
        let parts =
            changes.iter().map(|change| self.examine(change, &mut unused)).collect::<Result<_, _>>()?;
        Set::new(&self.place.real, self.disk, parts).write()?;
        Ok(changes.into_iter().map(|change| change.path.clone()).collect())
    }

    /// Makes what `make` writes the content of one file, whatever it holds.
    pub(super) fn replace(&self, path: &Path, make: &Make<'_>) -> Result<(), Error> {
        let failed = |error| Error::write(path, error);
        let _others = self.hold_others([path])?;
        let (own, target) = self.places(path)?;
        let permissions = permissions(&target).map_err(failed)?;
        let temporary = Unused::new().beside(&own);
        // One file is replaced at one moment: until then the old one stands as it is.
        let put = create_of(&temporary, permissions, make)
            .and_then(|()| self.disk.sync_file(&temporary))
            .and_then(|()| self.disk.rename(&temporary, &target));
        if put.is_err() {
            // Where that fails too, the next command removes it.
            let _ = self.disk.remove(&temporary);
        }
        put.map_err(failed)?;
        let folders = [&own, &target].map(|file| file.parent().unwrap_or(&self.place.real));
        folders.into_iter().try_for_each(|folder| self.disk.sync_folder(folder)).map_err(failed)
    }

    /// Holds the other libraries in which files stand: that of a link may be one of another library, whose writers hold
    /// that one.
    fn hold_others<'p>(
        &self,
        paths: impl IntoIterator<Item = &'p Path>,
    ) -> Result<Vec<(PathBuf, Lock)>, Error> {
        let mut others: Vec<(PathBuf, Lock)> = Vec::new();
        for path in paths {
            let (_, target) = self.places(path)?;
            if !target.is_file() {
                continue;
            }
            let (home, _) = named::guarded(&target).map_err(|error| Error::write(path, error))?;
            let is_held = home == self.place.real || others.iter().any(|(held, _)| *held == home);
            if !is_held {
                others.push((home.clone(), Lock::alone(&home)?));
            }
        }
        Ok(others)
    }

    /// Where a file stands, and the file itself, links followed.
    fn places(&self, path: &Path) -> Result<(PathBuf, PathBuf), Error> {
        let failed = |error| Error::write(path, error);
        let own = self.place.name(path).and_then(|name| self.place.beside(&name)).map_err(failed)?;
        let target = self.place.target(&own).map_err(failed)?;
        Ok((own, target))
    }

    /// Looks at a file before anything is written.
    fn examine<'c>(&self, change: &'c Change, unused: &mut Unused) -> Result<Part<'c>, Error> {
        let path = &change.path;
        let (own, target) = self.places(path)?;
        let permissions = permissions(&target).map_err(|error| Error::write(path, error))?;
        if content(&target)? != change.old {
            return Err(Error::Changed(path.clone()));
        }
        let name = self.place.name(path).map_err(|error| Error::write(path, error))?;
        let parts = if permissions.is_none() { name.split('/').collect() } else { Vec::new() };
        if let Some(why) = parts.into_iter().find_map(|part| unfit(part.as_ref())) {
            return Err(Error::write(path, refused(why)));
        }
        // Our own files stand in our own folder, wherever a link leads: nobody else removes them there.
        Ok(Part {
            name,
            new: &change.new,
            hash: hash(&change.new),
            old: change.old.as_deref().map(|old| (unused.beside(&own), hash(old), old)),
            temporary: unused.beside(&own),
            target,
            permissions,
        })
    }
}

/// The permissions of a file that may be written; none for one that is not there.
fn permissions(target: &Path) -> io::Result<Option<Permissions>> {
    let found = match fs::symlink_metadata(target) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if found.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    Ok(Some(found.permissions()))
}

/// What a file holds; none if it is not there.
fn content(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    open::own(path).map_err(|error| Error::read(path, error))
}
