//! Files that are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Makes `bytes` the content of the file at `path`: a temporary file beside it, synced, renamed into
/// place. A link is followed, and the file's permissions are kept.
///
/// # Errors
/// [`Error::Write`], and then the file is as it was: also for a file that is read-only.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace_at(path, bytes).map_err(|error| Error::write(path, error))
}

fn replace_at(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = if path.is_symlink() { fs::canonicalize(path)? } else { path.to_owned() };
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let permissions = fs::metadata(&target).ok().map(|found| found.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let mut temporary = tempfile::Builder::new().prefix(".catena-").suffix(".part").tempfile_in(&folder)?;
    temporary.write_all(bytes)?;
    match permissions {
        Some(permissions) => temporary.as_file().set_permissions(permissions)?,
        None => usual_permissions(temporary.as_file())?,
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|failed| failed.error)?;
    // The rename itself is only safe once the folder is on disk; not every system can sync a folder.
    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Temporary files are private; a new file of a library is to be read as others are.
#[cfg(unix)]
fn usual_permissions(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn usual_permissions(_: &File) -> io::Result<()> {
    Ok(())
}
