//! Commands at the same time, and files that are not plain.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use catena::corpus::load;
use catena::files::{Change, Writer};

use crate::program::{Library, catena};

/// So many times a set of files is written while others read it.
const TIMES: usize = 25;

#[test]
fn readers_never_see_half_of_a_change_that_is_being_made() {
    let library = Library::small();
    let names = ["a", "b", "works/c", "works/d", "e"];
    let path = |name: &str| library.path().join(format!("corpus/{name}.catena"));
    for name in names {
        library.write(&format!("corpus/{name}.catena"), "# change 0\n");
    }
    let corpus = library.path().join("corpus");
    let has_ended = AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = BTreeSet::new();
            let opened = load::Library::at(library.path()).expect("a library");
            while !has_ended.load(Ordering::Relaxed) {
                let corpus = opened.load().expect("it can be read");
                let texts = corpus.sources.iter().map(|(_, file)| file.text.as_str());
                let changes: BTreeSet<&str> = texts.filter(|text| text.starts_with("# change ")).collect();
                assert_eq!(changes.len(), 1, "a reader sees parts of several changes: {changes:?}");
                seen.extend(changes.into_iter().map(str::to_owned));
                // A reader that never pauses would leave no moment to the writer.
                thread::sleep(Duration::from_millis(3));
            }
            seen
        });
        let write = |number: usize| {
            let change = |name: &str| {
                let new = format!("# change {number}\n").into_bytes();
                Change { path: path(name), old: fs::read(path(name)).ok(), new }
            };
            Writer::of(&corpus).and_then(|writer| writer.write(&names.map(change)))
        };
        // The reader ends only if it is told to, whatever becomes of the writing.
        let written: Result<Vec<_>, _> = (1..=TIMES).map(write).collect();
        has_ended.store(true, Ordering::Relaxed);
        written.expect("it can be written while others read");
        reader.join().expect("a reader sees whole changes")
    });
    assert!(!seen.is_empty());
}

#[test]
fn commands_at_once_wait_for_each_other_and_lose_nothing() {
    let library = Library::small();
    let added: Vec<String> = (0..6).map(|number| format!("snyder1997/at-once-{number}")).collect();
    thread::scope(|scope| {
        for id in &added {
            let library = &library;
            scope.spawn(move || {
                let run = catena(library.path(), &["add", "claim", id.as_str(), "--text", "At once."]);
                assert_eq!(run.code, 0, "{}", run.stderr);
            });
        }
    });
    let text = fs::read_to_string(library.path().join("corpus/claims.catena")).expect("the file");
    assert!(added.iter().all(|id| text.contains(&format!("claim {id}\n"))), "{text}");
    assert_eq!(catena(library.path(), &["check"]).code, 0);
}

#[cfg(unix)]
#[test]
fn formatting_follows_links_and_refuses_what_is_read_only() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let library = Library::small();
    let (loose, canonical) = ("concept a   \"A\"\n", "concept a \"A\"\n");
    library.write("elsewhere/a.catena", loose);
    library.write("corpus/b.catena", "concept  b\n");
    let (link, b) = (library.path().join("corpus/a.catena"), library.path().join("corpus/b.catena"));
    symlink("../elsewhere/a.catena", &link).expect("a link");
    fs::set_permissions(&b, fs::Permissions::from_mode(0o444)).expect("a file");
    let target = library.path().join("elsewhere/a.catena");
    let held = || fs::read_to_string(&target).expect("the file");

    let run = catena(library.path(), &["fmt"]);
    assert_eq!((run.code, held().as_str()), (2, loose), "one file is formatted, the other is not");
    assert!(run.stderr.contains("b.catena`: the file is read-only"), "{}", run.stderr);

    // Named by itself, it is still a file of the library.
    let run = catena(library.path(), &["fmt", "corpus/a.catena"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), held().as_str()),
        (0, "corpus/a.catena\n", canonical),
        "{}",
        run.stderr
    );
    assert!(link.is_symlink(), "the link is replaced");
}
