//! Where the words of a quote stand in a text.

use crate::verify::chain::{Chain, Place};
use crate::verify::fold::Form;
use crate::verify::inline::SOFT;
use crate::verify::negation::has_negation;
use crate::verify::quote::{DIVIDED, ENDING, Joint, LETTER, Pattern, Quote};
use crate::verify::text::{Passage, Role, Text};
use crate::verify::word::{is_inside, words};

/// Between two parts of a quote that `…` joins stand no more characters than these.
const WIDEST_GAP: usize = 300;
/// Words of a scholar's own stand for no more of the author's than these.
const MOST_REPLACED: usize = 4;
/// So many ways of leaving out marks and hyphens are tried where a quote may begin.
const MOST_BRANCHES: u32 = 2_000;
/// No more places than these are looked for: a quote with as many needs more words anyway.
const MOST_HITS: usize = 50;

/// How far words agree with what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// To the letter.
    Exact,
    /// When both are folded.
    Folded,
    /// When brackets are taken for what they stand for, and what may be a note's mark or a line's hyphen is left out.
    Loose,
}

impl Match {
    /// All, the strictest first.
    pub(super) const ALL: [Self; 3] = [Self::Exact, Self::Folded, Self::Loose];
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
    /// The places in a text where all its parts stand in their order within one passage.
    pub(super) fn find(&self, text: &Text, how: Match, area: Area) -> Vec<Hit> {
        let mut hits = Vec::new();
        // Nobody says what the scholar denies.
        if self.pattern(how).is_denying {
            return hits;
        }
        // What agrees to the letter agrees when it is folded, as the index is.
        let certain = self.pattern(how.max(Match::Folded)).certain();
        let all: Vec<usize>;
        let candidates = match text.index.candidates(certain.iter().map(String::as_str)) {
            Some(candidates) => candidates,
            None => {
                all = (0..text.passages.len()).collect();
                &all
            }
        };
        for &passage in candidates {
            let found = &text.passages[passage];
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

    /// The places where its words stand, the first and the last perhaps cut; for a quote of several words in one part.
    pub(super) fn find_cut(&self, text: &Text) -> Vec<Hit> {
        let [part] = self.folded.parts.as_slice() else { return Vec::new() };
        let certain = self.folded.certain();
        let Some([_, middle @ .., _]) = certain.get(..) else { return Vec::new() };
        let all: Vec<usize> = (0..text.passages.len()).collect();
        let candidates = text.index.candidates(middle.iter().map(String::as_str)).unwrap_or(&all);
        let mut hits = Vec::new();
        for &passage in candidates {
            let look = Look { is_whole: false, ..Look::new(&text.passages[passage], Match::Loose) };
            hits.extend(look.places(part).map(|(start, end)| Hit { passage, start, end }));
        }
        hits.truncate(MOST_HITS);
        hits
    }

    /// How it is looked for.
    pub(super) fn pattern(&self, how: Match) -> &Pattern {
        match how {
            Match::Exact => &self.exact,
            Match::Folded => &self.folded,
            Match::Loose => &self.loose,
        }
    }

    fn find_in(&self, passage: &Passage, how: Match) -> Vec<Place> {
        self.chained(passage, how, |chain| chain.stretches(MOST_HITS))
    }

    /// The stretches of a hit that stand where the quote joins its parts, one for each joint.
    pub(super) fn gaps(&self, passage: &Passage, how: Match, hit: Hit) -> Vec<Place> {
        self.chained(passage, how, |chain| chain.gaps((hit.start, hit.end)))
    }

    /// What comes of the places of its parts in a passage.
    fn chained(&self, passage: &Passage, how: Match, of: impl Fn(&Chain<'_>) -> Vec<Place>) -> Vec<Place> {
        let pattern = self.pattern(how);
        let look = Look::new(passage, how);
        let mut places = Vec::new();
        for part in &pattern.parts {
            let found: Vec<Place> = look.places(part).collect();
            if found.is_empty() {
                return Vec::new();
            }
            places.push(found);
        }
        let joins = |at: usize, end: usize, start: usize| {
            pattern.joints.get(at).is_some_and(|joint| look.joins(joint, end, start))
        };
        of(&Chain { places, joins: &joins })
    }
}

/// A passage as it is looked at.
#[derive(Clone, Copy)]
struct Look<'a> {
    form: &'a Form,
    printed: &'a Form,
    is_loose: bool,
    /// Whether words are looked for whole.
    is_whole: bool,
}

impl<'a> Look<'a> {
    fn new(passage: &'a Passage, how: Match) -> Self {
        let form = if how == Match::Exact { &passage.exact } else { &passage.folded };
        Self { form, printed: &passage.exact, is_loose: how == Match::Loose, is_whole: true }
    }

    /// True if two parts may be joined so that this much stands between them. A negation is nothing that words in brackets
    /// may stand for.
    fn joins(self, joint: &Joint, end: usize, start: usize) -> bool {
        if start - end > WIDEST_GAP {
            return false;
        }
        let between = &self.printed.chars[end..start];
        joint.omits || (words(between).len() <= MOST_REPLACED && !has_negation(between))
    }

    /// Where one part stands, beginning and ending where words do, in places of the printed words.
    fn places(self, part: &'a Form) -> impl Iterator<Item = (usize, usize)> + 'a {
        let chars = &self.form.chars;
        let spans = &self.form.spans;
        let first = part.chars.iter().find(|char| **char != LETTER).copied();
        let starts =
            chars.iter().enumerate().filter(move |(_, char)| Some(**char) == first).map(|(at, _)| at);
        starts.filter_map(move |at| {
            let start = spans[at].0;
            // A ligature is one printed letter: nothing begins or ends inside it.
            let whole = at == 0 || spans[at - 1] != spans[at];
            if !whole || (self.is_whole && is_inside(&self.printed.chars, start)) {
                return None;
            }
            let mut branches = MOST_BRANCHES;
            let last = self.agreed(at, &part.chars, &mut branches)?.checked_sub(1)?;
            let end = spans[last].1;
            let whole = spans.get(last + 1).is_none_or(|next| *next != spans[last]);
            (whole && !(self.is_whole && self.is_inside(end))).then_some((start, end))
        })
    }

    /// True where a word goes on, though perhaps behind the mark of a note.
    fn is_inside(self, at: usize) -> bool {
        let printed = &self.printed.chars;
        is_inside(printed, at)
            && self.printed.after_skip(at, self.is_loose).is_none_or(|after| {
                // Behind a hyphen that only divides it, the word goes on.
                printed.get(after).is_some_and(|char| char.is_alphanumeric())
            })
    }

    /// Where in the text the words of a quote end that begin at `at`; none if they do not stand there. A hyphen that
    /// may only be there because the line ended is one, none, or one before a blank (`long- and`). No more than `branches`
    /// ways of leaving something out are tried.
    fn agreed(self, mut at: usize, quote: &[char], branches: &mut u32) -> Option<usize> {
        let text = &self.form.chars;
        let mut done = 0;
        while let Some(wanted) = quote.get(done) {
            let rest = &quote[done..];
            if *wanted == LETTER {
                done += 1;
                continue;
            }
            if *wanted == DIVIDED {
                *branches = branches.checked_sub(1)?;
                let has_hyphen = matches!(text.get(at), Some('-' | &SOFT));
                let hyphened = has_hyphen.then(|| self.agreed(at + 1, &rest[1..], branches)).flatten();
                if hyphened.is_some() {
                    return hyphened;
                }
                done += 1;
                continue;
            }
            if *wanted == ENDING {
                let most = rest.iter().take_while(|char| **char == ENDING).count();
                let letters =
                    text[at..].iter().take(most + 1).take_while(|char| char.is_alphabetic()).count();
                if letters > most {
                    return None;
                }
                (at, done) = (at + letters, done + most);
                continue;
            }
            let found = text.get(at).copied();
            let after_skip = self.form.after_skip(at, self.is_loose);
            if found == Some(SOFT) || after_skip.is_some() {
                *branches = branches.checked_sub(1)?;
            }
            if found == Some(SOFT) {
                let readings: [&[char]; 3] = [&['-', ' '], &['-'], &[]];
                let after = readings.iter().filter_map(|reading| rest.strip_prefix(*reading));
                return after.into_iter().find_map(|rest| self.agreed(at + 1, rest, branches));
            }
            if let Some(after) = after_skip {
                let is_literal = found == Some(*wanted);
                let literal = is_literal.then(|| self.agreed(at + 1, &rest[1..], branches)).flatten();
                return literal.or_else(|| self.agreed(after, rest, branches));
            }
            if found != Some(*wanted) {
                if !self.is_swapped(at, rest) {
                    return None;
                }
                // Both signs.
                (at, done) = (at + 1, done + 1);
            }
            (at, done) = (at + 1, done + 1);
        }
        Some(at)
    }

    /// True where the text has `”,` and the quote `,”`, or the other way round: the sign was drawn inside, or out.
    fn is_swapped(self, at: usize, quote: &[char]) -> bool {
        let [one, other, ..] = quote else { return false };
        let is_pair = matches!((one, other), ('.' | ',', '\'') | ('\'', '.' | ','));
        let text = self.form.chars.get(at..at + 2);
        self.is_loose && is_pair && text.is_some_and(|text| text == [*other, *one])
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Match};
    use crate::verify::quote::Quote;
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
    fn a_negation_of_the_scholars_own_stands_nowhere() {
        let text = "They said that all pilots agreed. They trust NATO and can go on.";
        for quote in [
            "[Not] all pilots agreed",
            "They trust NATO [no longer]",
            "They … [never] go on",
            "They [hardly] trust NATO",
            "all pilots … trust[ not] NATO",
            "can[not] go on",
        ] {
            assert_eq!(found(text, quote, Match::Loose), [""; 0], "{quote}");
        }
        for quote in ["[Now] all pilots agreed", "They trust NATO [still]", "NATO … [then] can go on"] {
            assert_eq!(found(text, quote, Match::Loose).len(), 1, "{quote}");
        }
        assert_eq!(found("They are [not] here.", "are [not] here", Match::Exact).len(), 1);
    }

    #[test]
    fn small_words_in_a_long_paragraph_do_not_hide_the_last_one() {
        let text = format!("{}the crew of the new harbour.", "the men of the town and ".repeat(400));
        let hits = found(&text, "the … of … harbour", Match::Exact);
        assert!(hits.len() > 1, "{hits:?}");
        let text = "the ".repeat(60_000);
        let quote = ["the"; 30].join(" … ");
        assert!(found(&text, &format!("{quote} … sea"), Match::Exact).is_empty());
        assert!(found(&text, &quote, Match::Exact).len() > 1);
    }

    #[test]
    fn however_many_marks_there_are_it_comes_to_an_end() {
        let text = format!("a{} b", "[1]".repeat(60));
        assert_eq!(found(&text, &format!("a{} c", "[1]".repeat(30)), Match::Exact), [""; 0]);
        assert_eq!(found(&text, "a b", Match::Exact).len(), 1);
    }

    #[test]
    fn a_ligature_is_not_cut() {
        assert_eq!(found("the ﬁrst", "first", Match::Folded), ["ﬁrst"]);
        assert!(found("staﬀ", "staf", Match::Folded).is_empty());
    }
}
