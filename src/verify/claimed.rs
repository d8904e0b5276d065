//! Whether a quote stands where its claim says.

mod called;
mod place;

use crate::annotation::locator::number::Class;
use crate::annotation::locator::{Locator, Number, Range};
use crate::annotation::numbers::Numbers;
use crate::verify::claimed::called::{Romans, is_called};
use crate::verify::claimed::place::{Claimed, claimed_places};
pub(super) use crate::verify::claimed::place::{can_be_shown, has_pages, is_never_whole};
use crate::verify::find::Hit;
use crate::verify::lines::{Count, Large};
use crate::verify::pages::{Pages, one};
use crate::verify::sentence::carries;
use crate::verify::text::{Role, Section, Text};

/// How a place that was found agrees with the place that a claim gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It is that place.
    Same,
    /// It is another.
    Other,
    /// The text cannot tell: the claim gives none, or a part of it is not one that the text shows, as a page may be.
    Unknown,
}

/// `5ff` stands for so many pages behind the fifth, `5f` for one.
const FOLLOWING: u32 = 5;

/// Compares a place with the one that a claim gives. What is `reported` by way of another work may
/// stand in that work's note or in the sentence that carries the note's mark.
pub(super) fn agreement(
    text: &Text,
    hit: Hit,
    claimed: &Locator,
    reported: bool,
    pages: &Pages,
) -> Agreement {
    let places = claimed_places(claimed);
    let agreements: Vec<Agreement> =
        places.iter().map(|place| with_place(text, hit, place, reported, pages)).collect();
    let is_other = agreements.iter().all(|agreement| *agreement == Agreement::Other);
    if agreements.contains(&Agreement::Same) {
        Agreement::Same
    } else if is_other {
        Agreement::Other
    } else {
        Agreement::Unknown
    }
}

/// True if a hit is on a page that the claim gives, and nothing else that the claim says of the place speaks against it.
pub(super) fn is_on_claimed_page(
    text: &Text,
    hit: Hit,
    claimed: &Locator,
    reported: bool,
    pages: &Pages,
) -> bool {
    claimed_places(claimed).iter().any(|place| {
        is_on_page(text, hit, place, pages) == Some(true)
            && with_place(text, hit, place, reported, pages) != Agreement::Other
    })
}

/// Compares a hit with one place: it is another if any part is, and the same only if every part was compared.
fn with_place(text: &Text, hit: Hit, place: &Claimed<'_>, reported: bool, pages: &Pages) -> Agreement {
    let compared = [
        (!place.pages.is_empty()).then(|| is_on_page(text, hit, place, pages)),
        place.section.as_ref().map(|_| is_in_claimed_section(text, hit, place)),
        place.article.map(|article| is_in_article(text, hit, article)),
        (!place.paragraphs.is_empty() || !place.notes.is_empty())
            .then(|| is_at_claimed_number(text, hit, place, reported)),
    ];
    let mut given = compared.into_iter().flatten().peekable();
    let is_whole = given.peek().is_some() && !place.is_part;
    given.fold(if is_whole { Agreement::Same } else { Agreement::Unknown }, |agreement, part| match part {
        Some(false) => Agreement::Other,
        None if agreement == Agreement::Same => Agreement::Unknown,
        _ => agreement,
    })
}

/// Whether a hit is in the section that is claimed; none if the text does not show it.
fn is_in_claimed_section(text: &Text, hit: Hit, place: &Claimed<'_>) -> Option<bool> {
    let is_said = !matches!(text.passages[hit.passage].role, Role::Heading | Role::Bibliography);
    if has_sections(text) {
        Some(is_said && is_in_section(text, hit, place))
    } else {
        is_in_outlined(text, hit, place)
    }
}

/// Whether a hit is in a paragraph or a note that is claimed; none if the text does not show such notes, or not the section
/// in which the paragraphs are counted.
fn is_at_claimed_number(text: &Text, hit: Hit, place: &Claimed<'_>, reported: bool) -> Option<bool> {
    let has_notes =
        || text.passages.iter().any(|passage| passage.role == Role::Note || !passage.marks.is_empty());
    let is_counted = place.paragraphs.is_empty() || place.section.is_none() || has_sections(text);
    let is_shown = is_counted && (place.notes.is_empty() || has_notes());
    is_shown.then(|| is_at_number(text, hit, place, reported))
}

fn has_sections(text: &Text) -> bool {
    text.sections.len() > 1
}

/// Whether a hit is on a page of those that are claimed; none if that is not known of its pages, or if they count in
/// another way: `p. e1003285` is no page of an article that counts from 1.
fn is_on_page(text: &Text, hit: Hit, place: &Claimed<'_>, pages: &Pages) -> Option<bool> {
    // `p. 9*` is another page than 9, and no copy calls it so.
    if place.pages.iter().any(|range| [&range.from, &range.to].iter().any(|page| is_inserted(page))) {
        return None;
    }
    let claimed = Numbers::all(&place.pages.iter().map(|range| with_following(range)).collect::<Vec<_>>());
    let found: Vec<Option<&Number>> =
        text.passages[hit.passage].pages(hit.start, hit.end).map(|page| pages.number(page)).collect();
    if found.iter().flatten().any(|number| claimed.meets(&one(number))) {
        return Some(true);
    }
    let is_counted =
        |number: &Number| !matches!(number.class(), Class::Lettered(_)) || pages.counts_like(number);
    let is_comparable = !claimed.is_empty() && place.pages.iter().all(|range| is_counted(&range.from));
    (is_comparable && found.iter().all(Option::is_some)).then_some(false)
}

/// True for a page that was put in behind the one of its number: `9*`.
fn is_inserted(page: &Number) -> bool {
    page.suffix().0.starts_with('*')
}

/// The pages of a range, with those that `f` and `ff` stand for.
fn with_following(range: &Range) -> Numbers {
    let more = match range.to.open() {
        Some("f") => 1,
        Some(_) => FOLLOWING,
        None => 0,
    };
    let last = range
        .to
        .value()
        .and_then(|value| value.checked_add(more))
        .map(|value| Number::of(range.to.class(), value));
    Numbers::of(&[Range {
        to: last.filter(|_| more > 0).unwrap_or_else(|| range.to.clone()),
        ..range.clone()
    }])
}

fn is_in_section(text: &Text, hit: Hit, place: &Claimed<'_>) -> bool {
    let Some(title) = &place.section else { return true };
    let found = text.passages[hit.passage].section;
    // Paragraphs are counted within the section itself, not in what it is a part of.
    let outer = |section: usize| text.is_within(found, section) && place.paragraphs.is_empty();
    let romans = Romans::of(text.sections.iter().map(|section| section.title.as_str()));
    (0..text.sections.len()).any(|section| {
        (section == found || outer(section)) && is_called(&text.sections[section].title, title, &romans)
    })
}

/// Whether a paragraph stands in a section that is claimed, in a text that shows its headings by their size; none if that
/// is not known.
fn is_in_outlined(text: &Text, hit: Hit, place: &Claimed<'_>) -> Option<bool> {
    let claimed = place.section.as_ref()?;
    let is_paragraph = matches!(text.passages[hit.passage].role, Role::Paragraph(_));
    match Number::read(claimed) {
        _ if !is_paragraph => None,
        Some(number) => text.outline.holds(hit.passage, &number),
        None => {
            let romans = Romans::of(text.outline.titles());
            text.outline.holds_title(hit.passage, |heading| is_called(heading, claimed, &romans))
        }
    }
}

/// Whether a paragraph stands in an article of a law; none if no heading shows that.
fn is_in_article(text: &Text, hit: Hit, article: &Number) -> Option<bool> {
    if !matches!(text.passages[hit.passage].role, Role::Paragraph(_)) {
        return None;
    }
    if !has_sections(text) {
        return text.outline.holds_article(hit.passage, article);
    }
    let value = article.value().filter(|_| article.suffix().0.is_empty())?;
    let articles: Vec<(usize, u32)> = text.sections.iter().enumerate().filter_map(article_of).collect();
    let mut called = articles.iter().enumerate().filter(|(_, (_, number))| *number == value);
    // Two laws in one text have an article of this number each, and a text about one may have a heading for it.
    let (Some((at, (only, _))), None, true) = (called.next(), called.next(), articles.len() > 1) else {
        return None;
    };
    // Where the number before or behind is missing, that article may stand in this one without a heading of its own.
    let before = at.checked_sub(1).and_then(|at| articles.get(at));
    let is_next = |before: u32, next: u32| before.checked_add(1) == Some(next);
    let is_in_order = before.is_none_or(|(_, before)| is_next(*before, value))
        && articles.get(at + 1).is_none_or(|(_, next)| is_next(value, *next));
    if !is_in_order {
        return None;
    }
    let is_within = text.is_within(text.passages[hit.passage].section, *only);
    // What stands in an article is not known to be in this part of it.
    if is_within { article.is_bare().then_some(true) } else { Some(false) }
}

fn is_at_number(text: &Text, hit: Hit, place: &Claimed<'_>, reported: bool) -> bool {
    let passage = &text.passages[hit.passage];
    let any = place.paragraphs.is_empty() && place.notes.is_empty();
    match passage.role {
        Role::Paragraph(number) | Role::Front(number) => {
            let marked = || {
                let marks =
                    passage.marks.iter().filter(|mark| in_ranges(&place.notes, mark.label.parse().ok()));
                marks.into_iter().any(|mark| carries(passage, &mark.label, hit.start, hit.end))
            };
            any || in_ranges(&place.paragraphs, Some(number))
                || (reported && place.paragraphs.is_empty() && marked())
        }
        Role::Note => any || in_ranges(&place.notes, passage.label.parse().ok()),
        Role::Heading | Role::Bibliography => false,
    }
}

fn in_ranges(ranges: &[&Range], number: Option<u32>) -> bool {
    let Some(number) = number else { return false };
    let number = Numbers::of(&[Range::one(Number::arabic(number))]);
    number.meets(&Numbers::of(ranges.iter().copied()))
}

/// A section that is an article of a law, and its number.
fn article_of((at, section): (usize, &Section)) -> Option<(usize, u32)> {
    let (count, number) = Large::of(&section.title).number?;
    (count == Count::Article).then_some((at, number))
}
