//! Ids of the first words of a text.

use crate::catalog::people::slug;

/// The most words of a slug.
const WORDS: usize = 6;
/// The most letters of one.
const LONGEST: usize = 48;

/// The first words of a text as part of an id; empty if it has no letters.
pub(super) fn short_slug(text: &str) -> String {
    let whole = slug(text);
    let mut short = String::new();
    for word in whole.split('-').take(WORDS) {
        if !short.is_empty() {
            if short.len() + 1 + word.len() > LONGEST {
                break;
            }
            short.push('-');
        }
        short.extend(word.chars().take(LONGEST));
    }
    short
}
