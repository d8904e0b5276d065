//! LaTeX as bibliographies use it, turned into plain text: accents, symbols, quotes and dashes
//! become characters, mark-up and protecting braces go, white space is folded.

mod accents;
mod commands;
mod signs;
mod symbols;
mod verbatim;

use unicode_normalization::UnicodeNormalization;

use crate::bibliography::text::Mark;
use accents::{alone, place};
pub(super) use signs::sign_of;
use signs::{close_sign, command_mark, is_sign, open_sign};
use symbols::superscript;
pub(super) use verbatim::{folded, verbatim};

/// The plain text of a value, in composed characters and on one line.
pub(super) fn plain(raw: &str) -> String {
    read(Reader { rest: raw, ..Reader::default() })
}

/// As [`plain`], with signs where marks begin and end: see [`sign_of`]. White space is not yet folded
/// around them.
pub(super) fn marked(raw: &str) -> String {
    let clean;
    let mut rest = raw;
    if raw.contains(is_sign) {
        clean = raw.replace(is_sign, "");
        rest = &clean;
    }
    read(Reader { rest, marking: true, ..Reader::default() })
}

fn read(mut reader: Reader<'_>) -> String {
    while let Some(c) = reader.next() {
        reader.read(c);
    }
    while !reader.groups.is_empty() {
        reader.close();
    }
    reader.marks_alone();
    compose(reader.out.trim())
}

fn compose(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfc().collect() }
}

/// A brace that is open, and what is to be done when it closes.
#[derive(Default)]
struct Group {
    /// Where its text begins in the output.
    start: usize,
    /// Accents that its first character bears, the outermost first.
    marks: Vec<char>,
    /// What is written after it.
    after: &'static str,
    /// Its text is no part of the value.
    dropped: bool,
    /// It is the argument of a command, so its braces say nothing of case.
    is_argument: bool,
    /// The marks of its text.
    text_marks: Vec<Mark>,
}

#[derive(Default)]
struct Reader<'r> {
    rest: &'r str,
    out: String,
    groups: Vec<Group>,
    /// Accents that wait for their character, the outermost first.
    marks: Vec<char>,
    /// How the next group, the argument of the command just read, is to be treated.
    argument: Group,
    /// The sign that ends the mathematics that is being read.
    math: Option<&'static str>,
    /// Marks are told by signs.
    marking: bool,
}

impl<'r> Reader<'r> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn read(&mut self, c: char) {
        if c != '{' {
            self.argument = Group::default();
        }
        match c {
            '\\' => self.backslash(),
            '{' => {
                let argument = std::mem::take(&mut self.argument);
                let marks = std::mem::take(&mut self.marks);
                let protects = self.marking && marks.is_empty() && !argument.is_argument && self.protects();
                self.groups.push(Group { marks, ..argument });
                self.open(protects);
            }
            '}' => self.close(),
            '$' => self.dollar(),
            '~' => self.blank(),
            '^' | '_' if self.math.is_some() => self.script(c),
            '-' if self.math.is_none() => self.dashes(),
            '`' | '\'' if self.math.is_none() => self.quote(c),
            _ if c.is_whitespace() || c.is_control() => self.blank(),
            _ => {
                if self.math.is_some() && matches!(c, ')' | ']') {
                    self.unblank();
                }
                let start = self.out.len();
                self.out.push(c);
                self.place_marks(start);
            }
        }
    }

    /// True if a group that begins here keeps the case of its letters: as in BibTeX not if a command
    /// begins it, unless that sets the whole group in some way.
    fn protects(&self) -> bool {
        let command = self.rest.strip_prefix('\\').map(|rest| {
            let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            (&rest[..length], &rest[length..])
        });
        let by_command = |(name, after): (&str, &str)| {
            command_mark(name).is_some()
                && after.starts_with('{')
                && closing(after).is_some_and(|end| after[end..].starts_with('}'))
        };
        self.math.is_none() && command.is_none_or(by_command)
    }

    /// Begins the text of the group just opened.
    fn open(&mut self, protects: bool) {
        let Some(group) = self.groups.last_mut() else { return };
        if protects {
            group.text_marks.push(Mark::NoCase);
        }
        if self.marking {
            self.out.extend(group.text_marks.iter().map(|mark| open_sign(*mark)));
        }
        group.start = self.out.len();
    }

    /// Takes back white space within the group.
    fn unblank(&mut self) {
        let start = self.groups.last().map_or(0, |group| group.start);
        let kept = self.out.trim_end().len();
        self.out.truncate(kept.max(start));
    }

    /// White space, of which none is kept at the beginning, after other white space, between an
    /// accent and its character, and within the brackets of mathematics.
    fn blank(&mut self) {
        let opened = self.math.is_some() && self.out.ends_with(['(', '[']);
        if self.marks.is_empty() && !self.out.is_empty() && !self.out.ends_with(' ') && !opened {
            self.out.push(' ');
        }
    }

    fn write(&mut self, text: &str) {
        let start = self.out.len();
        self.out.push_str(text);
        self.place_marks(start);
    }

    /// Puts the waiting accents on the character at byte `start`.
    fn place_marks(&mut self, start: usize) {
        if !self.marks.is_empty() && start < self.out.len() {
            place(&mut self.out, start, &std::mem::take(&mut self.marks));
        }
    }

    /// Writes waiting accents that found no character.
    fn marks_alone(&mut self) {
        for mark in std::mem::take(&mut self.marks) {
            self.out.push_str(alone(mark));
        }
    }

    fn close(&mut self) {
        self.marks_alone();
        let Some(group) = self.groups.pop() else { return };
        if group.dropped {
            self.out.truncate(group.start);
        } else if self.out.len() == group.start {
            self.marks = group.marks;
            self.marks_alone();
        } else if !group.marks.is_empty() {
            place(&mut self.out, group.start, &group.marks);
        }
        if self.marking {
            self.out.extend(group.text_marks.iter().rev().map(|mark| close_sign(*mark)));
        }
        self.out.push_str(group.after);
    }

    /// `$…$` or `$$…$$`; a dollar without its second is a dollar.
    fn dollar(&mut self) {
        let delimiter = if self.rest.starts_with('$') { "$$" } else { "$" };
        let after = &self.rest[delimiter.len() - 1..];
        match self.math {
            // The second of two dollars then begins the next formula: `$t$$J$`.
            Some("$") => self.end_math(),
            Some(end) if end == delimiter => {
                self.rest = after;
                self.end_math();
            }
            None if after.contains(delimiter) => {
                (self.rest, self.math) = (after, Some(delimiter));
                // Letters of mathematics are names of quantities, and keep their case.
                self.out.extend(Some(open_sign(Mark::NoCase)).filter(|_| self.marking));
            }
            _ => self.write("$"),
        }
    }

    fn end_math(&mut self) {
        self.math = None;
        self.out.extend(Some(close_sign(Mark::NoCase)).filter(|_| self.marking));
    }

    fn dashes(&mut self) {
        let more = self.rest.len() - self.rest.trim_start_matches('-').len();
        self.rest = &self.rest[more..];
        self.write(["-", "–", "—"][more.min(2)]);
    }

    fn quote(&mut self, c: char) {
        let double = self.rest.starts_with(c);
        if double {
            self.rest = &self.rest[1..];
        }
        let start = self.groups.last().map_or(0, |group| group.start);
        if c == '`' && !double && self.out[start..].ends_with(['?', '!']) {
            let turned = if self.out.pop() == Some('?') { "¿" } else { "¡" };
            return self.write(turned);
        }
        self.write(match (c, double) {
            ('`', true) => "“",
            ('`', false) => "‘",
            (_, true) => "”",
            (_, false) => "'",
        });
    }

    /// What is raised or lowered in mathematics. Lowered digits stay as they are (`CO2`), raised ones
    /// are written so (`m²`), and the ending of an ordinal number needs no sign (`21st`).
    fn script(&mut self, sign: char) {
        let argument = argument(self.rest);
        let digits = !argument.is_empty() && argument.bytes().all(|byte| byte.is_ascii_digit());
        match (sign, superscript(argument)) {
            ('_', _) if digits => {}
            ('^', Some(raised)) => {
                let braces = if self.rest.starts_with('{') { 2 } else { 0 };
                self.rest = &self.rest[argument.len() + braces..];
                self.write(&raised);
            }
            ('^', None) if matches!(argument, "st" | "nd" | "rd" | "th") => {}
            ('^', None) if self.rest.trim_start_matches('{').starts_with("\\circ") => {}
            _ => self.write(if sign == '_' { "_" } else { "^" }),
        }
    }
}

/// One past the brace that closes the one at the beginning of `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// What stands in the braces at the beginning of `rest`, else its first character; nothing if the
/// braces hold more than the few characters that can matter.
fn argument(rest: &str) -> &str {
    match rest.strip_prefix('{') {
        Some(inner) => {
            inner.char_indices().take(8).find(|(_, c)| *c == '}').map_or("", |(end, _)| &inner[..end])
        }
        None => rest.chars().next().map_or("", |c| &rest[..c.len_utf8()]),
    }
}

#[cfg(test)]
mod tests;
