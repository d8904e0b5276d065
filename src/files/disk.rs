//! What writing asks of a disk. Tests put one in its place that fails at any step they choose.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::Path;

/// Writes the content of a file piece by piece, so that it is never in memory as a whole.
pub(super) type Make<'m> = dyn Fn(&mut dyn Write) -> io::Result<()> + 'm;

/// The steps of which every change of files is made. Reading is no part of it.
pub trait Disk {
    /// Makes a file that is not there yet, with these bytes and permissions; those of
    /// any new file where none are given.
    ///
    /// # Errors
    /// If it is there, or cannot be made; then a part of it may be left.
    fn create(&self, path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()>;

    /// Waits until the file's content is on the disk.
    ///
    /// # Errors
    /// If that is not sure.
    fn sync_file(&self, path: &Path) -> io::Result<()>;

    /// Waits until the folder's names are on the disk.
    ///
    /// # Errors
    /// If that is not sure.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Gives a file a second name.
    ///
    /// # Errors
    /// If that name is taken, or the file system has no such thing.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in the place of another, at one moment.
    ///
    /// # Errors
    /// If it cannot be done; then both are as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// If it cannot be removed.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder in one that is there.
    ///
    /// # Errors
    /// If it cannot be made.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn create(&self, path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
        create_of(path, permissions, &|to| to.write_all(bytes))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().read(true).write(true).open(path)?.sync_all()
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match File::open(path).and_then(|folder| folder.sync_all()) {
            // Not every system can open or sync a folder. Those that can report real faults otherwise.
            Err(error) if cannot_sync(&error) => Ok(()),
            result => result,
        }
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }
}

/// As [`Disk::create`] on the disk of this machine, with what `make` writes.
pub(super) fn create_of(path: &Path, permissions: Option<Permissions>, make: &Make<'_>) -> io::Result<()> {
    let mut file = BufWriter::new(new(permissions.as_ref()).open(path)?);
    make(&mut file)?;
    let file = file.into_inner().map_err(IntoInnerError::into_error)?;
    // What the umask took away.
    permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions))
}

fn cannot_sync(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

/// For a file that is not there yet, and that nobody may read meanwhile who may not read it then. A new one
/// is made as an editor would make it.
#[cfg(unix)]
fn new(permissions: Option<&Permissions>) -> OpenOptions {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(permissions.map_or(0o666, |found| found.mode() & 0o777));
    options
}

#[cfg(not(unix))]
fn new(_: Option<&Permissions>) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options
}
