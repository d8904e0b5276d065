//! The passage that is nearest to a quote that was not found: a suggestion, never an answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::verify::find::Hit;
use crate::verify::inline::SOFT;
use crate::verify::pages::Pages;
use crate::verify::quote::Quote;
use crate::verify::text::{Passage, Text};
use crate::verify::word::words;

/// The passage may have so many words more or fewer than the quote.
const SLACK: usize = 2;
/// No longer quotes are looked for: this is for the few words that fix a place.
const LONGEST: usize = 40;

/// A passage that is not quite what a quote says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Where it is.
    pub place: String,
    /// The words as they are printed: hardly more of them than the quote has.
    pub words: String,
}

/// Words, each with its place.
struct Words {
    text: Vec<String>,
    spans: Vec<(usize, usize)>,
}

/// The passage that shares most words with a quote, and at least half of them; of several, the one
/// that needs the fewest letters changed.
pub(super) fn nearest(text: &Text, quote: &Quote, pages: &Pages) -> Option<Near> {
    let wanted = folded_words(&quote.words()).text;
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    let wanted_text = wanted.join(" ");
    let mut best: Option<(usize, usize, Near)> = None;
    for at in sharing(text, &wanted) {
        let passage = &text.passages[at];
        let found = of_passage(passage);
        for (start, shared) in most_shared(&found.text, &wanted) {
            if best.as_ref().is_some_and(|(most, ..)| shared < *most) {
                continue;
            }
            let Some((distance, first, last)) = fitted(&found.text, start, &wanted, &wanted_text) else {
                continue;
            };
            let better = |(most, least, _): &(usize, usize, Near)| shared > *most || distance < *least;
            if best.as_ref().is_none_or(better) {
                let (start, end) = (found.spans[first].0, found.spans[last].1);
                let printed = &passage.exact.chars[start..end];
                let words = printed.iter().map(|char| if *char == SOFT { '-' } else { *char }).collect();
                let place = text.place(Hit { passage: at, start, end }, pages);
                best = Some((shared, distance, Near { place, words }));
            }
        }
    }
    best.map(|(_, _, near)| near)
}

/// The passages that hold at least half of the words, as far as the index knows: in their order.
fn sharing(text: &Text, wanted: &[String]) -> Vec<usize> {
    let mut shared = vec![0_usize; text.passages.len()];
    for word in wanted {
        let parts = word.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty());
        let places: BTreeSet<usize> = parts.flat_map(|part| text.index.of_word(part)).copied().collect();
        places.into_iter().for_each(|at| shared[at] += 1);
    }
    let fewest = wanted.len().div_ceil(2);
    (0..shared.len()).filter(|at| shared[*at] >= fewest).collect()
}

/// The words of a passage; their places are those in the printed words.
fn of_passage(passage: &Passage) -> Words {
    let mut words = folded_words(&passage.folded.chars);
    for (start, end) in &mut words.spans {
        (*start, *end) = (passage.folded.spans[*start].0, passage.folded.spans[*end - 1].1);
    }
    words
}

/// Words that are folded, without their hyphens.
fn folded_words(chars: &[char]) -> Words {
    let spans = words(chars);
    let bare = |char: &&char| !matches!(**char, SOFT | '-');
    let text = spans.iter().map(|(start, end)| chars[*start..*end].iter().filter(bare).collect()).collect();
    Words { text, spans }
}

/// Where stretches as long as the quote begin that share the most words with it, and how many.
fn most_shared(found: &[String], wanted: &[String]) -> Vec<(usize, usize)> {
    let mut missing: BTreeMap<&str, isize> = BTreeMap::new();
    for word in wanted {
        *missing.entry(word).or_default() += 1;
    }
    let (mut shared, mut most, mut starts) = (0, wanted.len().div_ceil(2), Vec::new());
    for (at, word) in found.iter().enumerate() {
        if let Some(left) = missing.get_mut(word.as_str()) {
            shared += usize::from(*left > 0);
            *left -= 1;
        }
        let start = (at + 1).saturating_sub(wanted.len());
        if start > 0
            && let Some(left) = missing.get_mut(found[start - 1].as_str())
        {
            *left += 1;
            shared -= usize::from(*left > 0);
        }
        if shared > most {
            starts.clear();
            most = shared;
        }
        if shared == most {
            starts.push((start, shared));
        }
    }
    starts
}

/// The stretch about `start` that needs the fewest letters changed: their number, its first word and
/// its last. None if it is more than half of the letters.
fn fitted(found: &[String], start: usize, wanted: &[String], text: &str) -> Option<(usize, usize, usize)> {
    let starts = start.saturating_sub(SLACK)..=start + SLACK;
    let lengths = wanted.len().saturating_sub(SLACK).max(1)..=wanted.len() + SLACK;
    let stretches = starts.flat_map(|first| lengths.clone().map(move |length| (first, first + length)));
    let inside = stretches.filter(|(_, end)| *end <= found.len());
    let measured =
        inside.map(|(first, end)| (strsim::levenshtein(&found[first..end].join(" "), text), first, end - 1));
    measured.min().filter(|(distance, ..)| *distance * 2 <= text.chars().count())
}

#[cfg(test)]
mod tests {
    use super::{Near, nearest};
    use crate::verify::pages::Pages;
    use crate::verify::quote::Quote;
    use crate::verify::text::plain_text;

    fn near(quote: &str) -> Option<Near> {
        let text = "## A\n\nStates do not trust each other easily. They may keep their promises.\n\nAllies *do* trust each\nother at times.<sup>1</sup>\n\n<sup>1</sup> Such trust-\nbuilding is rare.";
        let text = plain_text(text, "");
        nearest(&text, &Quote::new(quote), &Pages::default())
    }

    #[test]
    fn the_nearest_passage_is_named_with_its_place() {
        let found = near("States do trust each other easily").map(|near| (near.place, near.words));
        let expected = ("§ \"A\" ¶ 1".to_owned(), "States do not trust each other easily".to_owned());
        assert_eq!(found, Some(expected));
        let found = near("allies do indeed trust each other at times").map(|near| near.words);
        assert_eq!(found.as_deref(), Some("Allies do trust each other at times"));
        let found = near("Such a trust-building is rare").map(|near| (near.place, near.words));
        assert_eq!(found, Some(("§ \"A\" n. 1".to_owned(), "Such trust-building is rare".to_owned())));
    }

    #[test]
    fn what_shares_little_is_not_suggested() {
        assert_eq!(near("an entirely different matter"), None);
        assert_eq!(near("trust in nothing at all"), None);
        assert_eq!(near(""), None);
    }
}
