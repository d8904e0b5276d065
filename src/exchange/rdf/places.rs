//! Places in works, and when and by whom something was read.

use oxrdf::{Literal, NamedNode};

use crate::exchange::rdf::Facts;
use crate::exchange::rdf::iri::{Base, part};
use crate::exchange::rdf::terms::{own, term};

/// A work and a place in it, as the annotation language writes it: `keating2015 n. 37`.
pub(super) fn place(facts: &mut Facts, base: &Base, at: &NamedNode, text: &str) {
    let (work, locator) = text.split_once(' ').unwrap_or((text, ""));
    facts.is_a(at, "catena:Place");
    facts.add(at, term("dcterms:source"), base.of("work", work));
    facts.text(at, own("locator"), locator);
}

/// Who annotated something, and when, as a record says it: `A. Example 2024`. Its last word is the time if that is a year or
/// a day.
pub(super) fn reading(facts: &mut Facts, base: &Base, of: &NamedNode, reads: &str) {
    let activity = part(of, "reading");
    let (who, when) =
        reads.rsplit_once(' ').filter(|(_, last)| sort_of_time(last).is_some()).unwrap_or((reads, ""));
    let agent = base.of("annotator", who);
    facts.add(of, term("prov:wasGeneratedBy"), activity.clone());
    facts.is_a(&activity, "prov:Activity");
    facts.text(&activity, term("rdfs:label"), reads);
    facts.add(&activity, term("prov:wasAssociatedWith"), agent.clone());
    facts.is_a(&agent, "prov:Agent");
    facts.text(&agent, term("foaf:name"), who);
    if let Some(sort) = sort_of_time(when) {
        facts.add(&activity, term("dcterms:date"), Literal::new_typed_literal(when, term(sort)));
    }
}

/// The type of a time: a year, a month or a day of the calendar.
pub(super) fn sort_of_time(text: &str) -> Option<&'static str> {
    let parts: Vec<&str> = text.split('-').collect();
    let fits = |part: &str, length, most| {
        part.len() == length
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    match parts.as_slice() {
        [year] if fits(year, 4, 9999) => Some("xsd:gYear"),
        [year, month] if fits(year, 4, 9999) && fits(month, 2, 12) => Some("xsd:gYearMonth"),
        // Whether a month has so many days, a calendar would say: the 31st of June is kept as text.
        [year, month, day] if fits(year, 4, 9999) && fits(month, 2, 12) && fits(day, 2, 28) => {
            Some("xsd:date")
        }
        [year, month, day] if fits(year, 4, 9999) && fits(month, 2, 12) && is_day(month, day) => {
            Some("xsd:date")
        }
        _ => None,
    }
}

fn is_day(month: &str, day: &str) -> bool {
    matches!(day, "29" | "30") && month != "02"
        || day == "31" && ["01", "03", "05", "07", "08", "10", "12"].contains(&month)
}

#[cfg(test)]
mod tests {
    use super::sort_of_time;

    #[test]
    fn times_are_years_months_and_days() {
        for (text, sort) in [
            ("2024", Some("xsd:gYear")),
            ("2024-02", Some("xsd:gYearMonth")),
            ("2024-01-31", Some("xsd:date")),
            ("2024-06-31", None),
            ("2024-13-01", None),
            ("24", None),
            ("", None),
            ("Example", None),
        ] {
            assert_eq!(sort_of_time(text), sort, "{text}");
        }
    }
}
