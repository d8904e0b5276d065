//! CSL-JSON, read item by item: a broken one costs itself, and is found again where the next begins.

use serde_json::{Deserializer, Map, Value};

use super::item::{Place, read_item};
use crate::bibliography::import::Found;
use crate::bibliography::words::found;
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

/// Reads a list of items, or a single one.
pub(in crate::bibliography) fn read(
    file: FileId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let mut told = Vec::new();
    let mut reader =
        Reader { file, text, diagnostics: &mut told, works: Vec::new(), bound: Bound::default() };
    let start = reader.skip(0);
    match text.as_bytes().get(start) {
        Some(b'[') => {
            if let Some(end) = reader.list(start + 1) {
                reader.nothing_more(end);
            }
        }
        Some(b'{') => match reader.wrapped(start) {
            Some((list, end)) => {
                reader.list(list + 1);
                reader.nothing_more(end);
            }
            None => {
                if let Some(end) = reader.item(start) {
                    reader.nothing_more(end);
                }
            }
        },
        _ => reader.expected("`[` or `{` at the beginning of CSL-JSON", start),
    }
    let Reader { works, bound, .. } = reader;
    bound.finish(&mut told);
    diagnostics.append(&mut told);
    works
}

struct Reader<'t, 'd> {
    file: FileId,
    text: &'t str,
    diagnostics: &'d mut Vec<Diagnostic>,
    works: Vec<Found>,
    /// Where a file is nothing but faults, the first of a kind are told.
    bound: Bound,
}

impl Reader<'_, '_> {
    /// The first byte from `at` on that is neither white space nor a byte order mark.
    fn skip(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        self.text.len() - rest.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len()
    }

    /// Where the list begins, and what follows the whole, if the object at byte `start` holds no item but
    /// a list of them: `{"items": […]}`, as Zotero's server and some programs give them.
    fn wrapped(&self, start: usize) -> Option<(usize, usize)> {
        let mut stream = Deserializer::from_str(&self.text[start..]).into_iter::<Map<String, Value>>();
        let object = stream.next()?.ok()?;
        let (name, _) = object.iter().find(|(_, value)| value.is_array())?;
        let is_item = object.contains_key("type") || object.contains_key("title");
        if is_item || !matches!(name.as_str(), "items" | "references") {
            return None;
        }
        let end = start + stream.byte_offset();
        let after =
            self.text[start..end].find(&format!("\"{name}\"")).map(|at| start + at + name.len() + 2)?;
        let list = after + self.text[after..end].find('[')?;
        Some((list, end))
    }

    /// Reads the items after the `[` before byte `at`; gives the byte after the list if it ends.
    fn list(&mut self, mut at: usize) -> Option<usize> {
        let mut after_item = false;
        loop {
            self.bound.keep(self.diagnostics);
            at = self.skip(at);
            match self.text.as_bytes().get(at) {
                Some(b']') => return Some(at + 1),
                Some(b',') if after_item => {
                    after_item = false;
                    at += 1;
                }
                Some(_) if after_item => {
                    self.expected("`,` between two items, or `]` after the last", at);
                    after_item = false;
                    at = self.next_item(at);
                }
                None => {
                    self.expected("`]` at the end of the list", at);
                    return None;
                }
                Some(_) => match self.item(at) {
                    Some(end) => {
                        after_item = true;
                        at = end;
                    }
                    None => {
                        at = self.next_item(at + 1);
                        // That the list is not closed is no second fault.
                        if at == self.text.len() {
                            return None;
                        }
                    }
                },
            }
        }
    }

    /// Reads the item at byte `start`; gives the byte after it, or none if it is no JSON, and reports.
    fn item(&mut self, start: usize) -> Option<usize> {
        let mut stream = Deserializer::from_str(&self.text[start..]).into_iter::<Value>();
        let parsed = stream.next()?;
        let end = start + stream.byte_offset();
        match parsed {
            Ok(Value::Object(item)) => {
                let place = Place { file: self.file, text: self.text, start, end };
                let work = read_item(place, item, self.diagnostics);
                self.works.extend(work);
                Some(end)
            }
            Ok(_) => {
                self.expected("an item in `{` and `}`", start);
                Some(end)
            }
            Err(error) => {
                let at = self.place(start, error.line(), error.column());
                let said = error.to_string();
                let said = said
                    .split(" at line ")
                    .next()
                    .unwrap_or_default()
                    .to_lowercase()
                    .replace("eof while", "the text ends while");
                let sign = |at: usize| {
                    let end = self.text.ceil_char_boundary((at + 1).min(self.text.len()));
                    Span::new(self.file, at, end)
                };
                let message = format!("this CSL-JSON item cannot be read: {said}");
                self.diagnostics.push(
                    Diagnostic::new(Code::ImportSyntax, sign(at), message)
                        .with(sign(start), "the item begins here")
                        .help("fix the JSON; this item is skipped, and reading goes on with the next one"),
                );
                None
            }
        }
    }

    /// The byte at a line and column that serde counts from 1, in bytes, from byte `start` on.
    fn place(&self, start: usize, line: usize, column: usize) -> usize {
        let begins = self.text[start..]
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let at = (start + begins + column.saturating_sub(1)).min(self.text.len());
        self.text.floor_char_boundary(at)
    }

    /// Where the next item begins after a broken one: at an object that says its type.
    fn next_item(&self, from: usize) -> usize {
        let mut at = self.text.ceil_char_boundary(from.min(self.text.len()));
        while let Some(found) = self.text[at..].find('{') {
            at += found;
            let before = self.text[..at].trim_end();
            if before.ends_with([',', '[', '}']) && self.is_item(at) {
                return at;
            }
            at += 1;
        }
        self.text.rfind(']').filter(|end| *end >= from).unwrap_or(self.text.len())
    }

    fn is_item(&self, at: usize) -> bool {
        let mut stream = Deserializer::from_str(&self.text[at..]).into_iter::<Map<String, Value>>();
        matches!(stream.next(), Some(Ok(item)) if item.contains_key("type") && (item.contains_key("id") || item.contains_key("title")))
    }

    fn nothing_more(&mut self, at: usize) {
        let at = self.skip(at);
        if at < self.text.len() {
            self.expected("the end of the file", at);
        }
    }

    fn expected(&mut self, what: &str, at: usize) {
        let (range, words) = found(self.text, at);
        let span = Span::new(self.file, range.start, range.end);
        self.diagnostics.push(
            Diagnostic::new(Code::ImportSyntax, span, format!("expected {what}, found {words}"))
                .help("CSL-JSON is a list of items: `[{\"id\": \"doe1997\", \"type\": \"book\", …}, …]`"),
        );
    }
}
