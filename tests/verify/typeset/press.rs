//! Books, and the ways in which they are typeset.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const BEGINNINGS: [&str; 16] = [
    "har", "pil", "trus", "fish", "gran", "mol", "ver", "stor", "lin", "off", "bel", "tam", "fin", "cor",
    "dun", "wes",
];
const ENDS: [&str; 14] =
    ["bour", "ot", "ted", "ery", "ite", "ten", "dict", "age", "den", "icer", "low", "ing", "al", "efit"];
const SMALL: [&str; 10] = ["the", "of", "and", "in", "to", "not", "never", "by", "1998", "42"];

/// A book as its author wrote it.
#[derive(Clone, Debug)]
pub(super) struct Book {
    /// Its words.
    pub(super) words: Vec<String>,
    /// The words with which paragraphs begin.
    pub(super) breaks: Vec<usize>,
    /// The words behind which the mark of a note stands.
    marks: Vec<usize>,
    setting: Setting,
}

/// How it is typeset.
#[derive(Clone, Debug)]
struct Setting {
    /// The words on a line and on a page.
    line: usize,
    page: usize,
    /// The number of the first page.
    first: usize,
    /// How marks of notes are set.
    mark: Mark,
    /// How the number of a page is set.
    number: Numbered,
    /// Every so many pages lack their number, and every so many have a wrong one; 0 for none.
    missing: usize,
    misread: usize,
    divided: bool,
    ligatures: bool,
    has_notes: bool,
}

#[derive(Clone, Copy, Debug)]
enum Mark {
    None,
    Glued,
    Raised,
    Bracketed,
}

#[derive(Clone, Copy, Debug)]
enum Numbered {
    Foot,
    Top,
    Head,
    Counted,
    FootLine,
}

/// A book as it is printed.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    /// The text, with form feeds.
    pub(super) text: String,
    /// Its entry in the bibliography.
    pub(super) entry: String,
    /// The number of the page on which each word begins.
    pages: Vec<usize>,
}

impl Printed {
    /// The number of the page on which a word stands.
    pub(super) fn page(&self, word: usize) -> String {
        self.pages[word].to_string()
    }
}

/// Any book, typeset in any way.
pub(super) fn book() -> impl Strategy<Value = Book> {
    let long = (select(BEGINNINGS.to_vec()), select(ENDS.to_vec()), select(ENDS.to_vec()))
        .prop_map(|(one, two, three)| format!("{one}{two}{three}"));
    let word = prop_oneof![5 => long, 1 => select(SMALL.to_vec()).prop_map(str::to_owned)];
    let mark = select(vec![Mark::None, Mark::Glued, Mark::Raised, Mark::Bracketed]);
    let number =
        select(vec![Numbered::Foot, Numbered::Top, Numbered::Head, Numbered::Counted, Numbered::FootLine]);
    let setting = (
        6_usize..12,
        70_usize..120,
        1_usize..400,
        mark,
        number,
        (0_usize..6, 0_usize..9),
        any::<[bool; 3]>(),
    );
    let setting = setting.prop_map(
        |(line, page, first, mark, number, (missing, misread), [divided, ligatures, has_notes])| {
            let missing = if missing < 3 { 0 } else { missing };
            let misread = if misread < 5 { 0 } else { misread };
            Setting { line, page, first, mark, number, missing, misread, divided, ligatures, has_notes }
        },
    );
    (vec(word, 700..900), vec(20_usize..60, 40), setting).prop_map(|(mut words, lengths, setting)| {
        let (mut breaks, mut at) = (vec![0], 0);
        for length in lengths {
            at += length;
            if at < words.len() {
                breaks.push(at);
            }
        }
        // A paragraph begins with a capital and ends with a stop; marks stand behind long words in it.
        for at in &breaks {
            let (first, rest) = words[*at].split_at(1);
            words[*at] = first.to_uppercase() + rest;
            if let Some(before) = at.checked_sub(1) {
                words[before] = "end.".to_owned();
            }
        }
        let is_long = |at: &usize| words[*at].len() > 5 && words[*at].chars().all(char::is_lowercase);
        let marks = (0..words.len()).filter(|at| at % 17 == 5).filter(is_long).collect();
        Book { words, breaks, marks, setting }
    })
}

impl Book {
    /// Whether the bibliography gives its pages.
    fn is_in_bibliography(&self) -> bool {
        self.setting.first.is_multiple_of(2)
    }

    /// Its entry in the bibliography.
    fn entry(&self) -> String {
        let first = self.setting.first;
        let last = first + self.words.len().div_ceil(self.setting.page) - 1;
        let pages =
            if self.is_in_bibliography() { format!(", pages = {{{first}--{last}}}") } else { String::new() };
        format!("@article{{w, title = {{A Book}}{pages}}}\n")
    }

    /// The book as it is printed: as `pdftotext` writes it.
    pub(super) fn printed(&self) -> Printed {
        let setting = &self.setting;
        let (mut text, mut pages, mut note) = (String::new(), Vec::new(), 0);
        let count = self.words.len().div_ceil(setting.page);
        for page in 0..count {
            let number = setting.first + page;
            let range = page * setting.page..((page + 1) * setting.page).min(self.words.len());
            let first_note = note + 1;
            let mut body = String::new();
            for at in range {
                pages.push(number);
                self.word(at, page, &mut body, &mut note);
            }
            let notes = if setting.has_notes { first_note..note + 1 } else { 0..0 };
            text += &self.page(page, count, number, body.trim_end(), notes);
            text += if page + 1 < count { "\n\u{c}" } else { "\n" };
        }
        Printed { text, entry: self.entry(), pages }
    }

    fn word(&self, at: usize, page: usize, body: &mut String, note: &mut usize) {
        let setting = &self.setting;
        let column = (at - page * setting.page) % setting.line;
        let word = &self.words[at];
        let mut set = if setting.ligatures {
            word.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("ff", "ﬀ")
        } else {
            word.clone()
        };
        let is_last = column + 1 == setting.line;
        if setting.divided && is_last && word.len() > 6 && word.is_ascii() && !word.ends_with('.') {
            set = format!("{}-\n{}", &word[..4], &word[4..]);
        }
        if self.breaks.contains(&at) && at > page * setting.page {
            *body = body.trim_end().to_owned() + "\n\n";
        }
        *body += &set;
        if self.marks.contains(&at) {
            *note += 1;
            match setting.mark {
                Mark::None => *note -= 1,
                Mark::Glued => *body += &note.to_string(),
                Mark::Raised => *body += &note.to_string().chars().map(raised).collect::<String>(),
                Mark::Bracketed => *body += &format!(" [{note}]"),
            }
        }
        *body += if is_last { "\n" } else { " " };
    }

    /// A page with its head, its notes and its number.
    fn page(
        &self,
        page: usize,
        count: usize,
        number: usize,
        body: &str,
        notes: std::ops::Range<usize>,
    ) -> String {
        let setting = &self.setting;
        // Where the bibliography does not tell, the first and the last page have their numbers.
        let is_free = self.is_in_bibliography() || (page > 0 && page + 1 < count);
        let every = |step: usize| is_free && step > 0 && page % step == step - 1;
        let shown = match () {
            () if every(setting.misread) => format!("{}", number + 30 + page * page % 17),
            () => number.to_string(),
        };
        let is_missing = every(setting.missing);
        let head = if page.is_multiple_of(2) { "PORTS AND PILOTS" } else { "The Owners of the Harbour" };
        let bare = |text: String| if is_missing { String::new() } else { text };
        let (top, foot) = match setting.number {
            Numbered::Foot => (head.to_owned(), bare(format!("– {shown} –"))),
            Numbered::Top => (bare(shown), String::new()),
            Numbered::Head if is_missing => (head.to_owned(), String::new()),
            Numbered::Head if page.is_multiple_of(2) => (format!("{shown} {head}"), String::new()),
            Numbered::Head => (format!("{head} {shown}"), String::new()),
            Numbered::Counted => (String::new(), bare(format!("Page {shown} of {}", setting.first + count))),
            Numbered::FootLine => (head.to_owned(), bare(shown) + "\nTaken from a shelf on 3 May"),
        };
        let mut notes: String =
            notes.map(|note| format!("{note} See Oak, p. {}.\n", note * 7 % 50)).collect();
        if !notes.is_empty() {
            notes.insert(0, '\n');
        }
        format!("{top}\n\n{body}\n{notes}\n{foot}")
    }
}

fn raised(digit: char) -> char {
    let all = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).map_or(digit, |digit| all[digit as usize])
}
