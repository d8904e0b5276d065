//! git, called as a program: what the revisions of a repository hold.

pub mod history;
mod objects;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::error::Error;
use crate::git::objects::Objects;

/// A folder within a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    folder: PathBuf,
    /// The folder's path from the top of the repository: empty, or with `/` at its end.
    prefix: String,
}

impl Repository {
    /// The repository that `folder` is in.
    ///
    /// # Errors
    /// [`Error::NoGit`] if git cannot be started, [`Error::NoRepository`] if the folder is in none.
    pub fn of(folder: &Path) -> Result<Self, Error> {
        let output = run(folder, ["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            return Err(Error::NoRepository { folder: folder.to_owned(), why: words(&output.stderr) });
        }
        let prefix = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(Self { folder: folder.to_owned(), prefix })
    }

    /// The hash of the commit that `revision` names.
    ///
    /// # Errors
    /// [`Error::NoRevision`] if it names none.
    pub fn commit(&self, revision: &str) -> Result<String, Error> {
        let unknown = || Error::NoRevision(revision.to_owned());
        if revision.is_empty() || revision.starts_with('-') {
            return Err(unknown());
        }
        let wanted = format!("{revision}^{{commit}}");
        let output = run(&self.folder, ["rev-parse", "--verify", "--quiet", &wanted])?;
        if output.status.success() { Ok(words(&output.stdout)) } else { Err(unknown()) }
    }

    /// The commit where the histories of two revisions part.
    ///
    /// # Errors
    /// [`Error::NoRevision`] if one is unknown, [`Error::Git`] if they have nothing in common.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, Error> {
        let (one, other) = (self.commit(one)?, self.commit(other)?);
        Ok(words(&self.git(["merge-base", &one, &other])?))
    }

    /// The files of the corpus in a commit, by the names that they have from this folder, with their
    /// contents. Hidden ones are left out; a link to another file of the commit is followed.
    ///
    /// # Errors
    /// [`Error::Git`] if git fails.
    pub fn corpus(&self, commit: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.read_entries(&self.tree(commit)?)
    }

    /// The files of the corpus as the next commit will hold them, in the same way: those of the index,
    /// also of the one that git makes for a commit of some files or parts of files only.
    ///
    /// # Errors
    /// [`Error::Git`] if git fails.
    pub fn staged(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let listed = self.git(["ls-files", "--stage", "-z", "--full-name", "--", ":/"])?;
        let entries: Vec<TreeEntry> =
            String::from_utf8_lossy(&listed).split('\0').filter_map(TreeEntry::staged).collect();
        self.read_entries(&entries)
    }

    fn read_entries(&self, entries: &[TreeEntry]) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let wanted: Vec<(&str, &str)> = entries
            .iter()
            .filter_map(|entry| Some((self.corpus_name(&entry.path)?, entry.hash.as_str())))
            .collect();
        let hashes: Vec<&str> = wanted.iter().map(|(_, hash)| *hash).collect();
        let mut contents = self.objects(&hashes)?;
        for ((_, hash), content) in wanted.iter().zip(&mut contents) {
            let link = entries.iter().find(|entry| entry.hash == **hash && entry.is_link);
            if let Some(target) = link.and_then(|link| follow(link, content, entries)) {
                *content = self.objects(&[&target.hash])?.pop().unwrap_or_default();
            }
        }
        let names = wanted.iter().map(|(name, _)| (*name).to_owned());
        Ok(names.zip(contents).collect())
    }

    /// The name from this folder of a file of the corpus, given by its path in the repository; none for
    /// any other file.
    fn corpus_name<'p>(&self, path: &'p str) -> Option<&'p str> {
        let name = path.strip_prefix(&self.prefix)?;
        let inside = name.strip_prefix("corpus/")?;
        let is_hidden = inside.split('/').any(|part| part.starts_with('.'));
        let is_text = name.ends_with(".catena") || name.ends_with(".bib");
        (is_text && !is_hidden).then_some(name)
    }

    fn tree(&self, commit: &str) -> Result<Vec<TreeEntry>, Error> {
        let listed = self.git(["ls-tree", "-r", "-z", "--full-tree", commit])?;
        Ok(String::from_utf8_lossy(&listed).split('\0').filter_map(TreeEntry::read).collect())
    }

    /// The contents of objects, in the order of their hashes.
    fn objects(&self, hashes: &[&str]) -> Result<Vec<Vec<u8>>, Error> {
        let mut objects = Objects::open(&self.folder)?;
        hashes.iter().map(|hash| objects.read(hash)).collect()
    }

    /// What git writes to standard output.
    fn git<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, Error> {
        let output = run(&self.folder, arguments)?;
        if output.status.success() { Ok(output.stdout) } else { Err(Error::Git(words(&output.stderr))) }
    }

    /// A path within git's own folder, such as `hooks`.
    ///
    /// # Errors
    /// [`Error::Git`] if git fails.
    pub fn own_path(&self, name: &str) -> Result<PathBuf, Error> {
        Ok(self.folder.join(words(&self.git(["rev-parse", "--git-path", name])?)))
    }

    /// The top folder of the files.
    ///
    /// # Errors
    /// [`Error::Git`] for a repository without files.
    pub fn top(&self) -> Result<PathBuf, Error> {
        Ok(PathBuf::from(words(&self.git(["rev-parse", "--show-toplevel"])?)))
    }

    /// This folder's path from the top: empty, or with `/` at its end.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The repository's own setting of `key`, if it has one.
    ///
    /// # Errors
    /// [`Error::NoGit`] if git cannot be started.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        let output = run(&self.folder, ["config", "--local", "--get", key])?;
        Ok(output.status.success().then(|| words(&output.stdout)))
    }

    /// What git takes for `key` here: the repository's own setting or that of the person or machine.
    ///
    /// # Errors
    /// [`Error::NoGit`] if git cannot be started.
    pub fn setting_of_any(&self, key: &str) -> Result<Option<String>, Error> {
        let output = run(&self.folder, ["config", "--get", key])?;
        Ok(output.status.success().then(|| words(&output.stdout)))
    }

    /// Sets `key` for the repository.
    ///
    /// # Errors
    /// [`Error::Git`] if git fails.
    pub fn set(&self, key: &str, value: &str) -> Result<(), Error> {
        self.git(["config", "--local", key, value]).map(|_| ())
    }
}

/// Makes a repository of a folder.
///
/// # Errors
/// [`Error::NoGit`] if git cannot be started, [`Error::Git`] if it fails.
pub fn init(folder: &Path) -> Result<(), Error> {
    let output = run(folder, ["init", "--quiet"])?;
    if output.status.success() { Ok(()) } else { Err(Error::Git(words(&output.stderr))) }
}

/// Merges files by their lines, as git does by itself: base, ours and theirs. The result replaces ours;
/// true if there was no conflict. Ours and theirs have labels in conflicts, whose marks have `mark` signs.
///
/// # Errors
/// [`Error::NoGit`] if git cannot be started, [`Error::Git`] if it cannot merge them, as with files that
/// are no text: ours is as it was then.
pub fn merge_lines(files: [&Path; 3], labels: [&str; 2], mark: usize) -> Result<(Vec<u8>, bool), Error> {
    let [base, ours, theirs] = files.map(Path::as_os_str);
    let size = format!("--marker-size={mark}");
    let [our_label, their_label] = labels;
    let options = ["merge-file", "-q", "-p", &size, "-L", our_label, "-L", "base", "-L", their_label, "--"];
    let arguments = options.into_iter().map(OsStr::new).chain([ours, base, theirs]);
    let output = run(Path::new("."), arguments)?;
    match output.status.code() {
        Some(0) => Ok((output.stdout, true)),
        // The number of conflicts.
        Some(1..=127) => Ok((output.stdout, false)),
        _ => Err(Error::Git(words(&output.stderr))),
    }
}

/// A file in a commit.
struct TreeEntry {
    is_link: bool,
    hash: String,
    path: String,
}

impl TreeEntry {
    /// `MODE TYPE HASH TAB PATH`; none for what is no file.
    fn read(line: &str) -> Option<Self> {
        let (about, path) = line.split_once('\t')?;
        let mut words = about.split(' ');
        let (mode, kind, hash) = (words.next()?, words.next()?, words.next()?);
        let entry = Self { is_link: mode == "120000", hash: hash.to_owned(), path: path.to_owned() };
        (kind == "blob").then_some(entry)
    }

    /// `MODE HASH STAGE TAB PATH`; none for a folder that is a repository of its own, and for the sides of
    /// a conflict, which cannot be committed.
    fn staged(line: &str) -> Option<Self> {
        let (about, path) = line.split_once('\t')?;
        let mut words = about.split(' ');
        let (mode, hash, stage) = (words.next()?, words.next()?, words.next()?);
        let entry = Self { is_link: mode == "120000", hash: hash.to_owned(), path: path.to_owned() };
        (mode != "160000" && stage == "0").then_some(entry)
    }
}

/// The file that a link leads to, if the commit holds it.
fn follow<'e>(link: &TreeEntry, target: &[u8], entries: &'e [TreeEntry]) -> Option<&'e TreeEntry> {
    let target = String::from_utf8_lossy(target);
    let mut path: Vec<&str> = link.path.split('/').collect();
    path.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                path.pop()?;
            }
            part => path.push(part),
        }
    }
    let path = path.join("/");
    entries.iter().find(|entry| entry.path == path && !entry.is_link)
}

fn run<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Result<Output, Error> {
    command(folder).args(arguments).output().map_err(|error| not_started(folder, error))
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).stdin(Stdio::null());
    command
}

fn not_started(folder: &Path, error: io::Error) -> Error {
    if folder.is_dir() { Error::NoGit(error) } else { Error::read(folder, io::ErrorKind::NotFound.into()) }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}
