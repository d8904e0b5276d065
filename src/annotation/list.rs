//! Lists of ids, and the three words of a statement: forms so plain that they need no grammar.

use std::ops::Range;

use crate::annotation::locator::unescaped;

/// What stands before the conditions of a statement.
pub const WHEN: &str = "when";
/// What joins several.
pub const AND: &str = "and";

/// A word or a comma of a value, with its place in it.
type Token<'a> = (Range<usize>, &'a str);

/// One of a list: an id, or the words of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Where it is.
    pub at: Range<usize>,
    /// Its words, parted by single blanks; those of a string without its marks.
    pub text: String,
    /// Where its second word is, if it has more than one: then it can be no id.
    pub rest: Option<Range<usize>>,
}

/// What is joined by commas, or where it stops being a list: what was expected there.
pub(super) fn list(text: &str) -> Result<Vec<Item>, (Range<usize>, &'static str)> {
    let mut items: Vec<Item> = Vec::new();
    let mut wants_id = true;
    for (place, token) in tokens(text) {
        match (wants_id, token, items.last_mut()) {
            (true, ",", _) => return Err((place, "an id")),
            (false, ",", _) => wants_id = true,
            (false, _, Some(item)) => {
                if token.starts_with('"') || text[item.at.start..].starts_with('"') {
                    return Err((place, "the end of the value"));
                }
                item.rest.get_or_insert(place.clone());
                item.at.end = place.end;
                item.text.push(' ');
                item.text.push_str(token);
            }
            _ => {
                items.push(item(place, token));
                wants_id = false;
            }
        }
    }
    if wants_id { Err((text.len()..text.len(), "an id")) } else { Ok(items) }
}

fn item(at: Range<usize>, token: &str) -> Item {
    let inside = token.strip_prefix('"').map(|inside| inside.strip_suffix('"').unwrap_or(inside));
    Item { at, text: inside.map_or_else(|| token.to_owned(), unescaped), rest: None }
}

/// The words of a statement, a string as one: three where they are ids. Or where there is a comma or too little.
pub(super) fn statement(text: &str) -> Result<Vec<Item>, (Range<usize>, &'static str)> {
    let words = tokens(text);
    // Among conditions a comma joins as `and` does.
    let when = words.iter().skip(3).position(|(_, token)| token.eq_ignore_ascii_case(WHEN));
    let plain = when.map_or(&words[..], |at| &words[..at + 3]);
    if let Some((place, _)) = plain.iter().find(|(_, token)| *token == ",") {
        return Err((place.clone(), "a topic, a relation and a topic"));
    }
    if words.len() < 3 {
        return Err((text.len()..text.len(), "an id"));
    }
    Ok(words.into_iter().map(|(place, token)| item(place, token)).collect())
}

/// The words and commas of a value. Comments between its lines have been noted by the cutter.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_comment = start > 0 && line.trim_start_matches([' ', '\t']).starts_with('#');
        let mut word = None;
        let mut in_string = 0;
        for (at, byte) in line.bytes().enumerate().filter(|_| !is_comment) {
            if at < in_string {
                continue;
            }
            if byte == b'"' && word.is_none() {
                in_string = at + string(&line[at..]);
                word = Some(at);
                continue;
            }
            let ends = matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',');
            if ends {
                tokens.extend(word.take().map(|from| (start + from..start + at, &line[from..at])));
            } else {
                word.get_or_insert(at);
            }
            if byte == b',' {
                tokens.push((start + at..start + at + 1, &line[at..=at]));
            }
        }
        tokens.extend(word.map(|from| (start + from..start + line.len(), &line[from..])));
        start += line.len();
    }
    tokens
}

/// How many bytes the string has that begins `text`; one that does not end is a word like others.
fn string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::{list, statement};

    #[test]
    fn lists_are_words_joined_by_commas_over_lines_and_comments() {
        let words =
            |text| list(text).map(|items| items.into_iter().map(|item| item.text).collect::<Vec<_>>());
        let are = |expected: &[&str]| Ok(expected.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(words("trust"), are(&["trust"]));
        assert_eq!(words("a,b ,\n    # why\n    c"), are(&["a", "b", "c"]));
        assert_eq!(words("a b, c"), are(&["a b", "c"]));
        assert_eq!(words("\"a, b\", c"), are(&["a, b", "c"]));
        assert_eq!(words("a \"b\""), Err((2..5, "the end of the value")));
        assert_eq!(words("a,"), Err((2..2, "an id")));
        assert_eq!(words(", a"), Err((0..1, "an id")));
    }

    #[test]
    fn statements_are_three_words_or_more() {
        assert!(statement("a says\n  b").is_ok());
        assert_eq!(statement("a says b c").map(|words| words.len()), Ok(4));
        assert!(statement("a, b c").is_err());
        assert_eq!(statement("a says b when c, d").map(|words| words.len()), Ok(7));
        assert!(statement("a, b c when d").is_err());
        assert!(statement("a b").is_err());
    }
}
