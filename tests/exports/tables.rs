//! The tables of a library: their rows beside its catalog, and their files read back.

mod document;
pub(crate) mod files;
mod rows;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use catena::example::{Example, examples};
use catena::relational::cell::Cell;
use catena::relational::export::Source;
use catena::relational::rows::Library;
use catena::relational::schema::{TABLES, Table, table};
use catena::session::Session;

use crate::support::{sound_session, without_faults};

/// A row of a table.
pub(crate) type Row = Vec<Cell<'static>>;

/// The rows of a table of a source, in their order.
pub(crate) fn rows_of(source: &dyn Source, table: &Table) -> Vec<Row> {
    let rows = RefCell::new(Vec::new());
    let mut add = |row: &[Cell<'_>]| {
        rows.borrow_mut().push(row.iter().map(owned).collect());
        Ok(())
    };
    source.rows(table, &mut add).expect("the rows are in memory");
    let mut rows: Vec<Row> = rows.into_inner();
    rows.sort();
    rows
}

fn owned(cell: &Cell<'_>) -> Cell<'static> {
    match cell {
        Cell::Missing => Cell::Missing,
        Cell::Number(number) => Cell::Number(*number),
        Cell::Truth(truth) => Cell::Truth(*truth),
        Cell::Text(text) => Cell::Text(text.clone().into_owned().into()),
    }
}

/// The files of an example that are its records.
fn records(example: &Example) -> Vec<(&'static str, &'static str)> {
    let is_record = |name: &str| {
        let ending = Path::new(name).extension().and_then(OsStr::to_str);
        name.starts_with("corpus/") && ending.is_some_and(|ending| ["bib", "catena"].contains(&ending))
    };
    example.files.iter().copied().filter(|(name, _)| is_record(name)).collect()
}

/// Every example library, that of the paper first, and that of these tests.
fn libraries() -> Vec<(&'static str, Session)> {
    let sound = |example: &'static Example| (example.name, sound_session(&records(example)));
    let mut libraries: Vec<_> = examples().map(sound).collect();
    let folder = crate::program::root().join(crate::exports::LIBRARY);
    let library = catena::corpus::load::Library::at(&folder).and_then(|library| library.load());
    libraries.push(("exports", without_faults(Session::of(library.expect("it can be read")))));
    libraries
}

/// The tables of a library with the names of things in place of their numbers.
pub(crate) struct Tables {
    all: BTreeMap<&'static str, Vec<Row>>,
    names: BTreeMap<i64, String>,
}

impl Tables {
    fn of(session: &Session) -> Self {
        Self::of_source(&Library::of(session))
    }

    pub(crate) fn of_source(source: &dyn Source) -> Self {
        let all: BTreeMap<_, _> = TABLES.iter().map(|table| (table.name, rows_of(source, table))).collect();
        let name = |row: &Row| match row.as_slice() {
            [Cell::Number(id), Cell::Text(class), _, Cell::Text(key), ..] => (*id, format!("{class}:{key}")),
            other => panic!("no node: {other:?}"),
        };
        let names = all["nodes"].iter().map(name).collect();
        Self { all, names }
    }

    pub(crate) fn rows(&self, table: &str) -> &[Row] {
        &self.all[table]
    }

    /// The rows of a table as text, columns divided by ` | `: things by class and id, what is missing as `-`.
    pub(crate) fn shown(&self, name: &str) -> Vec<String> {
        let table = table(name).expect("a table");
        let shown = |row: &Row| {
            let cells = table.columns.iter().zip(row).map(|(column, cell)| match cell {
                Cell::Missing => "-".to_owned(),
                Cell::Number(id) if column.of == catena::relational::schema::Type::Thing => {
                    self.names.get(id).unwrap_or_else(|| panic!("{name}: {id} is no node")).clone()
                }
                Cell::Number(number) => number.to_string(),
                Cell::Truth(truth) => truth.to_string(),
                Cell::Text(text) => text.to_string(),
            });
            cells.collect::<Vec<_>>().join(" | ")
        };
        let mut shown: Vec<String> = self.rows(name).iter().map(shown).collect();
        shown.sort();
        shown
    }
}
