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
