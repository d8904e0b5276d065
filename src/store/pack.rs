//! The file itself.
//!
//! ```text
//! catena pack 1\n
//! body: the sections end to end, each beginning at a multiple of 16, cut into pages of 32 KiB
//! head: program, fingerprint of the texts, the names, beginnings and lengths of the sections, the length of the body, the SHA-256 of each page
//! 8 bytes: the length of the head; 32 bytes: HMAC-SHA256 over the first line and the head
//! ```
//!
//! Numbers are little-endian. The head is at the end, since it is known when the body is written.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use hmac::Mac;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files::open;
use crate::store::damage::Damaged;
use crate::store::key::Key;

/// The first line. The number is that of this format.
pub(super) const KIND: &[u8] = b"catena pack 1\n";
/// This program: what another made of the same texts may differ.
pub(super) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("CATENA_BUILD"));
/// How many bytes a page has. A multiple of all that is stored in fixed lengths.
pub(super) const PAGE: usize = 32 * 1024;
/// How many bytes a hash has.
pub(super) const HASH: usize = 32;
/// What the body and every section begin at a multiple of, in bytes.
pub(super) const ALIGNED: u64 = 16;
/// No head is longer, in bytes.
const LONGEST_HEAD: u64 = 1 << 30;
/// What stands at the end: the length of the head and its signature.
const TAIL: usize = 8 + HASH;

/// Why a file would not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There was none.
    Absent,
    /// The corpus was another then.
    Corpus,
    /// Another version of catena made it.
    Version,
    /// It could not be read or is not what was written; how that showed.
    Damaged(String),
    /// It is not signed with this user's key, or was changed since.
    Foreign,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("there was none"),
            Self::Corpus => f.write_str("the corpus has changed"),
            Self::Version => f.write_str("another version of catena made it"),
            Self::Damaged(how) => write!(f, "it was damaged: {how}"),
            Self::Foreign => f.write_str("its signature is not this user's"),
        }
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<postcard::Error> for Why {
    fn from(error: postcard::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// Where a section is: its name, where it begins in the body and how long it is, in bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Place {
    pub name: String,
    pub start: u64,
    pub length: u64,
}

/// The head without the hashes of pages, which follow it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    /// The program that wrote the file.
    pub program: String,
    /// The fingerprint of the texts of which it was made.
    pub content: String,
    /// The sections by name, in order.
    pub sections: Vec<Place>,
    /// How long the body is, in bytes.
    pub length: u64,
}

/// A file that is open. Its pages are read when they are first asked for, and kept.
pub struct Pack {
    file: File,
    content: String,
    sections: Vec<Place>,
    length: u64,
    hashes: Vec<u8>,
    pages: Box<[OnceLock<Box<[u8]>>]>,
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pack").field("content", &self.content).finish_non_exhaustive()
    }
}

impl Pack {
    /// Opens the file at `path`, which this very program must have written and signed with `key`.
    ///
    /// # Errors
    /// Why it will not do.
    pub fn open(path: &Path, key: &Key) -> Result<Self, Why> {
        let file = match open::owned(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Why::Absent),
            Err(error) => return Err(error.into()),
            Ok(file) => file,
        };
        let short = || Why::Damaged("it is incomplete".to_owned());
        let size = file.metadata()?.len();
        let mut kind = [0; KIND.len()];
        open::read_at(&file, &mut kind, 0).map_err(|_| short())?;
        if kind != KIND {
            let is_pack = kind.starts_with(b"catena pack ");
            return Err(if is_pack { Why::Version } else { Why::Damaged("it is no such file".to_owned()) });
        }
        let mut tail = [0; TAIL];
        let tail_at = size.checked_sub(TAIL as u64).ok_or_else(short)?;
        open::read_at(&file, &mut tail, tail_at)?;
        let (length, signature) = tail.split_at(8);
        let length = length.try_into().map(u64::from_le_bytes).map_err(|_| short())?;
        let head_at = tail_at.checked_sub(length).filter(|_| length <= LONGEST_HEAD).ok_or_else(short)?;
        let mut head = vec![0; usize::try_from(length).map_err(|_| short())?];
        open::read_at(&file, &mut head, head_at)?;
        let mac = key.mac().ok_or(Why::Foreign)?;
        if mac.chain_update(KIND).chain_update(&head).verify_slice(signature).is_err() {
            return Err(Why::Foreign);
        }
        let (Head { program, content, sections, length }, hashes) = postcard::take_from_bytes(&head)?;
        if program != PROGRAM {
            return Err(Why::Version);
        }
        let number = usize::try_from(length.div_ceil(PAGE as u64)).map_err(|_| short())?;
        let is_whole = body_start().checked_add(length) == Some(head_at);
        if !is_whole || hashes.len() != number * HASH {
            return Err(short());
        }
        let hashes = hashes.to_vec();
        Ok(Self {
            file,
            content,
            sections,
            length,
            hashes,
            pages: (0..number).map(|_| OnceLock::new()).collect(),
        })
    }

    /// The fingerprint of the texts of which it was made.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.content
    }

    /// A section.
    ///
    /// # Errors
    /// [`Why::Damaged`] if there is none of the name.
    pub fn section(self: &Arc<Self>, name: &str) -> Result<Section, Why> {
        let found = self.sections.binary_search_by(|place| place.name.as_str().cmp(name));
        let place = found.ok().and_then(|at| self.sections.get(at));
        let place =
            place.filter(|place| place.start.checked_add(place.length).is_some_and(|end| end <= self.length));
        let place = place.ok_or_else(|| Why::Damaged(format!("it has no section `{name}`")))?;
        Ok(Section { pack: Arc::clone(self), start: place.start, length: place.length })
    }

    /// How many bytes page `at` has.
    fn size(&self, at: usize) -> usize {
        let start = (at * PAGE) as u64;
        usize::try_from(self.length.saturating_sub(start)).map_or(PAGE, |left| left.min(PAGE))
    }

    fn page(&self, at: usize) -> &[u8] {
        let Some(page) = self.pages.get(at) else { Damaged::unwind("a part of it is missing") };
        page.get_or_init(|| {
            let mut bytes = vec![0; self.size(at)];
            self.fill(at, &mut bytes);
            bytes.into()
        })
    }

    /// Reads the pages from `first` on into `bytes`, which must end where a page ends, and checks them.
    fn fill(&self, first: usize, bytes: &mut [u8]) {
        let start = body_start() + (first * PAGE) as u64;
        if let Err(error) = open::read_at(&self.file, bytes, start) {
            Damaged::unwind(error.to_string());
        }
        for (page, expected) in bytes.chunks(PAGE).zip(self.hashes.chunks(HASH).skip(first)) {
            if Sha256::digest(page).as_slice() != expected {
                Damaged::unwind("its checksum does not match");
            }
        }
    }
}

/// Where the body begins, in bytes.
pub(super) fn body_start() -> u64 {
    (KIND.len() as u64).next_multiple_of(ALIGNED)
}

/// A section of a file that is open.
#[derive(Clone, Debug)]
pub struct Section {
    pack: Arc<Pack>,
    start: u64,
    length: u64,
}

impl Section {
    /// How many bytes it has.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.length
    }

    /// True if it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The bytes `at..at + length`; unwinds if it does not have them.
    #[must_use]
    pub fn bytes(&self, at: u64, length: usize) -> Cow<'_, [u8]> {
        if at.checked_add(length as u64).is_none_or(|end| end > self.length) {
            Damaged::unwind("it points beyond its end");
        }
        let at = self.start + at;
        let (page, offset) = (at / PAGE as u64, at % PAGE as u64);
        let (Ok(page), Ok(offset)) = (usize::try_from(page), usize::try_from(offset)) else {
            Damaged::unwind("it is too large")
        };
        if length == 0 {
            return Cow::Borrowed(&[]);
        }
        if let Some(bytes) = self.pack.page(page).get(offset..offset + length) {
            return Cow::Borrowed(bytes);
        }
        let mut bytes = Vec::with_capacity(length);
        let mut from = offset;
        for page in page.. {
            let rest = self.pack.page(page).get(from..).unwrap_or_default();
            bytes.extend_from_slice(rest.get(..length - bytes.len()).unwrap_or(rest));
            if bytes.len() == length {
                break;
            }
            from = 0;
        }
        Cow::Owned(bytes)
    }

    /// All its bytes, read in one go and not kept.
    #[must_use]
    pub fn whole(&self) -> Vec<u8> {
        if self.length == 0 {
            return Vec::new();
        }
        let end = self.start + self.length;
        let bounds = (self.start / PAGE as u64, end.div_ceil(PAGE as u64) - 1, self.start % PAGE as u64);
        let (Ok(first), Ok(last), Ok(offset)) =
            (usize::try_from(bounds.0), usize::try_from(bounds.1), usize::try_from(bounds.2))
        else {
            Damaged::unwind("it is too large")
        };
        let mut bytes = vec![0; (last - first) * PAGE + self.pack.size(last)];
        self.pack.fill(first, &mut bytes);
        bytes.drain(..offset);
        bytes.truncate(usize::try_from(self.length).unwrap_or(usize::MAX));
        bytes
    }
}
