//! Finds where an entry ends, and its skeleton: the entry with the contents of its values masked.

use std::ops::Range;

use super::head::begins_entry;

/// Braces nested deeper than this are refused: nothing that is meant as text comes near it.
pub(super) const DEEPEST: usize = 100;

/// An entry that ends.
pub(super) struct Closed {
    /// One past the closing bracket.
    pub(super) end: usize,
    /// The text from the opening to the closing bracket, byte for byte as long, but with braces as
    /// its brackets, every byte of a value's content as `x`, comments and commas after a comma as
    /// blanks. Thus it holds nothing that could mislead a parser of fields, and every place in it is the
    /// place in the text.
    pub(super) skeleton: String,
    /// Where a brace first opens at a depth beyond [`DEEPEST`].
    pub(super) too_deep: Option<usize>,
}

/// An entry that does not end.
pub(super) struct Unclosed {
    /// Where the search stopped: at the next entry, at the end of the text, or at a brace that closes
    /// nothing.
    pub(super) stopped: usize,
    /// The value that most likely lacks its end, by its opening brace or quote; none if it is the
    /// entry's own bracket that is never closed.
    pub(super) value: Option<usize>,
}

/// Reads from the opening bracket at byte `open` to its end.
///
/// As in BibTeX a brace counts wherever it stands, and a quote only at the beginning of a value. At a
/// line that begins another entry the search is given up.
pub(super) fn scan(text: &str, open: usize) -> Result<Closed, Unclosed> {
    let bytes = text.as_bytes();
    let round = bytes.get(open) == Some(&b'(');
    let mut skeleton = String::from("{");
    let mut too_deep = None;
    let mut last_value: Option<Range<usize>> = None;
    // The last byte outside of values that is not blank, and where text not yet copied begins.
    let (mut before, mut copied, mut at) = (b'{', open + 1, open + 1);
    loop {
        let Some(&byte) = bytes.get(at) else {
            return Err(Unclosed { stopped: text.len(), value: suspect(text, last_value) });
        };
        let opens_value = byte == b'{' || byte == b'"' && matches!(before, b'=' | b'#');
        if opens_value {
            let value = match close(text, at) {
                Ok(value) => value,
                Err(stopped) => return Err(Unclosed { stopped, value: Some(at) }),
            };
            too_deep = too_deep.or(value.too_deep);
            skeleton.push_str(&text[copied..=at]);
            skeleton.extend(std::iter::repeat_n('x', value.end - at - 1));
            last_value = Some(at..value.end);
            (at, copied) = (value.end + 1, value.end);
            before = b'}';
            continue;
        }
        match byte {
            b'}' if !round => break,
            b')' if round => break,
            b'}' => return Err(Unclosed { stopped: at, value: None }),
            b'%' if before_comment(bytes, at) => {
                let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
                skeleton.push_str(&text[copied..at]);
                skeleton.extend(std::iter::repeat_n(' ', end - at));
                (at, copied) = (end, end);
                continue;
            }
            b'\n' | b'\r' if begins_entry(text, at + 1) => {
                return Err(Unclosed { stopped: at + 1, value: suspect(text, last_value) });
            }
            b',' if before == b',' => {
                skeleton.push_str(&text[copied..at]);
                skeleton.push(' ');
                copied = at + 1;
            }
            _ if !byte.is_ascii_whitespace() => before = byte,
            _ => {}
        }
        at += 1;
    }
    skeleton.push_str(&text[copied..at]);
    skeleton.push('}');
    Ok(Closed { end: at + 1, skeleton, too_deep })
}

/// A value that ends.
struct Value {
    /// The closing brace or quote.
    end: usize,
    too_deep: Option<usize>,
}

/// The end of the value that opens at byte `open` with a brace or a quote; else where the search was
/// given up.
fn close(text: &str, open: usize) -> Result<Value, usize> {
    let bytes = text.as_bytes();
    let quoted = bytes.get(open) == Some(&b'"');
    let (mut depth, mut too_deep, mut at) = (0_usize, None, open + 1);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' => {
                depth += 1;
                if depth >= DEEPEST {
                    too_deep = too_deep.or(Some(at));
                }
            }
            b'}' if depth > 0 => depth -= 1,
            b'}' if quoted => return Err(at),
            b'}' => return Ok(Value { end: at, too_deep }),
            b'"' if quoted && depth == 0 => return Ok(Value { end: at, too_deep }),
            // `"G\"odel"` is not BibTeX, but it is written and can only be meant in one way.
            b'\\' if quoted && depth == 0 && matches!(bytes.get(at + 1), Some(b'"' | b'\\')) => at += 1,
            b'\n' | b'\r' if begins_entry(text, at + 1) => return Err(at + 1),
            _ => {}
        }
        at += 1;
    }
    Err(text.len())
}

/// The closing bracket of the comment that opens at byte `open`, if there is one. Entries within it
/// are commented out.
pub(super) fn close_comment(text: &str, open: usize) -> Option<usize> {
    let (opening, closing) =
        if text.as_bytes().get(open) == Some(&b'(') { (b'(', b')') } else { (b'{', b'}') };
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        if byte == opening {
            depth += 1;
        } else if byte == closing {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// A `%` outside of values begins a comment unless it stands within a word, such as a key.
fn before_comment(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| bytes.get(before))
        .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'}' | b'"' | b'{' | b'('))
}

/// The opening of `value` if a line of it looks like a field: then its own end is what is missing,
/// and what closed it was meant for another.
fn suspect(text: &str, value: Option<Range<usize>>) -> Option<usize> {
    let value = value?;
    let looks_like_field = |line: &str| {
        line.split_once('=').is_some_and(|(name, rest)| {
            let name = name.trim();
            !name.is_empty()
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                && rest.trim_start().starts_with(['{', '"'])
        })
    };
    text[value.clone()].lines().skip(1).any(looks_like_field).then_some(value.start)
}
