//! Negations that a quote leaves out where it has `…`: the words stand in the text to the letter, and say the
//! opposite.

use crate::verify::inline::SOFT;
use crate::verify::word::words;

/// Words that deny, in lower case. What ends in `n't` does too.
const WORDS: [&str; 17] = [
    "not", "no", "never", "nor", "neither", "none", "nobody", "no-one", "nothing", "nowhere", "cannot",
    "without", "hardly", "scarcely", "barely", "rarely", "seldom",
];

/// The negations of a printed passage that its quote leaves out, in their order.
pub(super) fn dropped(printed: &[char], quote: &str) -> Vec<String> {
    let quote: Vec<char> = quote.chars().collect();
    let mut kept = negations(&quote);
    let mut dropped = Vec::new();
    for word in negations(printed) {
        match kept.iter().position(|kept| *kept == word) {
            Some(at) => drop(kept.swap_remove(at)),
            None => dropped.push(word),
        }
    }
    dropped
}

/// True if any of these words denies.
pub(super) fn has_negation(printed: &[char]) -> bool {
    !negations(printed).is_empty()
}

fn negations(chars: &[char]) -> Vec<String> {
    let found = words(chars).into_iter().map(|(start, end)| -> String {
        let letters = chars[start..end].iter().filter(|char| **char != SOFT);
        let letters = letters.map(|char| if matches!(char, '’' | 'ʼ') { '\'' } else { *char });
        letters.flat_map(char::to_lowercase).collect()
    });
    found.filter(|word| WORDS.contains(&word.as_str()) || word.ends_with("n't")).collect()
}

#[cfg(test)]
mod tests {
    use super::dropped;

    #[test]
    fn what_is_denied_and_left_out_is_named() {
        for (printed, quote, expected) in [
            ("is not permitted to leave", "is … permitted to leave", &["not"][..]),
            ("is not permitted to leave", "is not … to leave", &[]),
            ("not here and not there", "not here … there", &["not"]),
            ("They don’t, and hardly ever did, agree", "They … agree", &["don't", "hardly"]),
            ("neither one nor the other", "one … the other", &["neither", "nor"]),
            ("Nothing but knots", "… but knots", &["nothing"]),
            ("a notable canon", "a … canon", &[]),
        ] {
            let printed: Vec<char> = printed.chars().collect();
            assert_eq!(dropped(&printed, quote), expected, "{quote}");
        }
    }
}
