//! Text with headings, tables and citations, for the programs with which people write: Pandoc, LaTeX and Typst.
//!
//! A [`Document`] knows of no notation. Whatever a text says, it stays text in each of them: it begins no command, no
//! citation and no table.

mod latex;
mod pandoc;
mod typst;

use std::collections::BTreeSet;

use crate::annotation::Locator;
use crate::visible::shown;

pub use pandoc::escaped as markdown;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// What is cited, one or more together; never none.
    Cite(Vec<Cite>),
}

impl Inline {
    /// Words.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }
}

/// A work of the bibliography, and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// A word before it, such as `via`; usually none.
    pub before: String,
    /// The key of the work.
    pub key: String,
    /// Where in it; may be empty.
    pub place: Locator,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading and its depth, from 1.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Items.
    List(Vec<Vec<Inline>>),
    /// Lines of cells, each line as long as the head.
    Table {
        /// What the columns are called.
        head: Vec<String>,
        /// The lines below.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// A text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is called; may be empty.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The keys of what it cites, each once, in their order.
    #[must_use]
    pub fn keys(&self) -> BTreeSet<&str> {
        let lines: Vec<&Vec<Inline>> = self.blocks.iter().flat_map(lines).collect();
        let cites = lines.into_iter().flatten().filter_map(|one| match one {
            Inline::Cite(cites) => Some(cites),
            Inline::Text(_) | Inline::Strong(_) => None,
        });
        cites.flatten().map(|cite| cite.key.as_str()).collect()
    }
}

fn lines(block: &Block) -> Vec<&Vec<Inline>> {
    match block {
        Block::Heading(..) => Vec::new(),
        Block::Paragraph(line) => vec![line],
        Block::List(items) => items.iter().collect(),
        Block::Table { rows, .. } => rows.iter().flatten().collect(),
    }
}

/// A notation for documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Markdown as Pandoc reads it.
    Pandoc,
    /// LaTeX with BibLaTeX.
    Latex,
    /// Typst.
    Typst,
}

/// Each notation with the name of its format.
pub const NOTATIONS: [(&str, Notation); 3] =
    [("pandoc", Notation::Pandoc), ("latex", Notation::Latex), ("typst", Notation::Typst)];

/// How one notation writes the parts of a document.
trait Write {
    /// Text as it is; `starts` if a block starts with it.
    fn text(&self, text: &str, starts: bool) -> String;
    fn strong(&self, text: &str) -> String;
    fn cite(&self, cites: &[Cite]) -> String;
    fn heading(&self, depth: usize, text: &str) -> String;
    fn list(&self, items: &[String]) -> String;
    fn table(&self, head: &[String], rows: &[Vec<String>]) -> String;
    /// A document that stands by itself, with the list of what it cites from a file of BibLaTeX.
    fn whole(&self, title: &str, body: &str, bibliography: &str) -> String;
}

impl Notation {
    fn writer(self) -> &'static dyn Write {
        match self {
            Self::Pandoc => &pandoc::Pandoc,
            Self::Latex => &latex::Latex,
            Self::Typst => &typst::Typst,
        }
    }

    /// A document as a part of a larger one, without its title.
    #[must_use]
    pub fn part(self, document: &Document) -> String {
        let writer = self.writer();
        let blocks = document.blocks.iter().map(|block| of_block(writer, block));
        blocks.collect::<Vec<_>>().join("\n")
    }

    /// A document that stands by itself. It lists what it cites from the file `bibliography`.
    #[must_use]
    pub fn whole(self, document: &Document, bibliography: &str) -> String {
        self.writer().whole(&document.title, &self.part(document), bibliography)
    }
}

fn of_block(writer: &dyn Write, block: &Block) -> String {
    match block {
        Block::Heading(depth, text) => writer.heading(*depth, text),
        Block::Paragraph(words) => of_line(writer, words) + "\n",
        Block::List(items) => {
            writer.list(&items.iter().map(|item| of_line(writer, item)).collect::<Vec<_>>())
        }
        Block::Table { head, rows } => {
            let head: Vec<String> = head.iter().map(|name| writer.text(name, true)).collect();
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| of_line(writer, cell)).collect();
            writer.table(&head, &rows.iter().map(row).collect::<Vec<_>>())
        }
    }
}

fn of_line(writer: &dyn Write, words: &[Inline]) -> String {
    let mut line = String::new();
    for one in words {
        line += &match one {
            Inline::Text(text) => writer.text(text, line.is_empty()),
            Inline::Strong(text) if text.trim().is_empty() => String::new(),
            Inline::Strong(text) => writer.strong(text),
            Inline::Cite(cites) => writer.cite(cites),
        };
    }
    line.trim().to_owned()
}

/// A text on one line, with what nobody would see as JSON writes it.
fn plain(text: &str) -> String {
    shown(&text.replace(|char: char| char.is_whitespace() && char != '\u{a0}', " ")).into_owned()
}

/// Characters with what is written for each, which may depend on the one before and the one after.
fn each(text: &str, write: impl Fn(Option<char>, char, Option<char>) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        match write(before, char, rest.peek().copied()) {
            Some(written) => out += &written,
            None => out.push(char),
        }
        before = Some(char);
    }
    out
}

/// Where the mark of a list or a heading would stand at the start of a line: the byte behind the letters and digits with
/// which it begins, if what follows them is one of `marks`. A stop behind a word counts no items.
fn mark_at_start(text: &str, marks: &[char]) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let word: String = text[start..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let counts = word.len() < 2
        || word.bytes().all(|byte| byte.is_ascii_digit())
        || word.chars().all(|char| "ivxlcdm".contains(char.to_ascii_lowercase()));
    let rest = &text[start + word.len()..];
    let is_mark = rest.starts_with(marks) && (counts || !rest.starts_with(['.', ')']));
    is_mark.then_some(start + word.len())
}
