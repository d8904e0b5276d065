//! Opens the index on disk or makes it anew.
//!
//! It is one file, `text-NAME.pack`, one for each user, written under another name and renamed: whoever is killed,
//! and however many processes write at once, there is a whole index or none. No lock is taken; who writes last is
//! right as well.

use super::document::Document;
use super::guard::guarded;
use super::schema::Layout;
use super::seal::{self, Sealed};
use super::search::{TextIndex, failed};
use super::write;
use crate::error::Error;
use crate::store::{Folder, Why};

/// What the file of an index is called, beside the name of the key.
const NAME: &str = "text";

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
    /// Opens the index kept in a folder, or makes it of `documents`, which are asked for only then, and keeps
    /// it there. Where nothing can be kept, or without a folder, the index lives in memory.
    ///
    /// `content` is a fingerprint of all that the documents follow from; the same content must mean the same
    /// documents with the same numbers. Nothing that can be wrong with the file is an error: it is made anew.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy cannot index the documents.
    pub fn open(
        folder: Option<&Folder>,
        content: &str,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let kept = folder.map(|folder| read(folder, content));
        if let Some(Ok(index)) = kept {
            return Ok((index, Opened::Warm));
        }
        Self::made(folder, content, kept.and_then(Result::err), documents)
    }

    /// Makes the index of `documents` and keeps it in a folder, whatever is there.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy cannot index the documents.
    pub fn rebuild(
        folder: Option<&Folder>,
        content: &str,
        how: &Error,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let why = Why::Damaged(how.to_string());
        Self::made(folder, content, folder.map(|_| why), documents)
    }

    fn made(
        folder: Option<&Folder>,
        content: &str,
        why: Option<Why>,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let layout = Layout::new();
        let directory = write::build(&layout, &documents()).map_err(failed)?;
        let opened = match (folder, why) {
            (Some(folder), Some(why)) => match folder.put(NAME, content, |to| seal::write(to, &directory)) {
                Ok(()) => Opened::Built { why },
                Err(error) => Opened::InMemory {
                    reason: format!("cannot write in `{}`: {error}", folder.path().display()),
                },
            },
            _ => Opened::InMemory { reason: "there is no folder for it".to_owned() },
        };
        Ok((Self::over(directory, layout).map_err(failed)?, opened))
    }
}

/// The index kept in a folder, if it is the one wanted.
fn read(folder: &Folder, content: &str) -> Result<TextIndex, Why> {
    let directory = Sealed(folder.open_of(NAME, content)?);
    guarded(|| TextIndex::over(directory, Layout::new())).map_err(|error| Why::Damaged(error.to_string()))
}
