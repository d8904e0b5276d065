//! tantivy's files as one signed file on disk, a section each.
//!
//! One file, because it can be replaced in one step. What a question needs of it is read when it is needed and
//! checked before tantivy sees it, which may panic on a garbled file; where it is not what catena wrote, the work
//! ends ([`crate::store::Damaged`]) and `guard` makes an error of that.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, OwnedBytes, RamDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, HasLen, Index};

use crate::store::{Pack, Packer, Section};

/// Writes the index in `directory`.
pub(super) fn write(to: &mut Packer<'_>, directory: &RamDirectory) -> tantivy::Result<()> {
    for (name, body) in files(directory)? {
        to.section(&name, [body.as_slice()])?;
    }
    Ok(())
}

/// The files that make up the index, by name: `meta.json` and those of its segment.
fn files(directory: &RamDirectory) -> tantivy::Result<Vec<(String, OwnedBytes)>> {
    let mut paths: Vec<PathBuf> =
        Index::open(directory.clone())?.load_metas()?.list_segment_files().into_iter().collect();
    paths.push(PathBuf::from("meta.json"));
    paths.retain(|path| directory.exists(path).unwrap_or(false));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        files.push((path.to_string_lossy().into_owned(), directory.open_read(&path)?.read_bytes()?));
    }
    Ok(files)
}

/// tantivy's files in one file on disk, to be read only.
#[derive(Clone, Debug)]
pub(super) struct Sealed(pub(super) Arc<Pack>);

impl Sealed {
    fn section(&self, path: &Path) -> Result<Section, OpenReadError> {
        let missing = || OpenReadError::FileDoesNotExist(path.to_owned());
        path.to_str().and_then(|name| self.0.section(name).ok()).ok_or_else(missing)
    }
}

fn only_read() -> io::Error {
    io::ErrorKind::ReadOnlyFilesystem.into()
}

impl Directory for Sealed {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(Part(self.section(path)?)))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.section(path).is_ok())
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.section(path).map(|section| section.whole())
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(only_read()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(only_read(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(only_read())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// Nothing is ever written, so nobody has to be kept out.
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// One of tantivy's files.
struct Part(Section);

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Part").field(&self.0.len()).finish()
    }
}

impl HasLen for Part {
    fn len(&self) -> usize {
        usize::try_from(self.0.len()).unwrap_or(usize::MAX)
    }
}

impl FileHandle for Part {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(OwnedBytes::new(self.0.bytes(range.start as u64, range.len()).into_owned()))
    }
}
