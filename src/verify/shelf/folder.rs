//! The files of a reader's folder, and which of them a name means.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::document::Format;
use crate::error::Error;

/// What Zotero keeps of the text of an attachment, beside it.
pub(super) const ZOTERO_TEXT: &str = ".zotero-ft-cache";

/// The copies below a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// By their names: paths from there, with `/`.
    pub(super) copies: BTreeMap<String, PathBuf>,
    /// Files in formats that are not read.
    pub(super) others: BTreeSet<String>,
    /// What of it could not be listed, and why.
    pub(super) notices: Vec<String>,
}

impl Folder {
    /// Lists a folder and the folders in it, hidden ones aside. Links to files are followed, links to folders are not. A
    /// folder in it that cannot be listed is told.
    ///
    /// # Errors
    /// [`Error::Read`] if the folder itself cannot be listed.
    pub(super) fn list(folder: &Path) -> Result<Self, Error> {
        let mut found = Self::default();
        let mut folders = vec![(String::new(), folder.to_owned())];
        while let Some((before, folder)) = folders.pop() {
            let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
                Ok(entries) => entries,
                Err(error) if before.is_empty() => return Err(Error::read(&folder, error)),
                Err(error) => {
                    found
                        .notices
                        .push(format!("the folder `{before}` is skipped: it cannot be read ({error})"));
                    continue;
                }
            };
            for entry in entries {
                let (path, own) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
                let name = format!("{before}{own}");
                if own.starts_with('.') && own != ZOTERO_TEXT {
                    continue;
                }
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push((format!("{name}/"), path));
                } else if (is_text(&name) || own == ZOTERO_TEXT) && !path.is_dir() {
                    if path.exists() {
                        found.copies.insert(name, path);
                    } else {
                        found.notices.push(format!(
                            "the link `{name}` is skipped: it leads to no file that can be read"
                        ));
                    }
                } else if Format::instead(&name).is_some() {
                    found.others.insert(name);
                }
            }
        }
        Ok(found)
    }
}

/// True for the name of a file that can be a copy.
#[must_use]
pub fn is_text(name: &str) -> bool {
    Format::named(name).is_some()
}

/// Which of a folder's files a path means that was written on some computer, at some time.
///
/// It is never opened where it leads: only the end of it counts, and only files of the folder are found. The more of
/// its folders agree, the better; if several files agree as well, none is meant.
#[derive(Debug)]
pub(super) struct Names<'a> {
    by_end: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut by_end: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in names {
            by_end.entry(known(last(name))).or_default().push(name);
        }
        Self { by_end }
    }

    /// The files called after a work's key with this ending, whatever its case: those in the fewest folders first.
    pub(super) fn keyed(&self, key: &str, ending: &str) -> Vec<&'a str> {
        let start = known(&format!("{key}."));
        let from = self.by_end.range(start.clone()..).take_while(|(name, _)| name.starts_with(&start));
        let ended = from.filter(|(name, _)| name[start.len()..].eq_ignore_ascii_case(ending));
        let mut names: Vec<&str> = ended.flat_map(|(_, names)| names.iter().copied()).collect();
        names.sort_by_key(|name| (name.matches('/').count(), *name));
        names
    }

    /// The files of the name of a path, wherever they are, but in no other folder of Zotero's than its own.
    pub(super) fn of_name(&self, path: &str) -> Vec<&'a str> {
        let folder = |path: &str| path.rsplit('/').nth(1).is_some_and(is_zotero_key);
        let mut names = self.by_end.get(&known(last(path))).cloned().unwrap_or_default();
        names.retain(|name| !(folder(path) && folder(name)));
        names
    }

    /// The file that a path means.
    pub(super) fn meant(&self, path: &str) -> Option<&'a str> {
        let wanted: Vec<String> = path.split('/').rev().map(known).collect();
        let agree = |name: &&&str| {
            name.split('/').rev().zip(&wanted).take_while(|(one, other)| known(one) == **other).count()
        };
        let names = self.by_end.get(&known(last(path)))?;
        let most = names.iter().map(|name| agree(&name)).max()?;
        // Zotero gives each attachment a folder of its own: the same name in another is another.
        if most < 2 && wanted.get(1).is_some_and(|folder| is_zotero_key(folder)) {
            return None;
        }
        let mut best = names.iter().filter(|name| agree(name) == most);
        let first = best.next()?;
        best.next().is_none().then_some(*first)
    }
}

/// A name as it is compared: file systems differ in how they write accents.
fn known(name: &str) -> String {
    name.nfc().collect()
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn is_zotero_key(folder: &str) -> bool {
    folder.len() == 8 && folder.chars().all(|char| char.is_ascii_uppercase() || char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn the_end_of_a_path_says_which_file_is_meant() {
        let names = [
            "a/x.pdf",
            "storage/ABCD1234/y.pdf",
            "storage/EFGH5678/y.pdf",
            "caf\u{e9}.pdf",
            "1/z.pdf",
            "2/z.pdf",
        ];
        let names = Names::of(names.into_iter());
        for (path, expected) in [
            ("/home/ann/x.pdf", Some("a/x.pdf")),
            ("/home/ann/Zotero/storage/EFGH5678/y.pdf", Some("storage/EFGH5678/y.pdf")),
            ("/home/ann/Zotero/storage/JKLM9999/y.pdf", None),
            ("cafe\u{301}.pdf", Some("caf\u{e9}.pdf")),
            ("../../2/z.pdf", Some("2/z.pdf")),
            ("z.pdf", None),
            ("/etc/passwd", None),
        ] {
            assert_eq!(names.meant(path), expected, "{path}");
        }
    }

    #[test]
    fn a_key_names_files_in_any_folder() {
        let names = ["b/oak.PDF", "a/c/oak.pdf", "oak.Pdf", "oak.x.pdf", "oak.txt", "oaks.pdf", "Oak.pdf"];
        let names = Names::of(names.into_iter());
        assert_eq!(names.keyed("oak", "pdf"), ["oak.Pdf", "b/oak.PDF", "a/c/oak.pdf"]);
        assert!(names.keyed("elm", "pdf").is_empty());
    }
}
