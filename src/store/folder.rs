//! Where a library's files are kept.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::cache;
use crate::store::{Key, Pack, Packer, Why};

/// The folder in which what is made of a library is kept, and the key with which it is signed.
#[derive(Clone)]
pub struct Folder {
    path: PathBuf,
    key: Key,
}

impl Folder {
    /// The folder at `path`, made when something is kept if only it is missing.
    #[must_use]
    pub fn new(path: PathBuf, key: Key) -> Self {
        Self { path, key }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What this very program kept as `what`, of whatever texts.
    ///
    /// # Errors
    /// Why it will not do.
    pub fn open(&self, what: &str) -> Result<Arc<Pack>, Why> {
        Pack::open(&self.path.join(self.key.file(what)), &self.key).map(Arc::new)
    }

    /// What this very program kept as `what` of the texts with the fingerprint `content`.
    ///
    /// # Errors
    /// Why it will not do.
    pub fn open_of(&self, what: &str, content: &str) -> Result<Arc<Pack>, Why> {
        let pack = self.open(what)?;
        if pack.content() == content { Ok(pack) } else { Err(Why::Corpus) }
    }

    /// Keeps what `write` writes as `what` of the texts with the fingerprint `content`, whole or not at all.
    ///
    /// # Errors
    /// Those of `write` and of the disk.
    pub fn put<E: From<io::Error>>(
        &self,
        what: &str,
        content: &str,
        write: impl FnOnce(&mut Packer<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        cache::put(&self.path, &self.key.file(what), |file: &mut File| {
            let mut file = BufWriter::new(file);
            let mut packer = Packer::new(&mut file)?;
            write(&mut packer)?;
            Ok(packer.finish(content, &self.key)?)
        })
    }
}
