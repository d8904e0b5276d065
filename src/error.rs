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
    #[error("`{}` has {found} bytes, more than the {limit} that catena reads of one file", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        found: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// There is something already where a new library was to be made.
    #[error("`{}` is there already", .0.display())]
    Exists(PathBuf),
    /// A file was changed by someone else between being read and being written.
    #[error("`{}` was changed by someone else meanwhile", .0.display())]
    Changed(PathBuf),
    /// Another catena holds the folder.
    #[error("another catena is at work in `{}`", .0.display())]
    Busy(PathBuf),
    /// The journal of an interrupted change can be neither carried out nor taken back.
    #[error("`{}` tells of an interrupted change that can be neither finished nor taken back", .0.display())]
    Journal(PathBuf),
    /// The journal of an interrupted change is of a form that only a later catena knows.
    #[error("`{}` was written by a newer catena (form {found}; this one knows {known})", .path.display())]
    NewerJournal {
        /// The journal.
        path: PathBuf,
        /// Its form.
        found: u32,
        /// The latest form that is known.
        known: u32,
    },
    /// A change of several files failed, and taking it back failed too.
    #[error("a change of several files was begun, and could not be taken back")]
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
    #[error("`{}` is in no git repository: {why}", .folder.display())]
    NoRepository {
        /// The folder.
        folder: PathBuf,
        /// What git says.
        why: String,
    },
    /// The repository has no such revision.
    #[error("git knows no revision `{0}`")]
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
            Self::NoLibrary(_) => Some("`catena init DIR` makes one; `--library DIR` names one elsewhere"),
            Self::TooLarge { .. } => Some("split it: records may stand in any number of files"),
            Self::Exists(_) => Some("name an empty or a new folder"),
            Self::NoGit(_) => Some("install git (https://git-scm.com), so that it is on the path"),
            Self::NoRepository { .. } => Some("`catena init --git` makes a repository of a library"),
            Self::NoRevision(_) => {
                Some("name a commit, a branch or a tag; `git log --oneline` lists commits")
            }
            Self::Changed(_) => Some("nothing was written; run the command again"),
            Self::Busy(_) => Some("nothing was written; run the command again when the other has ended"),
            Self::Journal(_) => Some(
                "its contents are beside their files, as `.catena-….part`: see `docs/safe-writes.md`; \
                 with the journal removed, catena takes the files as they are",
            ),
            Self::NewerJournal { .. } => {
                Some("install the newer catena and run any command with it; nothing was changed")
            }
            Self::Unfinished(_) => Some("the next command finishes it or takes it back, all of it"),
            _ => None,
        }
    }
}
