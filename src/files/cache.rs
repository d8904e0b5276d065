//! Caches: files of the folder `index/`, which may be deleted at any time.
//!
//! The folder is one of the library's own, no link, and so are its files: a link there is not followed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use crate::error::Error;
use crate::files::open;
use crate::files::place::refused;
use crate::files::writer::{Change, Writer};

/// How the names of unfinished files begin and end.
const UNFINISHED: (&str, &str) = (".kept-", ".part");

/// The age at which nobody can be writing an unfinished file any more.
const ABANDONED: Duration = Duration::from_secs(3600);

/// How the names of files end that one user keeps, and the age at which those of others are removed: where keys
/// come and go, as on machines that are made for one job, their files would pile up.
const KEPT: (&str, Duration) = (".pack", Duration::from_secs(30 * 86_400));

/// Makes what `new` makes of it the content of the file `name` in `folder`, which is made if only it is
/// missing. Nobody else changes the file in between.
///
/// # Errors
/// As [`Writer::write`].
pub fn update(folder: &Path, name: &str, new: impl FnOnce(Option<&[u8]>) -> Vec<u8>) -> Result<(), Error> {
    let was_there = make_folder(folder).map_err(|error| Error::write(folder, error))?;
    let writer = Writer::beside(folder)?;
    let path = folder.join(name);
    let old = open::own(&path).map_err(|error| Error::write(&path, error))?;
    let new = new(old.as_deref());
    writer.write(&[Change { path, old, new }])?;
    if !was_there {
        ignore(folder);
    }
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
    let was_there = make_folder(folder)?;
    if was_there {
        sweep(folder, name);
    }
    let mut file = unfinished(folder)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    if !was_there {
        ignore(folder);
    }
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

/// Tells git that nothing in a folder that was just made is to be kept. It does not matter if that fails.
fn ignore(folder: &Path) {
    let path = folder.join(".gitignore");
    if let Ok(mut file) = File::create_new(&path)
        && file.write_all(b"*\n").is_err()
    {
        let _ = fs::remove_file(path);
    }
}

/// A new file in `folder`, removed unless it gets its name. It is for its owner alone: it may hold the texts of a
/// library, and is signed with a key that nobody else has.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().prefix(UNFINISHED.0).suffix(UNFINISHED.1).tempfile_in(folder)
}

/// Removes what processes that were killed have left in `folder`: files with our names, long untouched, and
/// nothing else; and what the users of other keys than that in `own` have not renewed for long. What cannot be
/// removed does no harm.
fn sweep(folder: &Path, own: &str) {
    for path in leftovers(folder, own) {
        let _ = fs::remove_file(path);
    }
}

fn leftovers(folder: &Path, own: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let own_key = own.rsplit('-').next().unwrap_or_default();
    let is_left = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_unfinished = name.starts_with(UNFINISHED.0) && name.ends_with(UNFINISHED.1);
        let is_of_another = name.ends_with(KEPT.0) && !name.ends_with(own_key);
        // `DirEntry::metadata` is that of a link itself, not of what it points to.
        let metadata = entry.metadata().ok().filter(fs::Metadata::is_file);
        let age = metadata.and_then(|metadata| metadata.modified().ok()?.elapsed().ok());
        age.is_some_and(|age| is_unfinished && age > ABANDONED || is_of_another && age > KEPT.1)
    };
    entries.flatten().filter(is_left).map(|entry| entry.path()).collect()
}
