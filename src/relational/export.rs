//! All tables into a folder.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::files::open;
use crate::files::whole::{Sort, Whole};
use crate::relational::cell::{Cell, decode, encode};
use crate::relational::schema::{Column, TABLES, Table, Type};
use crate::relational::sorter::{BUDGET, Sorter};
use crate::relational::write::{Format, ROWS_OF_A_PART, Writer};

/// The version of what is written. It changes if a reader of the version before would misread it.
pub const VERSION: u32 = 1;
/// The file that says what is in the folder.
pub const LIST: &str = "tables.json";

/// Takes a row of a table.
pub type Add<'a> = dyn FnMut(&[Cell<'_>]) -> Result<(), Error> + 'a;

/// What tables are made of.
pub trait Source {
    /// Gives every row of a table, in any order.
    ///
    /// # Errors
    /// Those of `add`, and those of reading.
    fn rows(&self, table: &Table, add: &mut Add<'_>) -> Result<(), Error>;

    /// What they are of.
    fn origin(&self) -> Origin<'_>;
}

/// What tables are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'o> {
    /// `library`, or the catalogue of works that they come from.
    pub of: &'static str,
    /// The fingerprint of the texts of a library: other texts have other tables.
    pub texts: Option<&'o str>,
}

/// The word for what tables of a library are of.
pub const LIBRARY: &str = "library";

/// How much is in memory and in a file at a time.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How many bytes of rows are sorted in memory.
    pub memory: usize,
    /// How many rows are in one file.
    pub rows_of_a_part: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { memory: BUDGET, rows_of_a_part: ROWS_OF_A_PART }
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files, the list included.
    pub files: usize,
    /// How many rows, of all tables.
    pub rows: u64,
}

/// What `tables.json` says.
#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    format: u32,
    catena: String,
    files: String,
    #[serde(default)]
    of: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    texts: Option<String>,
    tables: Vec<ListedTable>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ListedTable {
    name: String,
    about: String,
    rows: u64,
    files: Vec<String>,
    columns: Vec<ListedColumn>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ListedColumn {
    name: String,
    r#type: String,
    optional: bool,
    about: String,
}

impl From<&Column> for ListedColumn {
    fn from(column: &Column) -> Self {
        Self {
            name: column.name.to_owned(),
            r#type: column.of.name().to_owned(),
            optional: column.optional,
            about: column.about.to_owned(),
        }
    }
}

/// How folders of tables are known.
const SORT: Sort = Sort { list: LIST, files: listed };

fn listed(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let list: Listed = serde_json::from_slice(bytes).ok()?;
    Some(list.tables.into_iter().flat_map(|table| table.files).collect())
}

/// A folder of tables that is being written: what is not finished is not there.
pub struct Export {
    folder: Whole,
    format: Format,
    bounds: Bounds,
}

impl Export {
    /// Begins a folder, which must be new or empty, or one that was written so before, with tables of the same
    /// ([`Origin::of`]): works of a catalogue never replace a library.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn begin(folder: &Path, of: &str, format: Format, bounds: Bounds) -> Result<Self, Error> {
        let there = open::own(&folder.join(LIST)).ok().flatten();
        let there: Option<Listed> = there.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if let Some(there) = there.filter(|there| !there.of.is_empty() && there.of != of) {
            let why = format!("it holds the tables of another source ({}): name another folder", there.of);
            return Err(Error::write(folder, io::Error::new(io::ErrorKind::InvalidInput, why)));
        }
        Ok(Self { folder: Whole::begin(folder, SORT)?, format, bounds })
    }

    /// A folder of the same disk, for what is put there for a while.
    #[must_use]
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    /// Writes all tables. `progress` is told the name of a table and how many of its rows there are so far.
    ///
    /// # Errors
    /// Those of the source and of the disk; [`Error::Other`] if two things have the same number.
    pub fn write(
        self,
        source: &dyn Source,
        progress: &mut dyn FnMut(&'static str, u64),
    ) -> Result<Written, Error> {
        let mut tables = Vec::new();
        for table in &TABLES {
            tables.push(self.table(table, source, progress)?);
        }
        let written = Written {
            files: 1 + tables.iter().map(|table| table.files.len()).sum::<usize>(),
            rows: tables.iter().map(|table| table.rows).sum(),
        };
        let list = Listed {
            format: VERSION,
            catena: env!("CARGO_PKG_VERSION").to_owned(),
            files: self.format.name().to_owned(),
            of: source.origin().of.to_owned(),
            texts: source.origin().texts.map(str::to_owned),
            tables,
        };
        let text = serde_json::to_string_pretty(&list).map_err(|error| Error::Other(error.to_string()))?;
        let mut file = self.folder.file(LIST)?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        self.folder.finish()?;
        Ok(written)
    }

    fn table(
        &self,
        table: &'static Table,
        source: &dyn Source,
        progress: &mut dyn FnMut(&'static str, u64),
    ) -> Result<ListedTable, Error> {
        const STEP: u64 = 1 << 14;
        let mut sorter = Sorter::new(self.folder.path(), self.bounds.memory);
        progress(table.name, 0);
        source.rows(table, &mut |row| {
            if sorter.count().is_multiple_of(STEP) {
                progress(table.name, sorter.count());
            }
            sorter.add(|bytes| encode(table, row, bytes))
        })?;
        let rows = sorter.count();
        let mut sorted = sorter.sorted()?;
        let mut writer = Writer::new(table, self.format, &self.folder, rows, self.bounds.rows_of_a_part);
        let mut before = Before::default();
        while let Some(bytes) = sorted.next_row()? {
            let row = decode(table, bytes)?;
            if table.name == "nodes" {
                before.then(&row)?;
            }
            writer.row(&row)?;
        }
        Ok(ListedTable {
            name: table.name.to_owned(),
            about: table.about.to_owned(),
            rows,
            files: writer.finish()?,
            columns: table.columns.iter().map(ListedColumn::from).collect(),
        })
    }
}

/// The node before in the order of numbers.
#[derive(Default)]
struct Before {
    id: Option<i64>,
    name: String,
}

impl Before {
    /// Takes the next node, which must have another number.
    fn then(&mut self, row: &[Cell<'_>]) -> Result<(), Error> {
        let [Cell::Number(id), Cell::Text(class), _, Cell::Text(key), ..] = row else { return Ok(()) };
        let name = format!("{class} `{key}`");
        if self.id == Some(*id) {
            let other = &self.name;
            return Err(Error::Other(format!("{other} and {name} have the same number {id} in tables")));
        }
        *self = Self { id: Some(*id), name };
        Ok(())
    }
}

impl Type {
    /// The word for it in lists.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Thing | Self::Number => "int64",
            Self::Text => "text",
            Self::Truth => "bool",
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::disallowed_methods, reason = "so a test fails")]
mod tests {
    use std::fs;

    use super::{Add, Bounds, Export, LIBRARY, Origin, Source};
    use crate::error::Error;
    use crate::relational::cell::Cell;
    use crate::relational::schema::Table;
    use crate::relational::write::Format;

    /// Nodes of these numbers and keys.
    struct Nodes(&'static [(i64, &'static str)]);

    impl Source for Nodes {
        fn origin(&self) -> Origin<'_> {
            Origin { of: LIBRARY, texts: None }
        }

        fn rows(&self, table: &Table, add: &mut Add<'_>) -> Result<(), Error> {
            for (id, key) in self.0.iter().filter(|_| table.name == "nodes") {
                let [no, key]: [Cell<'_>; 2] = [false.into(), (*key).into()];
                add(&[
                    (*id).into(),
                    "work".into(),
                    3.into(),
                    key.clone(),
                    key,
                    "work".into(),
                    "".into(),
                    None::<i64>.into(),
                    no.clone(),
                    no,
                ])?;
            }
            Ok(())
        }
    }

    #[test]
    fn two_things_of_one_number_stop_the_export() {
        let above = tempfile::tempdir().expect("a folder");
        let folder = above.path().join("tables");
        let write = |nodes: &'static [(i64, &'static str)]| {
            let export = Export::begin(&folder, LIBRARY, Format::Csv, Bounds::default()).expect("a folder");
            export.write(&Nodes(nodes), &mut |_, _| {}).map_err(|error| error.to_string())
        };
        let error = write(&[(7, "b"), (5, "c"), (7, "a")]).expect_err("two have one number");
        assert_eq!(error, "work `a` and work `b` have the same number 7 in tables");
        assert_eq!(fs::read_dir(above.path()).expect("a folder").count(), 0, "nothing is left");
        assert_eq!(write(&[(7, "b"), (5, "c")]).expect("they differ").rows, 2);
        assert!(folder.join("nodes.csv").is_file());
    }
}
