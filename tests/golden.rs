//! Files that a test writes anew on demand: what changes is printed, and never in CI.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const VARIABLE: &str = "UPDATE_DOCUMENTS";

/// Makes `new` the text of a file if that is asked for, and prints what changes; false if it is not.
pub(crate) fn updated(path: &Path, old: &str, new: &str) -> bool {
    let is_set = |name| std::env::var_os(name).is_some();
    write_anew([is_set(VARIABLE), is_set("CI")], path, old, new)
}

fn write_anew([is_asked, in_ci]: [bool; 2], path: &Path, old: &str, new: &str) -> bool {
    if !is_asked || old == new {
        return is_asked;
    }
    assert!(!in_ci, "{VARIABLE} is set in CI: what is written there nobody looks at");
    println!("{}\n{}", path.display(), changes(old, new));
    fs::write(path, new).expect("it can be written");
    true
}

/// The lines that differ, those of one text after those of the other.
fn changes(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut shown = String::new();
    for (sign, lines) in [('-', &old), ('+', &new)] {
        for line in &lines[before..lines.len() - after] {
            writeln!(shown, "{sign} {line}").expect("a string can be written");
        }
    }
    shown
}

/// A clause that stands twice in a row, of at least four words that differ; none in a sound text.
pub(crate) fn repeated_clause(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (4..24).find_map(|length| {
        let twice = words.windows(2 * length).find(|words| words[..length] == words[length..])?;
        let mut clause: Vec<&str> =
            twice[..length].iter().copied().filter(|word| word.chars().any(char::is_alphabetic)).collect();
        clause.sort_unstable();
        clause.dedup();
        let is_sentence = !twice.iter().any(|word| matches!(*word, "|" | "===" | "$"));
        (clause.len() >= 4 && is_sentence).then(|| twice[..length].join(" "))
    })
}

#[test]
fn nothing_is_written_anew_in_ci_nor_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("golden.md");
    fs::write(&path, "old").expect("it can be written");
    let text = || fs::read_to_string(&path).expect("a text");
    let refused = std::panic::catch_unwind(|| write_anew([true, true], &path, "old", "new"));
    assert!(refused.is_err() && text() == "old", "CI writes nothing");
    assert!(!write_anew([false, false], &path, "old", "new") && text() == "old", "nobody asked");
    assert!(write_anew([true, true], &path, "old", "old"), "in CI too what is the same is the same");
    assert!(write_anew([true, false], &path, "old", "new") && text() == "new");
}

#[test]
fn a_clause_that_stands_twice_is_found() {
    let twice =
        "1 error: 5 topics (not checked until there are no errors) (not checked until there are no\nerrors)";
    assert_eq!(repeated_clause(twice).as_deref(), Some("(not checked until there are no errors)"));
    assert_eq!(repeated_clause("a b c d e f"), None);
    assert_eq!(changes("a\nb\nc\n", "a\nx\nc\n"), "- b\n+ x\n");
}

#[test]
fn no_document_and_no_golden_file_repeats_a_clause() {
    let mut folders = vec![crate::program::root().join("docs"), crate::program::root().join("tests")];
    let mut repeated = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md" || ending == "snap") {
                let text = fs::read_to_string(&path).expect("a text");
                // An example of a program's may repeat a line; a sentence may not repeat its clause.
                let found = text.split("\n\n").find_map(repeated_clause);
                repeated.extend(found.map(|clause| format!("{}: {clause}", path.display())));
            }
        }
    }
    assert!(repeated.is_empty(), "{repeated:#?}");
}
