//! Whether a quote stands where its claim says.

use crate::annotation::locator::{Locator, Number, Part, Range, Unit};
use crate::annotation::numbers::Numbers;
use crate::verify::find::Hit;
use crate::verify::sentence::carries;
use crate::verify::text::{Role, Text};

/// How a place that was found agrees with the place that a claim gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It is that place.
    Same,
    /// It is another.
    Other,
    /// The text cannot tell: the claim gives none, or only what the text does not have, as pages.
    Unknown,
}

/// The place that a claim gives, as far as a text can tell it.
#[derive(Clone, Debug, Default)]
struct Claimed<'a> {
    section: Option<String>,
    paragraphs: Vec<&'a Range>,
    notes: Vec<&'a Range>,
}

/// Compares a place with the one that a claim gives. What is `reported` by way of another work may
/// stand in that work's note or in the sentence that carries the note's mark.
pub(super) fn agreement(text: &Text, hit: Hit, claimed: &Locator, reported: bool) -> Agreement {
    let has_sections = text.sections.len() > 1;
    let has_notes =
        text.passages.iter().any(|passage| passage.role == Role::Note || !passage.marks.is_empty());
    let mut places = claimed_places(claimed);
    if !has_notes {
        places.iter_mut().for_each(|place| place.notes.clear());
    }
    places.retain(|place| {
        !place.paragraphs.is_empty() || !place.notes.is_empty() || (has_sections && place.section.is_some())
    });
    if places.is_empty() {
        return Agreement::Unknown;
    }
    let holds = places.iter().any(|place| {
        (!has_sections || is_in_section(text, hit, place)) && is_at_number(text, hit, place, reported)
    });
    if holds { Agreement::Same } else { Agreement::Other }
}

/// True if a text may show the place that a claim gives: it has more than pages and chapters.
pub(super) fn can_be_shown(claimed: &Locator) -> bool {
    claimed_places(claimed)
        .iter()
        .any(|place| place.section.is_some() || !place.paragraphs.is_empty() || !place.notes.is_empty())
}

/// The places of a locator: `§ "A" ¶ 1 § "B" ¶ 2` has two.
fn claimed_places(locator: &Locator) -> Vec<Claimed<'_>> {
    let mut places = vec![Claimed::default()];
    for part in &locator.parts {
        let last = places.len() - 1;
        match part {
            Part::Numbered { unit: Unit::Paragraph, ranges, .. } => places[last].paragraphs.extend(ranges),
            Part::Numbered { unit: Unit::Note, ranges, .. } => places[last].notes.extend(ranges),
            part => match part.section_name() {
                Some(title) if places[last].section.is_some() => {
                    places.push(Claimed { section: Some(title), ..Claimed::default() });
                }
                Some(title) => places[last].section = Some(title),
                None => {}
            },
        }
    }
    places
}

fn is_in_section(text: &Text, hit: Hit, place: &Claimed<'_>) -> bool {
    let Some(title) = &place.section else { return true };
    let found = text.passages[hit.passage].section;
    // Paragraphs are counted within the section itself, not in what it is a part of.
    let outer = |section: usize| text.is_within(found, section) && place.paragraphs.is_empty();
    (0..text.sections.len()).any(|section| {
        (section == found || outer(section)) && is_called(&text.sections[section].title, title)
    })
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

/// True where a heading has this title or number: `3.2 Trust` is called `Trust` and `3.2`.
fn is_called(heading: &str, title: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let heading = heading.trim();
    let unnumbered = heading.trim_start_matches(|char: char| char.is_ascii_digit() || ".) ".contains(char));
    let number = heading[..heading.len() - unnumbered.len()].trim_end_matches(['.', ')', ' ']);
    let title = title.trim();
    let named = [heading, unnumbered].iter().any(|name| letters(name) == letters(title));
    !title.is_empty() && (named || (!number.is_empty() && number == title))
}

#[cfg(test)]
mod tests {
    use super::is_called;

    #[test]
    fn a_section_is_known_by_its_title_and_its_number() {
        for (heading, title) in [
            ("3.2. Trust and NATO", "Trust and NATO"),
            ("3.2 Trust", "3.2"),
            ("1989", "1989"),
            ("A – B", "a - b"),
        ] {
            assert!(is_called(heading, title), "{heading}");
        }
        for (heading, title) in
            [("3.2 Trust", "3"), ("Trust", ""), ("3 Trust", "2"), ("Trust", "Trust and NATO")]
        {
            assert!(!is_called(heading, title), "{heading}");
        }
    }
}
