//! Caches: files of the folder `index/`, which may be deleted at any time.
//!
//! The folder is one of the library's own, no link, and so are its files: a link there is not followed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use crate::error::Error;
use crate::files::open;
use crate::files::place::refused;
use crate::files::writer::{Change, Writer};

/// How the names of unfinished files begin and end.
const UNFINISHED: (&str, &str) = (".text-", ".part");

/// The age at which nobody can be writing an unfinished file any more.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Makes what `new` makes of it the content of the file `name` in `folder`, which is made if only it is
/// missing. Nobody else changes the file in between.
///
/// # Errors
/// As [`Writer::write`].
pub fn update(folder: &Path, name: &str, new: impl FnOnce(Option<&[u8]>) -> Vec<u8>) -> Result<(), Error> {
    make_folder(folder).map_err(|error| Error::write(folder, error))?;
    let writer = Writer::beside(folder)?;
    let path = folder.join(name);
    let old = open::own(&path).map_err(|error| Error::write(&path, error))?;
    let new = new(old.as_deref());
    writer.write(&[Change { path, old, new }])?;
    Ok(())
}

/// Replaces the file `name` in `folder`, whole or not at all, with what `write` writes. No lock is taken:
/// it is for what is right whoever writes it last.
///
/// # Errors
/// Those of `write`, and those of the disk.
pub fn put<E: From<io::Error>>(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    if make_folder(folder)? {
        sweep(folder);
    }
    let mut file = unfinished(folder)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    // The renaming itself reaches the disk now or later: an old cache after a power cut is known as such.
    Ok(())
}

/// Sees that the folder is there; true if it was.
fn make_folder(folder: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(found) if found.is_symlink() => Err(refused("the folder is a symbolic link")),
        Ok(_) => Err(refused("it is not a folder")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::create_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(true),
            made => made.map(|()| false),
        },
        Err(error) => Err(error),
    }
}

/// A new file in `folder`, removed unless it gets its name. Readable as other files are, not by its owner
/// alone: a library may be shared.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED.0).suffix(UNFINISHED.1);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Removes what processes that were killed have left in `folder`: files with our names, long untouched, and
/// nothing else. What cannot be removed does no harm.
fn sweep(folder: &Path) {
    for path in leftovers(folder) {
        let _ = fs::remove_file(path);
    }
}

fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let ours = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(UNFINISHED.0) && name.ends_with(UNFINISHED.1)
    };
    // `DirEntry::metadata` is that of a link itself, not of what it points to.
    let abandoned = |entry: &fs::DirEntry| {
        let metadata = entry.metadata().ok().filter(fs::Metadata::is_file);
        let age = metadata.and_then(|metadata| metadata.modified().ok()?.elapsed().ok());
        age.is_some_and(|age| age > ABANDONED)
    };
    entries.flatten().filter(|entry| ours(entry) && abandoned(entry)).map(|entry| entry.path()).collect()
}
