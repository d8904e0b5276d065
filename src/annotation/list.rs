//! Lists of ids, and the three words of a statement: forms so plain that they need no grammar.

use std::ops::Range;

/// A word or a comma of a value, with its place in it.
type Token<'a> = (Range<usize>, &'a str);

/// The words of a list, joined by commas, or where it stops being one: what was expected there.
pub(super) fn list(text: &str) -> Result<Vec<Token<'_>>, (Range<usize>, &'static str)> {
    let mut items = Vec::new();
    let mut wants_id = true;
    for (place, token) in tokens(text) {
        match (wants_id, token) {
            (true, ",") => return Err((place, "an id")),
            (false, ",") => wants_id = true,
            (true, _) => {
                items.push((place, token));
                wants_id = false;
            }
            (false, _) => return Err((place, "the end of the value")),
        }
    }
    if wants_id { Err((text.len()..text.len(), "an id")) } else { Ok(items) }
}

/// The three words of a statement, or where there is one too many or a comma.
pub(super) fn statement(text: &str) -> Result<[Token<'_>; 3], (Range<usize>, &'static str)> {
    let mut words = tokens(text).into_iter();
    let mut next =
        || words.next().filter(|(_, token)| *token != ",").ok_or((text.len()..text.len(), "an id"));
    let found = [next()?, next()?, next()?];
    match words.next() {
        None => Ok(found),
        Some((place, _)) => Err((place, "the end of the value")),
    }
}

/// The words and commas of a value. Comments between its lines have been noted by the cutter.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_comment = start > 0 && line.trim_start_matches([' ', '\t']).starts_with('#');
        let mut word = None;
        for (at, byte) in line.bytes().enumerate().filter(|_| !is_comment) {
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

#[cfg(test)]
mod tests {
    use super::{list, statement};

    #[test]
    fn lists_are_words_joined_by_commas_over_lines_and_comments() {
        let words =
            |text| list(text).map(|items| items.into_iter().map(|(_, word)| word).collect::<Vec<_>>());
        assert_eq!(words("trust"), Ok(vec!["trust"]));
        assert_eq!(words("a,b ,\n    # why\n    c"), Ok(vec!["a", "b", "c"]));
        assert_eq!(words("a b"), Err((2..3, "the end of the value")));
        assert_eq!(words("a,"), Err((2..2, "an id")));
        assert_eq!(words(", a"), Err((0..1, "an id")));
    }

    #[test]
    fn statements_are_three_words() {
        assert!(statement("a says\n  b").is_ok());
        assert_eq!(statement("a says b c"), Err((9..10, "the end of the value")));
        assert!(statement("a, b c").is_err());
    }
}
