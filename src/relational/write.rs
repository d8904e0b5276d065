//! Tables as files.

mod csv;
mod parquet;

use std::fs::File;

use crate::error::Error;
use crate::files::whole::Whole;
use crate::relational::cell::Cell;
use crate::relational::schema::Table;

/// So many rows are in one file. A table with more is a folder of parts, each but the last with so many.
pub const ROWS_OF_A_PART: u64 = 1 << 20;

/// In what tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Apache Parquet.
    Parquet,
    /// CSV as RFC 4180 has it, with a head: an empty text is `""`, and what is missing is nothing.
    Csv,
}

impl Format {
    /// The word for it, and how the names of its files end.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
        }
    }

    fn begin(self, table: &'static Table, file: File) -> Result<Box<dyn Rows>, Error> {
        Ok(match self {
            Self::Parquet => Box::new(parquet::Writer::begin(table, file)?),
            Self::Csv => Box::new(csv::Writer::begin(table, file)?),
        })
    }
}

/// A file that rows are written to.
trait Rows {
    fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Error>;
    /// Writes what is left, down to the disk.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// Writes the rows of a table, in their order, into one file or several.
pub struct Writer<'w> {
    table: &'static Table,
    format: Format,
    folder: &'w Whole,
    /// How many rows there will be.
    count: u64,
    rows_of_a_part: u64,
    written: u64,
    part: Option<Box<dyn Rows>>,
    files: Vec<String>,
}

impl<'w> Writer<'w> {
    /// A writer of so many rows of a table.
    #[must_use]
    pub fn new(
        table: &'static Table,
        format: Format,
        folder: &'w Whole,
        count: u64,
        rows_of_a_part: u64,
    ) -> Self {
        Self { table, format, folder, count, rows_of_a_part, written: 0, part: None, files: Vec::new() }
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Error> {
        if self.written > 0 && self.written.is_multiple_of(self.rows_of_a_part) {
            self.end_part()?;
        }
        self.written += 1;
        match &mut self.part {
            Some(part) => part.row(row),
            None => self.begin_part()?.row(row),
        }
    }

    /// Ends the table, and gives the names of its files. A table without rows has one file too.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(mut self) -> Result<Vec<String>, Error> {
        if self.files.is_empty() {
            self.begin_part()?;
        }
        self.end_part()?;
        Ok(self.files)
    }

    fn begin_part(&mut self) -> Result<&mut Box<dyn Rows>, Error> {
        let (table, ending) = (self.table.name, self.format.name());
        let name = if self.count > self.rows_of_a_part {
            format!("{table}/part-{:05}.{ending}", self.files.len())
        } else {
            format!("{table}.{ending}")
        };
        let file = self.folder.file(&name)?;
        self.files.push(name);
        Ok(self.part.insert(self.format.begin(self.table, file)?))
    }

    fn end_part(&mut self) -> Result<(), Error> {
        self.part.take().map_or(Ok(()), Rows::finish)
    }
}
