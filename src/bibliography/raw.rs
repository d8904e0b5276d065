//! One entry's key and fields as they are written: the work of the `biblatex` crate, which sees the
//! entry's skeleton only and so never a text that could lead it astray.

use std::ops::Range;

use biblatex::{Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, Token};

use super::head::key;
use super::split::Piece;
use super::words::found;
use crate::annotation::key_like;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{FileId, Span, Spanned};

/// An entry as it is written.
#[derive(Debug)]
pub(super) struct RawEntry<'t> {
    pub(super) key: Spanned<String>,
    pub(super) fields: Vec<RawField<'t>>,
}

/// A field or the definition of an abbreviation as it is written.
#[derive(Debug)]
pub(super) struct RawField<'t> {
    /// Its name in lower case.
    pub(super) name: Spanned<String>,
    /// What is joined by `#` to its value; at least one.
    pub(super) parts: Vec<Part<'t>>,
}

/// A part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    /// Without its braces or quotes.
    pub(super) text: &'t str,
    pub(super) span: Span,
    /// The name of an abbreviation, not a text.
    pub(super) is_name: bool,
}

impl RawField<'_> {
    /// The value without the outermost braces or quotes.
    pub(super) fn span(&self) -> Span {
        let spans = self.parts.iter().map(|part| part.span);
        spans.reduce(Span::to).unwrap_or(self.name.span)
    }
}

/// What keys the entries of a text have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Each has one, as in a library, whose records name works by them.
    Needed,
    /// Some have none, which is the empty key then, or one with blanks, as other programs write them.
    Loose,
}

/// Reads the entry `piece` of `text`.
pub(super) fn entry<'t>(
    file: FileId,
    text: &'t str,
    piece: &Piece,
    keys: Keys,
) -> Result<RawEntry<'t>, Box<Diagnostic>> {
    let opening = piece.range.start + piece.skeleton.find('{').unwrap_or_default();
    if keys == Keys::Loose
        && let Some(loose) = loose(text, piece, opening)
    {
        return loose_entry(file, text, piece, &loose);
    }
    let is_key =
        |key: &Range<usize>| key.end < piece.range.end && !text[key.end..].trim_start().starts_with('=');
    let Some(at) = key(text, opening).filter(is_key) else {
        let inside = &text[opening + 1..];
        let (range, words) = found(text, text.len() - inside.trim_start().len());
        let message = format!("expected a citation key after `@{}{{`, found {words}", piece.kind);
        return Err(Box::new(
            Diagnostic::new(Code::BibSyntax, Span::new(file, range.start, range.end), message)
                .help("begin the entry with its citation key, followed by `,`"),
        ));
    };
    let span = Span::new(file, at.start, at.end);
    let key = Spanned::new(text[at.clone()].to_owned(), span);
    // `@misc{key}` is an entry without fields, though it lacks the comma that the parser wants.
    if text[at.end..piece.range.end - 1].trim().is_empty() {
        return Ok(RawEntry { key, fields: Vec::new() });
    }
    let reader = Reader { file, text, piece, added: 0 };
    let raw = RawBibliography::parse(&piece.skeleton).map_err(|error| reader.explain(&error, at.end))?;
    // The parser takes nearly every sign as part of a key: what BibTeX does not is a missing comma.
    let key_end = at.end - piece.range.start;
    if raw.entries.iter().any(|entry| entry.v.key.span.end != key_end) {
        let kind = ParseErrorKind::Expected(Token::Comma);
        return Err(reader.explain(&ParseError { span: key_end..key_end, kind }, at.end));
    }
    Ok(RawEntry { key, fields: reader.fields(raw) })
}

/// Where an entry has no key, or one that is not a single word: the bytes that stand in the key's place.
/// None if it has a key like any other, or nothing at all.
fn loose(text: &str, piece: &Piece, opening: usize) -> Option<Range<usize>> {
    let inside = &text[opening + 1..piece.range.end - 1];
    let start = opening + 1 + (inside.len() - inside.trim_start().len());
    let rest = text[start..piece.range.end - 1].trim_end();
    let end = rest.find([',', '=', '{', '}', '"', '#', '\n', '\r']).unwrap_or(rest.len());
    let is_field = rest[end..].starts_with('=');
    let words = if is_field { "" } else { rest[..end].trim_end() };
    let has_fields = rest.contains('=');
    let is_usual = key(text, opening) == Some(start..start + words.len());
    let is_key = is_field || rest[end..].starts_with(',');
    (has_fields && !is_usual && is_key).then_some(start..start + words.len())
}

/// Reads an entry whose key, in the bytes `place`, the parser would not take: it sees another in its place.
fn loose_entry<'t>(
    file: FileId,
    text: &'t str,
    piece: &Piece,
    place: &Range<usize>,
) -> Result<RawEntry<'t>, Box<Diagnostic>> {
    let at = place.start - piece.range.start;
    let (before, rest) = piece.skeleton.split_at(at);
    let after = &rest[place.len()..];
    let comma = if after.trim_start().starts_with(',') { "" } else { "," };
    let skeleton = format!("{before}{}k{comma}{after}", "k".repeat(place.len()));
    let reader = Reader { file, text, piece, added: 1 + comma.len() };
    let raw = RawBibliography::parse(&skeleton).map_err(|error| reader.explain(&error, place.end))?;
    // Of an entry without a key the place is its beginning.
    let shown = if place.is_empty() { piece.range.start..at + piece.range.start } else { place.clone() };
    let key = Spanned::new(text[place.clone()].to_owned(), Span::new(file, shown.start, shown.end));
    Ok(RawEntry { key, fields: reader.fields(raw) })
}

/// Reads the abbreviations that the `@string` entry `piece` of `text` defines.
pub(super) fn strings<'t>(
    file: FileId,
    text: &'t str,
    piece: &Piece,
) -> Result<Vec<RawField<'t>>, Box<Diagnostic>> {
    let reader = Reader { file, text, piece, added: 0 };
    let raw =
        RawBibliography::parse(&piece.skeleton).map_err(|error| reader.explain(&error, piece.range.start))?;
    Ok(raw.abbreviations.iter().map(|pair| reader.field(pair)).collect())
}

struct Reader<'t, 'p> {
    file: FileId,
    text: &'t str,
    piece: &'p Piece,
    /// So many bytes stand in the skeleton before the first field that the text has not.
    added: usize,
}

impl<'t> Reader<'t, '_> {
    fn fields(&self, raw: RawBibliography<'_>) -> Vec<RawField<'t>> {
        let pairs = raw.entries.into_iter().flat_map(|entry| entry.v.fields);
        pairs.map(|pair| self.field(&pair)).collect()
    }

    fn field(&self, pair: &Pair<'_>) -> RawField<'t> {
        let (name, span) = self.take(&pair.key.span);
        let part = |chunk: &biblatex::Spanned<RawChunk<'_>>| {
            let (text, span) = self.take(&chunk.span);
            Part { text, span, is_name: matches!(chunk.v, RawChunk::Abbreviation(_)) }
        };
        RawField {
            name: Spanned::new(name.to_lowercase(), span),
            parts: pair.value.v.iter().map(part).collect(),
        }
    }

    /// What stands in the text at a place of the skeleton.
    fn take(&self, place: &Range<usize>) -> (&'t str, Span) {
        let [start, end] =
            [place.start, place.end].map(|at| self.piece.range.start + at.saturating_sub(self.added));
        (self.text.get(start..end).unwrap_or_default(), Span::new(self.file, start, end))
    }

    /// The parser's error in our words. A fault that stands before byte `key_end` or right after it
    /// concerns the comma after the key.
    fn explain(&self, error: &ParseError, key_end: usize) -> Box<Diagnostic> {
        let at = self.piece.range.start + error.span.start.saturating_sub(self.added);
        let at = self.text.floor_char_boundary(at.min(self.piece.range.end));
        let (range, words) = found(self.text, at);
        let after_key = self.text.get(key_end..at).is_none_or(|between| between.trim().is_empty());
        let only_comma = self.begins_field(at);
        let (expected, help) = match error.kind {
            ParseErrorKind::Expected(Token::Comma) if after_key => {
                ("`,` after the citation key", "a key has no spaces, braces or `=`, and is followed by `,`")
            }
            ParseErrorKind::Expected(Token::Comma) if only_comma => {
                ("`,` between two fields", "put a `,` after each field")
            }
            ParseErrorKind::Expected(Token::Comma) => (
                "`,` or the end of the entry after a value",
                "put the value in braces unless it is a plain number or an abbreviation",
            ),
            ParseErrorKind::Expected(Token::Identifier) => {
                ("the name of a field", "write a field as `name = {value},`")
            }
            ParseErrorKind::Expected(Token::Equals) => {
                ("`=` after the name of a field", "write a field as `name = {value},`")
            }
            ParseErrorKind::Unexpected(Token::DecimalPoint) => {
                ("a number", "put braces around a value that is not a plain number")
            }
            _ => ("a value", "put the value in braces: `name = {value},`"),
        };
        let message = format!("expected {expected}, found {words}");
        let span = Span::new(self.file, range.start, range.end);
        let mut diagnostic = Diagnostic::new(Code::BibSyntax, span, message).help(help);
        if error.kind == ParseErrorKind::Expected(Token::Comma) && !after_key && only_comma {
            let end = self.text[..at].trim_end().len();
            diagnostic.fix = Some(Fix { span: Span::new(self.file, end, end), replacement: ",".to_owned() });
        }
        if after_key && let Some((span, key)) = self.better_key() {
            diagnostic = diagnostic.help(format!("did you mean `{key}`?"));
            diagnostic.fix = Some(Fix { span, replacement: key });
        }
        Box::new(diagnostic)
    }

    /// Where the entry has a key that cannot be one, and the key that is most like it.
    fn better_key(&self) -> Option<(Span, String)> {
        let entry = self.text.get(self.piece.range.clone())?;
        let (before, rest) = entry.split_once('{')?;
        let written = rest.split([',', '\n', '=', '}']).next()?;
        let key = written.trim();
        let start = self.piece.range.start + before.len() + 1 + (written.len() - written.trim_start().len());
        let is_before_comma = rest[written.len()..].starts_with(',');
        let like = key_like(key).filter(|like| is_before_comma && like != key)?;
        Some((Span::new(self.file, start, start + key.len()), like))
    }

    /// True if a name and `=` follow, so that nothing but a comma can be missing before them.
    fn begins_field(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        after.len() < rest.len() && after.trim_start().starts_with('=')
    }
}
