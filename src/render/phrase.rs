//! How verdicts and figures are said in words, for readers. Programs get the ids.

use std::collections::BTreeSet;

use crate::annotation::locator;
use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId};
use crate::query::answer::Bearing;
use crate::render::names::plain;
use crate::render::paint::Role;
use crate::statement;
use crate::verdict::{Evidence, Status, Tally, Verdict};

/// What stands for the object of a verdict where the reader has just read its name.
const ITSELF: &str = "it";

/// The tags of an excerpt one after another: one with a comma in it stands in quotation marks, as the record has it.
#[must_use]
pub fn tags(tags: &[String]) -> String {
    let shown = |tag: &String| if tag.contains(',') { locator::quoted(tag) } else { tag.clone() };
    tags.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// The colour of a verdict.
#[must_use]
pub fn role(verdict: &Verdict) -> Role {
    match verdict.status {
        Status::Holds => Role::Good,
        Status::Opposite => Role::Bad,
        Status::Divided | Status::Depends => Role::Mixed,
        Status::Silent => Role::Faint,
    }
}

/// What a verdict comes to, with a word for its object, which may be empty, and one for its subject unless the reader
/// has just read that: `admits Trust`, `Bipolarity excludes it`, `silent on whether it admits Trust`. Of the truth of a
/// topic what is done to it, `affirmed`, or with its name `“Earth moves” is affirmed`.
#[must_use]
pub fn said(catalog: &Catalog, verdict: &Verdict, subject: Option<&str>, object: &str) -> String {
    let words = verdict.words(catalog);
    let when = verdict.conditions().words(catalog);
    if verdict.status == Status::Depends {
        return format!("{words}: {}", on_what(catalog, verdict, subject, object));
    }
    if verdict.is_of_truth {
        let said = match subject {
            Some(subject) if object != ITSELF => format!("“{subject}” is {words}"),
            _ => words,
        };
        return statement::under(said, &when);
    }
    let said = match (verdict.status, subject) {
        (Status::Holds | Status::Opposite, None) => format!("{words} {object}"),
        (Status::Holds | Status::Opposite, Some(subject)) => format!("{subject} {words} {object}"),
        (Status::Divided | Status::Depends | Status::Silent, subject) => {
            format!("{words} on {}", whether(catalog, verdict, subject.unwrap_or("it"), object))
        }
    };
    statement::under(said.trim_end().to_owned(), &when)
}

/// On what a verdict depends: `Norms fosters Trust when Peace, hinders it when War`.
#[must_use]
pub fn on_what(catalog: &Catalog, verdict: &Verdict, subject: Option<&str>, object: &str) -> String {
    let clause = |(at, (words, when)): (usize, (String, Conditions))| {
        let object = match object {
            "" => "",
            _ if verdict.is_of_truth => "",
            first if at == 0 => first,
            _ => ITSELF,
        };
        let said = format!("{words} {object}").trim_end().to_owned();
        let said = match subject {
            Some(subject) if at == 0 && verdict.is_of_truth && object != ITSELF => {
                format!("“{subject}” is {said}")
            }
            Some(subject) if at == 0 && !verdict.is_of_truth => format!("{subject} {said}"),
            _ => said,
        };
        statement::under(said, &when.words(catalog))
    };
    verdict.by_condition(catalog).into_iter().enumerate().map(clause).collect::<Vec<_>>().join(", ")
}

/// What a verdict is on: `whether Bipolarity admits Trust`, `whether “Earth moves” is so`.
#[must_use]
pub fn whether(catalog: &Catalog, verdict: &Verdict, subject: &str, object: &str) -> String {
    if verdict.is_of_truth {
        return format!("whether “{subject}” is so");
    }
    let relation = statement::named(&catalog.vocabulary.relation(verdict.relation).id);
    format!("whether {subject} {relation} {object}")
}

/// A verdict after its subject: `admits Trust`.
#[must_use]
pub fn of_subject(catalog: &Catalog, verdict: &Verdict) -> String {
    said(catalog, verdict, None, &catalog.label(verdict.object))
}

/// A verdict after its object: `Bipolarity excludes it`.
#[must_use]
pub fn of_object(catalog: &Catalog, verdict: &Verdict) -> String {
    said(catalog, verdict, Some(&plain(catalog, verdict.subject)), ITSELF)
}

/// A verdict with both its ends: `Bipolarity excludes Trust`.
#[must_use]
pub fn whole(catalog: &Catalog, verdict: &Verdict) -> String {
    said(catalog, verdict, Some(&plain(catalog, verdict.subject)), &catalog.label(verdict.object))
}

/// Names in a sentence: `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// A verdict on another subject: `Costly signals: fosters, 2 claims`.
#[must_use]
pub fn elsewhere(catalog: &Catalog, verdict: &Verdict) -> String {
    let tally = Tally::of(catalog, verdict.speaking());
    let said = if tally.claims == 0 { "its own record".to_owned() } else { counted(tally.claims, "claim") };
    format!("{}: {}, {said}", catalog.label(verdict.subject), verdict.words(catalog))
}

/// The marks of a verdict: `qualified, second-hand`; may be empty.
#[must_use]
pub fn marks(verdict: &Verdict) -> String {
    verdict.marks.iter().map(|mark| mark.words()).collect::<Vec<_>>().join(", ")
}

/// How much bears on a verdict: `2 claims, 1 asked · 2 works`.
#[must_use]
pub fn tally(catalog: &Catalog, verdict: &Verdict) -> String {
    let side = |side: &[Evidence]| Tally::of(catalog, side);
    let number = |tally: Tally| match tally.claims {
        0 => "its own record".to_owned(),
        claims => counted(claims, "claim"),
    };
    let mut parts = match verdict.status {
        Status::Holds => vec![number(side(&verdict.supporting))],
        Status::Opposite => vec![number(side(&verdict.opposing))],
        Status::Divided | Status::Depends => {
            vec![
                format!("{} for", number(side(&verdict.supporting))),
                format!("{} against", number(side(&verdict.opposing))),
            ]
        }
        Status::Silent => Vec::new(),
    };
    let direct = verdict.caveats.iter().filter(|caveat| caveat.is_direct());
    let caveats: BTreeSet<NodeId> = direct.map(|caveat| caveat.claim).collect();
    let more = [(side(&verdict.asked).claims, "asked"), (side(&verdict.partial).claims, "partial")];
    parts.extend(more.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")));
    let challenges = [(verdict.disputes().len(), "dispute"), (caveats.len(), "caveat")];
    parts.extend(challenges.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(n, word)));
    let works = Tally::of(catalog, verdict.speaking()).works;
    let works = if works == 0 { String::new() } else { format!(" · {}", counted(works, "work")) };
    parts.join(", ") + &works
}

/// How a thing is named amid a sentence: the label of a statement is a sentence itself, so it is quoted.
#[must_use]
pub fn quoted(catalog: &Catalog, thing: NodeId) -> String {
    let label = catalog.label(thing);
    if catalog.is_affirmable(thing) { format!("“{label}”") } else { label.to_owned() }
}

/// So many of something by its word in the singular: `1 claim`, `3 claims`.
#[must_use]
pub fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// A figure of a thing under the name of its column: `1 claim`, `3 claims`.
#[must_use]
pub fn figure(column: &str, number: i64) -> String {
    let column = if number == 1 { column.trim_end_matches('s') } else { column };
    format!("{number} {}", statement::named(column))
}

/// What a claim does to the thing of a page: `defined by`, `disputed (only asks) by`.
#[must_use]
pub fn bearing(catalog: &Catalog, bearing: &Bearing) -> String {
    let force = catalog.claim(bearing.claim).map_or(Force::Asserts, |claim| claim.force);
    statement::inverse(&catalog.vocabulary, bearing.relation, force)
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_is_singular_and_none_is_not() {
        assert_eq!([0, 1, 2].map(|number| counted(number, "claim")), ["0 claims", "1 claim", "2 claims"]);
    }
}
