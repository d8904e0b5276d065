//! A verdict in a line, with its evidence and its derivation to open.

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::render::names::plain;
use crate::render::{phrase, reason};
use crate::verdict::{Status, Verdict};
use crate::web::piece::text::Text;
use crate::web::piece::{evidence, glossary, name, prose};
use crate::web::sheet::Sheet;

/// The class of a verdict's colour, and the sign that says the same without colour.
pub(in crate::web) fn look(verdict: &Verdict) -> (&'static str, &'static str) {
    match verdict.status {
        Status::Holds => ("holds", "✓"),
        Status::Opposite => ("opposite", "✗"),
        Status::Divided => ("divided", "⇄"),
        Status::Depends => ("depends", "◐"),
        Status::Silent => ("silent", "–"),
    }
}

/// A verdict in the words given, after the name of a thing if there is one; what it rests on opens below it.
pub(in crate::web) fn line(sheet: &Sheet<'_>, verdict: &Verdict, name: Option<NodeId>, said: &str) -> Markup {
    let catalog = sheet.catalog();
    let (class, sign) = look(verdict);
    let (marks, tally) = (phrase::marks(verdict), phrase::tally(catalog, verdict));
    html! {
        details.verdict.(class) {
            summary {
                span.sign aria-hidden="true" { (sign) }
                span.row {
                    @if let Some(node) = name { span.of { (Text(&plain(catalog, node))) } " " }
                    span.outcome { (Text(said)) }
                    @if !marks.is_empty() { " " span.marks { (Text(&marks)) } }
                    @if !tally.is_empty() { " " span.tally { (Text(&tally)) } }
                }
            }
            // A summary is a button, and can hold no links.
            div.opened { (ends(sheet, verdict)) (glossary::told(sheet, verdict)) (evidence::of(sheet, verdict)) (derivation(sheet, verdict, false)) }
        }
    }
}

/// The links to what a verdict is about.
fn ends(sheet: &Sheet<'_>, verdict: &Verdict) -> Markup {
    html! {
        p.ends {
            (name::thing(sheet, verdict.subject))
            @if verdict.object != verdict.subject { " · " (name::thing(sheet, verdict.object)) }
        }
    }
}

/// How a verdict came about, in words.
pub(in crate::web) fn derivation(sheet: &Sheet<'_>, verdict: &Verdict, negated: bool) -> Markup {
    let text = reason::text(sheet.catalog(), verdict, negated);
    html! {
        p.derivation {
            (prose::linked(sheet, &text))
        }
    }
}

/// Verdicts, a line each, by what `said` says of them; none if there are none.
pub(in crate::web) fn lines(
    sheet: &Sheet<'_>,
    verdicts: &[Verdict],
    said: &dyn Fn(&Verdict) -> String,
) -> Option<Markup> {
    (!verdicts.is_empty()).then(|| {
        html! {
            div.verdicts { @for verdict in verdicts { (line(sheet, verdict, None, &said(verdict))) } }
        }
    })
}

/// What a verdict says of a thing that it is of, in words: `admits Trust`, `admitted by Bipolarity`.
pub(in crate::web) fn of_thing(sheet: &Sheet<'_>, node: NodeId, verdict: &Verdict) -> String {
    if verdict.subject == node {
        phrase::of_subject(sheet.catalog(), verdict)
    } else {
        phrase::of_object(sheet.catalog(), verdict)
    }
}
