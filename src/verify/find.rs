//! Where the words of a quote stand in a text.

use std::collections::BTreeSet;

use crate::verify::fold::{Form, fold, plain};
use crate::verify::inline::{SOFT, quoted};
use crate::verify::text::{Passage, Role, Text};
use crate::verify::word::is_inside;

/// Between two parts of a quote that `…` joins stand no more characters than these.
const WIDEST_GAP: usize = 300;
/// No more places than these are looked for: a quote with as many needs more words anyway.
const MOST_HITS: usize = 50;

/// A quote, in the parts that `…` joins.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    exact: Vec<Form>,
    folded: Vec<Form>,
}

/// How far words agree with what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// To the letter.
    Exact,
    /// When both are folded.
    Folded,
}

/// The part of a text in which to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// Paragraphs and notes.
    Body,
    /// Titles, front matter and the list of works.
    Apparatus,
}

/// Where a quote stands: from its first character up to the one after its last, in the printed words
/// of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// The number of the passage.
    pub(super) passage: usize,
    /// The first character.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
}

impl Quote {
    /// A quote as it stands in the record.
    pub(super) fn new(quote: &str) -> Self {
        let joined = quote.replace("[...]", "…").replace("[…]", "…").replace("...", "…");
        let parts = joined.split('…').map(|part| quoted(part.trim()));
        let parts = parts.filter(|part| part.iter().any(|char| char.is_alphanumeric()));
        let exact: Vec<Form> = parts.map(plain).collect();
        let folded = exact.iter().map(|part| fold(&part.chars)).collect();
        Self { exact, folded }
    }

    /// True for a quote without words.
    pub(super) fn is_empty(&self) -> bool {
        self.exact.is_empty()
    }

    /// All its words, folded.
    pub(super) fn folded(&self) -> Vec<char> {
        self.folded.iter().map(|part| part.chars.as_slice()).collect::<Vec<_>>().join(&' ')
    }

    /// The places in a text where all its parts stand in their order within one passage.
    pub(super) fn find(&self, text: &Text, how: Match, area: Area) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (passage, found) in text.passages.iter().enumerate() {
            if (area == Area::Body) != matches!(found.role, Role::Paragraph(_) | Role::Note) {
                continue;
            }
            hits.extend(self.find_in(found, how).into_iter().map(|(start, end)| Hit { passage, start, end }));
            if hits.len() >= MOST_HITS {
                break;
            }
        }
        hits
    }

    fn find_in(&self, passage: &Passage, how: Match) -> BTreeSet<(usize, usize)> {
        let (parts, form) = match how {
            Match::Exact => (&self.exact, &passage.exact),
            Match::Folded => (&self.folded, &passage.folded),
        };
        let Some((first, others)) = parts.split_first() else { return BTreeSet::new() };
        let mut chains: BTreeSet<(usize, usize)> = places(form, &passage.exact.chars, first).collect();
        for part in others {
            if chains.is_empty() {
                break;
            }
            let next: Vec<(usize, usize)> = places(form, &passage.exact.chars, part).collect();
            let after = |end: usize| {
                next.iter().filter(move |(start, _)| *start >= end && *start - end <= WIDEST_GAP)
            };
            let joined = chains.iter().flat_map(|(start, end)| after(*end).map(|(_, end)| (*start, *end)));
            chains = joined.take(MOST_HITS).collect();
        }
        chains
    }
}

/// Where one part stands, beginning and ending where words do, in places of the printed words.
fn places<'a>(
    form: &'a Form,
    printed: &'a [char],
    part: &'a Form,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let first = part.chars[0];
    let starts = form.chars.iter().enumerate().filter(move |(_, char)| **char == first).map(|(at, _)| at);
    starts.filter_map(move |at| {
        let start = form.spans[at].0;
        // A ligature is one printed letter: nothing begins or ends inside it.
        let whole = at == 0 || form.spans[at - 1] != form.spans[at];
        if !whole || is_inside(printed, start) {
            return None;
        }
        let last = agreed(&form.chars[at..], &part.chars)? + at - 1;
        let end = form.spans[last].1;
        let whole = form.spans.get(last + 1).is_none_or(|next| *next != form.spans[last]);
        (whole && !is_inside(printed, end)).then_some((start, end))
    })
}

/// How many characters of a text say what a quote says, if the text begins with that. A hyphen that
/// may only be there because the line ended is one, none, or one before a blank (`long- and`).
fn agreed(text: &[char], quote: &[char]) -> Option<usize> {
    let mut at = 0;
    for (done, wanted) in quote.iter().enumerate() {
        let found = *text.get(at)?;
        if found == SOFT {
            let readings: [&[char]; 3] = [&['-', ' '], &['-'], &[]];
            let rest = &quote[done..];
            let after = readings.iter().filter_map(|reading| rest.strip_prefix(*reading));
            let mut after = after.filter_map(|rest| agreed(&text[at + 1..], rest));
            return after.next().map(|length| at + 1 + length);
        }
        if found != *wanted {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::{Area, Match, Quote};
    use crate::verify::text::plain_text;

    fn found(text: &str, quote: &str, how: Match) -> Vec<String> {
        let text = plain_text(text, "");
        let hits = Quote::new(quote).find(&text, how, Area::Body);
        let words = |hit: &super::Hit| -> String {
            text.passages[hit.passage].exact.chars[hit.start..hit.end].iter().collect()
        };
        hits.iter().map(words).collect()
    }

    #[test]
    fn words_are_looked_for_whole() {
        let text = "Their non-cooperation isn't a sign. Cooperation is 3.5 times as likely.";
        for half in ["cooperation", "Their non", "Their non-", "is", "5 times", "operation", "t a sign"] {
            let exact = found(text, half, Match::Exact);
            assert!(exact.iter().all(|word| word == "is"), "{half}: {exact:?}");
        }
        assert_eq!(found(text, "cooperation", Match::Folded), ["Cooperation"]);
        assert_eq!(found(text, "a sign", Match::Exact), ["a sign"]);
    }

    #[test]
    fn a_hyphen_at_a_line_end_may_be_there_or_not() {
        let text = "Short-\nand long-term trust-\nbuilding is co-\noperation";
        for quote in
            ["Short- and long-term", "trust-building is cooperation", "trustbuilding is co-operation"]
        {
            assert_eq!(found(text, quote, Match::Exact).len(), 1, "{quote}");
            assert_eq!(found(text, quote, Match::Folded).len(), 1, "{quote}");
        }
        assert!(found(text, "building is", Match::Exact).is_empty());
        assert!(found(text, "long term", Match::Folded).is_empty());
    }

    #[test]
    fn parts_stand_in_order_in_one_passage_and_near_each_other() {
        let far = "so ".repeat(150);
        let text = format!("One two three four.\n\nFive one. {far}six.");
        assert_eq!(found(&text, "One … four", Match::Exact), ["One two three four"]);
        assert_eq!(found(&text, "One two ... four", Match::Exact), ["One two three four"]);
        for none in ["three … One", "four … Five", "Five … six", "two three … three"] {
            assert!(found(&text, none, Match::Exact).is_empty(), "{none}");
        }
    }

    #[test]
    fn parts_that_can_be_joined_in_two_ways_are_in_two_places() {
        assert_eq!(found("a b a b c", "a … c", Match::Exact).len(), 2);
        assert_eq!(found("a b c b", "a … b", Match::Exact).len(), 2);
    }

    #[test]
    fn a_ligature_is_not_cut() {
        assert_eq!(found("the ﬁrst", "first", Match::Folded), ["ﬁrst"]);
        assert!(found("staﬀ", "staf", Match::Folded).is_empty());
    }
}
