//! The files that a corpus was read from, and how to know without reading them that they are as they were.
//!
//! A file is taken to be as it was if its size, its times, its number and its device are what they were. Times tell
//! little of a file that was changed about when it was read: their steps are coarse, and a second change may leave
//! no trace (git calls such a file racily clean). Such a file is read and compared by its hash, until its times
//! lie safely before the moment at which it was last compared.

use std::fs::Metadata;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::corpus::load::{Library, read};
use crate::error::Error;
use crate::files::View;
use crate::parallel::each_by_size;
use crate::store::{Deferred, Keep, Pack, Packer, Why};

/// The coarsest step of a file system's times (FAT has two seconds).
const COARSEST: Duration = Duration::from_secs(2);

/// A thread more is started for so many files.
const WORTH_A_THREAD: usize = 1024;

/// Files by their names, in order.
pub type Contents = Vec<(String, Vec<u8>)>;

/// What tells of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Marks {
    size: u64,
    /// When its content was last changed, since 1970.
    modified: Duration,
    /// When anything of it was last changed, its name and its times too; a program cannot set it back.
    changed: Duration,
    number: u64,
    device: u64,
}

impl Marks {
    fn of(found: &Metadata) -> Self {
        let modified = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let marks = Self {
            size: found.len(),
            modified: modified.unwrap_or_default(),
            changed: Duration::ZERO,
            number: 0,
            device: 0,
        };
        #[cfg(unix)]
        let marks = {
            use std::os::unix::fs::MetadataExt;
            let seconds = u64::try_from(found.ctime()).unwrap_or_default();
            let nanoseconds = u32::try_from(found.ctime_nsec()).unwrap_or_default();
            Self {
                changed: Duration::new(seconds, nanoseconds),
                number: found.ino(),
                device: found.dev(),
                ..marks
            }
        };
        marks
    }

    /// True if a change after the moment `when` would show in the times.
    fn are_settled_at(&self, when: Duration) -> bool {
        // Elsewhere a program that sets the time of a file back leaves no trace.
        cfg!(unix) && self.modified.max(self.changed) + COARSEST < when
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Input {
    name: String,
    marks: Marks,
    hash: [u8; 32],
}

/// The files that a corpus was read from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Taken {
    /// In the order in which [`Library::files`] has them.
    files: Vec<Input>,
    /// When they began to be compared, since 1970.
    when: Duration,
}

/// What was found of the files that a corpus was read from.
#[derive(Debug)]
pub enum Found {
    /// They are as they were.
    Same,
    /// They are as they were, which some had to be read for; with their marks as they are now, which spares that the
    /// next time.
    SameAgain(Inputs),
    /// They are others.
    Other,
}

/// The files that a corpus was read from.
#[derive(Clone, Debug, Default)]
pub struct Inputs(Deferred<Taken>);

impl Inputs {
    /// Reads the files of a library as [`Library::contents`] does, with what tells of them.
    ///
    /// # Errors
    /// As [`Library::contents`].
    pub fn read(library: &Library) -> Result<(Self, Contents), Error> {
        let view = library.view()?;
        let mut taken = Taken { files: Vec::new(), when: now() };
        let mut contents = Vec::new();
        for path in library.paths(&view)? {
            let Some(place) = view.path(&path) else { continue };
            // What changes in between has a later time than is noted.
            let marks = Marks::of(&std::fs::metadata(place).map_err(|error| Error::read(place, error))?);
            let bytes = read(place)?;
            let name = library.name_of(&path);
            taken.files.push(Input { name: name.clone(), marks, hash: Sha256::digest(&bytes).into() });
            contents.push((name, bytes));
        }
        if view.is_instead() {
            // What is read in place of others is soon gone: it tells nothing of the next time.
            taken.when = Duration::ZERO;
        }
        Ok((Self(taken.into()), contents))
    }

    /// What the files of a library are now, beside these.
    ///
    /// # Errors
    /// As [`Library::contents`].
    pub fn compare(&self, library: &Library, view: &View) -> Result<Found, Error> {
        let when = now();
        let paths = library.paths(view)?;
        if view.is_instead() || paths.len() != self.0.files.len() {
            return Ok(Found::Other);
        }
        let mut files = self.0.files.clone();
        let mut again = Vec::new();
        let look = |path: &PathBuf| std::fs::metadata(path).ok().map(|found| Marks::of(&found));
        let marks = each_by_size(&paths, &|_| 1, WORTH_A_THREAD, &look);
        for ((path, input), marks) in paths.iter().zip(&mut files).zip(marks) {
            let Some(marks) = marks else { return Ok(Found::Other) };
            if !library.is_called(path, &input.name) || marks.size != input.marks.size {
                return Ok(Found::Other);
            }
            if marks != input.marks || !marks.are_settled_at(self.0.when) {
                input.marks = marks;
                again.push((path, input.hash));
            }
        }
        if again.is_empty() {
            return Ok(Found::Same);
        }
        for (path, hash) in again {
            if Sha256::digest(read(path)?).as_slice() != hash {
                return Ok(Found::Other);
            }
        }
        let is_better = |(now, before): (&Input, &Input)| {
            now.marks != before.marks
                || now.marks.are_settled_at(when) && !before.marks.are_settled_at(self.0.when)
        };
        if !files.iter().zip(&self.0.files).any(is_better) {
            return Ok(Found::Same);
        }
        Ok(Found::SameAgain(Self(Taken { files, when }.into())))
    }
}

impl Keep for Inputs {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.0.keep(to, name)
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self(Keep::kept(from, name)?))
    }
}

/// The time since 1970; nothing is settled on a clock that stands before that.
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// What can be told of a library's files without reading them, for whoever waits for a change.
#[derive(Debug, PartialEq, Eq)]
pub struct Glance(Vec<(PathBuf, Option<Marks>)>);

impl Glance {
    /// Looks at the files of a corpus and at some beside it. A folder that cannot be read has no files.
    #[must_use]
    pub fn of(library: &Library, beside: &[PathBuf]) -> Self {
        let mut files = library.files().unwrap_or_default();
        files.extend_from_slice(beside);
        let marks = |path: PathBuf| {
            let marks = std::fs::metadata(&path).ok().map(|found| Marks::of(&found));
            (path, marks)
        };
        Self(files.into_iter().map(marks).collect())
    }
}
