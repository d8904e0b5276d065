//! Where words begin and end.

use unicode_normalization::char::is_combining_mark;

use crate::verify::inline::SOFT;

/// True where the place before the character `at` is inside a word. Hyphens and apostrophes between
/// letters belong to the word, and points and commas between digits to the number: `non-cooperation`,
/// `isn't` and `3.5` are one word each, so no quote can begin or end within them.
pub(super) fn is_inside(chars: &[char], at: usize) -> bool {
    at > 0 && in_word(chars, at - 1) && in_word(chars, at)
}

/// The words of a text, each from its first character up to the one after its last.
pub(super) fn words(chars: &[char]) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while in_word(chars, at) {
            at += 1;
        }
        if at > start {
            words.push((start, at));
        } else {
            at += 1;
        }
    }
    words
}

fn in_word(chars: &[char], at: usize) -> bool {
    let Some(&char) = chars.get(at) else { return false };
    let beside = |test: fn(char) -> bool| {
        at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(|before| test(*before))
            && chars.get(at + 1).is_some_and(|after| test(*after))
    };
    match char {
        '-' | '\u{2010}' | '\u{2011}' | SOFT | '\'' | '’' | 'ʼ' => beside(is_letter),
        '.' | ',' | '–' => beside(char::is_numeric),
        _ => is_letter(char),
    }
}

fn is_letter(char: char) -> bool {
    char.is_alphanumeric() || is_combining_mark(char)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_hold_their_hyphens_apostrophes_and_points() {
        let text: Vec<char> = "It isn't 'non-cooperation': 3.5, the allies' – big—small.".chars().collect();
        let found: Vec<String> =
            words(&text).into_iter().map(|(start, end)| text[start..end].iter().collect()).collect();
        assert_eq!(found, ["It", "isn't", "non-cooperation", "3.5", "the", "allies", "big", "small"]);
    }
}
