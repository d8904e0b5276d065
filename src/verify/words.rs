//! Any words against the text of a work, and against what is quoted already.

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::verify::judge::found;
use crate::verify::near::{Near, nearest};
use crate::verify::quote::Quote;
use crate::verify::shelf::Shelf;

/// How words stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// They stand there, perhaps with other capitals, dashes or quotation marks.
    Found,
    /// They do not; perhaps something near.
    Missing(Option<Near>),
}

/// Looks for words in the text of a work; none if the text is not on the shelf.
///
/// # Errors
/// If the text cannot be read.
pub fn words_in(shelf: &Shelf, work: NodeId, words: &str) -> Result<Option<Words>, Error> {
    let Some(text) = shelf.text_of(work)? else { return Ok(None) };
    let quote = Quote::new(words);
    if quote.is_empty() || !found(text, &quote).0.is_empty() {
        return Ok(Some(Words::Found));
    }
    Ok(Some(Words::Missing(nearest(text, &quote, &text.numbering.pages(None)))))
}

/// True if `words` are a part of `quote`, from the start of a word to the end of one, capitals, dashes and quotation marks
/// aside.
#[must_use]
pub fn are_within(words: &str, quote: &str) -> bool {
    let folded = |text: &str| format!(" {} ", Quote::new(text).words().into_iter().collect::<String>());
    let parted = |text: String| text.replace(|char: char| !char.is_alphanumeric(), " ");
    let spaced = |text: String| format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "));
    let [words, quote] = [words, quote].map(|text| spaced(parted(folded(text))));
    !words.trim().is_empty() && quote.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::are_within;

    #[test]
    fn a_part_of_a_quote_is_within_it() {
        assert!(are_within("Examples from afar", "the examples—from “afar” free"));
        assert!(!are_within("ample from", "the examples from afar"));
        assert!(!are_within("", "the examples"));
        assert!(!are_within("from far", "the examples from afar"));
    }
}
