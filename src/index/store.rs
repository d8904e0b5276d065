//! Opens the index on disk or makes it anew.
//!
//! It is one file, `text.index`, written under another name and renamed: whoever is killed, and however many
//! processes write at once, there is a whole index or none. No lock is taken; who writes last is right as
//! well.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use super::document::Document;
use super::guard::guarded;
use super::schema::Layout;
use super::seal::{self, Stamp, Why};
use super::search::{TextIndex, failed};
use super::write;
use crate::error::Error;

/// The name of the index in its folder.
const NAME: &str = "text.index";

/// How the names of unfinished files begin and end.
const UNFINISHED: (&str, &str) = (".text-", ".part");

/// The age at which nobody can be writing an unfinished file any more.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Where an index that was opened came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was there, whole and of this very corpus.
    Warm,
    /// It was made anew and kept.
    Built {
        /// Why the one that was there would not do.
        why: Why,
    },
    /// It was made anew and is gone when the program ends.
    InMemory {
        /// Why it was not kept: one phrase.
        reason: String,
    },
}

impl TextIndex {
    /// Opens the index kept in `folder`, or makes it of `documents`, which are asked for only then, and keeps
    /// it there. The folder is made if only it is missing. Where nothing can be kept, or without a folder,
    /// the index lives in memory.
    ///
    /// `content` is a fingerprint of all that the documents follow from; the same content must mean the same
    /// documents with the same numbers. Nothing that can be wrong with the file is an error: it is made anew.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy cannot index the documents.
    pub fn open(
        folder: Option<&Path>,
        content: &str,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let stamp = Stamp::new(content);
        let kept = folder.map(|folder| read(&folder.join(NAME), &stamp));
        if let Some(Ok(index)) = kept {
            return Ok((index, Opened::Warm));
        }
        Self::made(folder, &stamp, kept.and_then(Result::err), documents)
    }

    /// Makes the index of `documents` and keeps it in `folder`, whatever is there.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy cannot index the documents.
    pub fn rebuild(
        folder: Option<&Path>,
        content: &str,
        how: &Error,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let why = Why::Damaged(how.to_string());
        Self::made(folder, &Stamp::new(content), folder.map(|_| why), documents)
    }

    fn made(
        folder: Option<&Path>,
        stamp: &Stamp,
        why: Option<Why>,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let layout = Layout::new();
        let directory = write::build(&layout, &documents()).map_err(failed)?;
        let opened = match (folder, why) {
            (Some(folder), Some(why)) => match keep(folder, |file| seal::write(file, stamp, &directory)) {
                Ok(()) => Opened::Built { why },
                Err(error) => {
                    Opened::InMemory { reason: format!("cannot write in `{}`: {error}", folder.display()) }
                }
            },
            _ => Opened::InMemory { reason: "there is no folder to keep it in".to_owned() },
        };
        Ok((Self::over(directory, layout).map_err(failed)?, opened))
    }
}

/// The index kept at `path`, if it is the one wanted.
fn read(path: &Path, wanted: &Stamp) -> Result<TextIndex, Why> {
    let directory = seal::read(path, wanted)?;
    guarded(|| TextIndex::over(directory, Layout::new())).map_err(|error| Why::Damaged(error.to_string()))
}

/// Replaces the index in `folder`, whole or not at all, with what `write` writes.
fn keep(folder: &Path, write: impl FnOnce(&mut File) -> tantivy::Result<()>) -> tantivy::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error.into()),
        _ => sweep(folder),
    }
    let mut file = unfinished(folder)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(folder.join(NAME)).map_err(|error| error.error)?;
    // The renaming itself reaches the disk now or later: an old index after a power cut is known as such.
    Ok(())
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
