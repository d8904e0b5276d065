//! Places in text: which file, which bytes, and the line and column that a reader sees.

pub mod decode;

use std::fmt;
use std::io;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::store::{Keep, List, Pack, Packer, Why};

/// Identifies one text within a [`Sources`]. Meaningless in any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(u32);

/// A half-open range of bytes in one file. `start <= end`, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file that the bytes are in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`. Offsets beyond 4 GiB saturate: files are limited far below
    /// that when they are read.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The range as indices into the file's text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both. Both must be of the same file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        debug_assert_eq!(self.file, other.file, "a span lies within one file");
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A value and the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub span: Span,
    /// How many bytes at the beginning of the value are not written there, since the place says them already:
    /// `separate-peace` below `work doyle1983` is `doyle1983/separate-peace`.
    pub omitted: u32,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span, omitted: 0 }
    }

    /// Another value at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(f(self.value), self.span)
    }
}

impl Spanned<String> {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The same, of which so many bytes at the beginning are not written at its place.
    #[must_use]
    pub fn omitting(self, bytes: usize) -> Self {
        // No file holds a text of four gigabytes.
        Self { omitted: u32::try_from(bytes).unwrap_or(u32::MAX), ..self }
    }

    /// What of the text is written at its place.
    #[must_use]
    pub fn written(&self) -> &str {
        self.value.get(self.omitted as usize..).unwrap_or(&self.value)
    }
}

/// A line and a column, both counted from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// One text with the name that messages call it by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SourceFile {
    /// A path relative to the library with `/` between its parts, or a name such as `question`.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// What the file holds, where that is no text.
    bytes: Option<Vec<u8>>,
    /// The byte at which each line starts; the first is 0.
    #[serde(skip)]
    line_starts: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// What the file holds.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(self.text.as_bytes())
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.bytes().enumerate();
            let after_breaks = bytes.filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after_breaks).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        })
    }

    /// The line and column of a byte; one past the end gives the place after the last character.
    #[must_use]
    pub fn line_column(&self, at: u32) -> LineColumn {
        let line_starts = self.line_starts();
        let line = line_starts.partition_point(|start| *start <= at).max(1);
        let start = line_starts[line - 1] as usize;
        let upto = (at as usize).clamp(start, self.text.len());
        let column = self.text.get(start..upto).map_or(0, |before| before.chars().count());
        LineColumn {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        }
    }
}

/// Every text of a run. Files are only added, so a [`FileId`] stays good.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: List<SourceFile>,
}

impl Sources {
    /// No texts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps `text` under `name` and gives its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let line_starts = OnceLock::new();
        self.files.to_mut().push(SourceFile {
            name: name.into(),
            text: text.into(),
            bytes: None,
            line_starts,
        });
        id
    }

    /// Keeps a file that is no text, under the text that is nearest.
    pub fn add_illegible(&mut self, name: impl Into<String>, bytes: Vec<u8>) -> FileId {
        let (name, text) = (name.into(), String::from_utf8_lossy(&bytes).into_owned());
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.to_mut().push(SourceFile { name, text, bytes: Some(bytes), line_starts: OnceLock::new() });
        id
    }

    /// The file of an id that [`add`](Self::add) gave.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text of a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// `file:line:column` of a span's start.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let file = self.file(span.file);
        format!("{}:{}", file.name, file.line_column(span.start))
    }

    /// The files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file))
    }
}

impl Keep for Sources {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.files.keep(to, name)
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self { files: Keep::kept(from, name)? })
    }
}

#[cfg(test)]
mod tests {
    use super::Sources;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let mut sources = Sources::new();
        let id = sources.add("a", "äb\ncd\n");
        let file = sources.file(id);
        assert_eq!(file.line_column(0).to_string(), "1:1");
        assert_eq!(file.line_column(2).to_string(), "1:2");
        assert_eq!(file.line_column(4).to_string(), "2:1");
        assert_eq!(file.line_column(7).to_string(), "3:1");
        assert_eq!(file.line_column(99).to_string(), "3:1");
    }
}
