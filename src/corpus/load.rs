//! The files of a library: the only reader of them.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::corpus::Corpus;
use crate::error::Error;
use crate::files::{CORPUS, Recovered, View, Writer, open};

/// No file of a corpus is larger, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// No larger copy of a work is read.
const LARGEST_COPY: u64 = 512 * 1024 * 1024;

/// A folder that holds `corpus/`, and `index/` when one is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    root: PathBuf,
}

impl Library {
    /// The library at `root`, which must hold a folder `corpus`.
    ///
    /// # Errors
    /// [`Error::NoLibrary`] if it does not.
    pub fn at(root: &Path) -> Result<Self, Error> {
        let library = Self { root: root.to_owned() };
        if library.corpus().is_dir() { Ok(library) } else { Err(Error::NoLibrary(root.to_owned())) }
    }

    /// The library that `start` is in: the first folder from there upwards that holds `corpus`.
    ///
    /// # Errors
    /// [`Error::NoLibrary`] if there is none.
    pub fn find(start: &Path) -> Result<Self, Error> {
        let found = start.ancestors().find_map(|folder| Self::at(folder).ok());
        found.ok_or_else(|| Error::NoLibrary(start.to_owned()))
    }

    /// The library's own folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of annotations and bibliographies.
    #[must_use]
    pub fn corpus(&self) -> PathBuf {
        self.root.join(CORPUS)
    }

    /// The receipts of verified quotes.
    #[must_use]
    pub fn anchors(&self) -> PathBuf {
        self.corpus().join("anchors.lock")
    }

    /// The folder of the text index.
    #[must_use]
    pub fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Reads every `.catena` and `.bib` file under `corpus/`, hidden ones aside. A link to a file is
    /// followed, a link to a folder is not. Files that are being changed together are read as they were
    /// before, or as they are after.
    ///
    /// # Errors
    /// [`Error::Read`] for a file or folder that cannot be read, [`Error::TooLarge`] for one that is
    /// too large; [`Error::Busy`] and the like if a change of files stays in the way.
    pub fn load(&self) -> Result<Corpus, Error> {
        Ok(Corpus::read(self.contents()?))
    }

    /// The names and contents of the corpus's files as they are between two changes, in order.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn contents(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.contents_in(&self.view()?)
    }

    /// The names and contents of the corpus's files, for the one who holds them as they are between two changes: to hold them
    /// a second time may have to wait for the first.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::TooLarge`].
    pub fn contents_in(&self, view: &View) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let mut files = Vec::new();
        for path in &self.paths(view)? {
            if let Some(place) = view.path(path) {
                files.push((self.name_of(path), read(place)?));
            }
        }
        Ok(files)
    }

    /// The paths of the corpus's files as they are between two changes, in order.
    ///
    /// # Errors
    /// [`Error::Read`] for a folder that cannot be read.
    pub(super) fn paths(&self, view: &View) -> Result<Vec<PathBuf>, Error> {
        let mut paths = self.files()?;
        paths.extend(view.added().filter(|path| is_read(path)).map(Path::to_owned));
        paths.sort();
        paths.dedup();
        Ok(paths)
    }

    /// Reads the files as [`load`](Self::load) does, for the one who alone may write them.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::TooLarge`].
    pub fn load_for(&self, writer: &Writer<'_>) -> Result<Corpus, Error> {
        Ok(Corpus::read(self.contents_for(writer)?))
    }

    /// The names and contents of the corpus's files, for the one who alone may write them.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::TooLarge`].
    pub fn contents_for(&self, _writer: &Writer<'_>) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.files()?.into_iter().map(|path| Ok((self.name_of(&path), read(&path)?))).collect()
    }

    /// Holds the corpus as it is between two changes.
    ///
    /// # Errors
    /// As [`View::open`].
    pub fn view(&self) -> Result<View, Error> {
        View::open(&self.corpus())
    }

    /// Makes one alone write the files of the corpus.
    ///
    /// # Errors
    /// As [`Writer::open`].
    pub fn writer(&self) -> Result<Writer<'static>, Error> {
        Writer::of(&self.corpus())
    }

    /// Puts in order what an interrupted command left in the corpus.
    ///
    /// # Errors
    /// As [`View::recover`].
    pub fn recover(&self) -> Result<Recovered, Error> {
        View::recover(&self.corpus())
    }

    /// The paths of the corpus's files, in order.
    ///
    /// # Errors
    /// [`Error::Read`] for a folder that cannot be read.
    pub fn files(&self) -> Result<Vec<PathBuf>, Error> {
        let mut files = Vec::new();
        let mut folders = vec![self.corpus()];
        while let Some(folder) = folders.pop() {
            let failed = |error| Error::read(&folder, error);
            for entry in fs::read_dir(&folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let path = entry.path();
                let kind = entry.file_type().map_err(failed)?;
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                }
                if kind.is_dir() {
                    folders.push(path);
                } else if is_read(&path) && !(kind.is_symlink() && path.is_dir()) {
                    if entry.file_name().to_str().is_none() {
                        let why = "its name is not UTF-8: rename it";
                        return Err(Error::read(&path, io::Error::new(io::ErrorKind::InvalidInput, why)));
                    }
                    files.push(path);
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// The names of files that look as if they were meant to be read, and are not: copies of editors, hidden
    /// files, other endings. In order.
    ///
    /// # Errors
    /// [`Error::Read`] for a folder that cannot be read.
    pub fn passed_over(&self) -> Result<Vec<String>, Error> {
        let read: BTreeSet<PathBuf> = self.files()?.into_iter().collect();
        let mut found = Vec::new();
        let mut folders = vec![self.corpus()];
        while let Some(folder) = folders.pop() {
            let failed = |error| Error::read(&folder, error);
            for entry in fs::read_dir(&folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let name = entry.file_name().to_string_lossy().to_lowercase();
                let is_own = name.starts_with(".catena") || name == ".git";
                let is_meant = name.contains(".catena") || name.contains(".bib");
                let path = entry.path();
                if entry.file_type().map_err(failed)?.is_dir() {
                    if !is_own {
                        folders.push(path);
                    }
                } else if !is_own && is_meant && !read.contains(&path) {
                    found.push(self.name_of(&path));
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// The name by which messages call a file: its path from the library's folder, with `/`.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}

/// True for the name of a file that a corpus is made of.
fn is_read(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "catena" || ending == "bib")
}

/// The bytes of a file, if it is one and is not too large.
///
/// # Errors
/// [`Error::Read`], also for what is no file of its own (a pipe, a device), and [`Error::TooLarge`].
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    read_up_to(path, LARGEST_FILE)
}

/// The bytes of a copy of a work, which may be a scan.
///
/// # Errors
/// As [`read`].
pub fn read_copy(path: &Path) -> Result<Vec<u8>, Error> {
    read_up_to(path, LARGEST_COPY)
}

fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::read(path, error);
    let file = open::regular(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > limit {
        return Err(Error::TooLarge { path: path.to_owned(), found: size, limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
