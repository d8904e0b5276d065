//! Files that are written whole or not at all, one by itself or several as one set.
//!
//! ```text
//! lock ── examine ──▶ temporaries beside their targets ──▶ journal ──▶ renames ──▶ journal removed
//!         (nothing is      (synced, with a second name        (synced: from here on the set is
//!          written yet)     for each old file)                 finished by whoever comes next)
//! ```
//!
//! What fails is taken back at once; what is killed is finished or taken back by the next command
//! ([`recover`]). `docs/safe-writes.md` tells what is promised and what is not.

mod disk;
mod journal;
mod lock;
mod names;
mod recover;
mod set;
mod undo;
mod view;
mod writer;

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

pub use disk::{Disk, RealDisk};
pub use recover::Recovered;
pub use view::View;
pub use writer::{Change, Writer};

/// What the folder of a library's annotations is called.
pub const CORPUS: &str = "corpus";

/// Makes `bytes` the content of the file at `path`, whatever it held. A link is followed, and the
/// file's permissions are kept.
///
/// # Errors
/// [`Error::Write`], and then the file is as it was: also for a file that is read-only.
/// [`Error::Busy`] if another catena is writing there and does not end.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Writer::open(&guarded(path), &RealDisk)?.replace(path, bytes)
}

/// The folder that is locked while a file is written: the corpus that the file is of, or else the
/// folder that it stands in.
fn guarded(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let corpus = folder.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == CORPUS));
    corpus.unwrap_or(&folder).to_owned()
}
