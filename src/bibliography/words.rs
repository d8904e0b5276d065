//! Pieces of messages: names cut to a readable length, what stands at a place, the nearest name.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;

/// Names longer than this many characters are cut in messages and get no suggestion.
const LONGEST: usize = 60;

/// The text as it can stand in a message: on one line and not too long.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let long = text.char_indices().nth(LONGEST);
    let short = long.map_or(text, |(end, _)| &text[..end]);
    if long.is_none() && !short.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let ending = if long.is_some() { "…" } else { "" };
    Cow::Owned(short.replace(char::is_control, " ") + ending)
}

/// What a reader finds at byte `at`: its place and its words, a whole word where there is one.
pub(super) fn found(text: &str, at: usize) -> (Range<usize>, String) {
    let rest = text.get(at..).unwrap_or_default();
    let Some(first) = rest.chars().next() else {
        return (text.len()..text.len(), "the end of the file".to_owned());
    };
    let length = if first.is_alphanumeric() {
        rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
    } else {
        first.len_utf8()
    };
    let word = shown(&rest[..length]);
    let words = if word.trim().is_empty() { "a blank".to_owned() } else { format!("`{word}`") };
    (at..at + length, words)
}

/// Adds the nearest right name for `found`. Very long names are not compared: the time that takes
/// grows with the product of their lengths.
pub(super) fn nearest<'a>(
    diagnostic: Diagnostic,
    found: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    if found.len() > LONGEST {
        return diagnostic;
    }
    diagnostic.nearest(found, candidates.into_iter().filter(|name| name.len() <= LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{found, shown};

    #[test]
    fn messages_stay_short() {
        assert_eq!(shown("smith2000"), "smith2000");
        assert_eq!(shown("a\nb"), "a b");
        assert_eq!(shown(&"é".repeat(1000)).chars().count(), 61);
    }

    #[test]
    fn found_takes_a_whole_word_or_one_sign() {
        assert_eq!(found("a, über = 1", 3), (3..8, "`über`".to_owned()));
        assert_eq!(found("a, b", 1), (1..2, "`,`".to_owned()));
        assert_eq!(found("a", 1), (1..1, "the end of the file".to_owned()));
    }
}
