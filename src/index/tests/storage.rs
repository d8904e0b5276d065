//! What becomes of the file.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::super::{Document, Hit, Opened, TextIndex};
use super::{library, statement, words};
use crate::error::Error;
use crate::store::{Folder, Key, Why};

const CONTENT: &str = "c0ffee";

fn key() -> Key {
    Key::of([7; 32])
}

/// The name of the file that holds an index.
fn name() -> String {
    key().file("text")
}

fn place(path: &Path) -> Folder {
    Folder::new(path.to_owned(), key())
}

fn open(
    path: &Path,
    content: &str,
    documents: impl FnOnce() -> Vec<Document>,
) -> Result<(TextIndex, Opened), Error> {
    TextIndex::open(Some(&place(path)), content, documents)
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("catena ünïcode ").tempdir().unwrap()
}

/// The answer of the index in `folder` and how it was opened.
fn ask(folder: &Path, content: &str, documents: impl FnOnce() -> Vec<Document>) -> (Vec<Hit>, Opened) {
    let (index, opened) = open(folder, content, documents).unwrap();
    (index.search(&words("trust OR reputa*"), 9).unwrap(), opened)
}

fn never() -> Vec<Document> {
    panic!("the documents are not needed")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name != ".gitignore");
    names.sort();
    names
}

#[test]
fn is_built_once_and_then_warm() {
    let folder = folder();
    let (cold, opened) = ask(folder.path(), CONTENT, library);
    assert_eq!(opened, Opened::Built { why: Why::Absent });
    assert_eq!(cold.len(), 3);
    assert_eq!(ask(folder.path(), CONTENT, never), (cold, Opened::Warm));
    assert_eq!(names(folder.path()), [name().as_str()]);
}

#[test]
fn is_built_anew_when_the_corpus_changes() {
    let folder = folder();
    ask(folder.path(), CONTENT, library);
    let (hits, opened) = ask(folder.path(), "other", || vec![statement(7, "trust")]);
    assert_eq!(opened, Opened::Built { why: Why::Corpus });
    assert_eq!(hits.iter().map(|hit| hit.node).collect::<Vec<_>>(), [7]);
    assert_eq!(ask(folder.path(), "other", never).1, Opened::Warm);
}

#[test]
fn is_built_anew_for_another_version() {
    let folder = folder();
    let (expected, _) = ask(folder.path(), CONTENT, library);
    let path = folder.path().join(name());
    let bytes = fs::read(&path).unwrap();
    let other = [b"catena pack 2\n", &bytes[b"catena pack 2\n".len()..]].concat();
    fs::write(&path, other).unwrap();
    assert_eq!(ask(folder.path(), CONTENT, library), (expected, Opened::Built { why: Why::Version }));
}

#[test]
fn what_another_user_made_is_not_believed() {
    let folder = folder();
    let (expected, _) = ask(folder.path(), CONTENT, library);
    let theirs = Folder::new(folder.path().to_owned(), Key::of([8; 32]));
    TextIndex::open(Some(&theirs), CONTENT, || vec![statement(7, "trust")]).unwrap();
    let theirs = folder.path().join(Key::of([8; 32]).file("text"));
    fs::rename(theirs, folder.path().join(name())).unwrap();
    assert_eq!(ask(folder.path(), CONTENT, library), (expected, Opened::Built { why: Why::Foreign }));
}

#[test]
fn the_folder_may_go_at_any_time() {
    let parent = folder();
    let folder = parent.path().join("index");
    let (expected, _) = ask(&folder, CONTENT, library);
    let (index, _) = open(&folder, CONTENT, never).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(index.search(&words("trust OR reputa*"), 9).unwrap(), expected);
    assert_eq!(ask(&folder, CONTENT, library), (expected, Opened::Built { why: Why::Absent }));
    assert_eq!(ask(&folder, CONTENT, never).1, Opened::Warm);
}

#[test]
fn every_byte_and_every_length_is_guarded() {
    let folder = folder();
    let (expected, _) = ask(folder.path(), CONTENT, library);
    let path = folder.path().join(name());
    let bytes = fs::read(&path).unwrap();
    let flipped = |at: usize, mask: u8| {
        let mut garbled = bytes.clone();
        garbled[at] ^= mask;
        garbled
    };
    let mut garbled: Vec<Vec<u8>> =
        (0..bytes.len()).step_by(131).map(|at| flipped(at, 1 << (at % 8))).collect();
    garbled.extend((0..400).step_by(7).map(|at| flipped(at, 0x10)));
    garbled.extend((0..bytes.len()).step_by(997).map(|length| bytes[..length].to_vec()));
    garbled.push([&bytes[..], b"\0"].concat());
    garbled.push(vec![b'\n'; 100]);
    garbled.push(vec![0; 1 << 20]);
    for garbled in garbled {
        fs::write(&path, &garbled).unwrap();
        let (index, opened) = open(folder.path(), CONTENT, library).unwrap();
        // Where it is opened, what was changed has not been read yet.
        let hits = index.search(&words("trust OR reputa*"), 9).or_else(|error| {
            assert_eq!(opened, Opened::Warm);
            TextIndex::rebuild(Some(&place(folder.path())), CONTENT, &error, library)?
                .0
                .search(&words("trust OR reputa*"), 9)
        });
        assert_eq!(hits.unwrap(), expected);
    }
    fs::write(&path, &bytes).unwrap();
    assert_eq!(ask(folder.path(), CONTENT, never), (expected, Opened::Warm));
}

#[test]
fn without_a_place_to_write_it_lives_in_memory() {
    let folder = folder();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    let blocked = folder.path().join("blocked");
    fs::create_dir_all(blocked.join(name())).unwrap();
    for nowhere in [&file, &blocked, &folder.path().join("not/there")] {
        let (hits, opened) = ask(nowhere, CONTENT, library);
        assert!(
            matches!(&opened, Opened::InMemory { reason } if reason.contains("cannot write in")),
            "{opened:?}"
        );
        assert_eq!(hits.len(), 3);
    }
    assert_eq!(names(&blocked), [name().as_str()]);
}

#[test]
fn many_may_open_it_at_once() {
    let folder = folder();
    let (expected, _) = ask(&folder.path().join("alone"), CONTENT, library);
    for _ in 0..8 {
        thread::scope(|scope| {
            for n in 0..4 {
                let (folder, expected) = (folder.path(), &expected);
                // Two of another corpus write over the file all the while.
                let content = if n % 2 == 0 { CONTENT } else { "other" };
                scope.spawn(move || {
                    let (hits, opened) = ask(folder, content, library);
                    assert_eq!(&hits, expected);
                    assert!(!matches!(opened, Opened::InMemory { .. }), "{opened:?}");
                });
            }
        });
    }
    assert_eq!(names(folder.path()), ["alone", name().as_str()]);
}

#[test]
fn only_what_was_left_behind_is_removed() {
    let folder = folder();
    let aged = |name: &str, age: u64| {
        let file = fs::File::create(folder.path().join(name));
        let then = SystemTime::now() - Duration::from_secs(age);
        file.and_then(|file| file.set_modified(then)).unwrap();
    };
    aged(".kept-old.part", 7200);
    aged(".kept-new.part", 60);
    aged(".kept-other", 7200);
    aged("notes.part", 7200);
    aged("snapshot-00000000.pack", 40 * 86_400);
    aged("text-00000000.pack", 86_400);
    aged(&key().file("snapshot"), 40 * 86_400);
    fs::create_dir(folder.path().join(".kept-folder.part")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("notes.part", folder.path().join(".kept-link.part")).unwrap();
    ask(folder.path(), CONTENT, library);
    let left = names(folder.path());
    for gone in [".kept-old.part", "snapshot-00000000.pack"] {
        assert!(!left.contains(&gone.to_owned()), "{left:?}");
    }
    assert_eq!(left.len(), if cfg!(unix) { 8 } else { 7 }, "{left:?}");
}

#[test]
fn no_documents_are_an_index_too() {
    let folder = folder();
    assert_eq!(ask(folder.path(), CONTENT, Vec::new), (Vec::new(), Opened::Built { why: Why::Absent }));
    assert_eq!(ask(folder.path(), CONTENT, never), (Vec::new(), Opened::Warm));
}

#[test]
#[ignore = "takes ten seconds: as many documents as a large library has, and several segments made one"]
fn many_documents_fit() {
    let folder = folder();
    let rare =
        |n: u32| (1..12).map(|k| format!("w{} ", n.wrapping_mul(k * 7919) % 90_001)).collect::<String>();
    let text = |n: u32| format!("trust {} among {} states", rare(n), n % 31);
    let documents = || (0..150_000).rev().map(|n| statement(n, &text(n))).collect();
    let (cold, _) = ask(folder.path(), CONTENT, documents);
    assert_eq!(cold.iter().map(|hit| hit.node).collect::<Vec<_>>(), (0..9).collect::<Vec<_>>());
    assert_eq!(ask(folder.path(), CONTENT, never), (cold, Opened::Warm));
}
