//! Tables of works that a catalogue of works publishes, as lines of JSON, without a library.
//!
//! ```text
//! files ── Reader ──▶ works ── Sorter ──▶ each work once ──▶ Stored ──┐
//!                                              │                      ├─ Source ──▶ tables
//!                                scholars, works that are cited alone ┘
//! ```
//!
//! Nothing is in memory as a whole: works, scholars and cited keys are sorted on disk.

mod crossref;
mod openalex;
mod reader;
mod rows;
mod work;

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::relational::cell::{add_text, take_text};
use crate::relational::sorter::{Sorted, Sorter, Stored};

use self::work::Work;

pub use self::reader::Bad;

/// Who publishes the works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Catalogue {
    /// OpenAlex: objects of the entity `work`.
    OpenAlex,
    /// Crossref: works, as its REST API and its public data files have them.
    Crossref,
}

impl Catalogue {
    /// Its name as it is written in lists of tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OpenAlex => "openalex",
            Self::Crossref => "crossref",
        }
    }

    /// Its name as it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenAlex => "OpenAlex",
            Self::Crossref => "Crossref",
        }
    }
}

/// What was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Works, each once.
    pub works: u64,
    /// Records of works that others replace: newer ones of the same work.
    pub replaced: u64,
    /// Scholars.
    pub scholars: u64,
    /// Works that are only cited: no file has a record of them.
    pub cited: u64,
    /// References that do not say by an identifier what they are to.
    pub without_key: u64,
    /// Lines, or works of a list, that cannot be read.
    pub bad: u64,
}

/// Works that have been read, on disk.
pub struct Import {
    catalogue: Catalogue,
    works: Stored,
    scholars: Stored,
    cited: Stored,
    /// What was read.
    pub counts: Counts,
}

/// What is told while files are read.
pub trait Told {
    /// So many records of works have been read.
    fn read(&mut self, works: u64);
    /// Something in a file cannot be read.
    fn bad(&mut self, bad: &Bad<'_>);
}

impl Import {
    /// Reads files, compressed with gzip or not. What is sorted takes so many bytes of memory at a time, and the rest lies
    /// on the disk of a folder.
    ///
    /// # Errors
    /// [`Error::Read`] for a file that cannot be read; what is wrong in files is told and counted.
    pub fn read(
        catalogue: Catalogue,
        files: &[PathBuf],
        folder: &Path,
        memory: usize,
        told: &mut dyn Told,
    ) -> Result<Self, Error> {
        let mut counts = Counts::default();
        let mut sorter = Sorter::new(folder, memory);
        for file in files {
            counts.bad += reader::read(catalogue, file, told, &mut |work, told| {
                counts.without_key += u64::from(work.without_key);
                sorter.add(|bytes| work.add_to(bytes))?;
                told.read(sorter.count());
                Ok(())
            })?;
        }
        let all = sorter.count();
        let mut sorted = sorter.sorted()?;
        let works = Stored::of(folder, |put| {
            last_of_each(&mut sorted, |row| {
                counts.works += 1;
                put(row)
            })
        })?;
        drop(sorted);
        counts.replaced = all - counts.works;
        let (mut scholars, mut cited) = (Sorter::new(folder, memory), Sorter::new(folder, memory));
        works.each(|row| {
            let work = Work::of(row)?;
            for person in work.authors.iter().chain(&work.editors) {
                scholars.add(|bytes| {
                    add_text(&person.key, bytes);
                    add_text(&person.name, bytes);
                    Ok(())
                })?;
            }
            for key in work.cites.iter().chain(&work.host) {
                cited.add(|bytes| {
                    add_text(key, bytes);
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        let scholars = first_of_each(folder, &mut scholars.sorted()?, &mut counts.scholars)?;
        let cited = without(folder, &mut cited.sorted()?, &works, &mut counts.cited)?;
        Ok(Self { catalogue, works, scholars, cited, counts })
    }
}

/// Gives the last of the rows that begin with the same text.
fn last_of_each(rows: &mut Sorted, mut found: impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
    let mut last: Vec<u8> = Vec::new();
    while let Some(row) = rows.next_row()? {
        if !last.is_empty() && key(row)? != key(&last)? {
            found(&last)?;
        }
        last.clear();
        last.extend(row);
    }
    if last.is_empty() { Ok(()) } else { found(&last) }
}

/// Keeps the first of the rows that begin with the same text.
fn first_of_each(folder: &Path, rows: &mut Sorted, count: &mut u64) -> Result<Stored, Error> {
    Stored::of(folder, |put| {
        let mut before = String::new();
        while let Some(row) = rows.next_row()? {
            let key = key(row)?;
            if key != before {
                before = key.into_owned();
                *count += 1;
                put(row)?;
            }
        }
        Ok(())
    })
}

/// Keeps each of the keys once that is of none of the works, both in order.
fn without(folder: &Path, keys: &mut Sorted, works: &Stored, count: &mut u64) -> Result<Stored, Error> {
    Stored::of(folder, |put| {
        let mut next = keys.next_row()?.map(<[u8]>::to_vec);
        let mut put_once = |key: &[u8]| {
            *count += 1;
            put(key)
        };
        // The keys before a row's own are of no work; its own is of that.
        let mut pass = |until: Option<&[u8]>, keys: &mut Sorted| -> Result<(), Error> {
            while let Some(key) = next.take() {
                let is_before = until.is_none_or(|row| !row.starts_with(&key) && key.as_slice() < row);
                let is_own = until.is_some_and(|row| row.starts_with(&key));
                if !is_before && !is_own {
                    next = Some(key);
                    return Ok(());
                }
                if is_before {
                    put_once(&key)?;
                }
                next = after(&key, keys)?;
            }
            Ok(())
        };
        works.each(|row| pass(Some(row), keys))?;
        pass(None, keys)
    })
}

/// The next row that is another than this.
fn after(row: &[u8], rows: &mut Sorted) -> Result<Option<Vec<u8>>, Error> {
    while let Some(next) = rows.next_row()? {
        if next != row {
            return Ok(Some(next.to_vec()));
        }
    }
    Ok(None)
}

/// The text with which a row begins.
fn key(mut row: &[u8]) -> Result<std::borrow::Cow<'_, str>, Error> {
    take_text(&mut row).ok_or_else(damaged)
}

/// What was put on disk is not what is there.
fn damaged() -> Error {
    Error::Other("what was kept on disk during the import is damaged".to_owned())
}
