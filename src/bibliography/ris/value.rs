//! Values of RIS: names and dates.

use crate::bibliography::date::month_number;
use crate::bibliography::names::names;
use crate::bibliography::text::escaped;
use crate::bibliography::{Date, PersonName, Point};

/// `Family, Given, Suffix`; a name without a comma is a body's.
pub(super) fn person(value: &str) -> Vec<PersonName> {
    let parts: Vec<String> = value.split(',').map(|part| escaped(part.trim())).collect();
    // Braces keep an `and` within a name; of a family name they would hide the particle.
    let family = |family: &str| {
        let joins = family.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
        if joins { format!("{{{family}}}") } else { family.to_owned() }
    };
    match parts.as_slice() {
        [_] => vec![PersonName {
            family: value.split_whitespace().collect::<Vec<_>>().join(" "),
            ..PersonName::default()
        }],
        [last, given] => names(&format!("{}, {{{given}}}", family(last))).people,
        [last, given, suffix] => names(&format!("{}, {{{suffix}}}, {{{given}}}", family(last))).people,
        _ => names(&format!("{{{}}}", parts.join(", "))).people,
    }
}

/// `YYYY/MM/DD/other`, of which all but the year may be missing; or EDTF, or words with a year.
pub(super) fn date(value: &str) -> Option<Date> {
    let parts: Vec<&str> = value.splitn(4, '/').map(str::trim).collect();
    let whole = Date::parse(value);
    let [year, rest @ ..] = parts.as_slice() else { return None };
    if let [_, _, other] = rest
        && (year.is_empty() || !matches!(Date::parse(other), Date::Words(_)))
        && !other.is_empty()
    {
        return Some(Date::parse(other));
    }
    if let (Date::Point(_), true) = (&whole, rest.is_empty()) {
        return Some(whole);
    }
    let Some(year) = Some(year).filter(|year| year.len() == 4).and_then(|year| year.parse::<i32>().ok())
    else {
        return (!value.is_empty()).then_some(whole);
    };
    let part = |at: usize, most: u8| {
        rest.get(at).and_then(|part| part.parse::<u8>().ok()).filter(|n| (1..=most).contains(n))
    };
    let month = part(0, 12).or_else(|| rest.first().and_then(|month| month_number(month)));
    let season = rest.get(2).and_then(|other| season(other));
    let day = part(1, 31).filter(|_| month.is_some());
    Some(Date::Point(Point { year, month: month.or(season), day, ..Point::default() }))
}

fn season(other: &str) -> Option<u8> {
    Some(match other.to_lowercase().as_str() {
        "spring" => 21,
        "summer" => 22,
        "fall" | "autumn" => 23,
        "winter" => 24,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{date, person};
    use crate::bibliography::Date;

    #[test]
    fn dates_in_every_form() {
        for (text, edtf) in [
            ("1997", "1997"),
            ("1997///", "1997"),
            ("1997/05/02/", "1997-05-02"),
            ("1997/5", "1997-05"),
            ("1997/May/2", "1997-05-02"),
            ("1997///Spring", "1997-21"),
            ("1997///1997~", "1997~"),
            ("///forthcoming", "forthcoming"),
            ("1997-05-02", "1997-05-02"),
            ("May 1997", "May 1997"),
        ] {
            assert_eq!(date(text), Some(Date::parse(edtf)), "{text}");
        }
    }

    #[test]
    fn names_and_bodies() {
        let family = |value: &str| {
            person(value).first().map(|name| {
                [name.particle.clone(), name.family.clone(), name.given.clone(), name.suffix.clone()]
                    .join("|")
            })
        };
        assert_eq!(family("Snyder, Glenn H.").as_deref(), Some("|Snyder|Glenn H.|"));
        assert_eq!(family("de Hoop Scheffer, Jaap").as_deref(), Some("de|Hoop Scheffer|Jaap|"));
        assert_eq!(family("King, Martin Luther, Jr.").as_deref(), Some("|King|Martin Luther|Jr."));
        assert_eq!(family("World Bank and Friends").as_deref(), Some("|World Bank and Friends||"));
    }
}
