//! Text for a terminal: colour where it is wanted, lines that fit.

use std::ops::Range;

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::render::wrap::lines;
use crate::visible::signed;

pub use crate::render::wrap::wrap;

/// Lines of prose are no longer than this even where the terminal is wider: long ones are hard to read.
const WIDEST_PROSE: usize = 120;

/// How a text is to be laid out.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    /// Whether to colour it.
    pub color: bool,
    /// How many columns a line has.
    pub width: usize,
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A name that begins a block.
    Title,
    /// A result in favour.
    Good,
    /// A result against.
    Bad,
    /// A result that is neither.
    Mixed,
    /// What matters less.
    Faint,
    /// Words that were looked for.
    Hit,
}

impl Paint {
    /// `text` in the colour of its role.
    #[must_use]
    pub fn text(self, role: Role, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        let style = match role {
            Role::Title => Style::new().bold(),
            Role::Good => color(AnsiColor::Green),
            Role::Bad => color(AnsiColor::Red),
            Role::Mixed => color(AnsiColor::Yellow),
            Role::Faint => Style::new().dimmed(),
            Role::Hit => Style::new().bold().underline(),
        };
        signed(&style.to_string()) + text + &signed(&format!("{style:#}"))
    }

    /// `text` broken into lines after `indent` columns, the first line to begin after `first`.
    #[must_use]
    pub fn block(self, first: &str, indent: usize, text: &str) -> Vec<String> {
        self.block_in(None, first, indent, text)
    }

    /// As [`block`](Self::block), each line in the colour of a role.
    #[must_use]
    pub fn block_in(self, role: Option<Role>, first: &str, indent: usize, text: &str) -> Vec<String> {
        self.laid_out(first, indent, text, |line| match role {
            Some(role) => self.text(role, &text[line]),
            None => text[line].to_owned(),
        })
    }

    /// As [`block`](Self::block), with the bytes `hits` of `text`, in order and apart, as words that were
    /// looked for.
    #[must_use]
    pub fn block_with_hits(
        self,
        first: &str,
        indent: usize,
        text: &str,
        hits: &[Range<usize>],
    ) -> Vec<String> {
        self.laid_out(first, indent, text, |line| self.with_hits(None, text, line, hits))
    }

    /// The bytes `line` of `text` in the colour of a role, those that are in `hits` as words that were looked
    /// for.
    #[must_use]
    pub fn with_hits(
        self,
        role: Option<Role>,
        text: &str,
        line: Range<usize>,
        hits: &[Range<usize>],
    ) -> String {
        let usual = |part: &str| role.map_or_else(|| part.to_owned(), |role| self.text(role, part));
        let mut out = String::new();
        let mut at = line.start;
        for hit in hits {
            let (start, end) = (hit.start.max(at), hit.end.min(line.end));
            if start < end {
                out += &usual(&text[at..start]);
                out += &self.text(Role::Hit, &text[start..end]);
                at = end;
            }
        }
        out + &usual(&text[at..line.end])
    }

    /// A name in the colour of a role, the bytes `hits` of it as words that were looked for, and what is said of
    /// it, which has its colours already: on one line if that is wide enough, else one below the other.
    #[must_use]
    pub fn head(self, role: Option<Role>, name: &str, hits: &[Range<usize>], said: &str) -> Vec<String> {
        let shown = |line: Range<usize>| self.with_hits(role, name, line, hits);
        let room = self.width.saturating_sub(2 + strip_str(said).to_string().width());
        if name.width() <= room {
            return vec![format!("{}  {said}", shown(0..name.len())).trim_end().to_owned()];
        }
        let names = lines(name, self.prose()).into_iter().map(shown);
        names.chain([format!("  {said}")]).collect()
    }

    /// The width of lines of prose, in columns.
    #[must_use]
    pub fn prose(self) -> usize {
        self.width.min(WIDEST_PROSE)
    }

    fn laid_out(
        self,
        first: &str,
        indent: usize,
        text: &str,
        painted: impl Fn(Range<usize>) -> String,
    ) -> Vec<String> {
        let room = self.prose().saturating_sub(indent).max(20);
        let lead = format!("{first}{}", " ".repeat(indent.saturating_sub(first.width())));
        let mut out = Vec::new();
        for (at, line) in lines(text, room).into_iter().enumerate() {
            let start = if at == 0 { lead.clone() } else { " ".repeat(indent) };
            out.push(format!("{start}{}", painted(line)).trim_end().to_owned());
        }
        if out.is_empty() {
            out.push(lead.trim_end().to_owned());
        }
        out
    }
}
