//! What the program makes of hostile libraries and command lines.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::dice::{Dice, texts};
use super::each;
use crate::program::{Library, pack};

/// Longer than any command may take over a library of a few records, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

/// Command lines that only read, with `Q` for a question and `N` for a name.
const READING: [&[&str]; 28] = [
    &["ask", "Q"],
    &["ask", "--format", "json", "Q"],
    &["ask", "--format", "ndjson", "Q"],
    &["ask", "--format", "csv", "Q"],
    &["ask", "--format", "markdown", "Q"],
    &["ask", "--format", "dot", "Q"],
    &["ask", "--format", "svg", "Q"],
    &["ask", "--explain", "Q"],
    &["ask", "--max-time", "0", "Q"],
    &["ask", "--examples"],
    &["show", "N"],
    &["show", "--format", "json", "N"],
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "concise"],
    &["check", "--format", "github"],
    &["check", "--format", "sarif"],
    &["check", "--diff"],
    &["fmt", "--check"],
    &["fmt", "--diff"],
    &["status"],
    &["status", "--format", "json"],
    &["stats"],
    &["export", "graph"],
    &["export", "dot"],
    &["export", "svg", "--around", "N"],
    &["explain", "N"],
    &["--color", "always", "show", "N"],
];

struct Ended {
    code: Option<i32>,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// Runs the program to its end, which must come.
fn run(folder: &Path, arguments: &[String]) -> Ended {
    let (out, err) = (tempfile::tempfile().expect("a file"), tempfile::tempfile().expect("a file"));
    let copy = |file: &fs::File| Stdio::from(file.try_clone().expect("a handle"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_catena"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(copy(&out)).stderr(copy(&err));
    for variable in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "GIT_DIR", "GIT_WORK_TREE"] {
        command.env_remove(variable);
    }
    let mut child = command.spawn().expect("the program starts");
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().expect("it can be ended");
            panic!("{arguments:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    Ended { code: status.code(), stdout: content(out), stderr: content(err) }
}

fn content(mut file: fs::File) -> Vec<u8> {
    use std::io::{Read, Seek};
    let mut bytes = Vec::new();
    file.rewind().and_then(|()| file.read_to_end(&mut bytes)).expect("it can be read");
    bytes
}

/// Every file with its content, but for the index, which is a cache.
fn listing(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                if entry.file_name() != "index" {
                    folders.push(path);
                }
            } else {
                files.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
            }
        }
    }
    files.sort();
    files
}

fn library(dice: &mut Dice) -> Library {
    let library = Library::small();
    let (annotations, works) = (texts(".catena"), texts(".bib"));
    let write = |name: &str, bytes: &[u8]| {
        let path = library.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    };
    for at in 0..1 + dice.below(2) {
        let text = dice.one(&annotations);
        let name = if dice.once_in(4) {
            format!("corpus/o\u{202e}dd\u{1b}[31m{at}.catena")
        } else {
            format!("corpus/odd{at}.catena")
        };
        write(&name, &dice.changed_bytes(text));
    }
    if dice.once_in(2) {
        let text = dice.one(&works);
        write("corpus/odd.bib", &dice.changed_bytes(text));
    }
    if dice.once_in(4) {
        let receipts = "# receipts\nsnyder1997/norms-build-trust aaaa bbbb exact\n";
        write("corpus/anchors.lock", &dice.changed_bytes(receipts));
    }
    if dice.once_in(8) {
        let what = pack(["text", "inputs", "snapshot", "reading"][dice.below(4)]);
        write(
            &what,
            &dice.changed_bytes(
                "catena pack 1\n\0\0body and head\x05\0\0\0\0\0\0\0a signature of 32 bytes, or so ---",
            ),
        );
    }
    library
}

fn arguments(dice: &mut Dice) -> Vec<String> {
    const NAMES: [&str; 8] = [
        "trust",
        "snyder1997",
        "snyder1997/norms-build-trust",
        "common-norms",
        "\u{1b}[31mred",
        "a\u{202e}b",
        "unknown-id",
        "..",
    ];
    let questions = texts("question");
    let words = *dice.one(&READING);
    let word = |word: &&str| match *word {
        "Q" => {
            let question = dice.one(&questions);
            // A NUL ends an argument before it can be given.
            if dice.once_in(2) { (*question).to_owned() } else { dice.changed(question) }.replace('\0', "")
        }
        "N" => {
            let name = dice.one(&NAMES);
            if dice.once_in(2) { (*name).to_owned() } else { dice.changed(name) }.replace('\0', "")
        }
        word => word.to_owned(),
    };
    words.iter().map(word).collect()
}

/// A control character other than those that lines and catena's own colours are made of, or a direction mark.
fn obeyed(text: &str, coloured: bool) -> Option<char> {
    let text = if coloured { without_colours(text) } else { text.to_owned() };
    let text = text.replace("\r\n", "\n");
    text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('m') {
            Some((codes, rest)) if codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') => {
                out += rest;
            }
            _ => out += &format!("\u{1b}[{part}"),
        }
    }
    out
}

#[test]
fn reading_commands_end_well_and_write_nothing() {
    each(40, |dice| {
        let library = library(dice);
        let before = listing(library.path());
        for _ in 0..3 {
            let arguments = arguments(dice);
            let Ended { code, stdout, stderr } = run(library.path(), &arguments);
            let (stdout, stderr) = (
                String::from_utf8(stdout).unwrap_or_else(|_| panic!("{arguments:?} writes no UTF-8")),
                String::from_utf8(stderr).unwrap_or_else(|_| panic!("{arguments:?} says no UTF-8")),
            );
            // 3 says that a limit, here of time, truncated the answer.
            assert!(matches!(code, Some(0..=3)), "{arguments:?} ends with {code:?}: {stderr}");
            assert!(!stderr.contains("panicked"), "{arguments:?}: {stderr}");
            let coloured = arguments.iter().any(|word| word == "always");
            let is_data = arguments.iter().any(|word| matches!(word.as_str(), "csv" | "dot" | "--diff"));
            assert_eq!(obeyed(&stderr, coloured), None, "{arguments:?}: {stderr:?}");
            if !is_data {
                assert_eq!(obeyed(&stdout, coloured), None, "{arguments:?}: {stdout:?}");
            }
            let is_json = arguments.iter().any(|word| matches!(word.as_str(), "json" | "sarif" | "graph"));
            if is_json && !stdout.is_empty() {
                serde_json::from_str::<serde_json::Value>(&stdout)
                    .unwrap_or_else(|why| panic!("{arguments:?}: {why}"));
            }
            if arguments.iter().any(|word| word == "ndjson") {
                for line in stdout.lines() {
                    serde_json::from_str::<serde_json::Value>(line)
                        .unwrap_or_else(|why| panic!("{arguments:?}: {why}"));
                }
            }
            assert!(listing(library.path()) == before, "{arguments:?} writes");
        }
    });
}
