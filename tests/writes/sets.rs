//! Several files written as one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use catena::corpus::load::Library;
use catena::error::Error;
use catena::files::{Change, Recovered, View, Writer};

use super::failing::{Failing, Way};

/// Everything in a folder: the names of its files with what they hold, hidden ones too.
pub(crate) fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            // A link to a folder is not followed: it may lead back.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.is_file() {
                found.insert(path.clone(), fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// A corpus of three files, one of them a link to a file elsewhere, and a change of all of them that
/// adds a file in a new folder and leaves one as it is.
struct Stage {
    root: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(root.path().join("corpus/works")).expect("a folder");
        fs::create_dir_all(root.path().join("elsewhere")).expect("a folder");
        for name in ["corpus/a.catena", "corpus/works/b.catena", "corpus/same.catena", "elsewhere/c.catena"] {
            fs::write(root.path().join(name), format!("old {name}")).expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("../elsewhere/c.catena", root.path().join("corpus/c.catena"))
            .expect("a link");
        #[cfg(not(unix))]
        fs::write(root.path().join("corpus/c.catena"), "old elsewhere/c.catena").expect("a file");
        Self { root }
    }

    fn corpus(&self) -> PathBuf {
        self.root.path().join("corpus")
    }

    fn changes(&self) -> Vec<Change> {
        let names = ["a.catena", "works/b.catena", "c.catena", "new/deep/d.catena"];
        let change = |name: &str| {
            let path = self.corpus().join(name);
            let old = fs::read(&path).ok();
            Change { path, old, new: format!("new {name}").into_bytes() }
        };
        let same = Change {
            path: self.corpus().join("same.catena"),
            old: Some(b"old corpus/same.catena".to_vec()),
            new: b"old corpus/same.catena".to_vec(),
        };
        names.map(change).into_iter().chain([same]).collect()
    }

    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        everything(self.root.path())
    }

    fn recover(&self) -> Recovered {
        View::recover(&self.corpus()).expect("it can be put in order")
    }
}

/// What the stage holds once the change is made, as seen from its root.
fn changed() -> Vec<(PathBuf, Vec<u8>)> {
    let stage = Stage::new();
    Writer::of(&stage.corpus()).and_then(|writer| writer.write(&stage.changes())).expect("it can be written");
    relative(&stage)
}

fn relative(stage: &Stage) -> Vec<(PathBuf, Vec<u8>)> {
    let inside =
        |path: PathBuf| path.strip_prefix(stage.root.path()).expect("a file of the stage").to_owned();
    stage.everything().into_iter().map(|(path, bytes)| (inside(path), bytes)).collect()
}

fn write(stage: &Stage, disk: &Failing) -> Result<(), Error> {
    let changes = stage.changes();
    Writer::open(&stage.corpus(), disk)?.write(&changes)?;
    Ok(())
}

#[test]
fn a_set_changes_all_of_its_files_and_leaves_nothing_else() {
    let names: Vec<String> = changed().into_iter().map(|(path, _)| path.display().to_string()).collect();
    let expected = [
        "corpus/a.catena",
        "corpus/c.catena",
        "corpus/new/deep/d.catena",
        "corpus/same.catena",
        "corpus/works/b.catena",
        "elsewhere/c.catena",
    ];
    assert_eq!(names, expected);
    assert!(changed().contains(&(PathBuf::from("elsewhere/c.catena"), b"new c.catena".to_vec())));
}

#[test]
fn a_failure_at_any_step_leaves_every_file_as_it_was() {
    let new = changed();
    let mut failures = 0;
    for at in 0.. {
        let stage = Stage::new();
        let old = relative(&stage);
        let disk = Failing::new(at, Way::Once);
        let result = write(&stage, &disk);
        if !disk.has_failed() {
            assert!(result.is_ok() && relative(&stage) == new);
            break;
        }
        match result {
            Err(error) => {
                failures += 1;
                assert!(matches!(error, Error::Write { .. }), "step {at}: {error:?}");
                assert_eq!(relative(&stage), old, "step {at}");
            }
            // A second name could be done without, or a temporary file was left: it is hidden.
            Ok(()) => {
                stage.recover();
                assert_eq!(relative(&stage), new, "step {at}");
            }
        }
        assert!(
            !stage.corpus().join("new").exists() || relative(&stage) == new,
            "step {at}: a folder is left"
        );
    }
    assert!(failures > 20, "only {failures} steps fail the change");
}

#[test]
fn a_stop_at_any_step_leaves_all_old_or_all_new() {
    let new = changed();
    let (mut finished, mut taken_back, mut untouched) = (0, 0, 0);
    for at in 0.. {
        let stage = Stage::new();
        let old = relative(&stage);
        let disk = Failing::new(at, Way::FromThen);
        let result = write(&stage, &disk);
        if !disk.has_failed() {
            break;
        }
        // Readers see one or the other as well, before anything is put in order.
        match stage.recover() {
            Recovered::Finished(_) => finished += 1,
            Recovered::TakenBack(_) => taken_back += 1,
            Recovered::Nothing => untouched += 1,
        }
        let found = relative(&stage);
        assert!(found == old || found == new, "step {at}: {found:?}");
        assert!(result.is_err() || found == new, "step {at}: done, and yet not");
        if !matches!(result, Ok(()) | Err(Error::Unfinished(_))) {
            assert_eq!(found, old, "step {at}: {result:?}, and yet done");
        }
    }
    assert!(
        finished > 3 && untouched > 10,
        "{finished} finished, {taken_back} taken back, {untouched} untouched"
    );
}

/// A stage as a crash leaves it at a step.
fn crashed_at(step: usize) -> Stage {
    let stage = Stage::new();
    let disk = Failing::new(step, Way::FromThen);
    assert!(write(&stage, &disk).is_err() && disk.has_failed(), "step {step} does not fail");
    stage
}

/// The step at which a crash leaves so many of the four files in place.
fn step_of(placed: usize) -> usize {
    let is_in_place = |(path, bytes): &(&PathBuf, &Vec<u8>)| {
        !path.display().to_string().contains(".catena-") && bytes.starts_with(b"new ")
    };
    // The files are put in place after at least four steps for each.
    let crash = |step: &usize| {
        let stage = crashed_at(*step);
        let in_place = everything(&stage.corpus()).iter().filter(is_in_place).count();
        stage.corpus().join(".catena-journal").exists() && in_place == placed
    };
    (12..).find(crash).expect("some step does")
}

fn crashed(placed: usize) -> Stage {
    crashed_at(step_of(placed))
}

#[test]
fn what_was_edited_after_a_crash_is_never_written_over() {
    // Before its new content came in place: the others go back to what the editor saw.
    let stage = crashed(2);
    fs::write(stage.root.path().join("elsewhere/c.catena"), "edited").expect("a file");
    assert!(matches!(stage.recover(), Recovered::TakenBack(4)));
    let found = relative(&stage);
    assert!(found.contains(&("elsewhere/c.catena".into(), b"edited".to_vec())), "{found:?}");
    assert!(found.contains(&("corpus/a.catena".into(), b"old corpus/a.catena".to_vec())), "{found:?}");
    assert!(!stage.corpus().join("new/deep/d.catena").exists());
    // After: the others follow.
    let stage = crashed(2);
    fs::write(stage.corpus().join("a.catena"), "edited").expect("a file");
    assert!(matches!(stage.recover(), Recovered::Finished(4)));
    let found = relative(&stage);
    assert!(found.contains(&("corpus/a.catena".into(), b"edited".to_vec())), "{found:?}");
    assert!(
        found.contains(&("corpus/new/deep/d.catena".into(), b"new new/deep/d.catena".to_vec())),
        "{found:?}"
    );
}

#[test]
fn a_reader_finds_the_set_whole() {
    for placed in 1..4 {
        let stage = crashed(placed);
        let corpus =
            Library::at(stage.root.path()).and_then(|library| library.load()).expect("it can be read");
        let new = corpus.sources.iter().filter(|(_, file)| file.text.starts_with("new ")).count();
        assert_eq!(new, 4, "{placed} in place");
        assert!(!stage.corpus().join(".catena-journal").exists());
    }
}

#[test]
fn a_journal_that_no_catena_wrote_stops_everything_and_says_so() {
    let stage = Stage::new();
    fs::write(stage.corpus().join(".catena-journal"), "{}").expect("a file");
    let before = relative(&stage);
    let error =
        Writer::of(&stage.corpus()).and_then(|writer| writer.write(&stage.changes())).expect_err("no");
    assert!(matches!(error, Error::Journal(_)) && error.help().is_some(), "{error:?}");
    assert_eq!(relative(&stage), before);
}

#[test]
fn a_file_that_changed_meanwhile_is_not_written_over() {
    let stage = Stage::new();
    let changes = stage.changes();
    fs::write(stage.corpus().join("a.catena"), "by an editor").expect("a file");
    let before = relative(&stage);
    let error = Writer::of(&stage.corpus()).and_then(|writer| writer.write(&changes)).expect_err("no");
    assert!(matches!(error, Error::Changed(_)), "{error:?}");
    assert_eq!(relative(&stage), before);
}

#[test]
fn two_do_not_write_at_once() {
    let stage = Stage::new();
    let first = Writer::of(&stage.corpus()).expect("nobody else writes");
    let error = Writer::of(&stage.corpus()).err().expect("somebody writes");
    assert!(matches!(error, Error::Busy(_)) && error.help().is_some(), "{error:?}");
    drop(first);
    assert!(Writer::of(&stage.corpus()).is_ok());
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_what_is_read_only_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let stage = Stage::new();
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(stage.corpus().join(name), fs::Permissions::from_mode(mode)).expect("a file");
    };
    mode("a.catena", 0o600);
    mode("works/b.catena", 0o444);
    let before = relative(&stage);
    let error =
        Writer::of(&stage.corpus()).and_then(|writer| writer.write(&stage.changes())).expect_err("no");
    assert!(format!("{error:?}").contains("read-only"), "{error:?}");
    assert_eq!(relative(&stage), before);
    mode("works/b.catena", 0o664);
    Writer::of(&stage.corpus()).and_then(|writer| writer.write(&stage.changes())).expect("it can be written");
    let found =
        |name: &str| fs::metadata(stage.corpus().join(name)).expect("a file").permissions().mode() & 0o777;
    assert_eq!((found("a.catena"), found("works/b.catena")), (0o600, 0o664));
    let usual = stage.corpus().join("usual");
    fs::write(&usual, "").expect("a file");
    assert_eq!(found("new/deep/d.catena"), found("usual"), "a new file is as others make it");
    assert!(stage.corpus().join("c.catena").is_symlink(), "the link is replaced");
}

#[test]
fn a_stop_in_the_middle_of_recovering_is_recovered_from() {
    let new = changed();
    for placed in [1, 3] {
        let step = step_of(placed);
        for at in 0.. {
            let stage = crashed_at(step);
            let disk = Failing::new(at, Way::FromThen);
            let first = Writer::open(&stage.corpus(), &disk).err();
            if !disk.has_failed() {
                assert!(at > 2, "recovering takes {at} steps");
                break;
            }
            stage.recover();
            assert_eq!(relative(&stage), new, "{placed} in place, step {at}: {first:?}");
        }
    }
}
