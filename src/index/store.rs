//! Opens the index on disk or makes it anew.
//!
//! It is one file, `text-NAME.pack`, one for each user, written under another name and renamed: whoever is killed,
//! and however many processes write at once, there is a whole index or none. No lock is taken; who writes last is
//! right as well.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use super::document::Document;
use super::guard::guarded;
use super::schema::Layout;
use super::seal::{self, Stamp};
use super::search::{TextIndex, failed};
use super::write;
use crate::error::Error;
use crate::files::cache;
use crate::store::{Key, Why};

/// What the file of an index is called, beside the name of the key.
const NAME: &str = "text";

/// Where an index is kept.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The folder. It is made if only it is missing.
    pub folder: &'a Path,
    /// What the index is signed with.
    pub key: &'a Key,
}

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
    /// Opens the index kept in a place, or makes it of `documents`, which are asked for only then, and keeps
    /// it there. Where nothing can be kept, or without a place, the index lives in memory.
    ///
    /// `content` is a fingerprint of all that the documents follow from; the same content must mean the same
    /// documents with the same numbers. Nothing that can be wrong with the file is an error: it is made anew.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy cannot index the documents.
    pub fn open(
        place: Option<Place<'_>>,
        content: &str,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let stamp = Stamp::new(content);
        let kept = place.map(|place| read(place, &stamp));
        if let Some(Ok(index)) = kept {
            return Ok((index, Opened::Warm));
        }
        Self::made(place, &stamp, kept.and_then(Result::err), documents)
    }

    /// Makes the index of `documents` and keeps it in a place, whatever is there.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy cannot index the documents.
    pub fn rebuild(
        place: Option<Place<'_>>,
        content: &str,
        how: &Error,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let why = Why::Damaged(how.to_string());
        Self::made(place, &Stamp::new(content), place.map(|_| why), documents)
    }

    fn made(
        place: Option<Place<'_>>,
        stamp: &Stamp,
        why: Option<Why>,
        documents: impl FnOnce() -> Vec<Document>,
    ) -> Result<(Self, Opened), Error> {
        let layout = Layout::new();
        let directory = write::build(&layout, &documents()).map_err(failed)?;
        let opened = match (place, why) {
            (Some(place), Some(why)) => {
                let write = |file: &mut File| {
                    let mut file = BufWriter::new(file);
                    seal::write(&mut file, stamp, &directory, place.key)
                };
                match cache::put(place.folder, &place.key.file(NAME), write) {
                    Ok(()) => Opened::Built { why },
                    Err(error) => Opened::InMemory {
                        reason: format!("cannot write in `{}`: {error}", place.folder.display()),
                    },
                }
            }
            _ => Opened::InMemory { reason: "there is no folder for it".to_owned() },
        };
        Ok((Self::over(directory, layout).map_err(failed)?, opened))
    }
}

/// The index kept in a place, if it is the one wanted.
fn read(place: Place<'_>, wanted: &Stamp) -> Result<TextIndex, Why> {
    let directory = seal::read(&place.folder.join(place.key.file(NAME)), wanted, place.key)?;
    guarded(|| TextIndex::over(directory, Layout::new())).map_err(|error| Why::Damaged(error.to_string()))
}
