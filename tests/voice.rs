//! What the program says keeps to `docs/voice.md`: no string of the code, no file that it writes and no explanation of
//! a code has a word that the page tells writers to avoid.

use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use crate::program::root;

/// Words of the right column of the table, and others of the kind, as they would stand in a message.
const AVOIDED: [&str; 46] = [
    " tells of ",
    " tells what ",
    "held against ",
    "hold quotes",
    "is no relation",
    "is no kind",
    "is no attribute",
    "is no field",
    "is no keyword",
    "is no UTF-8",
    "has no field `",
    " is called `{",
    "fulfil",
    "the answer is cut",
    " left out",
    "left out ",
    "would be another",
    "would be others",
    "is not understood",
    "are not understood",
    "` taken for `",
    "in several ways",
    "can be asked: ",
    "a question begins like",
    "stays all the same",
    "evidence of its own",
    "of them {",
    "joined to nothing",
    "said of topics",
    "no faults",
    " mended",
    "stands twice",
    " lacks ",
    " wants ",
    "finds a fault",
    "mend what",
    "counts on no side",
    "is there already",
    "is here already",
    "set aside",
    "passed over",
    "is left alone:",
    "unite the two",
    "take it out",
    "take the line out",
    "whoever",
];

#[test]
fn no_message_has_a_word_that_is_to_be_avoided() {
    let mut found = Vec::new();
    let mut number = 0;
    for path in files(&root().join("src"), "rs") {
        let name = path.strip_prefix(root()).expect("it is in the package").to_string_lossy().into_owned();
        let text = read_to_string(&path).expect("a source");
        // Tests of a module come last in its file.
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for string in strings(code) {
            number += 1;
            found.extend(avoided(&string).map(|word| format!("{name}: `{word}` in {string:?}")));
        }
    }
    let written = ["sh", "yml", "catena"].into_iter().flat_map(|ending| files(&root().join("src"), ending));
    for path in written.chain(files(&root().join("docs/codes"), "md")) {
        let text = read_to_string(&path).expect("a text");
        found.extend(avoided(&text).map(|word| format!("{}: `{word}`", path.display())));
    }
    assert!(number > 2_000, "only {number} strings were found");
    assert!(found.is_empty(), "docs/voice.md has other words for these: {found:#?}");
}

#[test]
fn strings_are_found_and_nothing_else() {
    let code = "// \"no\"\nlet a = \"one \\\n    two\"; let b = '\"'; let c = r#\"three \"x\"\"#; /// \"no\"\nf(\"fo\\\"ur\")";
    assert_eq!(strings(code), ["one two", "three \"x\"", "fo\\\"ur"]);
    assert_eq!(avoided("this record lacks `text`").collect::<Vec<_>>(), [" lacks "]);
}

fn avoided(text: &str) -> impl Iterator<Item = &'static str> {
    AVOIDED.into_iter().filter(move |word| text.contains(word))
}

/// The string literals of a source text, with line continuations joined.
fn strings(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, after) = rest.split_at(at);
        rest = if after.starts_with("//") {
            after.split_once('\n').map_or("", |(_, rest)| rest)
        } else if let Some(quoted) = after.strip_prefix('\'') {
            // A character, or a lifetime.
            let length = quoted.strip_prefix('\\').map_or_else(
                || quoted.chars().next().map_or(0, char::len_utf8),
                |escaped| 1 + escaped.find('\'').unwrap_or(0).max(1),
            );
            quoted.get(length..).and_then(|rest| rest.strip_prefix('\'')).unwrap_or(quoted)
        } else if let Some(text) = after.strip_prefix('"') {
            let hashes = before.len() - before.trim_end_matches('#').len();
            let is_raw = before.trim_end_matches('#').ends_with('r');
            let end = if is_raw {
                text.find(&format!("\"{}", "#".repeat(hashes))).unwrap_or(text.len())
            } else {
                closing(text)
            };
            found.push(joined(&text[..end]));
            text.get(end + 1..).unwrap_or_default()
        } else {
            &after[1..]
        };
    }
    found
}

/// Where the quotation mark is that ends a string.
fn closing(text: &str) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices() {
        match char {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// A string without its line continuations.
fn joined(text: &str) -> String {
    let mut parts = text.split("\\\n");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start())
}

/// The files below a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
