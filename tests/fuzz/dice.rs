//! Chance from a number, and texts made worse by it.

use std::fs::{read_dir, read_to_string};
use std::path::Path;
use std::sync::LazyLock;

use crate::fixture::Fixture;
use crate::program::root;

/// Chance: the same number throws the same (splitmix64).
pub(crate) struct Dice(u64);

/// What people write on purpose who mean harm, and what programs write who mean none.
const PIECES: [&str; 62] = [
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{0}",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "\t",
    "\"",
    "\\",
    "\\\"",
    "{",
    "}",
    "{{{{",
    "@",
    "@book{",
    ",",
    "=",
    "#",
    "->",
    "→",
    "claim ",
    "concept ",
    "\n  text  ",
    "\n  broader  trust",
    "\n  at  p. 99999999999",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "\u{e0041}",
    "а",
    "é",
    "e\u{301}",
    "信頼",
    "-0001",
    "99999",
    "$scholar",
    "none",
    "“",
    "”",
    "„",
    "« ",
    "‘",
    "'",
    "；",
    "; ",
    " page 9",
    " note 4",
    "\u{a0}",
    "\u{3000}",
    "：",
    "\nwork one\n",
    "\nclaim short\n  text  Short.\n",
    "\ncite n. 4 -> two p. 9\n",
    "\n  quote  “over-\n    lines”",
    "\n  says  Lasting trust admits Trust",
];

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1997)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is below")
    }

    /// One of several.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A place in a text between two characters.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A text with a few changes: pieces put in, taken out, doubled, moved.
    pub(crate) fn changed(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..1 + self.below(4) {
            let (one, other) = (self.place(&text), self.place(&text));
            let (from, to) = (one.min(other), one.max(other));
            // Most changes are small.
            let to = if self.once_in(4) { to } else { to.min(from + 12) };
            let to = (from..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(from);
            match self.below(5) {
                0 => text.replace_range(from..to, ""),
                1 => {
                    let part = text[from..to].to_owned();
                    text.insert_str(from, &part);
                }
                2 => {
                    let part = text[from..to].to_owned();
                    let at = self.place(&text);
                    text.insert_str(at, &part);
                }
                _ => {
                    let piece: &&str = self.one(&PIECES);
                    text.insert_str(from, piece);
                }
            }
        }
        text
    }

    /// The bytes of a changed text; now and then with one that is no UTF-8.
    pub(crate) fn changed_bytes(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = self.changed(text).into_bytes();
        if self.once_in(8) && !bytes.is_empty() {
            let at = self.below(bytes.len());
            bytes[at] = *self.one(&[0, 7, 0x1b, 0x80, 0xff, 0xc3]);
        }
        bytes
    }
}

/// The texts of all fixtures whose names end so.
pub(crate) fn texts(end: &str) -> Vec<&'static str> {
    static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let mut found = Vec::new();
        gather(&root().join("tests"), &mut found);
        gather(&root().join("corpus"), &mut found);
        found.sort();
        found
    });
    TEXTS.iter().filter(|(name, _)| name.ends_with(end)).map(|(_, text)| text.as_str()).collect()
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in read_dir(folder).expect("a folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, found);
            continue;
        }
        let Ok(text) = read_to_string(&path) else { continue };
        if path.extension().is_some_and(|end| end == "fixture") {
            let Fixture { files, imports, questions } = Fixture::read(&text);
            let texts = files.into_iter().chain(imports).filter(|(_, bytes)| bytes.len() < 20_000);
            found.extend(texts.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())));
            found.extend(questions.into_iter().map(|question| ("question".to_owned(), question)));
        } else if text.len() < 20_000 {
            found.push((path.display().to_string(), text));
        }
    }
}
