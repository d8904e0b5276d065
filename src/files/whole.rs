//! A folder that is there as a whole or not at all: it is written beside its place and moved there when it is complete.
//!
//! What is there already is replaced only if it is a folder of the same sort, which its list tells, with nothing else in it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::Error;
use crate::files::names::{PREFIX, Unused};
use crate::files::open;
use crate::files::place::refused;

/// How the names of folders end that are being written.
const SUFFIX: &str = ".part";
/// The age at which nobody can be writing such a folder any more.
const ABANDONED: Duration = Duration::from_secs(7 * 86_400);

/// How folders of a sort are known.
#[derive(Clone, Copy)]
pub struct Sort {
    /// The file that lists the others.
    pub list: &'static str,
    /// The files that such a list names, as paths with `/`; none if it is no such list.
    pub files: fn(&[u8]) -> Option<BTreeSet<String>>,
}

/// A folder that is being written. Unless it is finished, nothing is left of it.
pub struct Whole {
    target: PathBuf,
    beside: PathBuf,
    sort: Sort,
}

impl Whole {
    /// Begins a folder.
    ///
    /// # Errors
    /// [`Error::Write`] if there is something else in its place, or nothing can be written beside it.
    pub fn begin(target: &Path, sort: Sort) -> Result<Self, Error> {
        let failed = |error| Error::write(target, error);
        let target = match fs::canonicalize(target) {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => target.to_owned(),
            Err(error) => return Err(failed(error)),
        };
        if target.file_name().is_none() {
            return Err(failed(refused("name the folder itself")));
        }
        if fs::symlink_metadata(&target).is_ok() {
            look_at(&target, sort).map_err(failed)?;
        }
        let above = target.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(above).map_err(failed)?;
        sweep(above);
        let beside = Unused::new().beside(&target);
        fs::create_dir(&beside).map_err(failed)?;
        Ok(Self { target, beside, sort })
    }

    /// Where it is while it is written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.beside
    }

    /// A new file in it, by its path with `/`.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn file(&self, name: &str) -> Result<File, Error> {
        let path = self.beside.join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create_new(&path));
        made.map_err(|error| Error::write(&self.target.join(name), error))
    }

    /// Moves it to its place.
    ///
    /// # Errors
    /// [`Error::Write`]; then what was there is there still.
    pub fn finish(self) -> Result<(), Error> {
        let failed = |error| Error::write(&self.target, error);
        match fs::symlink_metadata(&self.target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::rename(&self.beside, &self.target).map_err(failed)
            }
            Err(error) => Err(failed(error)),
            Ok(_) => {
                look_at(&self.target, self.sort).map_err(failed)?;
                exchange(&self.beside, &self.target).map_err(failed)
                // What was there is beside now, and goes as this is dropped.
            }
        }
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        // What cannot be removed is in nobody's way, and is tried again by who writes there next.
        let _ = fs::remove_dir_all(&self.beside);
    }
}

/// Refuses what is neither an empty folder nor one of the sort with nothing else in it.
fn look_at(target: &Path, sort: Sort) -> io::Result<()> {
    let Sort { list, files } = sort;
    if !fs::metadata(target)?.is_dir() {
        return Err(refused("it is not a folder"));
    }
    let found = below(target)?;
    if found.is_empty() {
        return Ok(());
    }
    let listed = open::own(&target.join(list))?.and_then(|bytes| files(&bytes)).ok_or_else(|| {
        refused(format!("it holds files but no `{list}` of catena's: name a new or an empty folder"))
    })?;
    match found.iter().find(|name| *name != list && !listed.contains(*name)) {
        Some(name) => Err(refused(format!("it holds `{name}`, which catena did not write: move it away"))),
        None => Ok(()),
    }
}

/// All files in a folder and in its folders, by their paths with `/`.
fn below(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, before)) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((entry.path(), name + "/"));
            } else {
                found.insert(name);
            }
        }
    }
    Ok(found)
}

/// Gives each of two folders the place of the other.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    // Not every file system can.
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).or_else(|_| in_steps(one, other))
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    in_steps(one, other)
}

/// As [`exchange`], where the system has no one step for it.
fn in_steps(one: &Path, other: &Path) -> io::Result<()> {
    let aside = Unused::new().beside(other);
    fs::rename(other, &aside)?;
    if let Err(error) = fs::rename(one, other) {
        fs::rename(&aside, other)?;
        return Err(error);
    }
    fs::rename(&aside, one)
}

/// Removes what runs that were killed left in a folder.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = entry.metadata().ok().filter(fs::Metadata::is_dir).and_then(|found| found.modified().ok());
        if is_part && age.and_then(|age| age.elapsed().ok()).is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "so a test fails")]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::io::Write;
    use std::path::Path;

    use super::{Sort, Whole, exchange, in_steps};

    fn lines(bytes: &[u8]) -> Option<BTreeSet<String>> {
        let text = std::str::from_utf8(bytes).ok()?;
        text.strip_prefix("list\n").map(|text| text.lines().map(str::to_owned).collect())
    }

    const SORT: Sort = Sort { list: "list", files: lines };

    fn write(target: &Path, names: &[&str]) -> Result<(), String> {
        let whole = Whole::begin(target, SORT).map_err(|error| format!("{error:?}"))?;
        for name in names {
            write!(whole.file(name).expect("a new file"), "{name}").expect("written");
        }
        let list = format!("list\n{}", names.join("\n"));
        whole.file("list").expect("a new file").write_all(list.as_bytes()).expect("written");
        whole.finish().map_err(|error| format!("{error:?}"))
    }

    fn names(folder: &Path) -> Vec<String> {
        super::below(folder).expect("a folder").into_iter().collect()
    }

    #[test]
    fn a_folder_is_replaced_by_one_of_its_sort() {
        let above = tempfile::tempdir().expect("a folder");
        let target = above.path().join("new/tables");
        write(&target, &["a", "b/c"]).expect("nothing is there");
        assert_eq!(names(&target), ["a", "b/c", "list"]);
        write(&target, &["d"]).expect("it is of the sort");
        assert_eq!(names(above.path()), ["new/tables/d", "new/tables/list"]);
        fs::create_dir(above.path().join("empty")).expect("a folder");
        write(&above.path().join("empty"), &["a"]).expect("it is empty");
    }

    #[test]
    fn what_others_wrote_stays() {
        let above = tempfile::tempdir().expect("a folder");
        let target = above.path().join("tables");
        for (files, why) in [
            (&[("mine", "")][..], "no `list`"),
            (&[("list", "mine")], "no `list`"),
            (&[("list", "list\na"), ("a", ""), ("b/mine", "")], "`b/mine`"),
        ] {
            for (name, text) in files {
                let path = target.join(name);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("written");
            }
            let before = names(above.path());
            let error = write(&target, &["a"]).expect_err("it is not catena's alone");
            assert!(error.contains(why), "{error}");
            assert_eq!(names(above.path()), before);
            fs::remove_dir_all(&target).expect("removed");
        }
        fs::write(&target, "a file").expect("written");
        assert!(write(&target, &["a"]).is_err());
        assert_eq!(names(above.path()), ["tables"]);
    }

    #[test]
    fn what_is_not_finished_leaves_nothing() {
        let above = tempfile::tempdir().expect("a folder");
        let target = above.path().join("tables");
        write(&target, &["a"]).expect("nothing is there");
        let whole = Whole::begin(&target, SORT).expect("it is of the sort");
        whole.file("b").expect("a new file");
        drop(whole);
        assert_eq!(names(above.path()), ["tables/a", "tables/list"]);
    }

    #[test]
    fn two_folders_change_places() {
        for exchange in [exchange, in_steps] {
            let above = tempfile::tempdir().expect("a folder");
            let [one, other] = ["one", "other"].map(|name| above.path().join(name));
            for folder in [&one, &other] {
                fs::create_dir(folder).expect("a folder");
                fs::write(folder.join(folder.file_name().expect("a name")), "").expect("written");
            }
            exchange(&one, &other).expect("both are there");
            assert_eq!(names(above.path()), ["one/other", "other/one"]);
        }
    }
}
