//! Tables of works of OpenAlex and Crossref, made of small files that have what their documentation describes.

use std::cell::RefCell;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use catena::error::Error;
use catena::relational::export::Source;
use catena::relational::import::{Bad, Catalogue, Import, Told};
use catena::relational::rows::Library;
use catena::relational::schema::TABLES;
use catena::relational::sorter::BUDGET;
use flate2::Compression;
use flate2::write::GzEncoder;
use insta::{Settings, assert_snapshot};

use crate::exports::tables::files::rows_in;
use crate::exports::tables::{Tables, rows_of};
use crate::program::{catena, root};
use crate::support::sound_session;

const FOLDER: &str = "tests/imported";
pub(crate) const OF_OPENALEX: [&str; 2] = ["openalex.jsonl", "openalex-page.json"];
const OF_CROSSREF: [&str; 2] = ["crossref.jsonl", "crossref-items.json"];

pub(crate) fn paths(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| root().join(FOLDER).join(name)).collect()
}

/// What was told of faults.
#[derive(Default)]
struct Heard(RefCell<Vec<String>>);

impl Told for Heard {
    fn read(&mut self, _: u64) {}

    fn bad(&mut self, bad: &Bad<'_>) {
        let name = bad.file.file_name().expect("a name").to_string_lossy().into_owned();
        let shown = bad.to_string().replace(&bad.file.display().to_string(), &name);
        self.0.get_mut().push(shown);
    }
}

pub(crate) fn read(catalogue: Catalogue, files: &[PathBuf], memory: usize) -> (Import, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut heard = Heard::default();
    let import = Import::read(catalogue, files, folder.path(), memory, &mut heard).expect("they can be read");
    assert_eq!(import.counts.bad, heard.0.borrow().len() as u64);
    (import, heard.0.into_inner())
}

#[test]
fn works_become_tables() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("imported");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for (name, catalogue, files) in
        [("openalex", Catalogue::OpenAlex, OF_OPENALEX), ("crossref", Catalogue::Crossref, OF_CROSSREF)]
    {
        let (import, heard) = read(catalogue, &paths(&files), BUDGET);
        let tables = Tables::of_source(&import);
        let mut shown = format!("{:?}\n\n{}\n", import.counts, heard.join("\n"));
        for table in TABLES.iter().filter(|table| !tables.rows(table.name).is_empty()) {
            let rows = tables.shown(table.name).into_iter();
            // What sorts and what is a number is told from the library's own tables.
            let rows: Vec<String> = if table.name == "attributes" {
                rows.map(|row| row.split(" | ").take(4).collect::<Vec<_>>().join(" | ")).collect()
            } else {
                rows.collect()
            };
            shown += &format!("\n=== {}\n{}\n", table.name, rows.join("\n"));
        }
        assert_snapshot!(name, shown);
    }
}

/// Works in a library have the same rows, but for those that name scholars, who have other ids there.
#[test]
fn works_have_the_rows_that_they_have_in_a_library() {
    let bib = "@article{10.5555/trust.2019, title = {Doubtful friends}, author = {Lovett, Ada and Čapek, Bo}, \
               year = {2019}, pages = {101-119}, doi = {10.5555/trust.2019}}\n\
               @book{10.5555/bargains, title = {Bargains and signals}, \
               editor = {Čapek, Bo and {Working Group on Signals}}, doi = {10.5555/bargains}}\n\
               @incollection{10.5555/bargains.ch3, title = {What signals cost}, author = {Čapek, Bo}, \
               year = {1997}, pages = {44-61}, doi = {10.5555/bargains.ch3}, crossref = {10.5555/bargains}}\n";
    let session = sound_session(&[("corpus/references.bib", bib)]);
    let (import, _) = read(Catalogue::Crossref, &paths(&OF_CROSSREF), BUDGET);
    let (own, imported) = (Library::of(&session), import);
    for (table, least) in
        [("nodes", 3), ("works", 3), ("attributes", 20), ("tokens", 30), ("lengths", 6), ("links", 1)]
    {
        let rows = |source: &dyn Source| {
            let all = Tables::of_source(source).shown(table).into_iter();
            let of_works = all.filter(|row| {
                row.contains("work:10.5555/") && !row.contains("elsewhere") && !row.contains("scholar")
            });
            of_works.collect::<Vec<_>>()
        };
        assert_eq!(rows(&imported), rows(&own), "{table}");
        assert!(rows(&own).len() >= least, "{table}: {:?}", rows(&own));
    }
}

#[test]
fn order_compression_and_memory_change_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for (catalogue, names) in [(Catalogue::OpenAlex, OF_OPENALEX), (Catalogue::Crossref, OF_CROSSREF)] {
        let usual = paths(&names);
        let mut turned = usual.clone();
        turned.reverse();
        let compressed = usual.iter().map(|path| {
            let to = folder.path().join(path.file_name().expect("a name"));
            let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
            gzip.write_all(&fs::read(path).expect("a file")).expect("memory");
            fs::write(&to, gzip.finish().expect("memory")).expect("written");
            to
        });
        let compressed: Vec<PathBuf> = compressed.collect();
        let (import, heard) = read(catalogue, &usual, BUDGET);
        for (files, memory) in [(&turned, BUDGET), (&compressed, BUDGET), (&usual, 1)] {
            let (other, other_heard) = read(catalogue, files, memory);
            assert_eq!(other.counts, import.counts);
            for table in &TABLES {
                assert!(rows_of(&other, table) == rows_of(&import, table), "{}", table.name);
            }
            assert_eq!(other_heard.len(), heard.len());
        }
    }
}

#[test]
fn the_command_writes_tables_and_says_what_it_could_not_read() {
    let above = tempfile::tempdir().expect("a folder");
    let files = paths(&OF_OPENALEX);
    let files: Vec<&str> = files.iter().map(|path| path.to_str().expect("a path")).collect();
    let done = catena(above.path(), &[&["import-tables", "openalex", "-o", "new"], &files[..]].concat());
    assert_eq!(done.code, 1, "{}", done.stderr);
    assert!(
        done.stdout.starts_with("4 works, 3 scholars, and 1 work known only from citations\n"),
        "{}",
        done.stdout
    );
    for said in ["openalex.jsonl:6:", "openalex.jsonl:7:", "work 2 of the list", "skipped 1 record of works"]
    {
        assert!(done.stderr.contains(said), "{said}: {}", done.stderr);
    }
    let (import, _) = read(Catalogue::OpenAlex, &paths(&OF_OPENALEX), BUDGET);
    for table in &TABLES {
        assert!(rows_in(&above.path().join("new"), table) == rows_of(&import, table), "{}", table.name);
    }
    let there = fs::read(above.path().join("new/nodes.parquet")).expect("a table");
    let done = catena(above.path(), &[&["import-tables", "crossref", "-o", "other"], &files[..]].concat());
    assert_eq!((done.code, done.stdout.as_str()), (2, ""), "{}", done.stderr);
    assert!(done.stderr.contains("no work of Crossref in what was read"), "{}", done.stderr);
    let done = catena(above.path(), &["import-tables", "crossref", "-o", "new", files[0]]);
    assert_eq!(done.code, 2, "{}", done.stderr);
    assert!(done.stderr.contains("the tables of another source (openalex)"), "{}", done.stderr);
    assert!(fs::read(above.path().join("new/nodes.parquet")).expect("a table") == there);
    let done = catena(above.path(), &["import-tables", "openalex", "-o", "new", "nothing.json"]);
    assert_eq!((done.code, done.stdout.as_str()), (2, ""), "{}", done.stderr);
    assert!(done.stderr.contains("cannot read `nothing.json`"), "{}", done.stderr);
    let names = |folder: &Path| fs::read_dir(folder).expect("a folder").count();
    assert_eq!(names(above.path()), 1, "what failed leaves nothing, and what was there stays");
    assert!(names(&above.path().join("new")) == TABLES.len() + 1);
}

/// What is no file of works ends in an error or in faults that are told, never in a panic, and a list goes on after a
/// faulty work.
#[test]
fn what_is_no_file_of_works_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("works");
    let good = "{\"id\":\"W1\"}";
    for (bytes, works, bad) in [
        ("", 0, 0),
        ("\n\n", 0, 0),
        ("[]", 0, 0),
        ("{}", 0, 1),
        ("nothing", 0, 1),
        ("{\n\"results\": [\n", 0, 1),
        ("{\n\"other\": 1}\n", 0, 1),
        ("\u{feff}{\"id\":\"W1\"}", 1, 0),
        ("[\n{\"id\":\"W1\"},\n{\"id\":\"W2\"}\n]", 2, 0),
        ("[\n{\"id\":\"W1\"},\n3,\n{\"id\":\"W2\"}\n]", 2, 1),
        ("[\n{\"id\":\"W1\"},\n{]", 1, 1),
        ("{\"results\":[{\"id\":\"W1\"}]}{\"results\":[{\"id\":\"W2\"}]}", 1, 1),
        ("[{\"id\":\"W1\"}] rest", 1, 1),
        ("{\"results\":[{\"id\":\"W1\"}]}\n{\"id\":\"W2\"}\n", 2, 0),
        ("{\"id\":\"W1\"}\r\n{\"id\":\"W2\"}\r\nx\r\n", 2, 1),
        ("{\"id\":\"W1\",\"title\":\"\\ud800\"}\n{\"id\":\"W2\"}", 1, 1),
    ] {
        fs::write(&file, bytes).expect("written");
        let (import, heard) = read(Catalogue::OpenAlex, std::slice::from_ref(&file), BUDGET);
        assert_eq!((import.counts.works, heard.len()), (works, bad), "{bytes:?}: {heard:?}");
    }
    // A file that ends in the middle of what gzip has compressed cannot be read.
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(good.repeat(1000).as_bytes()).expect("memory");
    let bytes = gzip.finish().expect("memory");
    fs::write(&file, &bytes[..bytes.len() / 2]).expect("written");
    let told: &mut dyn Told = &mut Heard::default();
    let failed = Import::read(Catalogue::OpenAlex, &[file], folder.path(), BUDGET, told);
    assert!(matches!(failed.map(|import| import.counts), Err(Error::Read { .. })));
}
