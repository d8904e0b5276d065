//! No passage of a text that may not be distributed stands in this repository. The texts themselves are
//! looked for in `CATENA_TEXTS`, or in `../shared/paper`; without them there is nothing to compare.

use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::program::root;

/// So many words of a text in a row are a passage of it.
const PASSAGE: usize = 25;

#[test]
fn no_passage_of_a_text_at_hand_is_in_the_repository() {
    let folder =
        std::env::var_os("CATENA_TEXTS").map_or_else(|| root().join("../shared/paper"), PathBuf::from);
    let mut texts = Vec::new();
    files(&folder, &mut texts);
    let mut passages = HashSet::new();
    for text in &texts {
        let words = words(&fs::read(text).expect("a text can be read"));
        passages.extend(words.windows(PASSAGE).map(hash));
    }
    if passages.is_empty() {
        return;
    }
    let mut tracked = Vec::new();
    files(&root(), &mut tracked);
    let mut found = Vec::new();
    for path in tracked.iter().filter(|path| !texts.contains(path)) {
        let words = words(&fs::read(path).expect("a file of the repository can be read"));
        if let Some(at) = words.windows(PASSAGE).position(|window| passages.contains(&hash(window))) {
            found.push(format!("{}: {} …", path.display(), words[at..at + 6].join(" ")));
        }
    }
    assert!(found.is_empty(), "{PASSAGE} words or more of a text stand in\n{}", found.join("\n"));
}

#[test]
fn words_are_compared_whatever_stands_between_them() {
    let plain = words(b"Trees that stand alone fall first and early");
    assert_eq!(
        words("trees, *that* stand\n  # alone<sup>12</sup> — ‘fall’ first\n\nand Early.".as_bytes()),
        plain
    );
    assert_ne!(words(b"trees that stand alone do not fall first and early"), plain);
}

/// The files below a folder that git would keep.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let kept = ![".git", "target"].iter().any(|name| entry.file_name() == *name)
            && path.extension().is_none_or(|end| end != "index");
        if path.is_dir() && kept && !path.is_symlink() {
            files(&path, found);
        } else if path.is_file() && kept {
            found.push(path);
        }
    }
}

/// Words in small letters, without the marks of notes and whatever else stands between them.
fn words(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let mut pieces = text.split("<sup>");
    let first = pieces.next().unwrap_or_default().to_owned();
    let unmarked = pieces.map(|piece| piece.split_once("</sup>").map_or(piece, |(_, after)| after));
    let text = unmarked.fold(first, |text, piece| text + piece);
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
