//! Sorting of more than fits into memory: sorted runs go to disk and are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::spill::nameless;

/// How many bytes are gathered before they are sorted and go to disk.
pub const BUDGET: usize = 64 << 20;
/// How many runs are merged at once.
const FAN: usize = 64;
/// How many bytes of a run are in memory while it is written or merged.
const WINDOW: usize = 256 << 10;

/// Gathers rows, as bytes, in any order.
pub struct Sorter {
    folder: PathBuf,
    budget: usize,
    bytes: Vec<u8>,
    /// Where the rows in memory begin and end.
    rows: Vec<(usize, usize)>,
    /// The runs on disk; those of a level are merged from as many of the level before.
    levels: Vec<Vec<Run>>,
    count: u64,
}

impl Sorter {
    /// A sorter that keeps so many bytes in memory, and the rest on the disk of a folder.
    #[must_use]
    pub fn new(folder: &Path, budget: usize) -> Self {
        let folder = folder.to_owned();
        Self { folder, budget, bytes: Vec::new(), rows: Vec::new(), levels: Vec::new(), count: 0 }
    }

    /// How many rows have been added.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Adds a row, which `write` adds to bytes.
    ///
    /// # Errors
    /// Those of `write` and of the disk.
    pub fn add(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>) -> Result<(), Error> {
        let start = self.bytes.len();
        write(&mut self.bytes)?;
        self.rows.push((start, self.bytes.len()));
        self.count += 1;
        if self.bytes.len() + self.rows.len() * size_of::<(usize, usize)>() >= self.budget {
            let mut sorted = self.in_memory();
            let run = Run::write(&self.folder, &mut sorted)?;
            self.keep(0, run)?;
        }
        Ok(())
    }

    /// The rows in order.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sorted(mut self) -> Result<Sorted, Error> {
        let last = self.in_memory();
        if self.levels.is_empty() {
            return Ok(last);
        }
        let mut last = last;
        let run = Run::write(&self.folder, &mut last)?;
        self.keep(0, run)?;
        // The runs of few rows first, so that those of many are read as seldom as can be.
        let mut runs: Vec<Run> = self.levels.into_iter().flatten().collect();
        while runs.len() > FAN {
            let few = runs.drain(..FAN).collect();
            let merged = Run::write(&self.folder, &mut Sorted::Disk(Merge::of(few)?))?;
            runs.push(merged);
        }
        Ok(Sorted::Disk(Merge::of(runs)?))
    }

    /// What is in memory, in order; the sorter has it no more.
    fn in_memory(&mut self) -> Sorted {
        let bytes = std::mem::take(&mut self.bytes);
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_unstable_by(|one, other| bytes[one.0..one.1].cmp(&bytes[other.0..other.1]));
        Sorted::Memory { bytes, rows: rows.into_iter() }
    }

    /// Keeps a run. So many of a level become one of the next, so that few files are open at once.
    fn keep(&mut self, level: usize, run: Run) -> Result<(), Error> {
        if self.levels.len() == level {
            self.levels.push(Vec::new());
        }
        self.levels[level].push(run);
        if self.levels[level].len() < FAN {
            return Ok(());
        }
        let full = std::mem::take(&mut self.levels[level]);
        let merged = Run::write(&self.folder, &mut Sorted::Disk(Merge::of(full)?))?;
        self.keep(level + 1, merged)
    }
}

/// Rows in order.
pub enum Sorted {
    /// All of them are in memory.
    Memory {
        /// The rows.
        bytes: Vec<u8>,
        /// Where each begins and ends, in their order.
        rows: std::vec::IntoIter<(usize, usize)>,
    },
    /// They are on disk.
    Disk(Merge),
}

impl Sorted {
    /// The next row; none after the last.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn next_row(&mut self) -> Result<Option<&[u8]>, Error> {
        match self {
            Self::Memory { bytes, rows } => Ok(rows.next().map(|(start, end)| &bytes[start..end])),
            Self::Disk(merge) => merge.next_row(),
        }
    }
}

/// Rows on disk, to be read any number of times.
pub struct Stored {
    folder: PathBuf,
    file: File,
}

impl Stored {
    /// Keeps rows on the disk of a folder, those that `each` adds.
    ///
    /// # Errors
    /// Those of `each` and of the disk.
    pub fn of(
        folder: &Path,
        each: impl FnOnce(&mut dyn FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let failed = |error| Error::write(folder, error);
        let mut file = BufWriter::with_capacity(WINDOW, nameless(folder)?);
        each(&mut |row| put(&mut file, row).map_err(failed))?;
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        Ok(Self { folder: folder.to_owned(), file })
    }

    /// Gives each row, in their order.
    ///
    /// # Errors
    /// Those of `found` and of the disk.
    pub fn each(&self, mut found: impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
        let failed = |error| Error::write(&self.folder, error);
        let file = self.file.try_clone().and_then(|mut file| file.rewind().map(|()| file)).map_err(failed)?;
        let mut run = Run(BufReader::with_capacity(WINDOW, file));
        let mut row = Vec::new();
        while run.read(&mut row).map_err(failed)? {
            found(&row)?;
        }
        Ok(())
    }
}

/// Writes a row after its length.
fn put(file: &mut impl Write, row: &[u8]) -> io::Result<()> {
    let length = u32::try_from(row.len()).map_err(io::Error::other)?;
    file.write_all(&length.to_le_bytes())?;
    file.write_all(row)
}

/// A sorted run on disk: each row after its length.
struct Run(BufReader<File>);

impl Run {
    fn write(folder: &Path, rows: &mut Sorted) -> Result<Self, Error> {
        let failed = |error| Error::write(folder, error);
        let mut file = BufWriter::with_capacity(WINDOW, nameless(folder)?);
        while let Some(row) = rows.next_row()? {
            put(&mut file, row).map_err(failed)?;
        }
        let mut file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.rewind().map_err(failed)?;
        Ok(Self(BufReader::with_capacity(WINDOW, file)))
    }

    /// Reads the next row; false after the last.
    fn read(&mut self, row: &mut Vec<u8>) -> io::Result<bool> {
        let mut length = [0; 4];
        match self.0.read_exact(&mut length) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            read => read?,
        }
        row.resize(u32::from_le_bytes(length) as usize, 0);
        self.0.read_exact(row)?;
        Ok(true)
    }
}

/// Runs on disk that are merged as they are read.
pub struct Merge {
    runs: Vec<Run>,
    /// The next row of each run that has one.
    heads: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
    current: Vec<u8>,
}

impl Merge {
    fn of(runs: Vec<Run>) -> Result<Self, Error> {
        let mut merge = Self { runs, heads: BinaryHeap::new(), current: Vec::new() };
        for (at, run) in merge.runs.iter_mut().enumerate() {
            let mut row = Vec::new();
            if run.read(&mut row)? {
                merge.heads.push(Reverse((row, at)));
            }
        }
        Ok(merge)
    }

    fn next_row(&mut self) -> Result<Option<&[u8]>, Error> {
        let Some(mut head) = self.heads.peek_mut() else { return Ok(None) };
        let Reverse((row, run)) = &mut *head;
        std::mem::swap(&mut self.current, row);
        if !self.runs[*run].read(row)? {
            PeekMut::pop(head);
        }
        Ok(Some(&self.current))
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "so a test fails")]
mod tests {
    use proptest::prelude::*;

    use super::Sorter;

    fn sorted(rows: &[Vec<u8>], budget: usize) -> Vec<Vec<u8>> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut sorter = Sorter::new(folder.path(), budget);
        for row in rows {
            let add = |bytes: &mut Vec<u8>| {
                bytes.extend(row);
                Ok(())
            };
            sorter.add(add).expect("room");
        }
        assert_eq!(sorter.count(), rows.len() as u64);
        let (mut sorted, mut found) = (sorter.sorted().expect("the rows"), Vec::new());
        while let Some(row) = sorted.next_row().expect("a row") {
            found.push(row.to_vec());
        }
        found
    }

    proptest! {
        #[test]
        fn rows_are_sorted_in_memory_and_on_disk(rows in prop::collection::vec(prop::collection::vec(0_u8..4, 0..5), 0..60)) {
            let mut wanted = rows.clone();
            wanted.sort();
            for budget in [1, 60, usize::MAX] {
                prop_assert_eq!(&sorted(&rows, budget), &wanted);
            }
        }
    }

    #[test]
    fn more_runs_than_are_merged_at_once_are_merged_in_steps() {
        let rows: Vec<Vec<u8>> =
            (0..9000_u32).map(|at| at.wrapping_mul(0x9e37_79b1).to_be_bytes().to_vec()).collect();
        let mut wanted = rows.clone();
        wanted.sort();
        assert_eq!(sorted(&rows, 1), wanted);
    }
}
