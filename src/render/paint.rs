//! Text for a terminal: colour where it is wanted, lines that fit.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

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
        format!("{style}{text}{style:#}")
    }

    /// `text` broken into lines after `indent` columns, the first line to begin after `first`.
    #[must_use]
    pub fn block(self, first: &str, indent: usize, text: &str) -> Vec<String> {
        self.block_in(None, first, indent, text)
    }

    /// As [`block`](Self::block), each line in the colour of a role.
    #[must_use]
    pub fn block_in(self, role: Option<Role>, first: &str, indent: usize, text: &str) -> Vec<String> {
        let room = self.width.saturating_sub(indent).max(20);
        let lines = wrap(text, room);
        let painted = |line: &str| role.map_or_else(|| line.to_owned(), |role| self.text(role, line));
        let lead = format!("{first}{}", " ".repeat(indent.saturating_sub(first.width())));
        let mut out = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let start = if at == 0 { lead.clone() } else { " ".repeat(indent) };
            out.push(format!("{start}{}", painted(line)).trim_end().to_owned());
        }
        if out.is_empty() {
            out.push(lead.trim_end().to_owned());
        }
        out
    }
}

/// `text` in lines of at most `width` columns, at blanks; longer words are broken only if they
/// must be.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    text.lines().flat_map(|line| textwrap::wrap(line, &options)).map(|line| line.into_owned()).collect()
}
