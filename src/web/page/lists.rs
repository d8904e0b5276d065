//! The pages that list all things of a class.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::graph::Meaning;
use crate::query::understand::lexicon::fold;
use crate::render::cite;
use crate::statement;
use crate::web::address::{Address, Listed};
use crate::web::page::{Page, saved};
use crate::web::piece::section::section;
use crate::web::piece::text::Text;
use crate::web::piece::{excerpt, glossary, name, stated};
use crate::web::sheet::Sheet;

pub(super) fn page(sheet: &Sheet<'_>, listed: Listed) -> Page {
    let word = listed.word();
    let title = word[..1].to_uppercase() + &word[1..];
    let content = match listed {
        Listed::Topics => topics(sheet),
        Listed::Claims => states(sheet, sheet.catalog().claims().map(|(id, _)| id).collect()),
        Listed::Arguments => states(sheet, sheet.catalog().arguments().map(|(id, _)| id).collect()),
        Listed::Excerpts => excerpts(sheet),
        Listed::Works => works(sheet),
        Listed::Scholars => scholars(sheet),
        Listed::Vocabulary => vocabulary(sheet),
        Listed::Questions => saved::list(sheet, usize::MAX),
    };
    let body = html! { header.thing { h1 { (title) } } (content) };
    Page { title, body }
}

fn topics(sheet: &Sheet<'_>) -> Markup {
    let catalog = sheet.catalog();
    let mut kinds: BTreeMap<&str, Vec<NodeId>> = BTreeMap::new();
    for (id, topic) in catalog.topics() {
        kinds.entry(&topic.kind).or_default().push(id);
    }
    kinds.values_mut().for_each(|topics| topics.sort_by_cached_key(|id| (fold(&catalog.label(*id)), *id)));
    html! {
        @for kind in catalog.vocabulary.kinds() {
            @if let Some(topics) = kinds.get(kind.id.as_str()) {
                (section(&format!("kind-{}", kind.id), &statement::named(&kind.plural), Some(html! {
                    @if !kind.text.is_empty() { p.about { (Text(&kind.text)) } }
                    ul.columns { @for topic in topics { li { (name::thing(sheet, *topic)) } } }
                })))
            }
        }
    }
}

fn states(sheet: &Sheet<'_>, nodes: Vec<NodeId>) -> Markup {
    html! {
        @if let Some(found) = stated::by_work(sheet, nodes) { (found) } @else { p.none { "There are none yet." } }
    }
}

fn excerpts(sheet: &Sheet<'_>) -> Markup {
    html! {
        @if let Some(found) = excerpt::all(sheet) { (found) } @else { p.none { "There are none yet." } }
    }
}

fn works(sheet: &Sheet<'_>) -> Markup {
    let catalog = sheet.catalog();
    let graph = sheet.world().graph;
    // A work states arguments too.
    let claims =
        |stated: &mut dyn Iterator<Item = NodeId>| stated.filter(|id| catalog.claim(*id).is_some()).count();
    html! {
        div.wide {
            table.sortable {
                thead {
                    tr {
                        th scope="col" { "work" } th scope="col" { "title" } th scope="col" { "year" }
                        th scope="col" { "claims" } th scope="col" { "cited" }
                    }
                }
                tbody {
                    @for (id, work) in catalog.works() {
                        tr {
                            td { a href=(sheet.to_thing(id)) { (Text(&cite::author_year(catalog, id))) } }
                            td { (Text(&work.title)) }
                            td.number { @if let Some(year) = work.year { (year) } }
                            td.number { (claims(&mut graph.outgoing(id).filter(|edge| edge.meaning == Meaning::States).map(|edge| edge.to))) }
                            td.number { (graph.incoming(id).filter(|edge| edge.meaning == Meaning::Cites).count()) }
                        }
                    }
                }
            }
        }
    }
}

fn scholars(sheet: &Sheet<'_>) -> Markup {
    let catalog = sheet.catalog();
    let graph = sheet.world().graph;
    // As in a bibliography, by family name.
    let mut by_name: Vec<NodeId> = catalog.scholars().map(|(id, _)| id).collect();
    by_name.sort_by_cached_key(|id| (catalog.scholar(*id).map(|one| fold(&one.name.family)), *id));
    html! {
        div.wide {
            table.sortable {
                thead { tr { th scope="col" { "scholar" } th scope="col" { "works" } th scope="col" { "claims" } } }
                tbody {
                    @for id in &by_name {
                        @let id = *id;
                        tr {
                            td { a href=(sheet.to_thing(id)) { (Text(&catalog.label(id))) } }
                            td.number { (graph.outgoing(id).filter(|edge| matches!(edge.meaning, Meaning::Wrote | Meaning::Edited)).count()) }
                            td.number { (sheet.explorer.index().said_by(id).iter().filter(|said| catalog.claim(**said).is_some()).count()) }
                        }
                    }
                }
            }
        }
    }
}

fn vocabulary(sheet: &Sheet<'_>) -> Markup {
    let vocabulary = &sheet.catalog().vocabulary;
    let kinds =
        vocabulary.kinds().map(|kind| (Address::Kind(kind.id.clone()), kind.plural.clone(), &kind.text));
    let relations = vocabulary
        .relations()
        .map(|(id, relation)| (Address::Relation(id), statement::named(&relation.id), &relation.text));
    let entries = |found: Vec<(Address, String, &String)>| {
        (!found.is_empty()).then(|| {
            html! {
                dl.vocabulary {
                    @for (address, word, text) in &found {
                        dt { a href=(sheet.to(address)) { (Text(word)) } }
                        dd { (Text(text)) }
                    }
                }
            }
        })
    };
    html! {
        (section("kinds", "Kinds of topic", entries(kinds.collect())))
        (section("relations", "Relations", entries(relations.collect())))
        (glossary::all())
    }
}
