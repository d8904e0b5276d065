//! What was said when: works, claims and citations by year, and how the answers to saved questions changed.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::query::answer::Answer;
use crate::query::budget::Budget;
use crate::query::understand::saved::filled;
use crate::render::phrase;
use crate::verdict::Verdict;
use crate::web::address::Address;
use crate::web::page::Page;
use crate::web::piece::section::section;
use crate::web::piece::text::Text;
use crate::web::piece::{glossary, name, next, verdict};
use crate::web::sheet::Sheet;

/// No answer is looked at in more years; of more the latest.
const YEARS: usize = 40;
/// No more questions are followed.
const QUESTIONS: usize = 6;

/// What there is of one year.
#[derive(Clone, Copy, Default)]
struct Year {
    works: usize,
    claims: usize,
    cited: usize,
}

pub(super) fn page(sheet: &Sheet<'_>) -> Page {
    let years = years(sheet);
    let followed: Vec<Markup> = sheet
        .catalog()
        .saved
        .iter()
        .filter_map(|saved| filled(saved, &[]).ok())
        .filter_map(|question| {
            let now = sheet.explorer.ask(&question).ok()?;
            let table = followed_over(sheet, &question, &now, &years, sheet.explorer.budget())?;
            Some(html! { h3 { (Text(&question)) } p.remark { (next::one(sheet, &question)) } (table) })
        })
        .take(QUESTIONS)
        .collect();
    let body = html! {
        header.thing {
            h1 { "Time" }
            p.lead { "Which works are from which year, and what the claims came to when only works up to a year are counted." }
        }
        (section("answers", "Answers as of a year", (!followed.is_empty()).then(|| html! { @for one in &followed { (one) } })))
        (section("years", "Works, claims and citations by year", table(&years)))
    };
    Page { title: "Time".to_owned(), body }
}

fn years(sheet: &Sheet<'_>) -> BTreeMap<i32, Year> {
    let catalog = sheet.catalog();
    let year_of = |work: NodeId| catalog.work(work).and_then(|work| work.year);
    let mut years: BTreeMap<i32, Year> = BTreeMap::new();
    for (_, work) in catalog.works() {
        if let Some(year) = work.year {
            years.entry(year).or_default().works += 1;
        }
    }
    for year in catalog.claims().filter_map(|(_, claim)| year_of(claim.work)) {
        years.entry(year).or_default().claims += 1;
    }
    for year in catalog.cites.iter().filter_map(|cite| year_of(cite.to.work)) {
        years.entry(year).or_default().cited += 1;
    }
    years
}

/// The years as a table with bars.
fn table(years: &BTreeMap<i32, Year>) -> Option<Markup> {
    let most =
        years.values().map(|year| year.claims.max(year.cited)).max().filter(|most| *most > 0).unwrap_or(1);
    let bar = |class: &str, number: usize| {
        html! {
            td.number { (number) }
            td.bar {
                svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                    rect.(class) x="0" y="1" height="8" width=(format!("{:.1}", 100.0 * ratio(number, most))) {}
                }
            }
        }
    };
    (!years.is_empty()).then(|| {
        html! {
            div.wide {
                table.years {
                    thead {
                        tr {
                            th scope="col" { "year" } th scope="col" { "works" }
                            th scope="colgroup" colspan="2" { "claims" } th scope="colgroup" colspan="2" { "cited" }
                        }
                    }
                    tbody {
                        @for (year, found) in years {
                            tr {
                                th scope="row" { (year) } td.number { (found.works) }
                                (bar("claims", found.claims)) (bar("cited", found.cited))
                            }
                        }
                    }
                }
            }
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "a bar has a hundred steps")]
fn ratio(number: usize, most: usize) -> f64 {
    number as f64 / most as f64
}

/// How the verdicts of the answer to a question changed over the years in which something was said; where this takes more
/// than a share of the time of a page, that it does.
pub(super) fn followed(sheet: &Sheet<'_>, question: &str, now: &Answer) -> Option<Markup> {
    let share = sheet.explorer.budget().first_quarter();
    followed_over(sheet, question, now, &years(sheet), share)
}

/// How the verdicts of an answer changed over the years: a column for each year in which one did. None of a question
/// whose answer has no verdicts, or never changed.
fn followed_over(
    sheet: &Sheet<'_>,
    question: &str,
    now: &Answer,
    years: &BTreeMap<i32, Year>,
    budget: Budget,
) -> Option<Markup> {
    if now.rows.iter().all(|row| row.verdicts.is_empty()) || !now.standpoint.is_everything() {
        return None;
    }
    let with_claims: Vec<i32> =
        years.iter().filter(|(_, year)| year.claims > 0).map(|(year, _)| *year).collect();
    let latest = &with_claims[with_claims.len().saturating_sub(YEARS)..];
    let mut columns: Vec<(i32, BTreeMap<Row, Vec<Verdict>>)> = Vec::new();
    for year in latest {
        let has_time = budget.overdue().is_none();
        let found = has_time.then(|| sheet.explorer.ask_within(&format!("as of {year}: {question}"), budget));
        let Some(found) = found.transpose().ok()?.filter(|found| !now.cut && !found.cut) else {
            return Some(too_long(sheet));
        };
        // What a limit leaves out of one year may be in another.
        if now.truncated || found.truncated {
            return None;
        }
        let found = verdicts(&found);
        let words = |of: &BTreeMap<Row, Vec<Verdict>>| -> Vec<(Row, Vec<String>)> {
            let words = |all: &[Verdict]| all.iter().map(|one| said(sheet, one)).collect();
            of.iter().map(|(row, all)| (*row, words(all))).collect()
        };
        if columns.last().is_none_or(|(_, before)| words(before) != words(&found)) {
            columns.push((*year, found));
        }
    }
    if columns.len() < 2 {
        return None;
    }
    let rows: BTreeSet<Row> = columns.iter().flat_map(|(_, found)| found.keys().copied()).collect();
    let has_several = rows.iter().map(|(_, object)| object).collect::<BTreeSet<_>>().len() > 1;
    Some(html! {
        div.followed {
            div.wide {
                table.compare.by-year {
                    thead { tr { td {} @for (year, _) in &columns { th scope="col" data-year=(year) { "as of " (year) } } } }
                    tbody {
                        @for row @ (node, object) in &rows {
                            tr {
                                th scope="row" {
                                    (name::thing(sheet, *node))
                                    @if has_several { " · " (name::thing(sheet, *object)) }
                                }
                                @for (_, found) in &columns { (cell(sheet, found.get(row).map_or(&[], Vec::as_slice))) }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// That a question is not followed over the years, and where else it may be.
fn too_long(sheet: &Sheet<'_>) -> Markup {
    html! {
        div.followed {
            p.notice {
                "results truncated: it takes too long to follow this question over the years"
                @if sheet.at != Address::Time { ". There is more time for it on the page " a href=(sheet.to(&Address::Time)) { "Time" } "." }
            }
        }
    }
}

/// A thing, and what it is judged on.
type Row = (NodeId, NodeId);

/// The verdicts on each thing, those that were omitted among them.
fn verdicts(answer: &Answer) -> BTreeMap<Row, Vec<Verdict>> {
    let shown = answer.rows.iter().filter_map(|row| Some((row.node?, &row.verdicts)));
    let shown = shown.flat_map(|(node, all)| all.iter().map(move |verdict| (node, verdict)));
    let mut found: BTreeMap<Row, Vec<Verdict>> = BTreeMap::new();
    for (node, verdict) in shown.chain(answer.left_out.iter().map(|left| (left.node, &left.verdict))) {
        let other = if verdict.subject == node { verdict.object } else { verdict.subject };
        found.entry((node, other)).or_default().push(verdict.clone());
    }
    found
}

/// A verdict with its conditions and marks.
fn said(sheet: &Sheet<'_>, verdict: &Verdict) -> String {
    let (words, marks) = (verdict.words_when(sheet.catalog()), phrase::marks(verdict));
    if marks.is_empty() { words } else { format!("{words} ({marks})") }
}

/// What a thing came to in a year; empty where it was not there yet.
fn cell(sheet: &Sheet<'_>, verdicts: &[Verdict]) -> Markup {
    let class = verdicts.first().map_or("silent", |first| verdict::look(first).0);
    html! {
        td.(class) {
            @for one in verdicts {
                div {
                    span.sign aria-hidden="true" { (verdict::look(one).1) } " " (Text(&one.words_when(sheet.catalog())))
                    @if !one.marks.is_empty() { " (" (glossary::marks(sheet, one)) ")" }
                }
            }
        }
    }
}
