//! The examples in the README and in `docs/` are what the program really prints.
//!
//! An example is a fenced block marked `console`: lines that begin with `$ catena` are commands, the
//! lines after them their standard output. `| head -N` keeps the first lines, `| tail -N`
//! the last. To write the present
//! output into the documents, run the test with `UPDATE_DOCUMENTS=1`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::golden::updated;
use crate::program::{catena, root, words};

#[test]
fn the_examples_in_the_documents_are_real() {
    let mut stale = Vec::new();
    let mut commands = 0;
    for path in documents() {
        let text = fs::read_to_string(&path).expect("a document can be read");
        let (real, number) = with_real_output(&text);
        commands += number;
        if real == text {
            continue;
        }
        if !updated(&path, &text, &real) {
            let line = text.lines().zip(real.lines()).position(|(a, b)| a != b).unwrap_or_default();
            stale.push(format!("{}:{}", path.display(), line + 1));
        }
    }
    assert!(commands > 8, "only {commands} examples were found");
    assert!(
        stale.is_empty(),
        "not what the program prints: {stale:?}; run with UPDATE_DOCUMENTS=1 and look at it"
    );
}

fn documents() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md")];
    let entries = fs::read_dir(root().join("docs")).expect("docs is a folder").flatten();
    found.extend(
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "md")),
    );
    found.sort();
    found
}

/// The document with each command's output as it is now, and the number of commands.
fn with_real_output(text: &str) -> (String, usize) {
    let mut out = String::new();
    let mut commands = 0;
    let mut inside = false;
    let mut skipping = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
            skipping = false;
        } else if inside && line.starts_with("$ catena") {
            commands += 1;
            skipping = true;
            out += line;
            out.push('\n');
            out += &output(line.trim_start_matches("$ catena").trim());
            continue;
        } else if inside && skipping && !line.starts_with("$ ") {
            continue;
        }
        out += line;
        out.push('\n');
    }
    (out, commands)
}

fn output(command: &str) -> String {
    let cut = |sign: &str| {
        command.split_once(sign).and_then(|(command, number)| Some((command, number.parse::<usize>().ok()?)))
    };
    let (first, last) = (cut(" | head -"), cut(" | tail -"));
    let command = first.or(last).map_or(command, |(command, _)| command);
    let run = catena(Path::new("."), &words(command));
    assert!(!run.stdout.is_empty(), "`{command}` prints nothing: {}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let to = first.map_or(lines.len(), |(_, number)| number.min(lines.len()));
    let from = last.map_or(0, |(_, number)| lines.len().saturating_sub(number));
    lines[from..to].iter().map(|line| format!("{line}\n")).collect()
}
