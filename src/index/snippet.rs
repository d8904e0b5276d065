//! Where in a document words were found, and the few words around them.

use std::ops::Range;

use super::document::{Document, Field};
use super::highlight::Page;
use super::words::Words;

/// A snippet has at most about so many characters; a text that is no longer is shown whole.
const LONGEST: usize = 240;
/// So many characters of a long text are shown before the first match.
const BEFORE: usize = 60;

/// Part of the text of a field with the words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The field that it is from.
    pub field: Field,
    /// The words, on one line; `…` stands for what is left out before or after them.
    pub text: String,
    /// What was looked for: bytes of [`Snippet::text`], in order and without overlap; never empty.
    pub ranges: Vec<Range<usize>>,
}

impl Snippet {
    /// The snippet of the field that meets most conditions of `words`; of several such fields, that of the
    /// weightiest. Of a field of several values, such as quotes, it is from one. None if no value has any of
    /// the words.
    #[must_use]
    pub fn of(document: &Document, words: &Words) -> Option<Self> {
        // Each value is on a line of its own.
        let values = Field::ALL
            .into_iter()
            .flat_map(|field| document.field(field).lines().map(move |line| Page::new(field, line)));
        let mut best: Option<(usize, Page<'_>)> = None;
        for page in values {
            let met = page.met(words);
            if met > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((met, page));
            }
        }
        let (_, page) = best?;
        cut(page.field, page.text, &page.places(words))
    }
}

/// The part of `line` with the most matches; none if there is no match.
fn cut(field: Field, line: &str, matches: &[Range<usize>]) -> Option<Snippet> {
    matches.first()?;
    let within = if line.chars().count() <= LONGEST { 0..line.len() } else { window(line, matches) };
    let (before, after) =
        (if within.start > 0 { "… " } else { "" }, if within.end < line.len() { " …" } else { "" });
    let inside = matches.iter().filter(|found| within.start <= found.start && found.end <= within.end);
    let moved = |found: &Range<usize>| {
        let shift = |at: usize| at - within.start + before.len();
        shift(found.start)..shift(found.end)
    };
    let text = format!("{before}{}{after}", &line[within.clone()]);
    Some(Snippet { field, text, ranges: inside.map(moved).collect() })
}

/// The bytes of a long line to show: whole words, from a little before the match from which on most matches
/// fit. The match itself is within, however long it is.
fn window(line: &str, matches: &[Range<usize>]) -> Range<usize> {
    let room = LONGEST - BEFORE;
    let end_of = |first: &Range<usize>| forward(line, first.start, room).max(first.end);
    let fitting = |first: &Range<usize>| {
        let end = end_of(first);
        matches.iter().filter(|found| found.start >= first.start && found.end <= end).count()
    };
    // The first of equally good ones: `max_by_key` would take the last.
    let mut best = 0..0;
    let mut most = 0;
    for first in matches {
        let found = fitting(first);
        if found > most {
            (best, most) = (first.clone(), found);
        }
    }
    let end = end_of(&best);
    let after = if end == line.len() { end } else { to_blank_before(line, end).max(best.end) };
    to_blank_after(line, backward(line, best.start, BEFORE), best.start)..after
}

/// The byte `count` characters after the byte `at`, or the end.
fn forward(line: &str, at: usize, count: usize) -> usize {
    line[at..].char_indices().nth(count).map_or(line.len(), |(length, _)| at + length)
}

/// The byte `count` characters before the byte `at`, or the start.
fn backward(line: &str, at: usize, count: usize) -> usize {
    line[..at].char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(start, _)| start)
}

/// The end of the last word that ends at or before the byte `at`.
fn to_blank_before(line: &str, at: usize) -> usize {
    let whole = line[at..].starts_with(char::is_whitespace);
    let upto = if whole { at } else { line[..at].rfind(char::is_whitespace).unwrap_or(at) };
    line[..upto].trim_end().len()
}

/// The start of the first word that begins at or after the byte `at`, at most `most`.
fn to_blank_after(line: &str, at: usize, most: usize) -> usize {
    if at == 0 || line[..at].ends_with(char::is_whitespace) {
        return at;
    }
    let rest = &line[at..most];
    match rest.find(char::is_whitespace) {
        Some(blank) => most - rest[blank..].trim_start().len(),
        None => most,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::prop;
    use proptest::{prop_assert, proptest};

    use super::{LONGEST, Snippet};
    use crate::index::{Document, Words};

    fn marked(snippet: &Snippet) -> String {
        let mut text = snippet.text.clone();
        for range in snippet.ranges.iter().rev() {
            text.insert(range.end, ']');
            text.insert(range.start, '[');
        }
        format!("{}: {text}", snippet.field.name())
    }

    fn shown(document: &Document, words: &str) -> Option<String> {
        let words = Words::parse(words).ok()?;
        Snippet::of(document, &words).as_ref().map(marked)
    }

    #[test]
    fn comes_from_the_field_that_meets_most_and_of_those_the_weightiest() {
        let document = Document {
            label: "Trust".to_owned(),
            text: "To trust an ally is to expect loyalty.".to_owned(),
            quote: "a matter of trust\nof loyalty".to_owned(),
            people: "Hans Binnendijk\nAnn Fear".to_owned(),
            ..Document::default()
        };
        let shown = |words| shown(&document, words).unwrap_or_default();
        assert_eq!(shown("trust"), "label: [Trust]");
        assert_eq!(shown("trust loyalty"), "text: To [trust] an ally is to expect [loyalty].");
        assert_eq!(shown("quote:trust"), "quote: a matter of [trust]");
        assert_eq!(shown("fear OR power"), "people: Ann [Fear]");
        assert_eq!(shown("power"), "");
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_matches() {
        let text = format!("{}costly signals of trust{}", "before ".repeat(50), " after".repeat(80));
        let found =
            shown(&Document { note: text, ..Document::default() }, "costly trust").unwrap_or_default();
        assert!(found.starts_with("note: … before"), "{found}");
        assert!(found.contains("before [costly] signals of [trust] after"), "{found}");
        assert!(found.ends_with(" after …"), "{found}");
    }

    proptest! {
        #[test]
        fn ranges_are_within_and_what_is_shown_is_of_the_text(
            words in prop::collection::vec("trust|ally|信頼|é{1,9}|[a-z]{1,30}", 1..120),
        ) {
            let text = words.join(" ");
            let document = Document { text: text.clone(), ..Document::default() };
            let sought = Words::parse("trust ally").map_err(|fault| fault.message);
            let Some(snippet) = Snippet::of(&document, &sought.unwrap_or(Words::Any(Vec::new()))) else {
                prop_assert!(!words.iter().any(|word| word == "trust" || word == "ally"));
                return Ok(());
            };
            let shown = snippet.text.trim_start_matches("… ").trim_end_matches(" …");
            prop_assert!(format!(" {text} ").contains(&format!(" {shown} ")), "a word is cut: {}", snippet.text);
            prop_assert!(snippet.text.chars().count() <= LONGEST + 4);
            prop_assert!(!snippet.ranges.is_empty());
            for range in &snippet.ranges {
                prop_assert!(["trust", "ally"].contains(&&snippet.text[range.clone()]));
            }
        }
    }
}
