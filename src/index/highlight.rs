//! Which bytes of a text match: what a snippet sets in bold.

use std::cell::OnceCell;
use std::ops::Range;

use tantivy::tokenizer::Token;

use super::document::Field;
use super::tokens::Form;
use super::words::Words;

/// The places in `text`, in bytes, that match any part of `words`, in order and without overlap. Each place
/// is a word or a phrase; the index is not asked. The text is that of `field`.
#[must_use]
pub fn highlight(words: &Words, field: Field, text: &str) -> Vec<Range<usize>> {
    Page::new(field, text).places(words)
}

/// The text of one field, and its tokens as far as they have been asked for.
pub(super) struct Page<'a> {
    pub(super) field: Field,
    pub(super) text: &'a str,
    stemmed: OnceCell<Vec<Token>>,
    exact: OnceCell<Vec<Token>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(field: Field, text: &'a str) -> Self {
        Self { field, text, stemmed: OnceCell::new(), exact: OnceCell::new() }
    }

    /// The places of any part of `words`, in order and without overlap.
    pub(super) fn places(&self, words: &Words) -> Vec<Range<usize>> {
        merged(self.find(words))
    }

    /// How many of the single conditions of `words` hold. Recurs as deep as they are nested.
    pub(super) fn met(&self, words: &Words) -> usize {
        match words {
            Words::All(parts) | Words::Any(parts) => parts.iter().map(|part| self.met(part)).sum(),
            Words::In(field, words) if *field == self.field => self.met(words),
            single => usize::from(!self.find(single).is_empty()),
        }
    }

    /// The places of `words`, in any order. Recurs as deep as they are nested.
    fn find(&self, words: &Words) -> Vec<Range<usize>> {
        let stemmed = |sought: &str| {
            let page = self.stemmed.get_or_init(|| Form::Stemmed.tokens(self.text));
            occurrences(page, &Form::Stemmed.tokens(sought), |found, sought| found == sought)
        };
        let exact = |sought: &str, fits: &dyn Fn(&str, &str) -> bool| {
            let page = self.exact.get_or_init(|| Form::Exact.tokens(self.text));
            occurrences(page, &Form::Exact.tokens(sought), fits)
        };
        match words {
            Words::Word(word) => stemmed(word),
            Words::Phrase(words) => stemmed(&words.join(" ")),
            Words::Prefix(word) => exact(word, &|found, sought| found.starts_with(sought)),
            Words::Fuzzy(word, edits) => {
                let edits = usize::from(*edits).min(2);
                exact(word, &|found, sought| strsim::osa_distance(found, sought) <= edits)
            }
            Words::All(parts) | Words::Any(parts) => parts.iter().flat_map(|part| self.find(part)).collect(),
            Words::In(field, words) if *field == self.field => self.find(words),
            Words::In(..) => Vec::new(),
        }
    }
}

/// Where `sought` occurs in order in `page`, its last token as `fits` says and those before it as they are.
fn occurrences(page: &[Token], sought: &[Token], fits: impl Fn(&str, &str) -> bool) -> Vec<Range<usize>> {
    let (Some(first), Some((last, before))) = (sought.first(), sought.split_last()) else {
        return Vec::new();
    };
    let occurs = |window: &&[Token]| {
        let in_step = |(found, sought): (&Token, &Token)| {
            found.position - window[0].position == sought.position - first.position
        };
        window.iter().zip(sought).all(in_step)
            && window.iter().zip(before).all(|(found, sought)| found.text == sought.text)
            && fits(&window[before.len()].text, &last.text)
    };
    let place = |window: &[Token]| window[0].offset_from..window[before.len()].offset_to;
    page.windows(sought.len()).filter(occurs).map(place).collect()
}

/// The places in order, those that overlap made one.
fn merged(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::highlight;
    use crate::index::{Field, Words};

    fn shown(words: &str, text: &str) -> String {
        let words = Words::parse(words).unwrap_or(Words::Any(Vec::new()));
        let mut shown = text.to_owned();
        for place in highlight(&words, Field::Text, text).into_iter().rev() {
            shown.insert(place.end, ']');
            shown.insert(place.start, '[');
        }
        shown
    }

    #[test]
    fn marks_words_phrases_prefixes_and_near_words() {
        let text = "Allies signal: NATO's costly signals, “self-help” and re\u{301}putations.";
        assert_eq!(
            shown("signal", text),
            "Allies [signal]: NATO's costly [signals], “self-help” and re\u{301}putations."
        );
        assert_eq!(
            shown("'costly signal' OR nato", text),
            "Allies signal: [NATO]'s [costly signals], “self-help” and re\u{301}putations."
        );
        assert_eq!(
            shown("repu*", text),
            "Allies signal: NATO's costly signals, “self-help” and [re\u{301}putations]."
        );
        assert_eq!(
            shown("singal~", text),
            "Allies [signal]: NATO's costly signals, “self-help” and re\u{301}putations."
        );
        assert_eq!(
            shown("self-he*", text),
            "Allies signal: NATO's costly signals, “[self-help]” and re\u{301}putations."
        );
        assert_eq!(shown("'signal costly'", text), text);
        assert_eq!(shown("…", text), text);
        assert_eq!(
            shown("text:nato label:costly", text),
            "Allies signal: [NATO]'s costly signals, “self-help” and re\u{301}putations."
        );
    }

    #[test]
    fn overlapping_places_become_one() {
        assert_eq!(shown("'a b' OR 'b c' OR c", "a b c c"), "[a b c] [c]");
    }
}
