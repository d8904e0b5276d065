//! A reader's folder of texts.

mod folder;
mod unclear;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::bibliography::attachment::paths;
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Work};
use crate::corpus::load::read_copy;
use crate::document::{Format, Reader};
use crate::error::Error;
use crate::verify::known::Known;
use crate::verify::read_in;
use crate::verify::shelf::folder::{Folder, Names, ZOTERO_TEXT};
use crate::verify::text::Text;

pub use folder::is_text;

/// How the names of texts end, the likeliest first.
fn endings() -> impl Iterator<Item = &'static str> {
    Format::ALL.into_iter().flat_map(Format::endings).copied()
}

/// The texts that a reader has. Each is read when it is first needed.
#[derive(Debug, Default)]
pub struct Shelf {
    texts: Vec<Shelved>,
    /// The copies of each work, the best first: the next is read if one cannot be.
    works: BTreeMap<NodeId, Vec<usize>>,
    /// The works that have quotes.
    quoted: BTreeSet<NodeId>,
    notices: RefCell<Vec<String>>,
    reader: Reader,
}

#[derive(Debug)]
struct Shelved {
    name: String,
    source: Source,
    /// What is known of its work, if it belongs to one.
    known: Known,
    reading: OnceCell<Reading>,
}

/// What came of reading a copy.
#[derive(Debug)]
enum Reading {
    Text(Box<Text>),
    /// It is none that can be read: the next is.
    None,
    /// It may be read another time: none is read instead of it.
    NotNow,
}

#[derive(Debug)]
enum Source {
    File(PathBuf),
    Bytes(Vec<u8>),
}

impl Shelf {
    /// The copies of works in a folder and the folders in it, hidden ones aside, to be read by `reader`. Those of a work
    /// are, the best first: the file that its record names; `KEY.txt`, `KEY.md`, `KEY.pdf` and so on, in whatever folder;
    /// the files that its entry in the bibliography names and that are in the folder.
    ///
    /// # Errors
    /// [`Error::Read`] for a folder that cannot be read.
    pub fn open(folder: &Path, catalog: &Catalog, reader: Reader) -> Result<Self, Error> {
        let Folder { copies, others, notices } = Folder::list(folder)?;
        let texts = copies.into_iter().map(|(name, path)| (name, Source::File(path)));
        let shelf = Self::sorted(texts.collect(), &others, catalog);
        shelf.notices.borrow_mut().extend(notices);
        Ok(Self { reader, ..shelf })
    }

    /// Texts that are at hand already, by their names.
    #[must_use]
    pub fn of(texts: Vec<(String, Vec<u8>)>, catalog: &Catalog) -> Self {
        let texts = texts.into_iter().map(|(name, bytes)| (name, Source::Bytes(bytes))).collect();
        Self::sorted(texts, &BTreeSet::new(), catalog)
    }

    fn sorted(texts: BTreeMap<String, Source>, others: &BTreeSet<String>, catalog: &Catalog) -> Self {
        let mut shelf = Self::default();
        for (name, source) in texts {
            shelf.texts.push(Shelved { name, source, known: Known::default(), reading: OnceCell::new() });
        }
        let quoted = catalog.quoted().filter(|stated| !stated.quotes.is_empty());
        shelf.quoted = quoted.map(|stated| read_in(&stated).0).collect();
        let mut works = BTreeMap::new();
        let (mut notices, mut copyless) = (Vec::new(), Vec::new());
        let names: Vec<&str> = shelf.texts.iter().map(|text| text.name.as_str()).collect();
        let known = Names::of(names.iter().copied().chain(others.iter().map(String::as_str)));
        for (id, work) in catalog.works() {
            let place = |name: &str| names.binary_search(&name).ok();
            let mut found: Vec<usize> =
                candidates(work, &known).iter().filter_map(|name| place(name)).collect();
            let mut seen = BTreeSet::new();
            found.retain(|at| seen.insert(*at));
            notices.extend(unread(work, &found, place(&work.text).is_some(), others, &known));
            if !found.is_empty() {
                works.insert(id, (Known::of(catalog, work), found));
            } else if shelf.quoted.contains(&id) {
                copyless.push(work);
            }
        }
        notices.extend(unclear::notices(&copyless, &known));
        for (id, (known, found)) in works {
            for at in &found {
                shelf.texts[*at].known.clone_from(&known);
            }
            shelf.works.insert(id, found);
        }
        shelf.notices = RefCell::new(notices);
        shelf
    }

    /// What a reader should know of the texts and has not been told yet: for standard error.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.notices.take()
    }

    /// True if there is a copy of a work here, whether or not it can be read.
    #[must_use]
    pub fn has(&self, work: NodeId) -> bool {
        self.works.contains_key(&work)
    }

    /// The text of a work, if it is here and can be read as a text. Where its best copy could not be read this time, there
    /// is none: what is known of that copy is not to be replaced by what another says.
    ///
    /// # Errors
    /// If something is wrong beside the copies, of which notices tell.
    pub(super) fn text_of(&self, work: NodeId) -> Result<Option<&Text>, Error> {
        for at in self.works.get(&work).into_iter().flatten() {
            match self.reading(&self.texts[*at])? {
                Reading::Text(text) => return Ok(Some(text)),
                Reading::None => {}
                Reading::NotNow => return Ok(None),
            }
        }
        Ok(None)
    }

    /// All texts but that of a work: those of other works that have quotes, and plain texts that no work claims. Other
    /// files are not read: a reader may have thousands.
    ///
    /// # Errors
    /// As [`text_of`](Self::text_of).
    pub(super) fn others(&self, work: NodeId) -> impl Iterator<Item = Result<&Text, Error>> {
        let own = self.works.get(&work);
        let claimed: BTreeSet<usize> = self.works.values().flatten().copied().collect();
        let quoted = self.works.iter().filter(|(work, _)| self.quoted.contains(work));
        let firsts: BTreeSet<usize> = quoted.filter_map(|(_, found)| found.first()).copied().collect();
        let others = self.texts.iter().enumerate().filter(move |(at, text)| {
            let is_own = own.is_some_and(|own| own.contains(at));
            let is_loose = !claimed.contains(at) && Format::named(&text.name) == Some(Format::Plain);
            !is_own && (is_loose || firsts.contains(at))
        });
        others.filter_map(|(_, shelved)| match self.reading(shelved) {
            Ok(Reading::Text(text)) => Some(Ok(text.as_ref())),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })
    }

    fn reading<'a>(&'a self, shelved: &'a Shelved) -> Result<&'a Reading, Error> {
        if let Some(reading) = shelved.reading.get() {
            return Ok(reading);
        }
        let reading = self.read(shelved)?;
        Ok(shelved.reading.get_or_init(|| reading))
    }

    fn read(&self, shelved: &Shelved) -> Result<Reading, Error> {
        let skipped = |why: String| {
            self.notices.borrow_mut().push(format!("the text `{}` is skipped: it {why}", shelved.name));
            Ok(Reading::None)
        };
        let not_now = |why: String| {
            let kept = "no other copy of its work is read instead, and receipts stay as they are";
            self.notices.borrow_mut().push(format!("the text `{}` {why}; {kept}", shelved.name));
            Ok(Reading::NotNow)
        };
        let bytes = match &shelved.source {
            Source::File(path) => match read_copy(path) {
                Ok(bytes) => Cow::Owned(bytes),
                Err(Error::TooLarge { limit, .. }) => {
                    return skipped(format!("has more than {} MB", limit >> 20));
                }
                Err(Error::Read { source, .. }) if source.kind() == ErrorKind::NotFound => {
                    return skipped("is no longer there".to_owned());
                }
                Err(Error::Read { source, .. }) => return not_now(format!("cannot be read ({source})")),
                Err(error) => return Err(error),
            },
            Source::Bytes(bytes) => Cow::Borrowed(bytes.as_slice()),
        };
        let document = match self.reader.read(&shelved.name, &bytes) {
            Ok(document) => document,
            Err(error) if error.is_passing() => return not_now(error.to_string()),
            Err(error) => return skipped(error.to_string()),
        };
        let hash = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Reading::Text(Box::new(Text::of(&shelved.name, hash, &document, &shelved.known))))
    }
}

/// The names that the text of a work may have, the likeliest first.
fn candidates(work: &Work, known: &Names<'_>) -> Vec<String> {
    let own = Some(work.text.clone()).filter(|name| !name.is_empty());
    let by_key = endings().flat_map(|ending| known.keyed(&work.key, ending)).map(str::to_owned);
    let mut attached: Vec<&str> = attached(work).iter().filter_map(|path| known.meant(path)).collect();
    attached.sort_by_key(|name| Format::named(name));
    let kept = attached.iter().map(|name| {
        let folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        folder + ZOTERO_TEXT
    });
    own.into_iter().chain(by_key).chain(attached.iter().map(|name| (*name).to_owned())).chain(kept).collect()
}

/// The files that a work's entry in the bibliography names.
fn attached(work: &Work) -> Vec<String> {
    work.fields.get("file").map_or_else(Vec::new, |field| paths(field))
}

/// What there is to say of a work's copies that cannot be used.
fn unread(
    work: &Work,
    found: &[usize],
    has_named: bool,
    others: &BTreeSet<String>,
    known: &Names<'_>,
) -> Option<String> {
    let named = format!("the text `{}`, which the record of `{}` names,", work.text, work.key);
    if !work.text.is_empty() && !has_named {
        let why =
            if is_text(&work.text) { "is not in the folder".to_owned() } else { why_not_read(&work.text) };
        return Some(format!("{named} {why}"));
    }
    if !found.is_empty() {
        return None;
    }
    let stem = |name: &str| {
        let last = name.rsplit('/').next().unwrap_or_default();
        last.rsplit_once('.').map_or(String::new(), |(stem, _)| stem.to_owned())
    };
    let by_key = others.iter().find(|name| stem(name) == work.key);
    let attached = attached(work).into_iter().find_map(|path| known.meant(&path).map(str::to_owned));
    let name = by_key.cloned().or(attached)?;
    Some(format!("the copy `{name}` of `{}` {}", work.key, why_not_read(&name)))
}

/// Why a file with this name is no copy that can be read, said after the name.
#[must_use]
pub fn why_not_read(name: &str) -> String {
    if let Some(advice) = Format::instead(name) {
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        return format!("is a `.{ending}` file, which catena does not read: {advice}");
    }
    let firsts = Format::ALL.into_iter().filter_map(|format| format.endings().first());
    let firsts: Vec<String> = firsts.map(|ending| format!("`.{ending}`")).collect();
    format!("is in no format that catena reads ({})", firsts.join(", "))
}

#[cfg(test)]
mod tests;
