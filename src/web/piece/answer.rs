//! The answer to a question: how it was read, what it comes to, a line for each row, then the evidence.

mod comparison;
mod figures;
mod paths;
mod rows;
mod why;

use maud::{Markup, html};

use crate::query::answer::{Answer, Shape};
use crate::render::headline::headline;
use crate::render::impact;
use crate::web::address::Address;
use crate::web::piece::text::Text;
use crate::web::piece::{next, prose};
use crate::web::sheet::Sheet;

/// Of more rows or paths a page says how many they are.
const MOST: usize = 500;

/// An answer with those to the further questions that were asked in one.
pub(in crate::web) fn whole(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    html! {
        @for (at, part) in answer.each().enumerate() {
            @if at > 0 { hr; }
            div.answer { (one(sheet, part, answer.parts.is_empty())) }
        }
    }
}

fn one(sheet: &Sheet<'_>, answer: &Answer, alone: bool) -> Markup {
    let catalog = sheet.catalog();
    html! {
        // Where one question alone was asked, its reading stands in a box above.
        @if let Some(reading) = answer.read_as.as_ref().filter(|_| sheet.at != Address::Ask || !alone) {
            p.read-as { "read as " (next::one(sheet, reading)) }
        }
        @if let Some(headline) = headline(catalog, answer) { p.headline { (Text(&headline)) "." } }
        (body(sheet, answer))
        @if !answer.reasons.is_empty() && !matches!(answer.shape, Shape::Why(_)) { (reasons(sheet, answer)) }
        @if !answer.withdrawn.is_empty() && !answer.changes.is_empty() {
            h3 { (Text(&impact::title(catalog, answer))) }
            ul { @for change in &answer.changes { li { (prose::linked(sheet, &impact::line(catalog, change))) } } }
        }
        (cut(answer))
        @for notice in &answer.notices { p.notice { (Text(notice)) } }
    }
}

fn body(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
    match answer.shape {
        Shape::Why(negated) => why::body(sheet, answer, negated),
        _ if answer.is_empty() => html! {
            @if answer.standpoint.is_everything() { p.none { (answer.nothing()) } }
            (rows::left_out(sheet, answer))
        },
        Shape::Paths => paths::body(sheet, answer),
        Shape::Counts => figures::body(sheet, answer),
        Shape::Comparison => comparison::body(sheet, answer),
        Shape::Page => rows::page(sheet, answer),
        Shape::Rows if answer.shown => {
            html! { (figures::body(sheet, answer)) (rows::left_out(sheet, answer)) }
        }
        Shape::Rows if has_verdicts => {
            html! { (rows::judged(sheet, answer)) (rows::left_out(sheet, answer)) }
        }
        Shape::Rows => html! { (rows::plain(sheet, answer)) (rows::left_out(sheet, answer)) },
    }
}

/// Why nothing is there.
fn reasons(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    html! { ul.reasons { @for reason in &answer.reasons { li { (prose::linked(sheet, reason)) } } } }
}

/// That the answer is not all there is.
fn cut(answer: &Answer) -> Markup {
    let found = answer.rows.len().max(answer.paths.len());
    let more = answer.total.max(found) - found.min(MOST);
    html! {
        @if more > 0 { p.notice { (more) " more omitted by the limit" } }
        @else if answer.truncated { p.notice { "results truncated: there may be more" } }
    }
}
