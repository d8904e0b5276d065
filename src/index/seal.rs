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

use serde::{Deserialize, Serialize};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, OwnedBytes, RamDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, HasLen, Index};

use super::{document, tokens};
use crate::store::{Key, Pack, Packer, Section, Why};

/// All that the files depend on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    catena: String,
    build: String,
    tantivy: String,
    tokens: u32,
    documents: u32,
    content: String,
}

impl Stamp {
    /// The stamp of an index that this program makes of a corpus with the fingerprint `content`.
    pub(super) fn new(content: &str) -> Self {
        Self {
            catena: env!("CARGO_PKG_VERSION").to_owned(),
            build: env!("CATENA_BUILD").to_owned(),
            tantivy: tantivy::version_string().to_owned(),
            tokens: tokens::VERSION,
            documents: document::VERSION,
            content: content.to_owned(),
        }
    }

    /// Why an index stamped `self` is not the one `wanted`, if it is not.
    fn differs(&self, wanted: &Self) -> Option<Why> {
        if self == wanted {
            return None;
        }
        let same_version = Self { content: wanted.content.clone(), ..self.clone() } == *wanted;
        Some(if same_version { Why::Corpus } else { Why::Version })
    }
}

/// Writes the index in `directory` to `to`.
pub(super) fn write(
    to: &mut impl io::Write,
    stamp: &Stamp,
    directory: &RamDirectory,
    key: &Key,
) -> tantivy::Result<()> {
    let mut packer = Packer::new(to)?;
    for (name, body) in files(directory)? {
        packer.section(&name, [body.as_slice()])?;
    }
    packer.finish(&serde_json::to_string(stamp).map_err(io::Error::from)?, key)?;
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

/// The index kept at `path`, if it is the one `wanted` and signed with `key`.
pub(super) fn read(path: &Path, wanted: &Stamp, key: &Key) -> Result<Sealed, Why> {
    let pack = Arc::new(Pack::open(path, key)?);
    let stamp: Stamp = serde_json::from_str(pack.stamp()).map_err(|_| Why::Version)?;
    match stamp.differs(wanted) {
        Some(why) => Err(why),
        None => Ok(Sealed(pack)),
    }
}

/// tantivy's files in one file on disk, to be read only.
#[derive(Clone, Debug)]
pub(super) struct Sealed(Arc<Pack>);

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
