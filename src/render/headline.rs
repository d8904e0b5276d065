//! An answer in a sentence, from what was found and never from its text.

mod counts;
mod judged;
mod rows;

use std::collections::BTreeSet;

use crate::annotation::WHEN;
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::query::answer::{Answer, Shape};
use crate::query::expr::Sort;
use crate::query::understand::lexicon;
use crate::render::phrase::{self, counted};
use crate::render::{impact, names};
use crate::statement;
use crate::verdict::{DEPENDS, Status, Verdict};

/// So many things are named; of more it is told how many they are.
const NAMED: usize = 3;

/// An answer in a sentence, without a full stop; none where nothing is found, or where the answer is no more than
/// that: a thing's page.
#[must_use]
pub fn headline(catalog: &Catalog, answer: &Answer) -> Option<String> {
    let told = of_rows(catalog, answer);
    let standpoint = standpoint(catalog, answer);
    if standpoint.is_empty() {
        return told.map(|told| capital(&told));
    }
    // From where something was looked for must be told of an answer without anything too.
    Some(capital(&match told {
        Some(told) => format!("{standpoint}, {told}"),
        None if answer.is_empty() => format!("{standpoint}, {}", answer.nothing()),
        None if answer.shape == Shape::Page => standpoint,
        None => format!("{standpoint}, nothing is said"),
    }))
}

/// `as of 2005 but not 1990, according to Kydd and Waltz 1979`; empty for an answer from the whole corpus.
fn standpoint(catalog: &Catalog, answer: &Answer) -> String {
    let Standpoint { year, voices, without, when } = &answer.standpoint;
    let names = |before: &str, nodes: &[NodeId]| {
        let names: Vec<String> = nodes.iter().map(|node| names::plain(catalog, *node)).collect();
        (!names.is_empty()).then(|| format!("{before} {}", phrase::listed(&names)))
    };
    let but_not = answer.but_not.map_or_else(String::new, |year| format!(" but not {year}"));
    let parts = [
        year.map(|year| format!("as of {year}{but_not}")),
        names("according to", voices),
        names("without", without),
        names(WHEN, when),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// An answer in a sentence by itself, whatever its standpoint, as it goes on after a comma.
fn of_rows(catalog: &Catalog, answer: &Answer) -> Option<String> {
    if let Some(summary) = impact::summary(answer) {
        return Some(summary);
    }
    if answer.is_empty() {
        return None;
    }
    let said = Headline { catalog, answer };
    match answer.shape {
        Shape::Page => None,
        Shape::Why(_) => answer.rows.first()?.verdicts.first().map(|verdict| said.verdict(verdict)),
        Shape::Comparison => said.comparison(),
        Shape::Paths => said.paths(),
        Shape::Counts => said.counts(),
        Shape::Rows if answer.rows.iter().any(|row| !row.verdicts.is_empty()) => Some(said.judged()),
        Shape::Rows => Some(said.rows()),
    }
}

struct Headline<'a> {
    catalog: &'a Catalog,
    answer: &'a Answer,
}

impl Headline<'_> {
    /// `Yes: Bipolarity excludes Trust (qualified)`
    fn verdict(&self, verdict: &Verdict) -> String {
        let catalog = self.catalog;
        let [subject, object] = [verdict.subject, verdict.object].map(|end| names::plain(catalog, end));
        let whether = phrase::whether(catalog, verdict, &subject, &object);
        let (answer, said) = match verdict.status {
            Status::Holds => ("yes: ", phrase::whole(catalog, verdict)),
            Status::Opposite => ("no: ", phrase::whole(catalog, verdict)),
            Status::Depends => ("it ", phrase::whole(catalog, verdict)),
            Status::Divided => ("divided: ", format!("the claims disagree on {whether}")),
            Status::Silent if self.answer.standpoint.is_everything() => {
                ("", format!("the literature here is silent on {whether}"))
            }
            Status::Silent => ("", format!("nothing is said on {whether}")),
        };
        // `it depends` is said of a question why, too.
        let answer = if self.answer.whether || verdict.status == Status::Depends { answer } else { "" };
        let marks = phrase::marks(verdict);
        let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
        // Beside one of the conditions they would be taken for marks of what is said there.
        match said.strip_prefix(DEPENDS).filter(|_| verdict.status == Status::Depends) {
            Some(on_what) => format!("{answer}{DEPENDS}{marks}{on_what}"),
            None => format!("{answer}{said}{marks}"),
        }
    }

    /// `3 paths of 2 to 4 steps`
    fn paths(&self) -> Option<String> {
        let Answer { paths, total, cut, .. } = self.answer;
        let lengths: BTreeSet<usize> = paths.iter().map(Vec::len).collect();
        let (first, last) = (*lengths.first()?, *lengths.last()?);
        let steps = if first == last {
            counted(first, "step")
        } else {
            format!("{first} to {}", counted(last, "step"))
        };
        let least = if *cut { "at least " } else { "" };
        Some(format!("{least}{} of {steps}", counted((*total).max(paths.len()), "path")))
    }

    /// The word for so many of what the rows are.
    fn noun(&self, number: usize) -> String {
        match &self.answer.sort {
            Some(sort) => noun(self.catalog, sort, number),
            None => plural("row", number),
        }
    }
}

/// The word for so many things of a sort.
fn noun(catalog: &Catalog, sort: &Sort, number: usize) -> String {
    match sort {
        Sort::Any => plural("result", number),
        sort if number == 1 => statement::named(sort.word()),
        sort => lexicon::plural(catalog, sort),
    }
}

fn plural(word: &str, number: usize) -> String {
    if number == 1 { word.to_owned() } else { format!("{word}s") }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
