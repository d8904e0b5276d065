//! Where files may be written: what a path leads to, looked at part by part.
//!
//! A library may come from anywhere, with links in it that lead anywhere. What is written, moved or
//! removed lies, links resolved, in the library, and is a regular file.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::files::CORPUS;
use crate::files::names;

/// A folder whose files may be written, and how far its links may lead.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder as it is named.
    folder: PathBuf,
    /// The folder itself, links resolved.
    pub(super) real: PathBuf,
    /// The folder that nothing leads out of: the library, or else the folder itself.
    root: PathBuf,
    pub(super) is_corpus: bool,
}

impl Place {
    /// A folder that is no corpus, whatever it is called.
    pub(super) fn plain(folder: &Path) -> io::Result<Self> {
        let real = fs::canonicalize(folder)?;
        Ok(Self { folder: folder.to_owned(), root: real.clone(), real, is_corpus: false })
    }

    /// The place that a folder is. A corpus must be within its library.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        let real = fs::canonicalize(folder)?;
        let is_corpus = folder.file_name().is_some_and(|name| name == CORPUS);
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        let root = if is_corpus { fs::canonicalize(above.unwrap_or(Path::new(".")))? } else { real.clone() };
        if !real.starts_with(&root) {
            return Err(refused(format!(
                "it is a symbolic link to `{}`, outside this library; to change files there, name that library with `--library`",
                real.display()
            )));
        }
        Ok(Self { folder: folder.to_owned(), real, root, is_corpus })
    }

    /// The name of a file from the folder, with `/` between its parts.
    pub(super) fn name(&self, path: &Path) -> io::Result<String> {
        let outside = || refused(format!("it is outside `{}`", self.folder.display()));
        let inside = path.strip_prefix(&self.folder).or_else(|_| path.strip_prefix(&self.real));
        let inside = inside.map_err(|_| outside())?;
        let mut parts = Vec::new();
        for part in inside.components() {
            let Component::Normal(part) = part else { return Err(outside()) };
            let part = part.to_str().ok_or_else(|| refused("its name is not UTF-8"))?;
            if self.is_corpus && part.starts_with('.') {
                return Err(refused("hidden files are not part of a corpus"));
            }
            parts.push(part);
        }
        if parts.is_empty() { Err(outside()) } else { Ok(parts.join("/")) }
    }

    /// Where a file of that name stands, its own link not followed. Its folders are real ones.
    pub(super) fn beside(&self, name: &str) -> io::Result<PathBuf> {
        let mut at = self.real.clone();
        let mut parts = name.split('/').peekable();
        while let Some(part) = parts.next() {
            at.push(part);
            if parts.peek().is_none() {
                break;
            }
            match fs::symlink_metadata(&at) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
                Ok(found) if found.is_dir() => {}
                Ok(found) => {
                    let what = if found.is_symlink() { "a symbolic link" } else { "not a folder" };
                    return Err(refused(format!("`{}` is {what}", at.display())));
                }
            }
        }
        Ok(at)
    }

    /// The file itself that is at `at`: a regular one, or one that is not there yet. A link of a corpus
    /// leads to a file of the same sort in the library, hidden ones aside.
    pub(super) fn target(&self, at: &Path) -> io::Result<PathBuf> {
        match fs::symlink_metadata(at) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(at.to_owned()),
            Err(error) => return Err(error),
            Ok(found) if found.is_file() => return Ok(at.to_owned()),
            Ok(found) if !found.is_symlink() => return Err(refused("it is not a regular file")),
            Ok(_) => {}
        }
        let target = fs::canonicalize(at).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => refused("it is a symbolic link to nothing"),
            _ => error,
        })?;
        let leads = |why: &str| refused(format!("it is a symbolic link to `{}`, {why}", target.display()));
        let Ok(inside) = target.strip_prefix(&self.root) else {
            let whose = if self.is_corpus { "this library" } else { "its folder" };
            return Err(leads(&format!("outside {whose}")));
        };
        let is_hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
        if inside.components().any(is_hidden) {
            return Err(leads("which is hidden"));
        }
        if self.is_corpus && !(is_text(at) && target.extension() == at.extension()) {
            return Err(leads("not a corpus file of the same type"));
        }
        if !fs::symlink_metadata(&target)?.is_file() {
            return Err(leads("not a regular file"));
        }
        Ok(target)
    }

    /// True if a journal may name that file.
    pub(super) fn may_be_recovered(&self, name: &str) -> bool {
        let path = self.folder.join(name);
        let is_ours = is_text(&path) || path.file_name().is_some_and(|name| name == names::RECEIPTS);
        self.is_corpus && is_ours && self.name(&path).is_ok_and(|found| found == name)
    }
}

/// True for the name of a file that a corpus is made of.
fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "catena" || ending == "bib")
}

/// An error of what may not be.
pub(super) fn refused(why: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why.into())
}
