//! Files outside of a corpus: one that the user has named, and those that set a library up.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::files::disk::{Make, RealDisk};
use crate::files::names::{PATIENCE, unfit};
use crate::files::place::refused;
use crate::files::writer::{Change, Writer};
use crate::files::{CORPUS, open};

/// Writes to what the user has named: a file is replaced whole or not at all; to a pipe, a terminal or a
/// device is written as it is. A link is followed if it leads to a file in its own folder or library.
///
/// # Errors
/// [`Error::Write`], also for a name that is not UTF-8 or that Windows reserves; then a file is as it was.
/// [`Error::Busy`] if another catena is writing there and does not end.
pub fn output(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    output_of(path, &|to| to.write_all(bytes))
}

/// As [`output`], with what `make` writes piece by piece.
///
/// # Errors
/// As [`output`].
pub fn output_of(path: &Path, make: &Make<'_>) -> Result<(), Error> {
    let failed = |error| Error::write(path, error);
    match stream(path).map_err(failed)?.map(BufWriter::new) {
        Some(mut stream) => match make(&mut stream).and_then(|()| stream.flush()) {
            // Whoever reads it has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(failed),
        },
        None => {
            if let Some(why) = unfit(path.file_name().unwrap_or_default()) {
                return Err(failed(refused(why)));
            }
            let (folder, path) = named(path).map_err(failed)?;
            Writer::open(&folder, &RealDisk)?.replace(&path, make)
        }
    }
}

/// Makes a change of one file that the user has named, if it holds still what it held.
///
/// # Errors
/// As [`Writer::write`].
pub fn change(change: &Change) -> Result<(), Error> {
    let (folder, path) = named(&change.path).map_err(|error| Error::write(&change.path, error))?;
    Writer::open(&folder, &RealDisk)?.write(&[Change { path, ..change.clone() }])?;
    Ok(())
}

/// What the file `name` of a library's folder, outside of its corpus, holds; none if it is not there.
///
/// # Errors
/// [`Error::Read`], also for a link, or what is reached through one.
pub fn setting(root: &Path, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let path = root.join(name);
    folders(root, name, false).and_then(|_| open::own(&path)).map_err(|error| Error::read(&path, error))
}

/// Writes the file `name` of a library's folder, outside of its corpus, if it holds still what it held.
/// Folders that are missing are made; a link is neither followed nor replaced.
///
/// # Errors
/// As [`Writer::write`].
pub fn set_up(root: &Path, name: &str, old: Option<Vec<u8>>, new: &[u8]) -> Result<(), Error> {
    make_folder(root)?;
    let folder = folders(root, name, true).map_err(|error| Error::write(&root.join(name), error))?;
    let path = root.join(name);
    let path = folder.join(path.file_name().unwrap_or_default());
    if path.is_symlink() {
        return Err(Error::write(&path, refused("it is a symbolic link")));
    }
    Writer::beside(&folder)?.write(&[Change { path, old, new: new.to_vec() }])?;
    Ok(())
}

/// Makes a folder, and those above it that are missing.
///
/// # Errors
/// [`Error::Write`].
pub fn make_folder(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))
}

/// Makes a file a program, for whoever may read it.
///
/// # Errors
/// [`Error::Write`].
#[cfg(unix)]
pub fn make_executable(path: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    let failed = |error| Error::write(path, error);
    let mode = fs::symlink_metadata(path).map_err(failed)?.permissions().mode();
    let mode = mode | ((mode & 0o444) >> 2);
    let file = open::regular(path).map_err(failed)?;
    file.set_permissions(fs::Permissions::from_mode(mode)).map_err(failed)
}

/// Makes a file a program, which needs nothing here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn make_executable(_: &Path) -> Result<(), Error> {
    Ok(())
}

/// The folder of a file below `root`, none of its parts a link.
fn folders(root: &Path, name: &str, make: bool) -> io::Result<PathBuf> {
    let mut at = root.to_owned();
    let parts = Path::new(name).parent().into_iter().flat_map(Path::components);
    for part in parts {
        let Component::Normal(part) = part else { return Err(refused("it is outside the library")) };
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(refused(format!("`{}` is not a folder of its own", at.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound && make => fs::create_dir(&at)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => break,
            Err(error) => return Err(error),
        }
    }
    Ok(at)
}

/// A path without `..`, by its words alone.
fn without_steps_up(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
        plain
    })
}

/// The folder and the file of a path that the user has given: not through a link that leads out of the
/// library in which it is written.
fn named(path: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let (folder, file) = guarded(path)?;
    let written = without_steps_up(&std::path::absolute(path)?);
    let library = written.ancestors().skip(1).find(|above| above.join(CORPUS).is_dir());
    let real = file.parent().unwrap_or(&folder);
    match library.map(fs::canonicalize).transpose()? {
        Some(library) if !real.starts_with(&library) => {
            let why = "a symbolic link on the way leads out of this library, to";
            Err(refused(format!("{why} `{}`; use that name", real.display())))
        }
        _ => Ok((folder, file)),
    }
}

/// The folder that is locked while a file is written, and the file in it: the corpus that the file is
/// of, or else the folder that it stands in.
pub(super) fn guarded(path: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
    let name = path.file_name().ok_or_else(|| refused("it is not a file name"))?;
    let file = folder.join(name);
    let corpus = folder.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == CORPUS));
    Ok((corpus.unwrap_or(&folder).to_owned(), file))
}

/// What a path leads to, if it is no file that can be replaced.
fn stream(path: &Path) -> io::Result<Option<Box<dyn Write>>> {
    if cfg!(unix) {
        match descriptor(path) {
            Some("1") => return Ok(Some(Box::new(io::stdout()))),
            Some("2") => return Ok(Some(Box::new(io::stderr()))),
            Some(_) => {
                return OpenOptions::new().append(true).open(path).map(|file| Some(Box::new(file) as _));
            }
            None => {}
        }
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(refused("it is a folder")),
        Ok(found) if !found.is_file() => patiently(path).map(|file| Some(Box::new(file) as _)),
        _ => Ok(None),
    }
}

/// The number of the stream of this process that a path names.
fn descriptor(path: &Path) -> Option<&str> {
    match path.to_str()? {
        "/dev/stdout" => Some("1"),
        "/dev/stderr" => Some("2"),
        path => path.strip_prefix("/dev/fd/").or_else(|| path.strip_prefix("/proc/self/fd/")),
    }
}

/// Opens a pipe or a device for writing. A pipe that nobody reads from is waited for, but not for ever.
#[cfg(unix)]
fn patiently(path: &Path) -> io::Result<File> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::os::unix::fs::OpenOptionsExt;
    let start = Instant::now();
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    loop {
        match OpenOptions::new().write(true).custom_flags(flags).open(path) {
            Ok(file) => {
                fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
                return Ok(file);
            }
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => {
                if start.elapsed() > PATIENCE {
                    return Err(io::Error::new(error.kind(), "nothing reads from it"));
                }
                thread::sleep(Duration::from_millis(10));
            }
            Err(error) => return Err(error),
        }
    }
}

#[cfg(not(unix))]
fn patiently(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}
