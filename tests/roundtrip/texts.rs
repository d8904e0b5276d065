//! Any text at all: it is read without a crash, and formatting keeps all that it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use catena::annotation::{Body, Document, print};
use catena::corpus::Corpus;
use catena::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{cases, meaning, read};

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn changed_files_are_formatted_without_loss(text in changed_file()) {
        nothing_is_lost(&text)?;
    }

    #[test]
    fn lines_in_any_order_are_formatted_without_loss(text in lines()) {
        nothing_is_lost(&text)?;
    }

    #[test]
    fn characters_in_any_order_are_formatted_without_loss(text in any::<String>()) {
        nothing_is_lost(&text)?;
    }

    #[test]
    fn bytes_in_any_order_are_a_corpus(annotations in vec(any::<u8>(), 0..200), entries in vec(any::<u8>(), 0..200)) {
        drop(Session::of(Corpus::read(vec![("a.catena".to_owned(), annotations), ("b.bib".to_owned(), entries)])));
    }

    #[test]
    fn changed_files_are_a_corpus(text in changed_file(), lines in lines(), entries in "[@{}=,#\"a-z0-9 \n]{0,200}") {
        let files = [("a.catena", text), ("b.catena", lines), ("c.bib", entries)];
        let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
        drop(Session::of(Corpus::read(files.to_vec())));
    }
}

#[test]
fn the_corpus_is_formatted_without_loss() {
    for text in FILES.iter() {
        nothing_is_lost(text).unwrap_or_else(|lost| panic!("{lost}"));
    }
}

/// Reads and prints a text. What has control characters is no text that a corpus reads: that it does
/// not stop the reader is all that is asked of it.
fn nothing_is_lost(text: &str) -> Result<(), TestCaseError> {
    let (document, faults) = read(text);
    let printed = print(&document);
    prop_assert!(broken(&document).next().is_none() || !faults.is_empty(), "a fault is not reported");
    if !is_legible(text) {
        return Ok(());
    }
    let (again, _) = read(&printed);
    prop_assert_eq!(print(&again), printed.as_str(), "formatting twice is not formatting once");
    prop_assert!(meaning(&document) == meaning(&again), "the meaning changes:\n{}", printed);
    prop_assert_eq!(comments(text), comments(&printed), "comments are not kept:\n{}", printed);
    prop_assert_eq!(words(text), words(&printed), "words are not kept:\n{}", printed);
    for lines in broken(&document) {
        prop_assert!(printed.contains(lines), "{lines:?} is not kept:\n{}", printed);
    }
    Ok(())
}

fn is_legible(text: &str) -> bool {
    let control = |c: char| c.is_ascii_control() && !['\n', '\t'].contains(&c);
    !text.replace("\r\n", "\n").contains(control)
}

/// The lines that begin with `#`, in the order of their words: the formatter orders fields.
fn comments(text: &str) -> Vec<&str> {
    let lines = text.lines().map(|line| line.trim_start_matches('\u{feff}').trim());
    let mut comments: Vec<&str> = lines.filter(|line| line.starts_with('#')).collect();
    comments.sort_unstable();
    comments
}

/// The words of four letters or more, but for numerals: `p. iv-iv` is `p. iv`.
fn words(text: &str) -> Vec<&str> {
    let is_numeral = |word: &str| word.chars().all(|c| "ivxlcdm".contains(c));
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut words: Vec<&str> =
        words.filter(|word| word.chars().nth(3).is_some() && !is_numeral(word)).collect();
    words.sort_unstable();
    words
}

fn broken(document: &Document) -> impl Iterator<Item = &str> {
    document.items.iter().filter_map(|item| match &item.body {
        Body::Broken { text, .. } => Some(text.as_str()),
        Body::Record(_) => None,
    })
}

/// The annotations of the corpus that this repository holds.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut paths = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &mut paths);
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
});

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "catena") {
            paths.push(path);
        }
    }
}

/// Some lines of a file, changed in a few places.
fn changed_file() -> impl Strategy<Value = String> {
    let part = (any::<Index>(), any::<Index>(), 1..40_usize).prop_map(|(file, start, length)| {
        let lines: Vec<&str> = FILES[file.index(FILES.len())].lines().collect();
        let start = start.index(lines.len());
        lines[start..(start + length).min(lines.len())].join("\n") + "\n"
    });
    (part, vec(change(), 0..6)).prop_map(|(part, changes)| changes.into_iter().fold(part, changed))
}

#[derive(Clone, Debug)]
enum Change {
    /// Other text in the place of so many characters.
    Replace(Index, usize, String),
    /// A line more.
    Insert(Index, String),
    /// A line moved to another place.
    Move(Index, Index),
    /// A line with another indentation.
    Indent(Index, usize),
    /// Lines that end as on Windows.
    Returns,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), 0..3_usize, piece()).prop_map(|(at, length, text)| Change::Replace(at, length, text)),
        2 => (any::<Index>(), line()).prop_map(|(at, text)| Change::Insert(at, text)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Move(from, to)),
        2 => (any::<Index>(), 0..12_usize).prop_map(|(at, indent)| Change::Indent(at, indent)),
        1 => Just(Change::Returns),
    ]
}

fn changed(text: String, change: Change) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return text;
    }
    let count = lines.len();
    match change {
        Change::Replace(at, length, new) => {
            let mut chars: Vec<char> = text.chars().collect();
            let at = at.index(chars.len());
            let end = (at + length).min(chars.len());
            chars.splice(at..end, new.chars());
            return chars.into_iter().collect();
        }
        Change::Insert(at, line) => lines.insert(at.index(count), line),
        Change::Move(from, to) => {
            let line = lines.remove(from.index(count));
            lines.insert(to.index(count), line);
        }
        Change::Indent(at, indent) => {
            let line = &mut lines[at.index(count)];
            *line = " ".repeat(indent) + line.trim_start();
        }
        Change::Returns => return text.replace("\r\n", "\n").replace('\n', "\r\n"),
    }
    lines.join("\n") + "\n"
}

fn lines() -> impl Strategy<Value = String> {
    vec(line(), 0..14).prop_map(|lines| lines.join("\n"))
}

/// A line as a file may have it, or nearly so.
fn line() -> impl Strategy<Value = String> {
    let indent =
        prop_oneof![4 => Just(0), 4 => Just(2), 1 => 0..10_usize].prop_map(|columns| " ".repeat(columns));
    let usual = prop_oneof![4 => select(&LINES[..]).prop_map(str::to_owned), 1 => piece()];
    (indent, usual, prop_oneof![3 => Just(String::new()), 1 => piece()])
        .prop_map(|(indent, line, more)| format!("{indent}{line}{more}"))
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&PIECES[..]).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-z ]{0,5}",
    ]
}

const LINES: [&str; 35] = [
    "",
    "# a comment",
    "#",
    "kind concept",
    "relation admits",
    "concept trust \"Trust\"",
    "concept trust \"Trust",
    "claim keating2015/words-of-a-claim",
    "claim nothing",
    "work keating2015",
    "scholar snyder",
    "cite keating2015 n. 69 -> thies2009 p. 290",
    "cite keating2015",
    "cite keating2015 n. iiii -> thies2009 p. 290",
    "query a \"which explanations admit trust\"",
    "expect \"which explanations admit trust\"",
    "text  Words of a claim",
    "text",
    "at  p. 9, 12 n. 4-5",
    "at  § \"Trust\" ¶ 3",
    "at  page nine",
    "via  keating2015 nn. 44-6",
    "quote  \"a few words\"",
    "quote  \"a few words",
    "about  trust, power,",
    "says  bipolarity excludes trust",
    "aka  \"NATO\", North Atlantic Treaty Organization",
    "excludes  trust,",
    "excludes  trust, power",
    "nonsense  (of any sort)",
    "more words, and # more",
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> other",
    "||||||| base",
];

const PIECES: [&str; 28] = [
    "\"",
    "\\",
    "#",
    ",",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\n  ",
    "\n      ",
    "\r\n",
    "\u{feff}",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\u{85}",
    "-",
    ":",
    "/",
    "->",
    "§",
    "é",
    "字",
    "🙂",
    "'",
    "…",
    "\n# a comment\n",
];
