//! What is wrong with the world: a file that cannot be read, an index that cannot be written.

use std::io;
use std::path::{Path, PathBuf};

/// A failure that no change to the corpus or the question would mend.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No folder from here upwards holds a corpus.
    #[error("no library here: neither `{}` nor a folder above it holds a folder `corpus`", .0.display())]
    NoLibrary(PathBuf),
    /// A file or folder could not be read.
    #[error("cannot read `{}`", .path.display())]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write `{}`", .path.display())]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file is larger than catena reads.
    #[error("`{}` has {found} bytes, more than the {limit} that catena reads from one file", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        found: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// There is something already where a new library was to be made.
    #[error("`{}` already exists", .0.display())]
    Exists(PathBuf),
    /// A file was changed by someone else between being read and being written.
    #[error("`{}` was changed by another program in the meantime", .0.display())]
    Changed(PathBuf),
    /// Another catena holds the folder.
    #[error("another catena is running in `{}`", .0.display())]
    Busy(PathBuf),
    /// The journal of an interrupted change can be neither carried out nor taken back.
    #[error("`{}` records an interrupted change that can be neither finished nor undone", .0.display())]
    Journal(PathBuf),
    /// The journal of an interrupted change is of a form that only a later catena knows.
    #[error("`{}` was written by a newer catena (format {found}; this one knows {known})", .path.display())]
    NewerJournal {
        /// The journal.
        path: PathBuf,
        /// Its form.
        found: u32,
        /// The latest form that is known.
        known: u32,
    },
    /// A change of several files failed, and taking it back failed too.
    #[error("a change of several files was started and could not be undone")]
    Unfinished(#[source] Box<Error>),
    /// The full-text index failed in a way that building it anew does not mend.
    #[error("the text index failed: {0}")]
    Index(String),
    /// An answer could not be written out.
    #[error("cannot write the answer")]
    Output(#[from] io::Error),
    /// git could not be started.
    #[error("cannot start `git`")]
    NoGit(#[source] io::Error),
    /// A folder is in no repository of git.
    #[error("`{}` is not in a git repository: {why}", .folder.display())]
    NoRepository {
        /// The folder.
        folder: PathBuf,
        /// What git says.
        why: String,
    },
    /// The repository has no such revision.
    #[error("unknown revision `{0}`")]
    NoRevision(String),
    /// git failed; what it says.
    #[error("git failed: {0}")]
    Git(String),
    /// Anything else that is said in one line.
    #[error("{0}")]
    Other(String),
}

impl Error {
    /// A failed reading of `path`.
    pub fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }

    /// A failed writing of `path`.
    pub fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }

    /// True for a pipe that the reader has closed, which is no fault.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What to do about it, where that can be said.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoLibrary(_) => {
                Some("make one with `catena init DIR`, or name one elsewhere with `--library DIR`")
            }
            Self::TooLarge { .. } => Some("split it: records may be in any number of files"),
            Self::Exists(_) => Some("name an empty folder or a new one"),
            Self::NoGit(_) => Some("install git (https://git-scm.com) so that it is on your `PATH`"),
            Self::NoRepository { .. } => Some("`catena init --git` turns a library into a repository"),
            Self::NoRevision(_) => {
                Some("name a commit, a branch or a tag; `git log --oneline` lists commits")
            }
            Self::Changed(_) => Some("nothing was written; run the command again"),
            Self::Busy(_) => Some("nothing was written; run the command again when the other has finished"),
            Self::Journal(_) => Some(
                "the new contents are next to their files, as `.catena-….part`: see `docs/safe-writes.md`; \
                 if you remove the journal, catena uses the files as they are",
            ),
            Self::NewerJournal { .. } => {
                Some("install the newer catena and run any command; nothing was changed")
            }
            Self::Unfinished(_) => Some("the next command finishes or undoes all of it"),
            _ => None,
        }
    }
}
