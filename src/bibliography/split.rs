//! Cuts a BibTeX file into its entries, so that each is read by itself and a broken one costs only
//! itself. What stands between entries is comment, as in BibTeX.

use std::ops::Range;

use super::head::{Head, head, is_special, key, word};
use super::scan::{Closed, DEEPEST, Unclosed, close_comment, scan};
use super::words::shown;
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

/// One `@word{…}` that closes.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its word in lower case: `book`, `string`, …
    pub(super) kind: String,
    /// From the `@` to one past the closing bracket.
    pub(super) range: Range<usize>,
    /// As long as the range, from `@x` on; see [`Closed::skeleton`].
    pub(super) skeleton: String,
}

/// What a file consists of.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// What can be read on, in order: entries and `@string`.
    pub(super) pieces: Vec<Piece>,
    /// The keys of entries that had to be left out.
    pub(super) broken: Vec<String>,
}

/// Cuts `text` into pieces. Every entry is either among them or reported.
pub(super) fn split(
    file: FileId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
    bound: &mut Bound,
) -> Pieces {
    let mut cutter = Cutter { file, text, diagnostics, found: Pieces::default(), unclosed_comment: false };
    let mut at = 0;
    while let Some(start) = next_at(text, at) {
        at = cutter.cut(start);
        bound.keep(cutter.diagnostics);
    }
    cutter.found
}

/// The next `@` from byte `from` on that no `%` on its line turns into a comment.
fn next_at(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let found = from + text.get(from..)?.find(['@', '%'])?;
        if text.as_bytes()[found] == b'@' {
            return Some(found);
        }
        from = found + text[found..].find(['\n', '\r'])?;
    }
}

struct Cutter<'t, 'd> {
    file: FileId,
    text: &'t str,
    diagnostics: &'d mut Vec<Diagnostic>,
    found: Pieces,
    /// A comment was seen that never closes. Of later ones only the word is skipped, as BibTeX does:
    /// many of them must not make many searches of the whole text.
    unclosed_comment: bool,
}

impl Cutter<'_, '_> {
    /// Takes what begins with the `@` at byte `start`; gives the byte from which to go on.
    fn cut(&mut self, start: usize) -> usize {
        // An address such as `someone@example.org` in a comment is no entry.
        if self.text[..start].ends_with(char::is_alphanumeric) {
            return start + 1;
        }
        let Some(head) = head(self.text, start) else {
            return self.no_head(start);
        };
        let kind = self.text[head.word.clone()].to_lowercase();
        if kind == "comment" {
            return self.comment(&head);
        }
        match scan(self.text, head.open) {
            Ok(closed) => {
                self.closed(start, &head, kind, &closed);
                self.stray_fields(start, closed.end);
                closed.end
            }
            Err(unclosed) => self.unclosed(&head, &kind, &unclosed),
        }
    }

    fn closed(&mut self, start: usize, head: &Head, kind: String, closed: &Closed) {
        if let Some(brace) = closed.too_deep {
            let message = format!("expected at most {DEEPEST} nested braces, found more");
            self.report(brace..brace + 1, message, |d| d.help("remove braces that contain only braces"));
            self.note_broken(head.open);
        } else if kind != "preamble" {
            // The parser sees a plain word, and at least as many bytes as `@word` takes.
            let mut skeleton = format!("@{}", if kind == "string" { "string" } else { "x" });
            skeleton.extend(std::iter::repeat_n(' ', (head.open - start).saturating_sub(skeleton.len())));
            skeleton.push_str(&closed.skeleton);
            self.found.pieces.push(Piece { kind, range: start..closed.end, skeleton });
        }
    }

    fn unclosed(&mut self, head: &Head, kind: &str, unclosed: &Unclosed) -> usize {
        let text = self.text;
        let opened = unclosed.value.unwrap_or(head.open);
        let closer = match text.as_bytes()[opened] {
            b'"' => '"',
            b'(' => ')',
            _ => '}',
        };
        let stopped = unclosed.stopped;
        let (found, place) = match text.as_bytes().get(stopped) {
            None => ("the end of the file", "the file ends here"),
            Some(b'@') => ("the next entry", "the next entry begins here"),
            Some(_) => ("`}`", "this brace has no counterpart"),
        };
        let whose = if is_special(kind) {
            format!("`@{kind}`")
        } else {
            key(text, head.open)
                .map_or_else(|| format!("`@{kind}`"), |key| format!("`{}`", shown(&text[key])))
        };
        let part = if unclosed.value.is_some() { "a value of " } else { "" };
        let span = Span::new(self.file, stopped, (stopped + 1).min(text.len()));
        self.report(
            opened..opened + 1,
            format!("expected `{closer}` to end {part}{whose}, found {found}"),
            |d| d.label("never closed").with(span, place).help(format!("add the missing `{closer}`")),
        );
        self.note_broken(head.open);
        // A stray brace stopped the search within the entry: the rest of it is skipped as comment.
        stopped
    }

    fn comment(&mut self, head: &Head) -> usize {
        if self.unclosed_comment {
            return head.open + 1;
        }
        if let Some(end) = close_comment(self.text, head.open) {
            return end + 1;
        }
        self.unclosed_comment = true;
        let message = "this comment is not closed";
        self.report(head.open..head.open + 1, message.to_owned(), |d| {
            d.label("never closed").help("close it, or write the comment without `@comment` and brackets")
        });
        head.open + 1
    }

    /// An `@` without word and bracket: a slip where it begins a line, else part of a comment.
    fn no_head(&mut self, start: usize) -> usize {
        let line = self.text[..start].trim_end_matches([' ', '\t']);
        let word = word(self.text, start);
        let is_comment = word.clone().is_some_and(|w| self.text[w].eq_ignore_ascii_case("comment"));
        if (line.is_empty() || line.ends_with(['\n', '\r', '\u{feff}'])) && !is_comment {
            match word {
                Some(word) => {
                    let name = shown(&self.text[word.clone()]).into_owned();
                    let message = format!("expected `{{` after `@{name}`, found none");
                    self.report(start..word.end, message, |d| {
                        d.help(format!("write an entry as `@{name}{{key, field = {{value}}}}`"))
                    });
                }
                None => self.report(
                    start..start + 1,
                    "expected an entry type after `@`, found none".into(),
                    |d| d.help("write an entry as `@book{key, field = {value}}`"),
                ),
            }
        }
        start + 1
    }

    /// Fields after an entry's end: it was closed too early, and they would be lost in silence.
    fn stray_fields(&mut self, start: usize, end: usize) {
        let rest = &self.text[end..];
        let after = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '}'));
        let skipped = &rest[..rest.len() - after.len()];
        let name = after.find(|c: char| !c.is_ascii_alphabetic()).map_or("", |length| &after[..length]);
        let is_field =
            !name.is_empty() && after[name.len()..].trim_start_matches([' ', '\t']).starts_with('=');
        if is_field && skipped.contains([',', '}']) {
            let at = end + skipped.len();
            let closing = Span::new(self.file, end - 1, end);
            let entry = Span::new(self.file, start, start + 1);
            let message = format!("the field `{}` is outside any entry", shown(name));
            self.report(at..at + name.len(), message, |d| {
                d.with(closing, "the entry ends here")
                    .with(entry, "it begins here")
                    .help("move the closing brace to the end of the fields")
            });
        }
    }

    fn note_broken(&mut self, open: usize) {
        if let Some(key) = key(self.text, open) {
            self.found.broken.push(self.text[key].to_owned());
        }
    }

    fn report(&mut self, range: Range<usize>, message: String, more: impl FnOnce(Diagnostic) -> Diagnostic) {
        let span = Span::new(self.file, range.start, range.end);
        self.diagnostics.push(more(Diagnostic::new(Code::BibSyntax, span, message)));
    }
}
