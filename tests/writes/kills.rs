//! Commands killed in the middle of what they do (`SIGKILL`), over a library of a hundred files, and commands
//! at work together: every command that writes.
//!
//! `CATENA_KILLS` asks for so many kills and races, and for the disk where temporary files are; without it
//! there are 200, in memory where the system has a folder there: a kill leaves files as they are on either.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::commands::{ALL, Writes};
use super::sets::everything;
use crate::program::{catena, pack};

const FILES: usize = 100;
const USUAL: usize = 200;
/// So many of them are races.
const RACES: usize = 5;

/// What is killed: commands that write, and what each does to the library of a hundred files.
const KILLED: [&[&str]; 11] = [
    &["fmt"],
    &["rename", "trust", "confidence"],
    &["check", "--fix"],
    &["add", "claim", "work7/more", "--text", "More.", "--about", "trust"],
    &["add", "works", "more.bib"],
    &["verify", "--texts", "texts"],
    &["init", "new", "--example"],
    &["merge-driver", "base.catena", "ours.catena", "theirs.catena"],
    &["export", "graph", "-o", "out.json"],
    &["report", "claims about trust", "-o", "out.json"],
    &["index"],
];

/// When a command is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// At any time, as long as it usually takes.
    Any,
    /// After it has begun to write.
    Writing,
    /// After the journal is there.
    Placing,
}

const MOMENTS: [Moment; 3] = [Moment::Any, Moment::Writing, Moment::Placing];

/// A command, a library as it is before, and what it is after.
struct Scene {
    arguments: Vec<&'static str>,
    folder: tempfile::TempDir,
    old: BTreeMap<PathBuf, Vec<u8>>,
    new: BTreeMap<PathBuf, Vec<u8>>,
    /// How long the command takes, how long it writes, and how long its journal is there.
    takes: Duration,
    writes: Duration,
    places: Duration,
}

/// What was found after the kills.
#[derive(Debug, Default)]
struct Figures {
    kills: usize,
    /// The command had ended before.
    late: usize,
    /// Nothing had been written yet.
    early: usize,
    /// Temporary files were there, and every file was the old one.
    preparing: usize,
    /// Between the first change of a file and the last.
    between: usize,
    /// All files were in place, and something was left to be removed.
    ending: usize,
    old_after: usize,
    new_after: usize,
}

fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let in_memory = std::env::var_os("CATENA_KILLS").is_none() && memory.is_dir();
    let made = if in_memory { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a temporary folder")
}

impl Scene {
    fn new(arguments: &[&'static str]) -> Self {
        let folder = folder();
        let works = folder.path().join("corpus/works");
        fs::create_dir_all(&works).expect("a folder");
        let mut bibliography = String::new();
        for at in 0..FILES - 3 {
            bibliography +=
                &format!("@book{{work{at}, author = {{Author{at}, A.}}, title = {{T}}, year = 2000}}\n");
            // Not in canonical form.
            let mark = if arguments[0] == "check" { "\u{feff}" } else { "" };
            let text = format!(
                "{mark}claim work{at}/says\n  text   On trust.\n  about trust\n  at   p.   {at}\n  quote \"words of {at}\"\n"
            );
            fs::write(works.join(format!("work{at}.catena")), text).expect("a file");
        }
        for (name, text) in [
            ("references.bib", bibliography.as_str()),
            ("concepts.catena", "kind  concept\n\nconcept  trust   \"Trust\"\n"),
            ("questions.catena", "query  on-trust  \"claims about trust\"\n"),
        ] {
            fs::write(folder.path().join("corpus").join(name), text).expect("a file");
        }
        fs::create_dir(folder.path().join("texts")).expect("a folder");
        for (name, text) in [
            ("more.bib", "@book{more2001, author = {More, A.}, title = {More}, year = 2001}\n"),
            ("texts/work7.txt", "The words of 7.\n"),
            ("base.catena", "concept a \"A\"\n"),
            ("ours.catena", "concept a \"A\"\n\nconcept b \"B\"\n"),
            ("theirs.catena", "concept a \"A\"\n  note  n\n"),
        ] {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        let mut scene = Self {
            arguments: arguments.to_vec(),
            old: everything(folder.path()),
            new: BTreeMap::new(),
            folder,
            takes: Duration::ZERO,
            writes: Duration::ZERO,
            places: Duration::ZERO,
        };
        scene.measure();
        scene
    }

    /// Runs the command to its end, for what it makes and how long it takes.
    fn measure(&mut self) {
        for _ in 0..3 {
            self.restore();
            let start = Instant::now();
            let mut child = self.start();
            self.wait_for(&mut child, Moment::Writing);
            let begins = start.elapsed();
            self.wait_for(&mut child, Moment::Placing);
            let places = start.elapsed();
            while self.corpus().join(".catena-journal").exists() {
                std::hint::spin_loop();
            }
            self.places = self.places.max(start.elapsed().saturating_sub(places));
            let code = child.wait().expect("it ends").code();
            assert!(code.is_some_and(|code| code < 2), "{:?} fails", self.arguments);
            self.takes = start.elapsed();
            self.writes = self.writes.max(self.takes.saturating_sub(begins));
        }
        self.new = self.found();
        assert_ne!(self.old, self.new, "{:?} changes nothing", self.arguments);
    }

    /// The corpus that is written.
    fn corpus(&self) -> PathBuf {
        self.folder.path().join(if self.arguments[0] == "init" { "new/corpus" } else { "corpus" })
    }

    /// All files. An unfinished cache is left for an hour, since its writer takes no lock. Of what is kept of the
    /// library the text index alone is looked at, and that only where it is what the command makes: the times of
    /// files are in the rest.
    fn found(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = everything(self.folder.path());
        let is_index = self.arguments[0] == "index";
        found.retain(|path, _| {
            let name = path.display().to_string();
            !name.contains("/.kept-")
                && !name.ends_with("index/.gitignore")
                && (!name.ends_with(".pack") || is_index && name.ends_with(&pack("text")))
        });
        if is_index {
            // Each index bears names of its own, so that no two have the same bytes. Whether this one is whole
            // is told by the command that reads it.
            for (_, bytes) in found.iter_mut().filter(|(path, _)| path.ends_with(pack("text"))) {
                *bytes = bytes.len().to_string().into_bytes();
            }
        }
        found
    }

    /// What puts in order what was left.
    fn next(&self) -> &[&'static str] {
        let is_of_corpus = ["fmt", "rename", "check", "add", "verify"].contains(&self.arguments[0]);
        if is_of_corpus { &["show", "on-trust"] } else { &self.arguments }
    }

    /// Makes the library what it is before.
    fn restore(&self) {
        let found = everything(self.folder.path());
        for path in found.keys().filter(|path| !self.old.contains_key(*path)) {
            fs::remove_file(path).expect("a file");
        }
        for (path, bytes) in self.old.iter().filter(|(path, bytes)| found.get(*path) != Some(*bytes)) {
            fs::write(path, bytes).expect("a file");
        }
    }

    fn start(&self) -> Child {
        Command::new(env!("CARGO_BIN_EXE_catena"))
            .args(&self.arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts")
    }

    /// Waits until the command has come to that, or has ended.
    fn wait_for(&self, child: &mut Child, moment: Moment) {
        let (corpus, root) = (self.corpus(), self.folder.path());
        let folders = [
            corpus.clone(),
            corpus.join("works"),
            root.to_owned(),
            root.join("index"),
            root.join("new/index"),
        ];
        let has_begun = || {
            let mut entries = folders.iter().flat_map(fs::read_dir).flatten().flatten();
            entries.any(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                name.starts_with(".catena-") || name.starts_with(".kept-")
            })
        };
        while match moment {
            Moment::Any => false,
            Moment::Writing => !has_begun(),
            Moment::Placing => !corpus.join(".catena-journal").exists(),
        } && child.try_wait().expect("it can be asked").is_none()
        {
            std::hint::spin_loop();
        }
    }

    /// Kills the command once and looks at what is left, before and after the next command.
    fn kill(&self, moment: Moment, figures: &mut Figures) {
        self.restore();
        let mut child = self.start();
        self.wait_for(&mut child, moment);
        let longest = match moment {
            Moment::Any => self.takes,
            Moment::Writing => self.writes,
            Moment::Placing => self.places,
        };
        let part = match moment {
            // Most of that time is spent waiting for the disk after the last rename.
            Moment::Placing => at_random().powi(6),
            Moment::Any | Moment::Writing => at_random(),
        };
        // A sleep would be longer than most of these times.
        let (start, wait) = (Instant::now(), longest.mul_f64(part));
        while start.elapsed() < wait {
            std::hint::spin_loop();
        }
        let had_ended = child.try_wait().expect("it can be asked").is_some();
        child.kill().expect("it can be killed");
        child.wait().expect("it has ended");
        figures.kills += 1;

        let left = self.found();
        let changed = |path: &&PathBuf| self.old.get(*path) != self.new.get(*path);
        let (all, placed) = (
            self.new.keys().filter(changed).count(),
            self.new
                .iter()
                .filter(|(path, _)| changed(path))
                .filter(|(path, bytes)| left.get(*path) == Some(*bytes))
                .count(),
        );
        let has_own = left.keys().any(|path| path.display().to_string().contains("/.catena-"));
        *match (had_ended, has_own, placed) {
            (true, ..) => &mut figures.late,
            (_, false, 0) => &mut figures.early,
            (_, true, 0) => &mut figures.preparing,
            (_, _, placed) if placed < all => &mut figures.between,
            _ => &mut figures.ending,
        } += 1;
        for (path, bytes) in left.iter().filter(|(path, _)| !path.display().to_string().contains("/.catena-"))
        {
            let is_either = self.old.get(path) == Some(bytes) || self.new.get(path) == Some(bytes);
            assert!(is_either, "{} is neither the old nor the new file", path.display());
        }

        let next = catena(self.folder.path(), self.next());
        let found = self.found();
        if self.next()[0] == "show" {
            assert_eq!(next.code, 2, "there is no such topic: {}", next.stdout);
            assert!(!next.stderr.contains("cannot"), "{}", next.stderr);
        } else {
            let is_there = next.stderr.contains("already exists");
            assert!(!next.stderr.contains("damaged"), "{:?}: {}", self.arguments, next.stderr);
            assert!(next.code == 0 || is_there, "{:?}: {}", self.arguments, next.stderr);
            assert!(
                found == self.new || self.arguments[0] == "merge-driver",
                "{:?}: {}",
                self.arguments,
                next.stderr
            );
        }
        assert!(
            found == self.old || found == self.new,
            "{:?} is half done, or something is left",
            self.arguments
        );
        *if found == self.old { &mut figures.old_after } else { &mut figures.new_after } += 1;
    }
}

/// Between 0 and 1.
fn at_random() -> f64 {
    let hash = RandomState::new().hash_one(());
    f64::from(u32::try_from(hash & 0xffff_ffff).unwrap_or(0)) / f64::from(u32::MAX)
}

/// How many kills and races are asked for.
pub(crate) fn asked() -> usize {
    std::env::var("CATENA_KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(USUAL)
}

#[test]
fn a_kill_at_any_moment_leaves_all_old_or_all_new() {
    let writing: Vec<&str> = ALL
        .iter()
        .filter(|command| match command.writes {
            // They keep the library alike, as `index` does, and `kept` kills one that answers.
            Writes::Cache => command.arguments[0] == "index",
            // `explorer::site` kills one.
            Writes::Folder => false,
            writes => writes != Writes::Nothing,
        })
        .map(|command| command.arguments[0])
        .collect();
    for name in &writing {
        assert!(KILLED.iter().any(|killed| killed[0] == *name), "`{name}` writes and is not killed");
    }
    let kills = asked() * 4 / 5;
    for (at, arguments) in KILLED.into_iter().enumerate() {
        let scene = Scene::new(arguments);
        let mut figures = Figures::default();
        let is_long = matches!(arguments[0], "fmt" | "rename");
        // A single file has no journal.
        let has_journal = matches!(arguments[0], "fmt" | "rename" | "check" | "init");
        let moments = if has_journal { &MOMENTS[..] } else { &MOMENTS[..2] };
        let share = (at..kills).step_by(KILLED.len()).count();
        // On a busy machine more may be needed, until one has come in the middle.
        for number in 0..share * 5 {
            let has_hit = !is_long || figures.between > 0;
            if number >= share && has_hit {
                break;
            }
            scene.kill(moments[number % moments.len()], &mut figures);
        }
        let Scene { takes, writes, places, .. } = &scene;
        eprintln!("{arguments:?} takes {takes:?}, writes {writes:?}, of it {places:?} in place: {figures:?}");
        assert!(
            !is_long || figures.between > 0,
            "no kill came between the first change and the last: {figures:?}"
        );
        assert!(figures.kills >= share && figures.old_after + figures.new_after == figures.kills);
    }
}

/// Every command that writes the corpus, at the same time as two others that add to it.
#[test]
fn what_is_written_at_once_is_all_kept() {
    let races = (asked() / 5 / (KILLED.len() - 2)).max(RACES);
    for arguments in KILLED.iter().filter(|arguments| arguments[0] != "init") {
        let scene = Scene::new(arguments);
        for race in 0..races {
            scene.restore();
            let id = format!("work{race}/raced");
            let bibliography = scene.folder.path().join("raced.bib");
            let entry = "@book{raced2002, author = {Raced, A.}, title = {Raced}, year = 2002}\n";
            fs::write(&bibliography, entry).expect("a file");
            let (mut first, claim, works) = std::thread::scope(|scope| {
                let claim =
                    scope.spawn(|| catena(scene.folder.path(), &["add", "claim", &id, "--text", "Raced."]));
                let works = scope.spawn(|| catena(scene.folder.path(), &["add", "works", "raced.bib"]));
                (scene.start(), claim.join().expect("it ends"), works.join().expect("it ends"))
            });
            let code = first.wait().expect("it ends").code();
            assert!(code.is_some_and(|code| code < 2), "{arguments:?} ends with {code:?}");
            assert_eq!((claim.code, works.code), (0, 0), "{arguments:?}: {}{}", claim.stderr, works.stderr);
            let found = scene.found();
            let kept = |wanted: &str| {
                found.values().any(|bytes| bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes()))
            };
            let raced_entry =
                fs::read_to_string(scene.folder.path().join("corpus/references.bib")).expect("the file");
            assert!(
                kept(&format!("claim {id}")) && raced_entry.contains("raced2002"),
                "{arguments:?}: one is lost"
            );
            let own: &[&str] = match arguments[0] {
                "rename" => &["concept  confidence"],
                "add" if arguments[1] == "claim" => &["claim work7/more"],
                "add" => &["@book{more2001, author = {More, A.}, title = {More}"],
                "verify" => &["work7/says\t"],
                _ => &[],
            };
            assert!(own.iter().all(|wanted| kept(wanted)), "{arguments:?}: its own is lost");
            assert_eq!(catena(scene.folder.path(), &["check"]).code, 0, "{arguments:?}");
            assert!(
                !found.keys().any(|path| path.display().to_string().contains("/.catena-")),
                "{arguments:?}"
            );
        }
    }
}
