//! The beginnings of entries: `@word{`, `@word(`, and where a line begins one for certain.

use std::ops::Range;

/// An `@`, a word and an opening bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Where the word is.
    pub(super) word: Range<usize>,
    /// The byte of the opening bracket, `{` or `(`.
    pub(super) open: usize,
}

/// The head that begins at the `@` at byte `at`. The word and the bracket may be set off by blanks,
/// as BibTeX allows.
pub(super) fn head(text: &str, at: usize) -> Option<Head> {
    let word = word(text, at)?;
    let open = skip_white(text, word.end);
    matches!(text.as_bytes().get(open), Some(b'{' | b'(')).then_some(Head { word, open })
}

/// The word after the `@` at byte `at`, on the same line.
pub(super) fn word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix('@')?;
    let start = at + 1 + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let rest = &text[start..];
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | ':' | '*');
    let length = rest.find(|c: char| !letters(c)).unwrap_or(rest.len());
    rest.starts_with(char::is_alphabetic).then_some(start..start + length)
}

/// True if the line that begins at byte `at` begins an entry, as `@word{` does. Inside a value, that
/// is the sign that a brace or quote above it was never closed. With blanks or a round bracket it
/// could be words of the value, unless a key and a comma follow.
pub(super) fn begins_entry(text: &str, at: usize) -> bool {
    let Some(head) = head(text, at) else { return false };
    let plain = head.word.start == at + 1 && text[head.word.end..].starts_with('{');
    plain
        || is_special(&text[head.word.clone()])
        || key(text, head.open).is_some_and(|key| text[skip_white(text, key.end)..].starts_with(','))
}

/// The citation key after the opening bracket at byte `open`, if there is one.
pub(super) fn key(text: &str, open: usize) -> Option<Range<usize>> {
    let start = skip_white(text, open + 1);
    let rest = text.get(start..)?;
    let ends =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '{' | '}' | '"' | '=' | '@');
    let length = rest.find(ends).unwrap_or(rest.len());
    (length > 0).then_some(start..start + length)
}

/// True of the words that begin something other than an entry.
pub(super) fn is_special(word: &str) -> bool {
    ["string", "preamble", "comment"].iter().any(|special| word.eq_ignore_ascii_case(special))
}

/// The first byte from `at` on that does not belong to white space.
fn skip_white(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at, |rest| at + rest.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::{begins_entry, head, key};

    #[test]
    fn a_head_may_have_blanks_but_needs_word_and_bracket() {
        for good in ["@book{a", "@ Book {a", "@online-thing(a"] {
            assert!(head(good, 0).is_some(), "{good}");
        }
        for bad in ["@", "@{", "@book", "@1{", "book{", "@book a{", "@\nbook{"] {
            assert!(head(bad, 0).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_interrupts_a_value() {
        for good in ["@book{a,", "@book{", "@book { a ,", "@book(a,", "@string (", "@Comment {"] {
            assert!(begins_entry(good, 0), "{good}");
        }
        for bad in ["@book (a", "@ home {", "@book", " @book{a,", "@{a,"] {
            assert!(!begins_entry(bad, 0), "{bad}");
        }
    }

    #[test]
    fn a_key_ends_before_comma_or_blank() {
        assert_eq!(key("{ a:b/c ,", 0), Some(2..7));
        assert_eq!(key("{,", 0), None);
    }
}
