//! The files of tables: CSV and Parquet hold the same rows, in order, whatever order the library's files are in.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use catena::example::examples;
use catena::relational::cell::Cell;
use catena::relational::export::{Bounds, Export, LIBRARY as LIBRARY_TABLES, LIST};
use catena::relational::rows::Library;
use catena::relational::schema::{TABLES, Table, Type};
use catena::relational::write::Format;
use catena::session::Session;
use parquet::basic::Compression;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;

use crate::exports::tables::{Row, libraries, records, rows_of};
use crate::exports::{LIBRARY, run};
use crate::support::session;

fn written(session: &Session, format: Format, bounds: Bounds) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let export = Export::begin(folder.path(), LIBRARY_TABLES, format, bounds).expect("the folder is empty");
    export.write(&Library::of(session), &mut |_, _| {}).expect("there is room");
    folder
}

/// What the list in a folder says of each table: its files and how many rows.
pub(crate) fn list(folder: &Path) -> BTreeMap<String, (Vec<String>, u64)> {
    let text = fs::read_to_string(folder.join(LIST)).expect("a list");
    let list: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(list["format"], 1);
    assert_eq!(list["catena"], env!("CARGO_PKG_VERSION"));
    let tables = list["tables"].as_array().expect("a list").iter().map(|table| {
        let files = table["files"].as_array().expect("a list").iter();
        let files = files.map(|name| name.as_str().expect("a name").to_owned()).collect();
        let name = table["name"].as_str().expect("a name").to_owned();
        (name, (files, table["rows"].as_u64().expect("a number")))
    });
    tables.collect()
}

/// The rows of a table as its files have them.
pub(crate) fn rows_in(folder: &Path, table: &Table) -> Vec<Row> {
    let (files, rows) = &list(folder)[table.name];
    let read = |name: &String| {
        let path = folder.join(name);
        if name.ends_with(".csv") { of_csv(&path, table) } else { of_parquet(&path, table) }
    };
    let all: Vec<Row> = files.iter().flat_map(read).collect();
    assert_eq!(all.len() as u64, *rows, "{}", table.name);
    all
}

fn of_csv(path: &Path, table: &Table) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).expect("a file");
    let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    assert_eq!(head, table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
    let row = |row: csv::StringRecord| {
        let cells = table.columns.iter().zip(row.iter()).map(|(column, cell)| match column.of {
            Type::Text => cell.to_owned().into(),
            _ if cell.is_empty() => Cell::Missing,
            Type::Thing | Type::Number => cell.parse::<i64>().expect("a number").into(),
            Type::Truth => cell.parse::<bool>().expect("true or false").into(),
        });
        cells.collect()
    };
    reader.records().map(|found| row(found.expect("a row"))).collect()
}

fn of_parquet(path: &Path, table: &Table) -> Vec<Row> {
    let reader = SerializedFileReader::new(File::open(path).expect("a file")).expect("Parquet");
    let names: Vec<String> = reader
        .metadata()
        .file_metadata()
        .schema()
        .get_fields()
        .iter()
        .map(|of| of.name().to_owned())
        .collect();
    assert_eq!(names, table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
    let rows = reader.get_row_iter(None).expect("rows");
    let row = |row: parquet::record::Row| {
        let cells = row.into_columns().into_iter().map(|(_, field)| match field {
            Field::Null => Cell::Missing,
            Field::Long(number) => number.into(),
            Field::Bool(truth) => truth.into(),
            Field::Str(text) => text.into(),
            other => panic!("{other:?}"),
        });
        cells.collect()
    };
    rows.map(|found| row(found.expect("a row"))).collect()
}

#[test]
fn csv_and_parquet_hold_the_rows_of_every_library() {
    for (name, session) in libraries() {
        let bounds = Bounds::default();
        let [parquet, csv] = [Format::Parquet, Format::Csv].map(|format| written(&session, format, bounds));
        let library = Library::of(&session);
        for table in &TABLES {
            let wanted = rows_of(&library, table);
            for folder in [&parquet, &csv] {
                assert!(rows_in(folder.path(), table) == wanted, "{name}: {}", table.name);
            }
        }
        assert_eq!(list(parquet.path()).len(), TABLES.len());
    }
}

/// With little memory and small files, tables are folders of parts; together they hold the same rows.
#[test]
fn large_tables_are_folders_of_parts() {
    let (_, session) = libraries().into_iter().last().expect("a library");
    let bounds = Bounds { memory: 2000, rows_of_a_part: 7 };
    for format in [Format::Parquet, Format::Csv] {
        let folder = written(&session, format, bounds);
        for table in &TABLES {
            assert!(
                rows_in(folder.path(), table) == rows_of(&Library::of(&session), table),
                "{}",
                table.name
            );
            let (files, rows) = &list(folder.path())[table.name];
            assert_eq!(files.len() as u64, rows.div_ceil(bounds.rows_of_a_part).max(1));
            let is_folder = files[0].contains("/part-00000.");
            assert_eq!(is_folder, *rows > bounds.rows_of_a_part, "{files:?}");
        }
        assert!(list(folder.path())["tokens"].0.len() > 3);
    }
}

/// An engine need not read what cannot have what it looks for.
#[test]
fn groups_of_rows_say_what_they_hold_and_how_they_are_sorted() {
    let (_, session) = libraries().into_iter().next().expect("a library");
    let folder = written(&session, Format::Parquet, Bounds::default());
    for table in &TABLES {
        let file = File::open(folder.path().join(format!("{}.parquet", table.name))).expect("a file");
        let reader = SerializedFileReader::new(file).expect("Parquet");
        for group in reader.metadata().row_groups() {
            let sorted: Vec<i32> =
                group.sorting_columns().expect("an order").iter().map(|by| by.column_idx).collect();
            assert_eq!(sorted, (0..table.columns.len() as i32).collect::<Vec<_>>());
            for column in group.columns() {
                assert_eq!(column.compression(), Compression::SNAPPY);
                let statistics = column.statistics().expect("statistics");
                assert!(statistics.null_count_opt().is_some(), "{}: {column:?}", table.name);
                let is_missing = statistics.null_count_opt() == u64::try_from(column.num_values()).ok();
                assert!(is_missing || statistics.min_bytes_opt().is_some(), "{}: {column:?}", table.name);
            }
        }
    }
}

/// The bytes depend on what is recorded, not on the files that it is in.
#[test]
fn another_order_of_files_gives_the_same_bytes() {
    let bytes = |session: &Session| {
        let folder = written(session, Format::Parquet, Bounds::default());
        let read = |name: &String| fs::read(folder.path().join(name)).expect("a file");
        let tables = list(folder.path());
        tables.values().flat_map(|(files, _)| files.iter().map(read).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    for example in examples() {
        let files: Vec<(String, &str)> =
            records(example).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        let turned = files.iter().rev().enumerate().map(|(at, (name, text))| {
            let ending = if name.ends_with(".bib") { "bib" } else { "catena" };
            (format!("corpus/{at:03}.{ending}"), *text)
        });
        let turned: Vec<(String, &str)> = turned.collect();
        let of = |files: &[(String, &str)]| {
            let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
            session(&files)
        };
        assert!(bytes(&of(&files)) == bytes(&of(&turned)), "{}", example.name);
    }
}

#[test]
fn the_command_says_what_it_wrote_and_replaces_only_its_own() {
    let above = tempfile::tempdir().expect("a folder");
    let folder = above.path().join("tables");
    let to = folder.to_str().expect("a path");
    for format in ["csv", "parquet"] {
        let done = run(LIBRARY, &["export", "tables", "--format", format, to]);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{}", done.stdout);
        assert!(
            done.stdout.starts_with(&format!("{} files with ", TABLES.len() + 1))
                && done.stdout.contains(" rows in "),
            "{}",
            done.stdout
        );
        let files = list(&folder);
        assert!(files.iter().all(|(name, (files, _))| *files == [format!("{name}.{format}")]), "{files:?}");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), files.len() + 1);
    }
    fs::write(folder.join("mine.sql"), "SELECT 1").expect("written");
    let done = run(LIBRARY, &["export", "tables", to]);
    assert_eq!(done.code, 2);
    assert!(done.stderr.contains("holds `mine.sql`, which catena did not write"), "{}", done.stderr);
    let done = run(LIBRARY, &["export", "tables", above.path().to_str().expect("a path")]);
    assert_eq!(done.code, 2);
    assert!(done.stderr.contains("no `tables.json` of catena's"), "{}", done.stderr);
    assert!(folder.join("mine.sql").is_file() && folder.join("nodes.parquet").is_file());
}
