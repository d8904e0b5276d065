//! Commands killed in the middle of what they do (`SIGKILL`), over a library of a hundred files.
//!
//! `CATENA_KILLS` asks for so many kills, and for the disk where temporary files are; without it there
//! are 200, in memory where the system has a folder there: a kill leaves files as they are on either.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::sets::everything;
use crate::program::catena;

const FILES: usize = 100;
const USUAL: usize = 200;

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
            let text = format!("claim work{at}/says\n  text   On trust.\n  about trust\n  at   p.   {at}\n");
            fs::write(works.join(format!("work{at}.catena")), text).expect("a file");
        }
        for (name, text) in [
            ("references.bib", bibliography.as_str()),
            ("concepts.catena", "kind  concept\n\nconcept  trust   \"Trust\"\n"),
            ("questions.catena", "query  on-trust  \"claims about trust\"\n"),
        ] {
            fs::write(folder.path().join("corpus").join(name), text).expect("a file");
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
            while self.folder.path().join("corpus/.catena-journal").exists() {
                std::hint::spin_loop();
            }
            self.places = self.places.max(start.elapsed().saturating_sub(places));
            assert!(child.wait().expect("it ends").success(), "{:?} fails", self.arguments);
            self.takes = start.elapsed();
            self.writes = self.writes.max(self.takes.saturating_sub(begins));
        }
        self.new = everything(self.folder.path());
        assert_ne!(self.old, self.new);
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
        let corpus = self.folder.path().join("corpus");
        let has_begun = || {
            let names = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
            let mut entries = names(corpus.clone()).chain(names(corpus.join("works")));
            entries.any(|entry| entry.file_name().to_string_lossy().starts_with(".catena-"))
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

        let left = everything(self.folder.path());
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

        let next = catena(self.folder.path(), &["show", "on-trust"]);
        assert_eq!(next.code, 2, "there is no such topic: {}", next.stdout);
        assert!(!next.stderr.contains("cannot"), "{}", next.stderr);
        let found = everything(self.folder.path());
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

#[test]
fn a_kill_at_any_moment_leaves_all_old_or_all_new() {
    let asked = std::env::var("CATENA_KILLS").ok().and_then(|number| number.parse().ok());
    let kills: usize = asked.unwrap_or(USUAL);
    let commands: [&[&str]; 3] = [
        &["fmt"],
        &["rename", "trust", "confidence"],
        &["add", "claim", "work7/more", "--text", "More.", "--about", "trust"],
    ];
    let mut all = Vec::new();
    for (at, arguments) in commands.into_iter().enumerate() {
        let scene = Scene::new(arguments);
        let mut figures = Figures::default();
        // A single file has no journal.
        let is_single = arguments[0] == "add";
        let moments = if is_single { &MOMENTS[..2] } else { &MOMENTS[..] };
        let share = (at..kills).step_by(commands.len()).count();
        // On a busy machine more may be needed, until one has come in the middle.
        for number in 0..share * 5 {
            let has_hit =
                if is_single { figures.preparing + figures.ending > 0 } else { figures.between > 0 };
            if number >= share && has_hit {
                break;
            }
            scene.kill(moments[number % moments.len()], &mut figures);
        }
        let Scene { takes, writes, places, .. } = &scene;
        eprintln!("{arguments:?} takes {takes:?}, writes {writes:?}, of it {places:?} in place: {figures:?}");
        all.push(figures);
    }
    for figures in &all[..2] {
        assert!(figures.between > 0, "no kill came between the first change and the last: {figures:?}");
    }
    let add = &all[2];
    assert!(add.preparing + add.ending > 0, "no kill came while the file was written: {add:?}");
}
