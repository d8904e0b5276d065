//! A small file that is the user's own: nobody else reads or writes it.

use std::fs::{self, DirBuilder, File};
use std::io::{Read, Write};
use std::path::Path;

use tempfile::Builder;

use crate::files::open;

/// No secret is longer, in bytes.
const LONGEST: u64 = 4096;

/// What the file at `path` holds, or what `fresh` gives, which it is made of if it is not there. None if it cannot
/// be read or made, or if others could have written it.
pub(crate) fn read_or_make(path: &Path, fresh: impl FnOnce() -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    if let Some(found) = read(path) {
        return Some(found);
    }
    if fs::symlink_metadata(path).is_ok() {
        return None;
    }
    let folder = path.parent()?;
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).ok()?;
    // A temporary file is readable by its owner alone, and has its name only when it is whole.
    let mut file = Builder::new().prefix(".key-").tempfile_in(folder).ok()?;
    file.write_all(&fresh()?).ok()?;
    file.as_file().sync_all().ok()?;
    // Of two who make it at the same time the first one's counts.
    let _ = file.persist_noclobber(path);
    read(path)
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let file = open::owned(path).ok()?;
    if !is_private(&file) {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// True if nobody but this user, or the system itself, could read or write the file.
#[cfg(unix)]
fn is_private(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let user = rustix::process::geteuid().as_raw();
    file.metadata().is_ok_and(|found| found.mode() & 0o077 == 0 && found.uid() == user)
}

/// True: the folder is one that the system keeps for this user.
#[cfg(not(unix))]
fn is_private(_: &File) -> bool {
    true
}
