//! `docs/tutorial.md`, `docs/keeping-a-corpus.md` and the first steps in the README, carried out: their commands one
//! after another in a folder of their own.
//!
//! A block marked `shell-session` has commands after `$ ` and below each what it prints, standard error
//! included. A block marked with a language and a file's name is written to that file, below the
//! folder that the commands are in. To write the present output into the document, run the test with
//! `UPDATE_DOCUMENTS=1`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::pictures;
use crate::program::root;
use crate::repository::prepared;

#[test]
fn the_walk_through_is_what_happens() {
    let walk = walked("docs/keeping-a-corpus.md", None);
    assert!(walk.commands > 20 && walk.files > 5, "{} commands, {} files", walk.commands, walk.files);
}

#[test]
fn the_tutorial_is_what_happens() {
    let walk = walked("docs/tutorial.md", None);
    assert!(walk.commands > 15 && walk.files == 5, "{} commands, {} files", walk.commands, walk.files);
    let dot = fs::read_to_string(walk.folder.join("trees.dot")).expect("the picture");
    pictures::held("trees", &dot);
}

#[test]
fn the_first_steps_in_the_readme_are_what_happens() {
    let walk = walked("README.md", Some("## Add a source in five minutes\n"));
    assert!(walk.commands >= 5 && walk.files == 2, "{} commands, {} files", walk.commands, walk.files);
}

/// Carries out a document, or the section of it with a heading, and compares what happens with what it says.
fn walked(name: &str, heading: Option<&str>) -> Walk {
    let path = root().join(name);
    let text = fs::read_to_string(&path).expect("the document can be read");
    let start = heading.map_or(0, |heading| text.find(heading).expect("the section") + heading.len());
    let end =
        heading.and_then(|_| text[start..].find("\n## ")).map_or(text.len(), |length| start + length + 1);
    let mut walk = Walk::new();
    let real = [&text[..start], &walk.carried_out(&text[start..end]), &text[end..]].concat();
    if without_hashes(&real) != without_hashes(&text) && !crate::golden::updated(&path, &text, &real) {
        let mut lines = text.lines().zip(real.lines());
        let differ = lines.find(|(said, is)| without_hashes(said) != without_hashes(is));
        panic!("{name}: not what happens: {differ:?}; run with UPDATE_DOCUMENTS=1 and look at it");
    }
    walk
}

/// Hashes of commits hang on every byte of the files, those of the starting vocabulary too.
fn without_hashes(text: &str) -> String {
    let masked = |line: &str| match line.split_once("  ") {
        Some((hash, rest)) if hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("········  {rest}\n")
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(masked).collect()
}

struct Walk {
    _kept: tempfile::TempDir,
    folder: PathBuf,
    commands: usize,
    files: usize,
    minute: usize,
}

impl Walk {
    fn new() -> Self {
        let kept = tempfile::tempdir().expect("a temporary folder");
        Self { folder: kept.path().to_owned(), _kept: kept, commands: 0, files: 0, minute: 0 }
    }

    /// The document with what its commands print now.
    fn carried_out(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            out += &format!("{line}\n");
            let Some(mark) = line.strip_prefix("```").filter(|mark| !mark.is_empty()) else { continue };
            let mut block = Vec::new();
            while let Some(line) = lines.next_if(|line| *line != "```") {
                block.push(line);
            }
            out += &match mark.split_once(' ') {
                Some((_, name)) => self.written(name, &block),
                None if mark == "shell-session" => self.ran(&block),
                None => block.iter().map(|line| format!("{line}\n")).collect(),
            };
            // The end of the block, so that it does not begin another.
            out += &lines.next().map_or_else(String::new, |line| format!("{line}\n"));
        }
        out
    }

    fn written(&mut self, name: &str, block: &[&str]) -> String {
        self.files += 1;
        let text: String = block.iter().map(|line| format!("{line}\n")).collect();
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, &text).expect("a file can be written");
        text
    }

    fn ran(&mut self, block: &[&str]) -> String {
        let commands: Vec<&str> = block.iter().filter_map(|line| line.strip_prefix("$ ")).collect();
        self.commands += commands.len();
        commands.into_iter().map(|command| format!("$ {command}\n{}", self.run(command))).collect()
    }

    fn run(&mut self, command: &str) -> String {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.folder = self.folder.join(folder);
            return String::new();
        }
        if command.starts_with("dot ") && !has_graphviz() {
            return String::new();
        }
        let script = format!("{command} 2>&1");
        let mut shell = Command::new("sh");
        prepared(shell.args(["-c", &script]), &self.folder);
        // Each command a minute after the one before: git shows commits in the order of time.
        self.minute += 1;
        for who in ["AUTHOR", "COMMITTER"] {
            let time = format!("2026-01-15T{:02}:{:02}:00+00:00", 12 + self.minute / 60, self.minute % 60);
            shell.env(format!("GIT_{who}_DATE"), time);
        }
        let output = shell.output().expect("a shell can be started");
        named(&String::from_utf8_lossy(&output.stdout), &self.folder)
    }
}

/// True if Graphviz is installed. It prints nothing if it succeeds, so a document is the same without it.
fn has_graphviz() -> bool {
    Command::new("dot").arg("-V").output().is_ok_and(|run| run.status.success())
}

/// The output with the names of the sides as a newer git tells them to the driver.
fn named(text: &str, folder: &Path) -> String {
    let text = text.replace(&folder.display().to_string(), ".");
    text.replace("<<<<<<< ours\n", "<<<<<<< HEAD\n").replace(">>>>>>> theirs\n", ">>>>>>> second-reading\n")
}
