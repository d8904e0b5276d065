//! What a draft says, sign by sign, without its markup.

use std::ops::Range;

use crate::draft::Cited;

/// What stands at a place of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A character.
    Char(char),
    /// A citation, by its number.
    Cite(usize),
    /// The end of a paragraph.
    Paragraph,
}

/// The signs of a draft with the bytes at which they stand, and its citations.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    pub(super) signs: Vec<(usize, Sign)>,
    pub(super) cites: Vec<Cited>,
}

impl Signs {
    pub(super) fn char(&mut self, at: usize, char: char) {
        self.signs.push((at, Sign::Char(char)));
    }

    pub(super) fn paragraph(&mut self, at: usize) {
        self.signs.push((at, Sign::Paragraph));
    }

    /// A citation. Blanks and a comma before its place are none of it.
    pub(super) fn cite(&mut self, at: Range<usize>, key: &str, place: &str) {
        let place = place.trim().trim_start_matches(',').trim().to_owned();
        self.signs.push((at.start, Sign::Cite(self.cites.len())));
        self.cites.push(Cited { at, key: key.to_owned(), place });
    }

    /// The character before, if the last sign is one.
    pub(super) fn before(&self) -> Option<char> {
        match self.signs.last() {
            Some((_, Sign::Char(char))) => Some(*char),
            _ => None,
        }
    }
}

/// Signs that are typed by several others, the longest first.
pub(super) type Ligatures = &'static [(&'static str, char)];

impl Signs {
    /// The sign that `rest`, at a byte of a draft, types by several others: gives the byte behind them.
    pub(super) fn ligature(&mut self, at: usize, rest: &str, all: Ligatures) -> Option<usize> {
        let (typed, sign) = all.iter().find(|(typed, _)| rest.starts_with(typed))?;
        self.char(at, *sign);
        Some(at + typed.len())
    }

    /// True of an underscore, with which `rest` begins, that is not within a word.
    pub(super) fn is_emphasis(&self, rest: &str) -> bool {
        let is_within =
            self.before().is_some_and(char::is_alphanumeric) && rest[1..].starts_with(char::is_alphanumeric);
        !is_within
    }
}

/// The brackets that are open, and which of them are quotations.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    depth: usize,
    quotes: Vec<usize>,
}

impl Nesting {
    /// A bracket opens.
    pub(super) fn open(&mut self) {
        self.depth += 1;
    }

    /// A bracket closes: the end of a quotation, if it was one.
    pub(super) fn close(&mut self, at: usize, signs: &mut Signs) {
        if self.quotes.last() == Some(&self.depth) {
            self.quotes.pop();
            signs.char(at, '”');
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// The bracket that opens next is a quotation.
    pub(super) fn quote(&mut self, at: usize, signs: &mut Signs) {
        signs.char(at, '“');
        self.quotes.push(self.depth + 1);
    }
}

/// What stands in brackets is no longer than this, in bytes: else a draft of brackets that nothing closes would take for
/// ever.
const LONGEST: usize = 2000;

/// The byte behind the bracket that closes the one with which `text` begins; none if it is not closed in its paragraph. A
/// backslash takes the meaning from the sign behind it.
pub(super) fn closed(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    let mut line_is_blank = false;
    for (at, char) in text.char_indices().take_while(|(at, _)| *at < LONGEST) {
        if std::mem::take(&mut is_escaped) {
            continue;
        }
        match char {
            '\\' => is_escaped = true,
            '\n' if line_is_blank => return None,
            '\n' => line_is_blank = true,
            char if char == open => depth += 1,
            char if char == close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + char.len_utf8());
                }
            }
            _ => {}
        }
        if !char.is_whitespace() {
            line_is_blank = false;
        }
    }
    None
}

/// True if `rest`, behind the end of a line, begins with a blank line.
pub(super) fn is_blank_line(rest: &str) -> bool {
    rest.lines().next().is_none_or(|line| line.trim().is_empty())
}
