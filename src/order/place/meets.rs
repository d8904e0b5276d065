//! Whether two places meet: `p. 9` is on `pp. 8-10`, `§ 2.1` in `§ 2`, `vol. 2 p. 14` in `vol. 2`.

use super::{Part, of_number};
use crate::annotation::locator::{Locator, Number, Part as Written, Range, Unit};
use crate::order::Text;

/// True if what stands at `place` is found by one who looks at `asked`: for every part of `asked`, the place has one
/// of the same unit that shares something with it. What is asked for only as a volume is found at each of its pages;
/// what has no page is found at none.
pub(super) fn meets(place: &Locator, asked: &Locator) -> bool {
    let (rows, asked) = (nested(place), nested(asked));
    asked.iter().any(|asked| {
        rows.iter().any(|row| asked.iter().all(|part| row.iter().any(|own| parts_meet(own, part))))
    })
}

/// The parts that stand one in another, from the coarse to the fine: of `vol. 1 p. 3 vol. 2 p. 4` two rows.
fn nested(place: &Locator) -> Vec<Vec<&Written>> {
    let mut rows = Vec::new();
    let mut row: Vec<&Written> = Vec::new();
    for part in &place.parts {
        if let Some(at) = row.iter().position(|known| unit(known) == unit(part)) {
            rows.push(row.clone());
            row.truncate(at);
        }
        row.push(part);
    }
    rows.push(row);
    rows.retain(|row| !row.is_empty());
    rows
}

/// What a part counts; none for words.
fn unit(part: &Written) -> Option<Unit> {
    match part {
        Written::Numbered { unit, .. } | Written::Titled { unit, .. } => Some(*unit),
        Written::Words(_) => None,
    }
}

fn parts_meet(own: &Written, asked: &Written) -> bool {
    match (own, asked) {
        (
            Written::Numbered { unit, ranges, .. },
            Written::Numbered { unit: asked_unit, ranges: asked, .. },
        ) => {
            is_one_count(*unit, *asked_unit)
                && asked.iter().any(|asked| ranges.iter().any(|own| ranges_meet(own, asked, *unit)))
        }
        (Written::Titled { unit, title, .. }, Written::Titled { unit: asked_unit, title: asked, .. }) => {
            unit == asked_unit && is_same_text(title, asked)
        }
        (Written::Words(words), Written::Words(asked)) => is_same_text(words, asked),
        _ => false,
    }
}

/// True for one unit, and for pages of a standard edition of which one place says the edition's name: `514a`,
/// `Stephanus 514a`.
fn is_one_count(one: Unit, other: Unit) -> bool {
    let is_edition = |unit| matches!(unit, Unit::Bekker | Unit::Stephanus | Unit::Academy);
    one == other
        || (one == Unit::Standard && is_edition(other))
        || (other == Unit::Standard && is_edition(one))
}

/// True if two texts have the same words, whatever their case and signs.
pub fn is_same_text(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    one == other || (words(one) == words(other) && !words(one).is_empty())
}

/// True if two ranges of one unit share anything: `5ff` goes on to 7, `514` has all its columns.
pub fn ranges_meet(one: &Range, other: &Range, unit: Unit) -> bool {
    let holds = |end: &[Part], start: &[Part]| start <= end || start.starts_with(end);
    runs(one, unit).iter().any(|(from, to)| {
        runs(other, unit).iter().any(|(other_from, other_to)| holds(to, other_from) && holds(other_to, from))
    })
}

/// The first and the last of a range. Of one that runs backwards nothing but its two ends is known.
fn runs(range: &Range, unit: Unit) -> Vec<(Vec<Part>, Vec<Part>)> {
    let from = counted(&begun(&range.from), unit);
    let to = counted(&last(&range.to), unit);
    if from <= to || to.starts_with(&from) {
        vec![(from, to)]
    } else {
        vec![(from.clone(), from), (to.clone(), to)]
    }
}

/// A number without the `ff` that stands for what follows it.
fn begun(number: &Number) -> Number {
    let whole = number.open().and_then(|_| Number::read(number.without_suffix()));
    whole.unwrap_or_else(|| number.clone())
}

/// What a number counts, whatever the case of its letters.
fn counted(number: &Number, unit: Unit) -> Vec<Part> {
    let mut parts = of_number(number, unit);
    for part in &mut parts {
        if let Part::Words(words) | Part::Suffix(words) = part {
            *words = Text::of(&words.as_str().to_lowercase());
        }
    }
    parts
}

/// The last number that `5f` and `5ff` stand for: the next, and the one behind it.
fn last(number: &Number) -> Number {
    let further = match number.open() {
        Some("f") => 1,
        Some(_) => 2,
        None => return number.clone(),
    };
    let value = number.value().filter(|_| number.steps().len() == 1);
    value.map_or_else(|| begun(number), |value| Number::of(number.class(), value.saturating_add(further)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

    use super::meets;
    use crate::annotation::locator::{Locator, Number, Part, Range, Unit};

    fn at(text: &str) -> Locator {
        Locator::of(text).unwrap_or_default()
    }

    #[test]
    fn places_meet_where_a_reader_of_one_sees_the_other() {
        for (place, asked, expected) in [
            ("pp. 8-10", "p. 9", true),
            ("pp. 8-10", "pp. 10-12", true),
            ("pp. 8-10", "p. 11", false),
            ("pp. 8, 11", "p. 9", false),
            ("p. 9", "n. 9", false),
            ("p. ix", "p. 9", false),
            ("pp. ix-12", "p. 3", true),
            ("pp. ix-12", "p. viii", false),
            ("pp. S87-S96", "p. S90", true),
            ("pp. S87-S96", "p. 90", false),
            ("p. 5f", "p. 6", true),
            ("p. 5f", "p. 7", false),
            ("pp. 5ff", "p. 7", true),
            ("pp. 5ff", "p. 8", false),
            ("p. 5n", "p. 5", true),
            ("fol. 12r", "fol. 12", true),
            ("fol. 12r", "fol. 12v", false),
            ("fols. 12r-14v", "fol. 13", true),
            ("514a-c", "514b", true),
            ("514a-c", "514d", false),
            ("514a", "Stephanus 514", true),
            ("1094a1-b3", "1094b", true),
            ("§ 2.1", "§ 2", true),
            ("§ 2", "§ 2.1", true),
            ("§ 2.10", "§ 2.1", false),
            ("art. 5(1)(a)", "art. 5(1)", true),
            ("§ 2.1.a", "§ 2.1", true),
            ("§ 2.1.a", "§ 2.1(a)", true),
            ("§ 2.1.a", "§ 2.1.b", false),
            ("§ 5a", "§ 5(a)", false),
            ("§ 5(a)", "§ 5a", false),
            ("AA 4:421-423", "AA 4:422", true),
            ("AA 4:421-423", "AA 5:1", false),
            ("PG 44:1001A-B", "PG 44:1001B", true),
            ("PG 44:1001A-B", "PG 44:1001C", false),
            ("PG 44:1001A", "PG 44:1001", true),
            ("supp. fig. 1", "fig. S1", true),
            ("supp. fig. 1", "fig. 1", false),
            ("§§ 2.1.a-c", "§ 2.1.b", true),
            ("pt. IV.A.2", "pt. IV.A", true),
            ("pt. IV.A.2", "pt. IV.B", false),
            ("rule 10b-5", "rule 10b", true),
            ("rule 10b-5", "rule 10b-6", false),
            ("p. *9", "p. 9", false),
            ("pp. *9-12", "*10", true),
            ("p. 9*", "p. 9**", false),
            ("pp. 8-10", "p. 9*", true),
            ("vol. 2 p. 14", "vol. 2", true),
            ("vol. 2 p. 14", "p. 14", true),
            ("vol. 2", "vol. 2 p. 14", false),
            ("vol. 1 p. 14 vol. 2 p. 3", "vol. 2 p. 14", false),
            ("vol. 1 p. 14 vol. 2 p. 3", "vol. 1 p. 14", true),
            ("§ \"Trust and NATO\" ¶ 3", "§ \"trust and NATO.\"", true),
            ("§ \"Trust and NATO\" ¶ 3", "§ \"Trust\"", false),
            ("¶ 3", "§ 3", false),
            ("pp. iv-ii", "p. ii", true),
            ("pp. iv-ii", "p. iii", false),
            ("p. A19", "p. a19", true),
            ("1:02:03-1:05:00", "time 1:04:00", true),
            ("\"on the back\"", "\"On the back\"", true),
        ] {
            assert!(!at(place).is_empty() && !at(asked).is_empty(), "{place} {asked}");
            assert_eq!(meets(&at(place), &at(asked)), expected, "`{asked}` at `{place}`");
        }
    }

    fn ranges() -> impl Strategy<Value = Vec<(u32, u32)>> {
        vec((1_u32..40, 0_u32..6).prop_map(|(from, more)| (from, from + more)), 1..4)
    }

    fn pages(ranges: &[(u32, u32)]) -> Locator {
        let range = |(from, to): &(u32, u32)| Range::new(Number::arabic(*from), Number::arabic(*to));
        Locator { parts: vec![Part::numbered(Unit::Page, ranges.iter().map(range).collect())] }
    }

    proptest! {
        #[test]
        fn pages_meet_if_one_is_on_both(one in ranges(), other in ranges()) {
            let all = |ranges: &[(u32, u32)]| -> BTreeSet<u32> {
                ranges.iter().flat_map(|(from, to)| *from..=*to).collect()
            };
            let shared = all(&one).intersection(&all(&other)).next().is_some();
            prop_assert_eq!(meets(&pages(&one), &pages(&other)), shared);
            prop_assert!(meets(&pages(&one), &pages(&one)));
        }
    }
}
