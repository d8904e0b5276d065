//! The layers: each module uses only those above it, and the two rooms of `query` do not use one another.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::root;

/// The modules as `docs/architecture.md` has them, from the first layer to the last; those of one row are one layer.
fn layers() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).expect("the document");
    let table = text.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).map(|line| {
        let first = line.split('|').nth(1).unwrap_or_default();
        first.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    });
    rows.collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A file of `src` without its tests and comments, by its path from there; none for a file of tests.
fn code(path: &Path) -> Option<(String, String)> {
    let name = path.strip_prefix(root().join("src")).expect("it is below").display().to_string();
    let is_test = name.contains("/tests/") || name.ends_with("tests.rs");
    let text = fs::read_to_string(path).expect("a file");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    (!is_test).then(|| (name, lines.collect::<Vec<_>>().join("\n")))
}

/// What a text names after `begins`: `crate::graph::walk` names `graph` after `crate::`.
fn named<'a>(text: &'a str, begins: &str) -> BTreeSet<&'a str> {
    let after = text.split(begins).skip(1);
    after.filter_map(|rest| rest.split(|char: char| !char.is_alphanumeric() && char != '_').next()).collect()
}

fn top(name: &str) -> &str {
    name.split('/').next().and_then(|first| first.split('.').next()).unwrap_or_default()
}

#[test]
fn every_module_has_a_layer() {
    let found: BTreeSet<String> = files(&root().join("src"))
        .iter()
        .filter_map(|path| code(path))
        .map(|(name, _)| top(&name).to_owned())
        .collect();
    let listed: BTreeSet<String> = layers().into_iter().flatten().collect();
    let wanted: BTreeSet<String> =
        found.into_iter().filter(|name| !["lib", "main"].contains(&name.as_str())).collect();
    assert_eq!(listed, wanted);
}

#[test]
fn modules_use_only_those_above_them() {
    let layers = layers();
    let layer: BTreeMap<&str, usize> = layers
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().map(move |name| (name.as_str(), at)))
        .collect();
    let mut wrong = Vec::new();
    for (name, text) in files(&root().join("src")).iter().filter_map(|path| code(path)) {
        let Some(own) = layer.get(top(&name)) else { continue };
        for used in named(&text, "crate::") {
            if used != top(&name) && layer.get(used).is_some_and(|used| used >= own) {
                wrong.push(format!("src/{name} uses `{used}`, which is not above `{}`", top(&name)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Reading a question and answering it share the expression, and nothing else.
#[test]
fn reading_a_question_and_answering_it_are_two_rooms() {
    let rooms = ["understand", "evaluate"];
    let mut seen = 0;
    for (name, text) in files(&root().join("src/query")).iter().filter_map(|path| code(path)) {
        let room = name.strip_prefix("query/").map(top).filter(|room| rooms.contains(room));
        let used = named(&text, "crate::query::");
        seen += used.len();
        for other in rooms.iter().filter(|other| used.contains(**other)) {
            assert!(room == Some(*other), "src/{name} uses `query::{other}`");
        }
    }
    assert!(seen > 100, "{seen}");
}
