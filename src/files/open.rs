//! Opening for reading, which never waits: a pipe or a device may stand where a file is expected.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::files::place::refused;

/// Opens a regular file; a link is followed.
///
/// # Errors
/// Also for what is no regular file.
pub fn regular(path: &Path) -> io::Result<File> {
    open(path, true)
}

/// Opens a regular file that is there itself, no link.
///
/// # Errors
/// Also for what is no regular file.
pub(crate) fn owned(path: &Path) -> io::Result<File> {
    open(path, false)
}

/// Fills `bytes` with what a file holds from the byte `at` on.
///
/// # Errors
/// Also if the file ends before.
pub(crate) fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
    }
    #[cfg(windows)]
    {
        let mut done = 0;
        while done < bytes.len() {
            let place = at + done as u64;
            match std::os::windows::fs::FileExt::seek_read(file, &mut bytes[done..], place)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                more => done += more,
            }
        }
        Ok(())
    }
}

/// What a file holds that is there itself, no link; none if nothing is there.
pub(crate) fn own(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match open(path, false) {
        Ok(mut file) => file.read_to_end(&mut bytes).map(|_| Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn open(path: &Path, follow: bool) -> io::Result<File> {
    let no_file = || refused("it is not a regular file");
    // Before it is opened, since opening a device can do something; and after, since it may be another.
    let found = if follow { fs::metadata(path)? } else { fs::symlink_metadata(path)? };
    if !found.is_file() {
        return Err(no_file());
    }
    let file = options(follow).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(no_file()) }
}

#[cfg(unix)]
fn options(follow: bool) -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, !follow);
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options(_: bool) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}
