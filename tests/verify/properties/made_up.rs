//! Books of few words, and the ways in which they can be printed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Few words, so that the same ones often follow each other; some are parts of others.
const WORDS: [&str; 14] = [
    "trust",
    "trusts",
    "a",
    "the",
    "is",
    "not",
    "ally",
    "allies",
    "co-operate",
    "operate",
    "keep",
    "keeps",
    "isn't",
    "word",
];

/// A word of the vocabulary.
pub(super) fn word() -> impl Strategy<Value = String> {
    select(WORDS.to_vec()).prop_map(str::to_owned)
}

/// A sentence, perhaps with a note after one of its words.
#[derive(Clone, Debug)]
struct Sentence {
    words: Vec<String>,
    note: Option<(usize, Vec<String>)>,
}

/// A book: sections, paragraphs, sentences.
#[derive(Clone, Debug)]
pub(super) struct Words(Vec<Vec<Vec<Sentence>>>);

/// How a book is printed.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The words on a line.
    line: usize,
    /// The words on a page; a page ends only in mid-sentence.
    page: usize,
    /// Whether words are divided at line ends.
    divide: bool,
    /// Every word of this number is emphasised; 0 for none.
    emphasis: usize,
    /// Whether a page's last note goes on on the next.
    split: bool,
}

/// Any book.
pub(super) fn book() -> impl Strategy<Value = Words> {
    let note = (any::<prop::sample::Index>(), vec(word(), 3..8));
    let sentence = (vec(word(), 3..10), proptest::option::weighted(0.4, note)).prop_map(|(words, note)| {
        let note = note.map(|(at, note)| (at.index(words.len()), note));
        Sentence { words, note }
    });
    vec(vec(vec(sentence, 1..4), 1..4), 1..4).prop_map(Words)
}

/// Any way of printing.
pub(super) fn setting() -> impl Strategy<Value = Setting> {
    (2_usize..15, 5_usize..60, any::<bool>(), 0_usize..5, any::<bool>())
        .prop_map(|(line, page, divide, emphasis, split)| Setting { line, page, divide, emphasis, split })
}

/// Words as a sentence.
fn sentence(words: &[String]) -> String {
    let text = words.join(" ");
    let (first, rest) = text.split_at(1);
    format!("{}{rest}.", first.to_uppercase())
}

impl Words {
    /// Each paragraph and note by its place, in the order of the text: a note after the paragraph in
    /// which it begins, and after the notes before it.
    pub(super) fn passages(&self) -> Vec<(String, String)> {
        let (mut passages, mut number) = (Vec::new(), 0);
        for (at, section) in self.0.iter().enumerate() {
            let mut notes = Vec::new();
            for (paragraph, sentences) in section.iter().enumerate() {
                let place = format!("§ \"Part {at}\" ¶ {}", paragraph + 1);
                let text: Vec<String> = sentences.iter().map(|found| sentence(&found.words)).collect();
                passages.push((place, text.join(" ")));
                for (_, note) in sentences.iter().filter_map(|sentence| sentence.note.as_ref()) {
                    number += 1;
                    notes.push((format!("§ \"Part {at}\" n. {number}"), sentence(note)));
                }
            }
            passages.extend(notes);
        }
        passages
    }

    /// The book as Markdown: on each page the text, a rule, the notes.
    pub(super) fn printed(&self, setting: &Setting) -> String {
        let mut press = Press::new(setting);
        for (at, section) in self.0.iter().enumerate() {
            press.text += &format!("## Part {at}\n\n");
            for paragraph in section {
                for (number, found) in paragraph.iter().enumerate() {
                    press.sentence(found, number > 0);
                }
                press.text += "\n\n";
                press.on_line = 0;
            }
            press.notes(true);
        }
        press.text
    }
}

/// A page that is being printed.
struct Press<'a> {
    setting: &'a Setting,
    text: String,
    on_line: usize,
    on_page: usize,
    count: usize,
    note: usize,
    /// The notes that the page still has to get, and what is left of the last one.
    waiting: Vec<String>,
    left: String,
}

impl<'a> Press<'a> {
    fn new(setting: &'a Setting) -> Self {
        Self {
            setting,
            text: String::new(),
            on_line: 0,
            on_page: 0,
            count: 0,
            note: 0,
            waiting: Vec::new(),
            left: String::new(),
        }
    }

    fn sentence(&mut self, found: &Sentence, goes_on: bool) {
        let printed = sentence(&found.words);
        let words: Vec<&str> = printed.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            if at > 0 || goes_on {
                self.space(at > 0);
            }
            self.word(word);
            if let Some((_, note)) = found.note.as_ref().filter(|(after, _)| *after == at) {
                self.note += 1;
                self.text += &format!("<sup>{}</sup>", self.note);
                self.waiting.push(format!("<sup>{}</sup> {}", self.note, sentence(note)));
            }
        }
    }

    /// What stands between two words.
    fn space(&mut self, in_sentence: bool) {
        if in_sentence && self.on_page >= self.setting.page {
            self.text += "\n\n";
            self.notes(false);
        } else if self.on_line >= self.setting.line {
            self.text += "\n";
            self.on_line = 0;
        } else {
            self.text += " ";
        }
    }

    fn word(&mut self, word: &str) {
        self.count += 1;
        self.on_line += 1;
        self.on_page += 1;
        if self.setting.divide && self.on_line >= self.setting.line && word.len() > 4 && word.is_ascii() {
            let at = word.find('-').map_or(2, |at| at + 1);
            let hyphen = if word[..at].ends_with('-') { "" } else { "-" };
            self.text += &format!("{}{hyphen}\n{}", &word[..at], &word[at..]);
            self.on_line = 1;
        } else if self.setting.emphasis > 0 && self.count.is_multiple_of(self.setting.emphasis) {
            let sign = if self.count.is_multiple_of(2) { "*" } else { "_" };
            self.text += &format!("{sign}{word}{sign}");
        } else {
            self.text += word;
        }
    }

    /// Ends the page: a rule, and the notes that are waiting.
    fn notes(&mut self, last: bool) {
        (self.on_line, self.on_page) = (0, 0);
        let waiting = std::mem::take(&mut self.waiting);
        let left = std::mem::take(&mut self.left);
        if waiting.is_empty() && left.is_empty() && last {
            return;
        }
        self.text += "---\n\n";
        if !left.is_empty() {
            self.text += &format!("{left}\n\n");
        }
        let count = waiting.len();
        for (at, note) in waiting.into_iter().enumerate() {
            let middle = note.rfind(' ').filter(|_| self.setting.split && !last && at + 1 == count);
            match middle {
                Some(middle) => {
                    self.text += &format!("{}\n\n", &note[..middle]);
                    self.left = note[middle + 1..].to_owned();
                }
                None => self.text += &format!("{note}\n\n"),
            }
        }
    }
}
