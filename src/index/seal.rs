//! The index as one file: a line that names the kind of file, a line with the checksum of all that follows, a
//! line of JSON that says what was indexed by what, then tantivy's files end to end.
//!
//! One file, because it can be replaced in one step and checked as a whole. It is read into memory, not mapped:
//! the bytes that were checked are the bytes that are searched, whatever becomes of the file meanwhile, so that
//! tantivy, which may panic on a garbled file, never meets one.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tantivy::directory::{OwnedBytes, RamDirectory};
use tantivy::{Directory, Index};

use super::{document, tokens};
use crate::files::open;

/// The first line. The number is that of this file format.
const KIND: &str = "catena text index 1";

/// What the first line begins with in any format.
const ANY_KIND: &str = "catena text index ";

/// The longest line of the head in bytes.
const LONGEST_LINE: u64 = 1 << 16;

/// Why the index on disk would not do.
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
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("there was none"),
            Self::Corpus => f.write_str("the corpus has changed"),
            Self::Version => f.write_str("another version of catena made it"),
            Self::Damaged(how) => write!(f, "it was damaged: {how}"),
        }
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// All that the files depend on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    catena: String,
    tantivy: String,
    tokens: u32,
    #[serde(default)]
    documents: u32,
    content: String,
}

impl Stamp {
    /// The stamp of an index that this program makes of a corpus with the fingerprint `content`.
    pub(super) fn new(content: &str) -> Self {
        Self {
            catena: env!("CARGO_PKG_VERSION").to_owned(),
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

/// The third line.
#[derive(Serialize, Deserialize)]
struct Head {
    stamp: Stamp,
    /// Names and lengths in bytes, in the order in which they follow.
    files: Vec<(String, u64)>,
}

/// Writes the index in `directory` to `to`.
pub(super) fn write(to: &mut impl Write, stamp: &Stamp, directory: &RamDirectory) -> tantivy::Result<()> {
    let (names, bodies): (Vec<_>, Vec<_>) = files(directory)?.into_iter().unzip();
    let lengths = bodies.iter().map(|body| body.len() as u64);
    let head = Head { stamp: stamp.clone(), files: names.into_iter().zip(lengths).collect() };
    let head = serde_json::to_vec(&head).map_err(io::Error::from)?;
    let parts: Vec<&[u8]> =
        [&head[..], b"\n"].into_iter().chain(bodies.iter().map(OwnedBytes::as_slice)).collect();
    let mut checksum = Sha256::new();
    parts.iter().for_each(|part| checksum.update(part));
    writeln!(to, "{KIND}\n{}", hex(checksum))?;
    for part in parts {
        to.write_all(part)?;
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

/// Reads the index kept at `path` into memory, if it is the one `wanted` and whole.
pub(super) fn read(path: &Path, wanted: &Stamp) -> Result<RamDirectory, Why> {
    let file = match open::regular(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Why::Absent),
        Err(error) => return Err(error.into()),
        Ok(file) => file,
    };
    let length = file.metadata()?.len();
    let mut file = BufReader::new(file);
    let kind = line(&mut file)?;
    if kind != KIND.as_bytes() {
        let other = kind.starts_with(ANY_KIND.as_bytes());
        return Err(if other { Why::Version } else { Why::Damaged("it is not an index".to_owned()) });
    }
    let expected = line(&mut file)?;
    let head_line = line(&mut file)?;
    let head: Head = serde_json::from_slice(&head_line).map_err(io::Error::from)?;
    if let Some(why) = head.stamp.differs(wanted) {
        return Err(why);
    }
    // Lengths are compared before the rest is read: whatever has grown in its place must not fill the memory.
    let before = KIND.len() + expected.len() + head_line.len() + 3;
    let total = head.files.iter().try_fold(before as u64, |sum, file| sum.checked_add(file.1));
    if total != Some(length) {
        return Err(Why::Damaged("it has too few or too many bytes".to_owned()));
    }
    let mut body = Vec::new();
    file.read_to_end(&mut body)?;
    let checksum = Sha256::new().chain_update(&head_line).chain_update(b"\n").chain_update(&body);
    if hex(checksum).as_bytes() != expected {
        return Err(Why::Damaged("its checksum does not match".to_owned()));
    }
    unpack(&head, &body).ok_or_else(|| Why::Damaged("it is incomplete".to_owned()))
}

/// The files of `body` under their names.
fn unpack(head: &Head, mut body: &[u8]) -> Option<RamDirectory> {
    let directory = RamDirectory::create();
    for (name, length) in &head.files {
        let (file, rest) = body.split_at_checked(usize::try_from(*length).ok()?)?;
        directory.atomic_write(Path::new(name), file).ok()?;
        body = rest;
    }
    Some(directory)
}

/// The next line without its end.
fn line(file: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    file.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    line.pop_if(|last| *last == b'\n');
    Ok(line)
}

fn hex(checksum: Sha256) -> String {
    checksum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
