//! Zip archives that strangers made: nothing of one is unpacked beyond what a book or a project needs.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// An archive has no more files.
pub const MOST_FILES: usize = 20_000;
/// A file in an archive has no more bytes.
pub const MOST_BYTES: u64 = 64 << 20;
/// All files that are read have no more bytes together.
pub const MOST_IN_ALL: u64 = 256 << 20;
/// A file over a MiB may be so many times as long as it is packed. Long XML of one pattern is about fifty times.
const RATIO: u64 = 300;

/// An archive.
#[derive(Debug)]
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The bytes that may yet be unpacked.
    left: u64,
}

/// Why an archive, or a file of one, is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no archive, or is damaged.
    Damaged,
    /// The file of this name ends too early or is damaged; and how.
    Cut(String, String),
    /// It needs a password.
    Encrypted,
    /// It is packed in another way than Deflate; and how.
    Packed(String),
    /// It has so many files.
    TooMany(usize),
    /// The file of this name is too long, or with it all are.
    TooLong(String),
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// If it is none, or has too many files.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
        if zip.len() > MOST_FILES {
            return Err(Refused::TooMany(zip.len()));
        }
        Ok(Self { zip, left: MOST_IN_ALL })
    }

    /// The files by their numbers, with their names.
    pub fn names(&self) -> impl Iterator<Item = (usize, String)> {
        (0..self.zip.len()).filter_map(|at| Some((at, self.zip.name_for_index(at)?.ok()?.into_owned())))
    }

    /// The bytes of the file of this name; none if there is no such file.
    ///
    /// # Errors
    /// As [`unpack`](Self::unpack).
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        self.zip.index_for_name(name).map(|at| self.unpack(at)).transpose()
    }

    /// The bytes of a file by its number.
    ///
    /// # Errors
    /// If it is encrypted, damaged or too long.
    pub fn unpack(&mut self, at: usize) -> Result<Vec<u8>, Refused> {
        let mut file = self.zip.by_index(at).map_err(|error| refused(&error))?;
        if file.encrypted() {
            return Err(Refused::Encrypted);
        }
        let (size, packed) = (file.size(), file.compressed_size());
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        let most = MOST_BYTES.min(self.left);
        if size > most || (size > 1 << 20 && size / packed.max(1) > RATIO) {
            return Err(Refused::TooLong(name));
        }
        // What a file says of its size may be a lie.
        let mut bytes = Vec::new();
        let read = file.by_ref().take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Refused::Cut(name.clone(), error.to_string()))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(Refused::TooLong(name));
        }
        self.left -= length;
        Ok(bytes)
    }
}

fn refused(error: &ZipError) -> Refused {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refused::Encrypted,
        ZipError::UnsupportedArchive(why) => Refused::Packed((*why).to_owned()),
        _ => Refused::Damaged,
    }
}
