//! What commands write, on a disk that fails at every step in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use catena::add::add;
use catena::files::{Change, View, Writer};
use catena::rename::rename;
use catena::session::Session;

use super::failing::{Failing, Way};
use super::sets::everything;
use crate::program::{Library, catena};

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn open(library: &Path) -> Session {
    let library = catena::corpus::load::Library::at(library).expect("a library");
    Session::of(library.load().expect("it can be read"))
}

/// The files that a rename of the work's key changes: annotations, bibliography, receipts.
fn renamed(library: &Path) -> BTreeMap<String, String> {
    let receipts = fs::read_to_string(library.join("corpus/anchors.lock")).ok();
    rename(&open(library), receipts.as_deref(), "snyder1997", "snyder97").expect("it can be renamed").files
}

fn added(library: &Path) -> BTreeMap<String, String> {
    let text = "claim snyder1997/new\n  text  New.\n\nscholar snyder\n  aka  G. Snyder\n\noutcome peace\n";
    add(&open(library), text, None).expect("it can be added").files
}

fn changes(library: &Path, files: BTreeMap<String, String>) -> Vec<Change> {
    let change = |(name, text): (String, String)| {
        let path = library.join(name);
        Change { old: fs::read(&path).ok(), path, new: text.into_bytes() }
    };
    files.into_iter().map(change).collect()
}

fn relative(library: &Library) -> Files {
    let inside = |path: PathBuf| path.strip_prefix(library.path()).expect("a file of the library").to_owned();
    everything(library.path()).into_iter().map(|(path, bytes)| (inside(path), bytes)).collect()
}

fn every_step(plan: impl Fn(&Path) -> BTreeMap<String, String>, fewest: usize) {
    for way in [Way::Once, Way::FromThen] {
        let mut failures = 0;
        for at in 0.. {
            let library = Library::small();
            let old = relative(&library);
            let files = plan(library.path());
            let mut new = old.clone();
            new.extend(files.iter().map(|(name, text)| (PathBuf::from(name), text.clone().into_bytes())));
            let disk = Failing::new(at, way);
            let corpus = library.path().join("corpus");
            let result =
                Writer::open(&corpus, &disk).and_then(|writer| writer.write(&changes(library.path(), files)));
            if !disk.has_failed() {
                assert!(result.is_ok() && relative(&library) == new && at > fewest, "{at} steps");
                break;
            }
            if let (Err(error), Way::Once) = (&result, way) {
                failures += 1;
                assert!(error.to_string().starts_with("cannot write `"), "step {at}: {error}");
                assert_eq!(relative(&library), old, "step {at}");
            }
            View::recover(&corpus).expect("it can be put in order");
            let found = relative(&library);
            assert!(found == old || found == new, "step {at}: {way:?}");
        }
        assert!(way == Way::FromThen || failures > fewest / 2, "only {failures} steps fail the change");
    }
}

#[test]
fn a_rename_changes_all_or_nothing() {
    every_step(renamed, 10);
}

#[test]
fn records_are_added_all_or_none() {
    every_step(added, 12);
}

/// A library in which a rename has stopped with a file in place, and others not.
fn crashed() -> Library {
    for at in 0.. {
        let library = Library::small();
        let changes = changes(library.path(), renamed(library.path()));
        let disk = Failing::new(at, Way::FromThen);
        let corpus = library.path().join("corpus");
        let result = Writer::open(&corpus, &disk).and_then(|writer| writer.write(&changes));
        assert!(result.is_err() && disk.has_failed(), "no step leaves it half done");
        let is_new = |change: &&Change| fs::read(&change.path).ok().as_ref() == Some(&change.new);
        let placed = changes.iter().filter(is_new).count();
        if placed > 0 && placed < changes.len() {
            return library;
        }
    }
    unreachable!("the loop ends by itself")
}

#[test]
fn a_crash_is_looked_through_where_nothing_can_be_written() {
    let library = crashed();
    let before = relative(&library);
    let script = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && cd \"$1\" || exit 77\n\
        \"$2\" show snyder97/norms-build-trust && \"$2\" check && \"$2\" fmt --check";
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(library.path())
        .arg(env!("CARGO_BIN_EXE_catena"))
        .output();
    match output.ok().filter(|output| output.status.code() != Some(77)) {
        Some(output) => {
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{told}");
            assert!(told.contains("4 topics, 1 claim, 1 work"), "{told}");
        }
        None => eprintln!("left out: no folder can be made read-only here"),
    }
    assert_eq!(relative(&library), before);
    let run = catena(library.path(), &["check"]);
    assert!(
        run.code == 0 && run.stderr.contains("finished an interrupted change of 2 files"),
        "{}",
        run.stderr
    );
    assert!(!relative(&library).keys().any(|path| path.display().to_string().contains(".catena-")));
}
