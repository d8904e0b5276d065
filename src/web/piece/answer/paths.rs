//! Paths: the things and relations of each in a line, and below it what each step rests on.

use maud::{Markup, html};

use crate::catalog::entry::Force;
use crate::graph::walk::Path;
use crate::query::answer::Answer;
use crate::render::{challenged, cite};
use crate::statement;
use crate::web::piece::answer::MOST;
use crate::web::piece::text::Text;
use crate::web::piece::{name, prose, stated};
use crate::web::sheet::Sheet;

pub(super) fn body(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    html! { ol.paths { @for path in answer.paths.iter().take(MOST) { li { (one(sheet, answer, path)) } } } }
}

fn one(sheet: &Sheet<'_>, answer: &Answer, path: &Path) -> Markup {
    let catalog = sheet.catalog();
    html! {
        p.chain {
            @if let Some(first) = path.first() { (name::thing(sheet, first.from())) }
            @for hop in path {
                span.step { (Text(&statement::arrow(catalog, &hop.edge, hop.inverse))) }
                (name::thing(sheet, hop.to()))
            }
        }
        details {
            summary { "what each step rests on" }
            @for (at, hop) in path.iter().enumerate() {
                @if at == 0 || path[at - 1].edge.evidence != hop.edge.evidence { (step(sheet, answer, hop)) }
            }
            @for told in challenged::on_path(catalog, answer, path) { p.remark { (prose::linked(sheet, &told)) } }
        }
    }
}

fn step(sheet: &Sheet<'_>, answer: &Answer, hop: &crate::graph::walk::Hop) -> Markup {
    let catalog = sheet.catalog();
    let source = hop.edge.evidence.source(catalog);
    let Some(id) = source.claim.or(source.argument) else {
        let [from, to] = [hop.edge.from, hop.edge.to].map(|end| catalog.label(end));
        return html! {
            div.stated.record {
                p.says { (Text(&statement::of_edge_when(catalog, &hop.edge, &from, &to))) }
                p.where { (Text(&cite::source(catalog, &source))) }
            }
        };
    };
    let force = catalog.claim(id).map_or(Force::Asserts, |claim| claim.force);
    let force = if force == Force::Asserts { "" } else { cite::force(force) };
    stated::card_with(sheet, id, &[force.to_owned(), challenged::of_claim(catalog, answer, Some(id))])
}
