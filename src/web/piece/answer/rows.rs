//! Rows: things with their verdicts, things alone, and what a verdict left out.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::catalog::entry::{Node, NodeId};
use crate::query::answer::{Answer, LeftOut, Row, Value};
use crate::render::names::Names;
use crate::render::phrase::counted;
use crate::render::{cite, impact, phrase};
use crate::statement;
use crate::verdict::Status;
use crate::web::piece::answer::MOST;
use crate::web::piece::text::{Text, with_hits};
use crate::web::piece::{excerpt, name, stated, verdict};
use crate::web::sheet::Sheet;

/// Rows with verdicts, each of which opens to its evidence.
pub(super) fn judged(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    html! {
        div.verdicts {
            @for row in answer.rows.iter().take(MOST) {
                @if let Some(node) = row.node {
                    @for judged in &row.verdicts {
                        (verdict::line(sheet, judged, Some(node), &verdict::of_thing(sheet, node, judged)))
                    }
                }
            }
        }
    }
}

/// What a verdict left out: what speaks, and in one line what is silent.
pub(super) fn left_out(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    let (silent, speaking): (Vec<&LeftOut>, Vec<&LeftOut>) =
        answer.left_out.iter().partition(|left| left.verdict.status == Status::Silent);
    let more = |number: usize| number.saturating_sub(MOST);
    let (more_speaking, more_silent) = (more(speaking.len()), more(silent.len()));
    let silent: Vec<NodeId> = silent.iter().take(MOST).map(|left| left.node).collect();
    html! {
        @if !speaking.is_empty() {
            h3 { "Omitted because of the verdict" }
            div.verdicts {
                @for left in speaking.iter().take(MOST) {
                    (verdict::line(sheet, &left.verdict, Some(left.node), &verdict::of_thing(sheet, left.node, &left.verdict)))
                }
            }
        }
        @if more_speaking > 0 { p.notice { (more_speaking) " more omitted because of their verdicts" } }
        @if !silent.is_empty() {
            p.silent-ones {
                "Silent: " (name::things(sheet, &silent))
                @if more_silent > 0 { " and " (more_silent) " more" }
            }
        }
    }
}

/// Rows without verdicts.
pub(super) fn plain(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    let names = Names::of(sheet.catalog(), answer);
    let snippets = sheet.explorer.session.found_in(answer);
    let behind = behind(sheet, answer);
    html! {
        ul.rows {
            @for row in answer.rows.iter().take(MOST) {
                li {
                    @if let Some(node) = row.node { (thing(sheet, &names, node)) }
                    @if let Some(snippet) = row.node.and_then(|node| snippets.get(&node)) {
                        p.snippet { span.remark { (snippet.field.name()) ": " } (with_hits(&snippet.text, &snippet.ranges)) }
                    }
                    @if let Some(claims) = row.node.and_then(|node| behind.get(&node)) { (said_by(sheet, claims)) }
                    @if !impact::because(row).is_empty() { span.remark { (Text(impact::because(row))) } }
                }
            }
        }
    }
}

/// So many claims are shown of each scholar or work that is an answer.
const SAID: usize = 3;

/// The claims by which scholars or works are an answer.
fn behind(sheet: &Sheet<'_>, answer: &Answer) -> BTreeMap<NodeId, Vec<NodeId>> {
    let catalog = sheet.catalog();
    let question = sheet.explorer.session.claims_behind(answer);
    let found = question.and_then(|question| sheet.explorer.ask(&question).ok());
    let mut behind: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for claim in found.iter().flat_map(|found| &found.rows).filter_map(|row| row.node) {
        let Some(stated) = catalog.stated_as(claim) else { continue };
        let makers = catalog.makers(stated.by, stated.work).iter().copied();
        makers.chain([stated.work]).for_each(|node| behind.entry(node).or_default().push(claim));
    }
    behind
}

fn said_by(sheet: &Sheet<'_>, claims: &[NodeId]) -> Markup {
    let more = claims.len().saturating_sub(SAID);
    html! {
        div.evidence { @for claim in claims.iter().take(SAID) { (stated::card(sheet, *claim)) } }
        @if more > 0 { p.remark { "and " (counted(more, "more claim")) } }
    }
}

fn thing(sheet: &Sheet<'_>, names: &Names<'_>, node: NodeId) -> Markup {
    let catalog = sheet.catalog();
    match catalog.node(node) {
        Node::Claim(_) | Node::Argument(_) => stated::card(sheet, node),
        Node::Work(_) => html! {
            a.thing.work href=(sheet.to_thing(node)) { (Text(&names.name(node))) }
            " " i { (Text(&catalog.label(node))) }
        },
        Node::Topic(topic) => html! {
            a.thing.topic href=(sheet.to_thing(node)) { (Text(&names.name(node))) } " " (name::kind(sheet, node))
            @if !topic.text.is_empty() { p.about { (Text(&topic.text)) } }
        },
        Node::Scholar(_) => {
            html! { a.thing.scholar href=(sheet.to_thing(node)) { (Text(&names.name(node))) } }
        }
        Node::Excerpt(excerpt) => excerpt::card(sheet, node, excerpt, true),
        Node::Citation(_) => {
            let Some(cited) = catalog.citation(node) else { return html! {} };
            html! {
                p.citation {
                    (name::place(sheet, &cited.from)) " → " (name::place(sheet, &cited.to))
                    @if !cited.intent.is_empty() { span.remark { "as " (Text(&statement::named(&cited.intent))) } }
                }
                @if !cited.note.is_empty() { p.about { (Text(&cited.note)) } }
                @for claim in &cited.serves { (stated::card(sheet, *claim)) }
            }
        }
    }
}

/// A thing in short.
pub(super) fn page(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    let names = Names::of(sheet.catalog(), answer);
    html! {
        @for row in &answer.rows {
            @if let Some(node) = row.node {
                (thing(sheet, &names, node))
                @for judged in &row.verdicts {
                    (verdict::line(sheet, judged, None, &phrase::of_subject(sheet.catalog(), judged)))
                }
                (figures(row))
                @for bearing in &answer.bearing {
                    p.remark { (Text(&phrase::bearing(sheet.catalog(), bearing))) " " (Text(&work_of(sheet, bearing.claim))) }
                    (stated::card(sheet, bearing.claim))
                }
                p { a href=(sheet.to_thing(node)) { "Everything about it" } }
            }
        }
    }
}

fn work_of(sheet: &Sheet<'_>, claim: NodeId) -> String {
    let catalog = sheet.catalog();
    catalog.claim(claim).map_or_else(String::new, |claim| cite::author_year(catalog, claim.work))
}

fn figures(row: &Row) -> Markup {
    let numbers = row.values.iter().filter_map(|(name, value)| match value {
        Value::Number(number) => Some(phrase::figure(name, *number)),
        Value::Text(_) => None,
    });
    let numbers: Vec<String> = numbers.collect();
    html! { @if !numbers.is_empty() { p.remark { (numbers.join(" · ")) } } }
}
