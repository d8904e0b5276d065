//! A reader's folder of texts.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Work};
use crate::corpus::load::read;
use crate::document::{self, Format};
use crate::error::Error;
use crate::verify::text::Text;

/// How the names of texts end, the likeliest first.
fn endings() -> impl Iterator<Item = &'static str> {
    Format::ALL.into_iter().flat_map(Format::endings).copied()
}

/// The texts that a reader has. Each is read when it is first needed.
#[derive(Debug, Default)]
pub struct Shelf {
    texts: Vec<Shelved>,
    works: BTreeMap<NodeId, usize>,
    notices: RefCell<Vec<String>>,
}

#[derive(Debug)]
struct Shelved {
    name: String,
    source: Source,
    /// The title of its work, if it belongs to one.
    title: String,
    text: OnceCell<Option<Text>>,
}

#[derive(Debug)]
enum Source {
    File(PathBuf),
    Bytes(Vec<u8>),
}

impl Shelf {
    /// The plain texts and Markdown files in a folder and the folders in it, hidden ones aside. The
    /// text of a work is the file that its record names, or `KEY.txt`, or `KEY.md`.
    ///
    /// # Errors
    /// [`Error::Read`] for a folder that cannot be read.
    pub fn open(folder: &Path, catalog: &Catalog) -> Result<Self, Error> {
        let texts = files(folder)?.into_iter().map(|(name, path)| (name, Source::File(path)));
        Ok(Self::sorted(texts.collect(), catalog))
    }

    /// Texts that are at hand already, by their names.
    #[must_use]
    pub fn of(texts: Vec<(String, Vec<u8>)>, catalog: &Catalog) -> Self {
        let texts = texts.into_iter().map(|(name, bytes)| (name, Source::Bytes(bytes))).collect();
        Self::sorted(texts, catalog)
    }

    fn sorted(texts: BTreeMap<String, Source>, catalog: &Catalog) -> Self {
        let mut shelf = Self::default();
        for (name, source) in texts {
            shelf.texts.push(Shelved { name, source, title: String::new(), text: OnceCell::new() });
        }
        for (id, work) in catalog.works() {
            let place = |name: String| shelf.texts.binary_search_by(|text| text.name.cmp(&name)).ok();
            if !work.text.is_empty() && place(work.text.clone()).is_none() {
                let why = if is_text(&work.text) {
                    "is not in the folder"
                } else {
                    "is not plain text or Markdown (`.txt`, `.md`)"
                };
                let notice =
                    format!("the text `{}`, which the record of `{}` names, {why}", work.text, work.key);
                shelf.notices.borrow_mut().push(notice);
            }
            let found = names(work).find_map(place);
            if let Some(at) = found {
                shelf.texts[at].title.clone_from(&work.title);
                shelf.works.insert(id, at);
            }
        }
        shelf
    }

    /// What a reader should know of the texts: for standard error.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.notices.borrow().clone()
    }

    /// The text of a work, if it is here and can be read as a text.
    ///
    /// # Errors
    /// [`Error::Read`] or [`Error::TooLarge`] if its file cannot be read.
    pub(super) fn text_of(&self, work: NodeId) -> Result<Option<&Text>, Error> {
        self.works.get(&work).map_or(Ok(None), |at| self.text(&self.texts[*at]))
    }

    /// All texts but that of a work.
    ///
    /// # Errors
    /// As [`text_of`](Self::text_of).
    pub(super) fn others(&self, work: NodeId) -> impl Iterator<Item = Result<&Text, Error>> {
        let own = self.works.get(&work).copied();
        let others = self.texts.iter().enumerate().filter(move |(at, _)| Some(*at) != own);
        others.filter_map(|(_, shelved)| self.text(shelved).transpose())
    }

    fn text<'a>(&'a self, shelved: &'a Shelved) -> Result<Option<&'a Text>, Error> {
        if shelved.text.get().is_none() {
            let bytes = match &shelved.source {
                Source::File(path) => &read(path)?,
                Source::Bytes(bytes) => bytes,
            };
            let text = document::read(&shelved.name, bytes).map(|document| {
                let hash = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                Text::of(&shelved.name, hash, &document, &shelved.title)
            });
            if let Err(error) = &text {
                let notice = format!("the text `{}` is skipped: it {error}", shelved.name);
                self.notices.borrow_mut().push(notice);
            }
            // Nothing else fills it in the meantime.
            let _ = shelved.text.set(text.ok());
        }
        Ok(shelved.text.get().and_then(Option::as_ref))
    }
}

/// True for the name of a file that can be a text.
#[must_use]
pub fn is_text(name: &str) -> bool {
    Format::named(name).is_some()
}

/// The names that the text of a work may have, the likeliest first.
fn names(work: &Work) -> impl Iterator<Item = String> {
    let own = Some(work.text.clone()).filter(|name| !name.is_empty());
    own.into_iter().chain(endings().map(|ending| format!("{}.{ending}", work.key)))
}

/// The texts below a folder by their names: paths from there, with `/`.
fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>, Error> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(String::new(), folder.to_owned())];
    while let Some((before, folder)) = folders.pop() {
        let failed = |error| Error::read(&folder, error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let (path, own) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let name = format!("{before}{own}");
            if own.starts_with('.') {
                continue;
            }
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push((format!("{name}/"), path));
            } else if is_text(&name) && !path.is_dir() {
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}
