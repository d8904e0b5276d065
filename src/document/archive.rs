//! Zip files that strangers made: no part of one is unpacked beyond what a book needs.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::document::Unreadable;

/// A file in an archive has no more bytes.
const MOST_BYTES: u64 = 64 << 20;
/// All files that are read have no more together.
const MOST_IN_ALL: u64 = 256 << 20;
/// An archive has no more files.
const MOST_FILES: usize = 20_000;

/// An archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    read: u64,
}

impl<'a> Archive<'a> {
    /// Opens one; `format` is what it should be.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged(format.to_owned()))?;
        if zip.len() > MOST_FILES {
            return Err(Unreadable::TooLong);
        }
        Ok(Self { zip, format, read: 0 })
    }

    /// A file of it, if it has one of this name.
    pub(super) fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let damaged = Unreadable::Damaged(self.format.to_owned());
        let file = match self.zip.by_name(name) {
            Ok(file) if file.encrypted() => return Err(Unreadable::Encrypted),
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(damaged),
        };
        // What a file says of its size may be a lie.
        let most = MOST_BYTES.min(MOST_IN_ALL - self.read);
        let mut bytes = Vec::new();
        let length = file.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged)? as u64;
        if length > most {
            return Err(Unreadable::TooLong);
        }
        self.read += length;
        Ok(Some(bytes))
    }

    /// A file that it must have.
    pub(super) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        self.file(name)?.ok_or_else(|| Unreadable::Damaged(self.format.to_owned()))
    }
}
