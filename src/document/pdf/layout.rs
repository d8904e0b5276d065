//! From letters to lines to text.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::document::pdf::columns::in_order;
use crate::document::pdf::letters::Letter;
use crate::document::raised::can_be_note;

/// Letters that are drawn one after the other on a line, with no more than the blank between two words between them.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pieces: Vec<Piece>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

#[derive(Clone, Debug)]
struct Piece {
    text: String,
    /// Smaller and higher than the rest, as a note's number is.
    is_raised: bool,
}

/// In sizes of the font: what is nearer belongs to one word.
const WORD: f64 = 0.15;
/// As [`WORD`] where a blank is drawn.
const DRAWN_BLANK: f64 = 0.06;
/// Sizes are told apart by so many parts of a point.
const SIZES: f64 = 4.0;
/// What is larger than the usual size by this is printed as a heading is: LaTeX's are by a tenth at least.
const LARGE: f64 = 1.08;
/// In sizes of the font: what is further apart may belong to different columns.
const COLUMN: f64 = 0.65;

/// The parts of a page in the order in which they are read, each line by line from its top.
pub(super) struct Columns(Vec<Vec<Line>>);

/// Lays out the letters of a page.
pub(super) fn columns(letters: Vec<Letter>) -> Columns {
    Columns(in_order(runs(letters)).into_iter().map(lines).collect())
}

/// The size in which most letters of a work are printed, in points.
pub(super) fn usual_size(pages: &[Columns]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|page| page.0.iter().flatten()) {
        *letters.entry((line.size * SIZES).round() as i64).or_default() += line.text.chars().count();
    }
    let most = letters.into_iter().max_by_key(|(size, letters)| (*letters, Reverse(*size)));
    most.map_or(0.0, |(size, _)| size as f64 / SIZES)
}

impl Columns {
    /// The text of the page: lines, and blank lines between what is set apart.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.0.iter().for_each(|column| write(column, &mut text));
        text
    }

    /// The lines of this text, by their numbers, that are larger than the usual.
    pub(super) fn large(&self, usual: f64) -> Vec<usize> {
        let (mut text, mut large) = (String::new(), Vec::new());
        for column in &self.0 {
            let begun = text.matches('\n').count();
            write(column, &mut text);
            // The blank lines between are no lines of the column.
            let written = text.split('\n').enumerate().skip(begun).filter(|(_, line)| !line.is_empty());
            let sizes = column.iter().filter(|line| !line.text.trim_end().is_empty());
            let is_large = |line: &Line| usual > 0.0 && line.size >= LARGE * usual;
            large.extend(written.zip(sizes).filter(|(_, line)| is_large(line)).map(|((at, _), _)| at));
        }
        large
    }
}

fn runs(letters: Vec<Letter>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_blank = false;
    for letter in letters {
        if letter.text.trim().is_empty() {
            is_blank = true;
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.takes(&letter) => run.push(&letter, is_blank),
            _ => runs.push(Run::of(letter)),
        }
        is_blank = false;
    }
    runs
}

impl Run {
    fn of(letter: Letter) -> Self {
        let Letter { text, left, right, base, size } = letter;
        Self { pieces: vec![Piece { text, is_raised: false }], left, right, base, size }
    }

    fn takes(&self, letter: &Letter) -> bool {
        let size = self.size.max(letter.size);
        let gap = letter.left - self.right;
        let is_level = (letter.base - self.base).abs() < 0.55 * size.min(2.0 * self.size.min(letter.size));
        is_level && gap < COLUMN * size && gap > -0.6 * size
    }

    fn push(&mut self, letter: &Letter, is_blank: bool) {
        let gap = (letter.left - self.right) / self.size.min(letter.size);
        let is_raised = letter.size < 0.87 * self.size && letter.base < self.base - 0.12 * self.size;
        let was_raised = letter.size > 1.15 * self.size && self.base < letter.base - 0.12 * letter.size;
        if was_raised && self.pieces.len() == 1 {
            self.pieces[0].is_raised = true;
        }
        if letter.size > 1.15 * self.size || was_raised {
            (self.base, self.size) = (letter.base, letter.size);
        }
        if gap > if is_blank { DRAWN_BLANK } else { WORD } {
            self.add(" ", false);
        }
        // An accent is drawn over its letter.
        if let Some(accent) = combining(&letter.text).filter(|_| gap < -0.1) {
            self.add(accent, is_raised);
        } else if let Some(accent) = self.last_accent().filter(|_| gap < -0.1) {
            self.drop_last();
            self.add(&letter.text, is_raised);
            self.add(accent, is_raised);
        } else {
            self.add(&letter.text, is_raised);
        }
        self.right = self.right.max(letter.right);
        self.left = self.left.min(letter.left);
    }

    fn add(&mut self, text: &str, is_raised: bool) {
        match self.pieces.last_mut() {
            Some(piece) if piece.is_raised == is_raised || text == " " => piece.text += text,
            _ => self.pieces.push(Piece { text: text.to_owned(), is_raised }),
        }
    }

    fn last_accent(&self) -> Option<&'static str> {
        let text = &self.pieces.last()?.text;
        combining(&text[text.char_indices().next_back()?.0..])
    }

    fn drop_last(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.text.pop();
        }
    }

    /// The number that it is, if it is nothing else.
    pub(super) fn number(&self) -> Option<u32> {
        let text: String = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        text.parse().ok().filter(|_| text.len() <= 4)
    }

    /// True for a letter that is as high as several lines, at the beginning of a text.
    fn is_initial(&self, usual: f64) -> bool {
        self.size > 1.8 * usual
            && self.pieces.iter().map(|piece| piece.text.chars().count()).sum::<usize>() <= 2
    }
}

/// What an accent that stands by itself is when it stands over a letter.
fn combining(accent: &str) -> Option<&'static str> {
    Some(match accent {
        "´" | "\u{2ca}" => "\u{301}",
        "`" | "\u{2cb}" => "\u{300}",
        "¨" => "\u{308}",
        "ˆ" | "^" => "\u{302}",
        "˜" | "~" => "\u{303}",
        "¸" => "\u{327}",
        "ˇ" => "\u{30c}",
        "˘" => "\u{306}",
        "˚" => "\u{30a}",
        "˙" => "\u{307}",
        "¯" => "\u{304}",
        "˝" => "\u{30b}",
        "˛" => "\u{328}",
        _ => return None,
    })
}

/// A line of a column.
pub(super) struct Line {
    text: String,
    left: f64,
    base: f64,
    size: f64,
}

/// The lines of a column, from the top.
fn lines(mut column: Vec<Run>) -> Vec<Line> {
    let usual = median(column.iter().map(|run| run.size));
    for run in &mut column {
        if run.is_initial(usual) {
            // It belongs to the first of the lines beside it.
            run.base -= 0.7 * (run.size - usual);
        }
    }
    column.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in column {
        match rows.last_mut().filter(|row| row.last().is_some_and(|last| is_level(last, &run, usual))) {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    rows.into_iter().map(|row| line(row, usual)).collect()
}

/// Whether two runs are parts of one line; the second is no higher than the first.
fn is_level(one: &Run, other: &Run, usual: f64) -> bool {
    let apart = (other.base - one.base).abs();
    let (small, large) = (one.size.min(other.size), one.size.max(other.size));
    if large > 1.8 * usual {
        return apart < 0.5 * usual;
    }
    let are_side_by_side = one.right < other.left + 1.0 || other.right < one.left + 1.0;
    apart < 0.3 * small || (small < 0.87 * large && apart < 0.45 * large && are_side_by_side)
}

fn line(mut row: Vec<Run>, usual: f64) -> Line {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let size = row.iter().filter(|run| !run.is_initial(usual)).map(|run| run.size).fold(0.0, f64::max);
    let size = if size > 0.0 { size } else { usual };
    let base = row.iter().map(|run| run.base).fold(f64::MIN, f64::max);
    let left = row.first().map_or(0.0, |run| run.left);
    let mut text = String::new();
    let mut right = f64::MAX;
    let mut after_initial = false;
    for run in row {
        let gap =
            if after_initial && !matches!(text.as_str(), "A" | "I" | "O") { 0.0 } else { run.left - right };
        if gap > WORD * size && !text.is_empty() {
            text.push(' ');
        }
        let is_apart = run.base < base - 0.12 * size && run.size < 0.87 * size;
        for piece in &run.pieces {
            add(&piece.text, piece.is_raised || is_apart, &mut text);
        }
        after_initial = run.is_initial(usual);
        right = run.right;
    }
    // What bears an accent is drawn without its dot.
    let text = text
        .replace("ı\u{301}", "í")
        .replace("ı\u{300}", "ì")
        .replace("ı\u{308}", "ï")
        .replace("ı\u{302}", "î");
    let mut text: String = text.nfc().collect();
    if text.ends_with(['\u{ad}', '\u{2010}']) {
        text.pop();
        text.push('-');
    }
    Line { text, left, base, size }
}

/// Adds a piece of a line; what can only be the number of a note as one.
fn add(piece: &str, is_raised: bool, text: &mut String) {
    let mark = piece.trim();
    let is_mark = is_raised
        && !mark.is_empty()
        && mark.chars().all(|char| {
            char.is_ascii_digit() || matches!(char, ',' | ' ' | '*' | '†' | '‡' | '§' | '-' | '–')
        })
        && can_be_note(text);
    if is_mark {
        *text += &format!("<sup>{mark}</sup>");
        *text += if piece.ends_with(' ') { " " } else { "" };
    } else {
        *text += piece;
    }
}

/// Writes lines, with a blank line before what is set apart: by space, size, an indent or a note's number.
fn write(lines: &[Line], to: &mut String) {
    let leading = median(lines.windows(2).map(|pair| pair[1].base - pair[0].base).filter(|gap| *gap > 1.0));
    let edge = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let is_apart = before.is_none_or(|before| {
            let gap = line.base - before.base;
            let (small, large) = (line.size.min(before.size), line.size.max(before.size));
            let indent = 0.8 * line.size;
            let begins =
                line.left > edge + indent && before.left < edge + indent && ends_sentence(&before.text);
            gap > 1.35 * leading || large > 1.15 * small || begins || line.text.starts_with("<sup>")
        });
        if is_apart && !to.is_empty() {
            to.push('\n');
        }
        // Words are no marks of a text's structure.
        if line.text.starts_with('#') {
            to.push('\\');
        }
        *to += line.text.trim_end();
        to.push('\n');
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '»', '“']).ends_with(['.', '!', '?', ':'])
        || text.ends_with("</sup>")
}

/// The middle of some values; 0 of none.
pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
