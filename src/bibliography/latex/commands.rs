//! Commands: accents, symbols, mark-up and what else a backslash begins.

use super::accents::accent;
use super::signs::{command_mark, declaration_mark, open_sign};
use super::symbols::{is_declaration, superscript, symbol};
use super::verbatim::verbatim;
use super::{Reader, argument};
use crate::bibliography::text::Mark;

impl Reader<'_> {
    /// What a backslash begins.
    pub(super) fn backslash(&mut self) {
        let length = self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        if length == 0 {
            return self.control_sign();
        }
        let name = &self.rest[..length];
        let after = &self.rest[length..];
        self.rest = after.trim_start();
        let blank = self.rest.len() < after.len();
        if let Some(mark) = accent(name) {
            // Letters under a bar have a macron (the mean of x), digits a line (the planes of a crystal).
            let on_digit = self.rest.trim_start_matches(['{', ' ']).starts_with(|c: char| c.is_ascii_digit());
            self.marks.push(if name == "bar" && on_digit { '\u{305}' } else { mark });
        } else if let Some(text) = symbol(name) {
            if text == " " { self.blank() } else { self.write(text) }
        } else if !is_declaration(name) {
            self.command(name, blank);
        } else if let Some(mark) = declaration_mark(name).filter(|_| self.marking) {
            self.declare(mark);
        }
    }

    /// Gives the rest of the group a mark.
    fn declare(&mut self, mark: Mark) {
        let Some(group) = self.groups.last_mut() else { return };
        group.text_marks.push(mark);
        let at_start = group.start == self.out.len();
        self.out.push(open_sign(mark));
        if at_start {
            group.start = self.out.len();
        }
    }

    /// A command with arguments, or one that is not known.
    fn command(&mut self, name: &str, blank: bool) {
        let braced = self.rest.starts_with('{');
        self.argument.is_argument = braced;
        self.argument.text_marks.extend(command_mark(name).filter(|_| braced));
        match name {
            "enquote" | "mkbibquote" | "parentext" | "mkbibparens" if braced => {
                let (open, close) = if name.ends_with("quote") { ("“", "”") } else { ("(", ")") };
                self.write(open);
                self.argument.after = close;
            }
            "frac" if braced => self.argument.after = "/",
            "href" | "foreignlanguage" | "textcolor" | "noopsort" | "SortNoop" | "phantom" | "vphantom"
            | "hphantom" | "label" => self.argument.dropped = true,
            "url" | "path" | "nolinkurl" if braced => {
                let length = self.rest.find('}').unwrap_or(self.rest.len());
                self.write(&verbatim(&self.rest[1..length]));
                self.rest = self.rest.get(length + 1..).unwrap_or_default();
            }
            "textsuperscript" if braced => {
                if superscript(argument(self.rest)).is_some() {
                    self.script('^');
                }
            }
            // Mark-up of its argument, known or not: the argument is the text.
            _ if braced => {}
            _ if self.math.is_some() => self.write(name),
            _ => {
                self.write("\\");
                self.out.push_str(name);
                if blank {
                    self.blank();
                }
            }
        }
    }

    /// A backslash before anything but a letter.
    fn control_sign(&mut self) {
        let Some(c) = self.next() else { return self.write("\\") };
        let mut name = [0; 4];
        if let Some(mark) = accent(c.encode_utf8(&mut name)) {
            return self.marks.push(mark);
        }
        match c {
            '-' | '/' | '!' | '@' | '*' | '[' | ']' => {}
            '(' => self.math = Some("\\)"),
            ')' => self.math = None,
            ',' | ';' | ':' if self.math.is_some() => {}
            ',' | ';' | '>' | '\\' => self.blank(),
            _ if c.is_whitespace() => self.blank(),
            _ => self.write(c.encode_utf8(&mut name)),
        }
    }
}
