//! A value as the grammar has it, with the place where each part of it was written.

use std::borrow::Cow;

use super::{APOSTROPHES, closing, is_blank, is_dash, is_wide_blank, sign};
use crate::source::{FileId, Span};

/// What a text is, which decides what can only be meant in one way in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotation) enum What {
    /// Words to the end: taken as they are.
    Prose,
    /// The first line of a record.
    Head,
    /// The first line of a record that tells of a citation.
    Cite,
    /// Ids or numbers, or a statement.
    Ids,
    /// Names, which may have any signs.
    Names,
    /// A place.
    Place,
    /// A work, and perhaps a place in it.
    Cited,
    /// A single string.
    Quoted,
}

/// A text as the grammar has it.
pub(in crate::annotation) struct Folded<'a> {
    pub(in crate::annotation) file: FileId,
    pub(in crate::annotation) text: Cow<'a, str>,
    base: usize,
    /// For each byte of the text, and for its end, where it is written; empty where nothing was changed.
    places: Vec<usize>,
}

impl Folded<'_> {
    /// Where a byte is written.
    fn place(&self, at: usize) -> usize {
        self.base + if self.places.is_empty() { at } else { self.places.get(at).copied().unwrap_or(at) }
    }

    /// Where a part of the text is written.
    pub(in crate::annotation) fn span(&self, from: usize, upto: usize) -> Span {
        Span::new(self.file, self.place(from), self.place(upto))
    }
}

/// Writes `text`, which begins at byte `base` of the file, as the grammar has it.
pub(in crate::annotation) fn fold(file: FileId, base: usize, text: &str, what: What) -> Folded<'_> {
    let has_places = matches!(what, What::Place | What::Cited | What::Cite);
    let is_one_line = !text.contains('\n');
    let is_plain = |byte: u8| match byte {
        b';' | b'\'' => false,
        b'"' => is_one_line,
        b':' => what != What::Head,
        _ => byte.is_ascii(),
    };
    if what == What::Prose || (!has_places && text.bytes().all(is_plain)) {
        return Folded { file, text: Cow::Borrowed(text), base, places: Vec::new() };
    }
    let mut folder = Folder { what, text, at: 0, out: String::with_capacity(text.len()), places: Vec::new() };
    folder.run();
    let Folder { out, mut places, .. } = folder;
    if out == text {
        return Folded { file, text: Cow::Borrowed(text), base, places: Vec::new() };
    }
    places.push(text.len());
    Folded { file, text: Cow::Owned(out), base, places }
}

struct Folder<'a> {
    what: What,
    text: &'a str,
    /// The next byte to be read.
    at: usize,
    out: String,
    places: Vec<usize>,
}

impl<'a> Folder<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Writes `what`, for the next `length` bytes.
    fn put(&mut self, what: &str, length: usize) {
        self.out.push_str(what);
        // Parts of what is written anew begin where the old does.
        let last = length.saturating_sub(1);
        let same = what.len() == length;
        self.places.extend((0..what.len()).map(|byte| self.at + if same { byte } else { byte.min(last) }));
        self.at += length;
    }

    fn copy(&mut self, length: usize) {
        let text = &self.text[self.at..self.at + length];
        self.put(text, length);
    }

    fn run(&mut self) {
        if matches!(self.what, What::Head | What::Cite) {
            self.keyword();
        }
        let has_places = matches!(self.what, What::Place | What::Cited | What::Cite);
        // In a citation the first word is a work's, whatever it looks like; but below a `work` record the place
        // may stand alone.
        let mut wants_key = matches!(self.what, What::Cited | What::Cite);
        while let Some(c) = self.rest().chars().next() {
            let length = c.len_utf8();
            let begins_word = !is_blank(c) && c != '\n' && self.begins_word();
            if c == '\n' {
                self.line_end();
            } else if self.what == What::Cite && self.arrow() {
                wants_key = true;
            } else if begins_word && self.string() {
                wants_key = false;
            } else if begins_word && wants_key && !matches!(c, '§' | '¶') {
                let rest = self.rest();
                self.signs(rest.find(|c| is_blank(c) || c == '\n').unwrap_or(rest.len()));
                wants_key = false;
            } else if self.what == What::Names {
                self.copy(length);
            } else if matches!(c, ';' | '；') && (has_places || self.what == What::Ids) {
                // `9;11` is a list, and no number whose thousands are parted.
                self.put(if has_places { ", " } else { "," }, length);
            } else if !self.dash() {
                self.signs(length);
            }
        }
    }

    /// Writes the next signs as the grammar has them.
    fn signs(&mut self, length: usize) {
        let mut buffer = [0; 4];
        for c in self.rest()[..length].chars() {
            self.put(sign(c).encode_utf8(&mut buffer), c.len_utf8());
        }
    }

    /// The first word of a first line, without a colon behind it.
    fn keyword(&mut self) {
        let rest = self.rest();
        let length = rest.find(|c| is_blank(c) || matches!(c, ':' | '：')).unwrap_or(rest.len());
        self.copy(length);
        let colon = self.rest();
        if let Some(after) = colon.strip_prefix([':', '：'])
            && after.starts_with(is_blank)
        {
            self.put("", colon.len() - after.len());
        }
    }

    /// True where a string or another word can begin.
    fn begins_word(&self) -> bool {
        if self.what == What::Names {
            let before = self.out.trim_end_matches(|c| is_blank(c) || c == '\n');
            return before.is_empty() || before.ends_with(',');
        }
        self.out.chars().next_back().is_none_or(|c| is_blank(c) || matches!(c, '\n' | ',' | '§'))
    }

    /// The end of a line, and the comments below it, which are no part of the value.
    fn line_end(&mut self) {
        self.copy(1);
        loop {
            let line = self.rest();
            let blanks = line.len() - line.trim_start_matches(is_blank).len();
            if !line[blanks..].starts_with('#') {
                return;
            }
            let length = line.find('\n').map_or(line.len(), |end| end + 1);
            self.copy(length);
            if length == line.len() {
                return;
            }
        }
    }

    /// A dash of any width between two numbers, with blanks around it or without.
    fn dash(&mut self) -> bool {
        let rest = self.rest();
        let Some(after) = rest.trim_start_matches(is_blank).strip_prefix(is_dash) else { return false };
        let is_tight = !rest.starts_with(is_blank) && !after.starts_with(is_blank);
        let has_places = matches!(self.what, What::Place | What::Cited | What::Cite);
        let next = after.trim_start_matches(is_blank).chars().next();
        let joins = self.out.ends_with(|c: char| c.is_ascii_alphanumeric())
            && next.is_some_and(|c| sign(c).is_ascii_digit() || (is_tight && c.is_alphanumeric()));
        if !joins || !(has_places || (self.what == What::Ids && is_tight)) {
            return false;
        }
        self.put("-", rest.len() - after.trim_start_matches(is_blank).len());
        true
    }

    /// An arrow of any kind.
    fn arrow(&mut self) -> bool {
        let rest = self.rest();
        let tail = rest.trim_start_matches(|c| is_dash(c) || c == '=');
        let length = rest.len() - tail.len();
        let is_drawn = length > 0 && tail.starts_with(['>', '＞']);
        let sign = rest.chars().next().filter(|c| "→⇒⟶➔➝⟹↦".contains(*c));
        let length = match (is_drawn, sign) {
            (true, _) => length + tail.chars().next().map_or(0, char::len_utf8),
            (_, Some(sign)) => sign.len_utf8(),
            _ => return false,
        };
        self.put("->", length);
        true
    }

    /// A string between marks of any kind; over several lines, each break is a blank.
    fn string(&mut self) -> bool {
        let rest = self.rest();
        let Some((open, closing)) = rest.chars().next().and_then(|c| Some((c, closing(c)?))) else {
            return false;
        };
        let inside = &rest[open.len_utf8()..];
        let is_whole = matches!(self.what, What::Quoted | What::Head);
        let Some(length) = closed(inside, open, closing, is_whole) else {
            if APOSTROPHES.contains(&open) || self.what == What::Names && open != '"' {
                return false;
            }
            self.put("\"", open.len_utf8());
            self.copy(inside.find('\n').unwrap_or(inside.len()));
            return true;
        };
        self.put("\"", open.len_utf8());
        let end = self.at + length;
        self.inside(end, open);
        let close = self.rest().chars().next().map_or(0, char::len_utf8);
        self.put("\"", close);
        true
    }

    /// The inside of a string, up to the byte `end`.
    fn inside(&mut self, end: usize, open: char) {
        while self.at < end {
            let rest = &self.text[self.at..end];
            let Some(c) = rest.chars().next() else { return };
            let is_escape = c == '\\' && rest[1..].starts_with(['\\', '"']);
            if is_escape {
                self.copy(2);
            } else if c == '\n' || (is_blank(c) && rest.trim_start_matches(is_blank).starts_with('\n')) {
                self.break_in_string(end);
            } else if open != '"' && matches!(c, '"' | '\\') {
                self.put(if c == '"' { "\\\"" } else { "\\\\" }, 1);
            } else {
                self.copy(c.len_utf8());
            }
        }
    }

    /// The end of a line within a string, and the blanks and comments before its next word.
    fn break_in_string(&mut self, end: usize) {
        let text = &self.text[self.at..end];
        let mut rest = text.trim_start_matches(|c| is_blank(c) || c == '\n');
        while rest.starts_with('#') {
            let line = rest.find('\n').map_or("", |end| &rest[end..]);
            rest = line.trim_start_matches(|c| is_blank(c) || c == '\n');
        }
        let gap = text.len() - rest.len();
        let is_at_edge = self.out.ends_with('"') && !self.out.ends_with("\\\"") || rest.is_empty();
        self.put(if is_at_edge { "" } else { " " }, gap);
    }
}

/// Where a string ends whose inside begins `text`.
fn closed(text: &str, open: char, closing: &[char], is_whole: bool) -> Option<usize> {
    if open == '"' {
        let mut is_escaped = false;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => return Some(at),
                _ => {}
            }
        }
        return None;
    }
    if is_whole {
        let whole = text.trim_end_matches(|c| is_blank(c) || c == '\n');
        let last = whole.chars().next_back()?;
        return closing.contains(&last).then(|| whole.len() - last.len_utf8());
    }
    let ends = |after: &str| {
        let after = after.trim_start_matches(|c| is_blank(c) || c == '\n');
        after.is_empty() || after.starts_with([',', ';', '；', '，', '、'])
    };
    let found = |ends: &dyn Fn(&str) -> bool| {
        let mut depth = 0usize;
        for (at, c) in text.char_indices() {
            let after = &text[at + c.len_utf8()..];
            let is_closing = closing.contains(&c) && (!APOSTROPHES.contains(&c) || ends(after));
            if is_closing && depth == 0 {
                return Some(at);
            }
            if is_closing {
                depth -= 1;
            } else if c == open && !closing.contains(&open) {
                depth += 1;
            }
        }
        None
    };
    found(&ends)
        .or_else(|| found(&|after| after.starts_with(is_wide_blank) || after.starts_with([' ', '\t'])))
}
