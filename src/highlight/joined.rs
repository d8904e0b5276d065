//! Highlights that are one, with all that each of them says.

use std::collections::BTreeMap;

use super::{Detail, Highlight, Hint, Source};

/// Why a highlight is left out whose words another has.
pub const ALIKE: &str = "another highlight has the same words, and all that it says";

/// Why a highlight is left out that another export has as it was later.
const EARLIER: &str = "the same highlight was changed later, as another export says";

/// Joins highlights of one source, each in the place of the first of them; and those that it leaves out, with the reason:
/// what they say is in the one that stays, or their program changed it since. The order in which they come changes nothing
/// of what that says.
#[must_use]
pub fn joined(highlights: Vec<Highlight>) -> (Vec<Highlight>, Vec<(Highlight, &'static str)>) {
    let mut places: BTreeMap<Source, usize> = BTreeMap::new();
    let mut alike: Vec<Vec<Highlight>> = Vec::new();
    for highlight in highlights {
        let at = *places.entry(highlight.source.clone()).or_insert(alike.len());
        match alike.get_mut(at) {
            Some(others) => others.push(highlight),
            None => alike.push(vec![highlight]),
        }
    }
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for of_source in alike {
        let latest = of_source.iter().filter_map(|one| one.changed.clone()).max();
        let is_earlier = |one: &Highlight| one.changed.is_some() && one.changed != latest;
        let (earlier, mut last): (Vec<_>, Vec<_>) = of_source.into_iter().partition(is_earlier);
        left_out.extend(earlier.into_iter().map(|one| (one, EARLIER)));
        kept.extend(one_of(last.clone()));
        left_out.extend(last.drain(1..).map(|one| (one, ALIKE)));
    }
    (kept, left_out)
}

/// One that says all that several say. What only one can be is what the earliest has, or the next that has any.
fn one_of(mut all: Vec<Highlight>) -> Option<Highlight> {
    all.sort_by_cached_key(|one| {
        let said = (one.on.clone(), one.note.clone(), one.tags.clone(), one.quote.clone());
        // A page goes before a location, and what has no day behind what has one.
        (
            one.untold.contains(&Detail::Page),
            one.on.is_none(),
            said,
            one.place.clone(),
            one.by.clone(),
            one.color.clone(),
        )
    });
    let notes: Vec<String> = all.iter().filter_map(|one| one.note.clone()).collect();
    let changed = all.iter().filter_map(|one| one.changed.clone()).max();
    let mut all = all.into_iter();
    let first = all.next()?;
    let mut one = all.fold(first, with);
    one.changed = changed;
    one.note = Some(together(&notes)).filter(|note| !note.is_empty());
    Some(one)
}

/// A highlight with what another has and it has not; the notes are left as they are.
fn with(mut one: Highlight, other: Highlight) -> Highlight {
    for tag in other.tags {
        if !one.tags.contains(&tag) {
            one.tags.push(tag);
        }
    }
    for id in other.earlier {
        if !one.earlier.contains(&id) {
            one.earlier.push(id);
        }
    }
    one.quote = one.quote.or(other.quote);
    one.place = one.place.or(other.place);
    one.by = one.by.or(other.by);
    one.on = one.on.or(other.on);
    one.color = one.color.or(other.color);
    one.untold.retain(|detail| other.untold.contains(detail));
    one.work = work(one.work, other.work);
    one
}

fn work(one: Hint, other: Hint) -> Hint {
    Hint {
        key: one.key.or(other.key),
        doi: one.doi.or(other.doi),
        isbn: one.isbn.or(other.isbn),
        title: one.title.or(other.title),
        authors: if one.authors.is_empty() { other.authors } else { one.authors },
        year: one.year.or(other.year),
        url: one.url.or(other.url),
        file: one.file.or(other.file),
    }
}

/// The notes in their order, without those that others contain.
fn together(notes: &[String]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for note in notes {
        if kept.iter().any(|other| other.contains(note.as_str())) {
            continue;
        }
        kept.retain(|other| !note.contains(other));
        kept.push(note);
    }
    // What parts them outlives the line that a note becomes.
    kept.join(" — ")
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, EARLIER, joined};
    use crate::highlight::{Detail, Highlight};

    fn highlight(note: &str, tags: &[&str], on: &str) -> Highlight {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Highlight { quote: text("a bet"), note: text(note), tags, on: text(on), ..Highlight::default() }
    }

    #[test]
    fn what_each_says_is_in_the_one_whatever_their_order() {
        let all = [
            highlight("Why?", &["trust"], "2024-01-02"),
            highlight("", &["bets", "trust"], "2024-01-01"),
            highlight("Compare Weber.", &[], ""),
            highlight("Why", &[], "2024-01-03"),
        ];
        let wanted = highlight("Why? — Compare Weber.", &["bets", "trust"], "2024-01-01");
        for turn in 0..all.len() {
            let mut turned = all.to_vec();
            turned.rotate_left(turn);
            for order in [turned.clone(), turned.into_iter().rev().collect()] {
                let (kept, left_out) = joined(order);
                assert_eq!((kept.as_slice(), left_out.len()), ([wanted.clone()].as_slice(), 3), "{turn}");
            }
        }
    }

    #[test]
    fn of_several_exports_the_latest_counts() {
        let of = |note: &str, day: &str| Highlight {
            changed: Some(format!("2024-02-{day}")),
            ..highlight(note, &[note], "2024-01-01")
        };
        let (old, new) = (of("Old.", "01"), of("New.", "03"));
        for order in [vec![old.clone(), new.clone()], vec![new.clone(), old.clone()]] {
            assert_eq!(joined(order), (vec![new.clone()], vec![(old.clone(), EARLIER)]));
        }
        // Of one without a date it is not known.
        let undated = Highlight { changed: None, ..of("Why?", "01") };
        let (kept, left_out) = joined(vec![undated, new]);
        assert_eq!((kept[0].tags.len(), left_out[0].1), (2, ALIKE));
    }

    #[test]
    fn what_one_export_tells_is_told() {
        let page =
            Highlight { place: Some("p. 2".to_owned()), untold: vec![Detail::Who], ..highlight("", &[], "") };
        let location = Highlight {
            place: Some("location 30".to_owned()),
            untold: vec![Detail::Color, Detail::Page],
            ..highlight("", &[], "2024-01-01")
        };
        for order in [vec![page.clone(), location.clone()], vec![location, page]] {
            let (kept, _) = joined(order);
            assert_eq!(kept[0].place.as_deref(), Some("p. 2"));
            assert_eq!((kept[0].on.as_deref(), kept[0].untold.len()), (Some("2024-01-01"), 0));
        }
    }
}
