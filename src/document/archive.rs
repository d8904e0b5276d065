//! Copies that are archives: EPUB and DOCX.

use crate::archive::{self, Refused};
use crate::document::Unreadable;

/// An archive.
pub(super) struct Archive<'a> {
    files: archive::Archive<'a>,
    format: &'static str,
}

impl<'a> Archive<'a> {
    /// Opens one; `format` is what it should be.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Unreadable> {
        let files = archive::Archive::open(bytes).map_err(|refused| unreadable(&refused, format))?;
        Ok(Self { files, format })
    }

    /// A file of it, if it has one of this name.
    pub(super) fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        self.files.file(name).map_err(|refused| unreadable(&refused, self.format))
    }

    /// A file that it must have.
    pub(super) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        self.file(name)?.ok_or_else(|| Unreadable::Damaged(self.format.to_owned()))
    }
}

fn unreadable(refused: &Refused, format: &str) -> Unreadable {
    match refused {
        Refused::Encrypted => Unreadable::Encrypted,
        Refused::TooMany(_) | Refused::TooLong(_) => Unreadable::TooLong,
        Refused::Damaged | Refused::Cut(..) | Refused::Packed(_) => Unreadable::Damaged(format.to_owned()),
    }
}
