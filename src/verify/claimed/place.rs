//! The place that a claim gives, as far as texts can show it.

use crate::annotation::locator::{Locator, Number, Part, Range, Unit};

/// What is compared of a place. What no text shows, or what counts within such a part, is not in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Claimed<'a> {
    /// The title or the number of a section.
    pub(super) section: Option<String>,
    /// The number of an article of a law.
    pub(super) article: Option<&'a Number>,
    /// Paragraphs of that section.
    pub(super) paragraphs: Vec<&'a Range>,
    /// Notes by their printed numbers.
    pub(super) notes: Vec<&'a Range>,
    /// Pages of the work.
    pub(super) pages: Vec<&'a Range>,
    /// True if the claim says more of the place than this.
    pub(super) is_part: bool,
}

/// The places of a locator: `§ "A" ¶ 1 § "B" ¶ 2` has two.
pub(super) fn claimed_places(locator: &Locator) -> Vec<Claimed<'_>> {
    let mut places = vec![Claimed::default()];
    let mut is_part = false;
    for (at, part) in locator.parts.iter().enumerate() {
        is_part |= !is_whole(part);
        let last = places.len() - 1;
        match part {
            Part::Numbered { unit: Unit::Article, ranges, .. } if is_article(locator, ranges) => {
                places[last].article = ranges.first().map(|range| &range.from);
            }
            _ if !is_compared(locator, at) => is_part = true,
            Part::Numbered { unit: Unit::Paragraph, ranges, .. } => places[last].paragraphs.extend(ranges),
            Part::Numbered { unit: Unit::Note, ranges, .. } => places[last].notes.extend(ranges),
            Part::Numbered { unit: Unit::Page, ranges, .. } => places[last].pages.extend(ranges),
            part => match part.section_name() {
                Some(title) if places[last].section.is_some() => {
                    places.push(Claimed { section: Some(title), ..Claimed::default() });
                }
                title => places[last].section = title,
            },
        }
    }
    for place in &mut places {
        place.is_part = is_part;
    }
    places
}

/// True for one article of a law, in nothing that may have another of its number.
fn is_article(locator: &Locator, ranges: &[Range]) -> bool {
    let is_one = matches!(ranges, [range] if range.from == range.to && range.from.open().is_none());
    is_one && matches!(locator.parts.first(), Some(Part::Numbered { unit: Unit::Article, .. }))
}

/// True if a text may show the place that a claim gives: it has more than pages and chapters.
pub(in crate::verify) fn can_be_shown(claimed: &Locator) -> bool {
    claimed.parts.iter().any(|part| {
        part.section_name().is_some()
            || matches!(part, Part::Numbered { unit: Unit::Article | Unit::Paragraph | Unit::Note, .. })
    })
}

/// True if a claim gives pages.
pub(in crate::verify) fn has_pages(claimed: &Locator) -> bool {
    claimed.parts.iter().any(|part| matches!(part, Part::Numbered { unit: Unit::Page, .. }))
}

/// True if no text shows all of the place that a claim gives.
pub(in crate::verify) fn is_never_whole(claimed: &Locator) -> bool {
    claimed_places(claimed).iter().any(|place| place.is_part)
}

/// True for a part of a sort that texts can show.
fn can_show(part: &Part) -> bool {
    let is_counted = matches!(part, Part::Numbered { unit: Unit::Paragraph | Unit::Note | Unit::Page, .. });
    is_counted || part.section_name().is_some()
}

/// True if a part can be compared beside the others. Paragraph 2 of an article or of a page is not the second of the
/// text's section, and page 2 of a volume may be one of another volume.
fn is_compared(locator: &Locator, at: usize) -> bool {
    let part = &locator.parts[at];
    let mut hidden = locator.parts.iter().enumerate().filter(|(_, part)| !can_show(part));
    match unit(part) {
        _ if !can_show(part) => false,
        Some(Unit::Section) if matches!(part, Part::Titled { .. }) => true,
        Some(Unit::Page) => hidden.all(|(_, part)| has_no_pages(part)),
        // Words may stand in the paragraph as well as in the note.
        Some(Unit::Note | Unit::Paragraph) if has_paragraph_of_page(locator) => false,
        _ => hidden.all(|(hidden, part)| hidden > at && is_in_paragraph(part)),
    }
}

/// True if a paragraph is claimed after a page.
fn has_paragraph_of_page(locator: &Locator) -> bool {
    let is_page = |part: &Part| unit(part) == Some(Unit::Page);
    let mut behind = locator.parts.iter().skip_while(|part| !is_page(part));
    behind.any(|part| unit(part) == Some(Unit::Paragraph))
}

/// True for parts of a work through which its pages are counted.
fn has_no_pages(part: &Part) -> bool {
    unit(part) == Some(Unit::Chapter) || is_in_paragraph(part)
}

/// True for what stands in a paragraph, and counts nothing below it that a text shows.
fn is_in_paragraph(part: &Part) -> bool {
    matches!(unit(part), Some(Unit::Line | Unit::Sentence | Unit::Point))
}

fn unit(part: &Part) -> Option<Unit> {
    match part {
        Part::Numbered { unit, .. } | Part::Titled { unit, .. } => Some(*unit),
        Part::Words(_) => None,
    }
}

/// True unless the numbers of a part say more than is compared of them: `p. 2n` is a note on page 2, `¶ 5(1)` a part of
/// the paragraph.
fn is_whole(part: &Part) -> bool {
    let is_whole = |number: &Number| number.is_bare() || number.open().is_some();
    match part {
        Part::Numbered { unit: Unit::Section, .. } | Part::Titled { .. } | Part::Words(_) => true,
        Part::Numbered { ranges, .. } => {
            ranges.iter().all(|range| is_whole(&range.from) && is_whole(&range.to))
        }
    }
}
