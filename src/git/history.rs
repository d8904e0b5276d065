//! The commits that touched a corpus, and which contents its files had before and after each.

use std::iter::Peekable;

use crate::error::Error;
use crate::git::Repository;
use crate::git::objects::Objects;

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its hash.
    pub hash: String,
    /// Who wrote it.
    pub author: String,
    /// When, in ISO 8601 with the author's offset from UTC.
    pub date: String,
    /// The first line of its message.
    pub subject: String,
    /// The files of the corpus that it touched; of a merge those that differ from all its parents.
    pub files: Vec<Touched>,
}

/// A file that a commit touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Its name, from the library's folder.
    pub name: String,
    /// The hash of its content in each parent; none where it was not there.
    pub old: Vec<Option<String>>,
    /// The hash of its content now; none if it is gone.
    pub new: Option<String>,
}

/// Begins the account of a commit. What follows is told apart by its place: texts may hold anything but NUL.
const BEGIN: char = '\u{1}';

/// The state of a corpus: the last commit that touched it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its hash, as short as git makes it.
    pub hash: String,
    /// The day of it, `YYYY-MM-DD`.
    pub date: String,
    /// True if the files hold something else by now.
    pub is_changed: bool,
}

impl Repository {
    /// The last commit that touched the corpus; none if nothing of it is committed.
    ///
    /// # Errors
    /// [`Error::Git`] if git fails.
    pub fn revision(&self) -> Result<Option<Revision>, Error> {
        if self.commit("HEAD").is_err() {
            return Ok(None);
        }
        let listed = self.git(["log", "-1", "--format=%h %cs", "HEAD", "--", "corpus"])?;
        let listed = String::from_utf8_lossy(&listed);
        let Some((hash, date)) = listed.trim().split_once(' ') else { return Ok(None) };
        let is_changed = !self.git(["status", "--porcelain", "--", "corpus"])?.is_empty();
        Ok(Some(Revision { hash: hash.to_owned(), date: date.to_owned(), is_changed }))
    }

    /// The commits that touched the corpus, newest first.
    ///
    /// # Errors
    /// [`Error::NoRevision`] where nothing is committed yet, [`Error::Git`] if git fails.
    pub fn history(&self) -> Result<Vec<Commit>, Error> {
        self.commit("HEAD")?;
        let format = format!("--format={BEGIN}%x00%H%x00%an%x00%aI%x00%s");
        let arguments =
            ["log", "-z", "--raw", "-c", "--no-abbrev", "--no-renames", &format, "HEAD", "--", "corpus"];
        let listed = self.git(arguments)?;
        let listed = String::from_utf8_lossy(&listed);
        let mut parts = listed.split('\0').map(|part| part.trim_matches('\n')).peekable();
        let mut commits = Vec::new();
        while let Some(part) = parts.next() {
            if part.chars().eq([BEGIN]) {
                commits.extend(self.read_commit(&mut parts));
            }
        }
        Ok(commits)
    }

    /// Reads what follows [`BEGIN`], up to the next commit.
    fn read_commit<'p>(&self, parts: &mut Peekable<impl Iterator<Item = &'p str>>) -> Option<Commit> {
        let [hash, author, date, subject] = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
        let mut files = Vec::new();
        while let Some(about) = parts.next_if(|part| part.is_empty() || part.starts_with(':')) {
            if about.is_empty() {
                continue;
            }
            if let Some(name) = parts.next().and_then(|path| self.corpus_name(path)) {
                files.extend(touched(about, name));
            }
        }
        let [hash, author, date, subject] = [hash, author, date, subject].map(str::to_owned);
        Some(Commit { hash, author, date, subject, files })
    }

    /// The contents of files by their hashes.
    ///
    /// # Errors
    /// [`Error::NoGit`] if git cannot be started.
    pub fn contents(&self) -> Result<Contents, Error> {
        Objects::open(&self.folder).map(|objects| Contents { objects })
    }
}

/// `:MODE MODE HASH HASH STATUS`; of a merge there are as many colons as parents, and one mode and hash
/// for each of them before those of the result.
fn touched(about: &str, name: &str) -> Option<Touched> {
    let parents = about.len() - about.trim_start_matches(':').len();
    let words: Vec<&str> = about.trim_start_matches(':').split(' ').collect();
    let hash = |at: usize| {
        let hash = words.get(parents + 1 + at)?;
        (!hash.bytes().all(|byte| byte == b'0')).then(|| (*hash).to_owned())
    };
    let old = (0..parents).map(hash).collect();
    (parents > 0).then(|| Touched { name: name.to_owned(), old, new: hash(parents) })
}

/// Reads contents one after another.
pub struct Contents {
    objects: Objects,
}

impl Contents {
    /// The content with a hash.
    ///
    /// # Errors
    /// [`Error::Git`] if the repository lacks it.
    pub fn read(&mut self, hash: &str) -> Result<Vec<u8>, Error> {
        self.objects.read(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::{Touched, touched};

    #[test]
    fn files_of_plain_commits_and_merges_are_read() {
        let some = |hash: &str| Some(hash.to_owned());
        let file = |old: Vec<Option<String>>, new| Some(Touched { name: "x".to_owned(), old, new });
        assert_eq!(touched(":000000 100644 000 1a2 A", "x"), file(vec![None], some("1a2")));
        assert_eq!(touched(":100644 000000 1a2 000 D", "x"), file(vec![some("1a2")], None));
        let merge = "::100644 100644 100644 1a 2b 3c MM";
        assert_eq!(touched(merge, "x"), file(vec![some("1a"), some("2b")], some("3c")));
    }
}
