//! Words that somebody typed from memory or copied, as they stand in a text: whole words as they are printed, with their
//! place, and more words where these alone stand in several places.

use crate::annotation::Locator;
use crate::annotation::locator::{Number, Part, Range, Unit};
use crate::annotation::numbers::Numbers;
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::extent::extent;
use crate::error::Error;
use crate::verify::claimed::{Agreement, agreement, is_on_claimed_page};
use crate::verify::find::{Area, Hit, Match};
use crate::verify::inline::SOFT;
use crate::verify::judge::found;
use crate::verify::near::{Near, nearest};
use crate::verify::pages::Pages;
use crate::verify::quote::Quote;
use crate::verify::shelf::Shelf;
use crate::verify::text::{Role, Text};
use crate::verify::word::{is_inside, words};

/// So many words are shown on either side.
const AROUND: usize = 12;
/// No more words than these are added on either side to make a quote stand in one place.
const MOST_ADDED: usize = 8;

/// What typed words are in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Captured {
    /// They stand in one place.
    Once(Capture),
    /// They stand in several.
    Several(Vec<Capture>),
    /// They do not stand there; perhaps something near does.
    Missing(Option<Near>),
}

/// A place in a text where typed words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The words as they are printed, from the beginning of a word to the end of one, without marks of notes.
    pub words: String,
    /// Where, as a report tells it.
    pub place: String,
    /// Where, as a claim gives it: the page, or else section and paragraph; a note with either. None where the text shows
    /// neither.
    pub at: Option<Locator>,
    /// The words before them in the passage.
    pub before: String,
    /// The words behind them.
    pub after: String,
    /// Whether it is where the claim says it is; none where the claim says nothing, or nothing that the text can show.
    pub agrees: Option<bool>,
    /// They and as few more words as make them stand in one place only; none where no few words do, or where they do
    /// already.
    pub distinct: Option<String>,
}

/// The place that a claim gives for its words.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The place, empty if it gives none.
    pub place: &'a Locator,
    /// True if the work reports what another one claims.
    pub is_reported: bool,
}

/// Looks for typed words in the text of a work; none if the text is not on the shelf. Of several pages the one counts that
/// the claim gives, as it does when a quote is verified.
///
/// # Errors
/// If the text cannot be read.
pub fn captured(
    catalog: &Catalog,
    shelf: &Shelf,
    work: NodeId,
    typed: &str,
    given: Given<'_>,
) -> Result<Option<Captured>, Error> {
    let Some(text) = shelf.text_of(work)? else { return Ok(None) };
    let extent = catalog.work(work).and_then(extent);
    Ok(Some(capture(text, extent.as_ref(), typed, given)))
}

/// What typed words are in a text; `extent` are the pages of the work, if the bibliography tells.
fn capture(text: &Text, extent: Option<&Numbers>, typed: &str, given: Given<'_>) -> Captured {
    let pages = text.numbering.pages(extent);
    let quote = Quote::new(typed);
    let (mut hits, ..) =
        if quote.is_empty() { (Vec::new(), Match::Exact, Area::Body) } else { found(text, &quote) };
    if hits.is_empty() && !quote.is_empty() {
        hits = quote.find_cut(text);
    }
    let agrees = |hit: &Hit| match agreement(text, *hit, given.place, given.is_reported, &pages) {
        Agreement::Same => Some(true),
        Agreement::Other => Some(false),
        Agreement::Unknown => None,
    };
    let agreeing =
        || hits.iter().filter(|hit| is_on_claimed_page(text, **hit, given.place, given.is_reported, &pages));
    if agreeing().count() == 1 {
        hits = agreeing().copied().collect();
    }
    let is_alone = hits.len() == 1;
    let of_hit = |hit| {
        let found = of_hit(text, &pages, whole(text, hit), typed, is_alone);
        Capture { agrees: agrees(&hit), ..found }
    };
    let mut found: Vec<Capture> = hits.into_iter().map(of_hit).collect();
    match found.len() {
        0 => Captured::Missing(nearest(text, &quote, &pages)),
        1 => Captured::Once(found.remove(0)),
        _ => Captured::Several(found),
    }
}

fn of_hit(text: &Text, pages: &Pages, hit: Hit, typed: &str, is_alone: bool) -> Capture {
    let chars = &text.passages[hit.passage].exact.chars;
    let spans = words(chars);
    let first = spans.partition_point(|span| span.1 <= hit.start);
    let last = spans.partition_point(|span| span.0 < hit.end);
    let from = spans.get(first.saturating_sub(AROUND)).map_or(hit.start, |span| span.0).min(hit.start);
    let to = spans.get(last + AROUND).map_or(chars.len(), |span| span.0).max(hit.end);
    let read = |start, end| read(text, Hit { start, end, ..hit }, typed);
    // A quote that leaves words out stays as it was typed.
    let words = if typed.contains(['…', '[']) || typed.contains("...") {
        typed.to_owned()
    } else {
        read(hit.start, hit.end)
    };
    Capture {
        words,
        place: text.place(hit, pages),
        at: at(text, hit, pages),
        agrees: None,
        before: read(from, hit.start),
        after: read(hit.end, to),
        distinct: if is_alone { None } else { distinct(text, hit, (first, last), typed) },
    }
}

/// A hit from the beginning of its first word to the end of its last.
fn whole(text: &Text, hit: Hit) -> Hit {
    let chars = &text.passages[hit.passage].exact.chars;
    let (mut start, mut end) = (hit.start, hit.end);
    while is_inside(chars, start) {
        start -= 1;
    }
    while is_inside(chars, end) {
        end += 1;
    }
    Hit { start, end, ..hit }
}

/// The words of a stretch of a passage, without marks of notes. A hyphen at a line end stays only where it was typed.
fn read(text: &Text, hit: Hit, typed: &str) -> String {
    let form = &text.passages[hit.passage].exact;
    let typed = typed.to_lowercase();
    let mut out = String::new();
    let mut at = hit.start;
    while at < hit.end {
        if let Some(after) = form.after_skip(at, false) {
            at = after;
            continue;
        }
        match form.chars[at] {
            SOFT => {
                let rest = form.chars[at + 1..].iter().take_while(|char| char.is_alphanumeric());
                let whole: String = out.chars().rev().take_while(|char| char.is_alphanumeric()).collect();
                let joined =
                    format!("{}-{}", whole.chars().rev().collect::<String>(), rest.collect::<String>());
                out.extend(typed.contains(&joined.to_lowercase()).then_some('-'));
            }
            char => out.push(char),
        }
        at += 1;
    }
    out.trim().to_owned()
}

/// Where a hit is, as a claim gives it.
fn at(text: &Text, hit: Hit, pages: &Pages) -> Option<Locator> {
    let passage = &text.passages[hit.passage];
    let mut found = passage.pages(hit.start, hit.end).filter_map(|page| pages.number(page).cloned());
    let numbered = |unit, number| Part::numbered(unit, vec![Range::one(Number::arabic(number))]);
    let note = passage
        .label
        .parse()
        .ok()
        .filter(|_| passage.role == Role::Note)
        .map(|label| numbered(Unit::Note, label));
    let mut parts = match (found.next(), passage.role) {
        (Some(first), _) => {
            let last = found.next_back().unwrap_or_else(|| first.clone());
            vec![Part::numbered(Unit::Page, vec![Range::new(first, last)])]
        }
        (None, Role::Paragraph(number)) => {
            let title = &text.sections[passage.section].title;
            let section = (!title.is_empty()).then(|| Part::section(title));
            // Nobody counts the paragraphs of a whole book, where they have pages to cite.
            if section.is_none() && text.numbering.is_file_divided() {
                return None;
            }
            section.into_iter().chain([numbered(Unit::Paragraph, number)]).collect()
        }
        (None, _) => Vec::new(),
    };
    parts.extend(note);
    (!parts.is_empty()).then_some(Locator { parts })
}

/// The words of a hit with the fewest more that stand in no other place; `span` are its first word and the one behind its
/// last, by their numbers in the passage.
fn distinct(text: &Text, hit: Hit, span: (usize, usize), typed: &str) -> Option<String> {
    let spans = words(&text.passages[hit.passage].exact.chars);
    let ways = (1..=MOST_ADDED).flat_map(|more| (0..=more).map(move |before| (before, more - before)));
    for (before, after) in ways {
        let (Some(first), Some(last)) = (span.0.checked_sub(before), (span.1 + after).checked_sub(1)) else {
            continue;
        };
        let (Some(first), Some(last)) = (spans.get(first), spans.get(last)) else { continue };
        let longer = Hit { start: first.0.min(hit.start), end: last.1.max(hit.end), ..hit };
        let words = read(text, longer, typed);
        let (hits, ..) = found(text, &Quote::new(&words));
        if hits.len() == 1 {
            return Some(words);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Capture, Captured, Given, capture};
    use crate::annotation::Locator;
    use crate::verify::text::plain_text;

    const TEXT: &str = "The pilots met in the har-\nbour.1 They asked the owners of the harbour.2\n7\u{c}The owners \
        of the town paid, and the owners of the fleet did not. Trust-\nbuilding failed.\n8\u{c}They left.\n9";

    fn at(typed: &str, place: &str) -> Captured {
        let place = Locator::of(place).unwrap_or_default();
        capture(&plain_text(TEXT, ""), None, typed, Given { place: &place, is_reported: false })
    }

    fn told(typed: &str) -> String {
        let one = |found: &Capture| {
            let at = found.at.as_ref().map(ToString::to_string).unwrap_or_default();
            let distinct = found.distinct.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
            format!("{at}: {}{distinct}", found.words)
        };
        match at(typed, "") {
            Captured::Once(found) => one(&found),
            Captured::Several(found) => found.iter().map(one).collect::<Vec<_>>().join(" | "),
            Captured::Missing(near) => {
                format!("none, perhaps {}", near.map(|near| near.words).unwrap_or_default())
            }
        }
    }

    #[test]
    fn typed_words_are_completed_and_placed() {
        for (typed, expected) in [
            ("pilots MET in the harbour", "p. 7: pilots met in the harbour"),
            ("ilots met in the harb", "p. 7: pilots met in the harbour"),
            ("harbour. They ask", "p. 7: harbour. They asked"),
            ("trust-building failed", "p. 8: Trust-building failed"),
            ("trustbuilding failed", "p. 8: Trustbuilding failed"),
            ("They … the owners of the harbour", "p. 7: They … the owners of the harbour"),
            ("the pilots left", "none, perhaps The pilots met"),
        ] {
            assert_eq!(told(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_page_without_a_number_gives_no_place() {
        let at = |text: &str| {
            let given = Given { place: &Locator::default(), is_reported: false };
            match capture(&plain_text(text, ""), None, "pilots met", given) {
                Captured::Once(found) => Some((found.at.map(|at| at.to_string()), found.place)),
                _ => None,
            }
        };
        let place = Some((None, "page 2 of the file".to_owned()));
        assert_eq!(at("They paid.\n\u{c}The pilots met.\n\u{c}They left.\n"), place);
        let paragraph = Some((Some("¶ 2".to_owned()), "¶ 2".to_owned()));
        assert_eq!(at("They paid.\n\nThe pilots met.\n"), paragraph);
    }

    #[test]
    fn where_words_stand_in_several_places_more_are_offered() {
        let expected = "p. 7: the owners of the (the owners of the harbour) | p. 8: the owners of the (the owners of the fleet)";
        assert_eq!(told("the owners of the"), expected);
    }

    #[test]
    fn the_place_that_a_claim_gives_is_compared_and_decides() {
        let agrees = |typed, place| match at(typed, place) {
            Captured::Once(found) => Some((found.at.map(|at| at.to_string()), found.agrees)),
            _ => None,
        };
        let seven = |agrees| Some((Some("p. 7".to_owned()), agrees));
        assert_eq!(agrees("pilots met in", "p. 7"), seven(Some(true)));
        assert_eq!(agrees("pilots met in", "pp. 5-8"), seven(Some(true)));
        assert_eq!(agrees("pilots met in", "p. 9"), seven(Some(false)));
        assert_eq!(agrees("pilots met in", "p. *7"), seven(None));
        assert_eq!(agrees("pilots met in", "ch. 2"), seven(None));
        assert_eq!(agrees("pilots met in", ""), seven(None));
        assert_eq!(agrees("the owners of the", "p. 7"), seven(Some(true)));
        assert_eq!(agrees("the owners of the", "p. 9"), None);
        assert_eq!(agrees("the owners of the", "pp. 7-8"), None);
    }

    #[test]
    fn the_words_around_are_told() {
        let found = at("asked the owners", "");
        let around = if let Captured::Once(found) = found { Some((found.before, found.after)) } else { None };
        let expected = ("The pilots met in the harbour. They".to_owned(), "of the harbour.".to_owned());
        assert_eq!(around, Some(expected));
    }
}
