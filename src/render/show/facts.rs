//! What is recorded of a thing itself, by name.

use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, Node, NodeId, Place};
use crate::catalog::stated::Stated;
use crate::graph::Evidence;
use crate::query::attribute::Attribute;
use crate::render::show::World;
use crate::render::{challenged, cite, phrase, verify};
use crate::source::Spanned;
use crate::statement;

/// What is recorded of a thing, by name; what has no value is not there.
pub(crate) fn facts(world: &World<'_>, node: NodeId) -> Vec<(String, Vec<String>)> {
    let World { catalog, receipts, reference, .. } = *world;
    let told = |stated: &Stated<'_>| {
        verify::receipts(catalog, stated, receipts).into_iter().map(|told| told.words).collect()
    };
    let own: Vec<(&str, Vec<String>)> = match catalog.node(node) {
        Node::Topic(topic) => vec![
            ("also called", topic.aka.clone()),
            (
                "also declared as",
                topic.records.iter().skip(1).map(|record| declared(world, *record)).collect(),
            ),
            ("stated", topic.stated.iter().map(|place| cite::place(catalog, place)).collect()),
            ("note", Attribute::Note.values(catalog, node)),
        ],
        Node::Claim(claim) => vec![
            ("source", vec![cite::read_in(catalog, &Evidence::Claim(node).source(catalog))]),
            ("by", catalog.speakers(claim).iter().map(|who| catalog.label(*who)).collect()),
            ("force", vec![claim.force.word().to_owned()]),
            ("quote", claim.quotes.iter().map(|quote| format!("“{quote}”")).collect()),
            ("checked", told(&Stated::claim(node, claim))),
            ("made from", Attribute::From.values(catalog, node)),
            ("says", claim.says.iter().map(|said| statement::said(catalog, said, claim.force)).collect()),
            ("read by", Some(claim.reads.clone()).filter(|reads| !reads.is_empty()).into_iter().collect()),
            ("note", Attribute::Note.values(catalog, node)),
        ],
        Node::Argument(argument) => {
            let stated = Stated::argument(node, argument);
            vec![
                ("source", vec![cite::read_in(catalog, &Evidence::Argument(node).source(catalog))]),
                ("by", catalog.arguers(argument).iter().map(|who| catalog.label(*who)).collect()),
                ("scheme", scheme(catalog, argument)),
                ("quote", argument.quotes.iter().map(|quote| format!("“{quote}”")).collect()),
                ("checked", told(&stated)),
                ("made from", Attribute::From.values(catalog, node)),
                ("read by", Some(argument.reads.clone()).filter(|it| !it.is_empty()).into_iter().collect()),
                ("note", Attribute::Note.values(catalog, node)),
            ]
        }
        Node::Work(work) => {
            let people = |list: &[NodeId]| list.iter().map(|who| catalog.label(*who)).collect::<Vec<_>>();
            let mut facts = vec![
                ("reference", reference.map(str::to_owned).into_iter().collect()),
                ("authors", people(&work.authors)),
                ("editors", people(&work.editors)),
                ("year", Attribute::Year.values(catalog, node)),
                ("type", vec![work.kind.clone()]),
                ("in", work.host.iter().map(|host| catalog.label(*host)).collect()),
                ("read", Attribute::Read.values(catalog, node)),
                ("notes", notes(world, node)),
                ("lists", lists(catalog, &work.lists)),
                ("note", Attribute::Note.values(catalog, node)),
            ];
            let printed = work.fields.iter().filter(|(name, _)| *name != "year");
            facts.extend(printed.map(|(name, value)| (name.as_str(), vec![value.clone()])));
            facts
        }
        Node::Scholar(scholar) => {
            let made = world.kept.made_by(catalog, node).into_iter();
            let told = made.filter_map(|id| catalog.claim(id).map(|claim| (id, claim))).map(|(id, claim)| {
                let standing = challenged::itself(catalog, &world.verdicts.challenged(catalog, id));
                let parts = [claim.text.as_str(), cite::force(claim.force), &standing];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                format!("{}: {}", claim.id, parts.collect::<Vec<_>>().join(" · "))
            });
            let claims = told.collect();
            vec![("also called", scholar.aka.clone()), ("claims", claims)]
        }
        Node::Excerpt(excerpt) => {
            let of = |attribute: Attribute| attribute.values(catalog, node);
            let place = Place { work: excerpt.work, locator: excerpt.at.clone() };
            vec![
                ("source", vec![cite::place(catalog, &place)]),
                ("checked", told(&Stated::excerpt(node, excerpt))),
                ("note", if excerpt.quotes.is_empty() { Vec::new() } else { of(Attribute::Note) }),
                ("about", excerpt.about.iter().map(|topic| catalog.label(*topic)).collect()),
                ("tags", together(&excerpt.tags)),
                ("marked", of(Attribute::Marked)),
                ("imported from", imported(&excerpt.imported)),
                ("done", of(Attribute::Done)),
            ]
        }
        Node::Citation(_) => {
            let of = |attribute: Attribute| attribute.values(catalog, node);
            vec![
                ("in", of(Attribute::Work)),
                ("at", of(Attribute::Locator)),
                ("of", of(Attribute::Cited)),
                ("cited at", of(Attribute::CitedAt)),
                ("as", of(Attribute::Intent)),
                ("for", of(Attribute::Serves)),
                ("note", of(Attribute::Note)),
            ]
        }
    };
    own.into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| (name.to_owned(), values))
        .collect()
}

/// Another record of a topic: its label, text, id and place.
fn declared(world: &World<'_>, record: NodeId) -> String {
    let World { catalog, sources, .. } = *world;
    let text = catalog.topic(record).map_or("", |topic| topic.text.as_str());
    let colon = if text.is_empty() { "" } else { ": " };
    let place = catalog.span(record).map_or_else(String::new, |span| sources.place(span));
    format!("{}{colon}{text} · {} · {place}", catalog.label(record), catalog.id(record))
}

/// How an argument goes: the word, and what it means.
fn scheme(catalog: &Catalog, argument: &Argument) -> Vec<String> {
    let scheme = catalog.vocabulary.scheme(&argument.scheme);
    let words = scheme.map(|scheme| match scheme.text.as_str() {
        "" => scheme.id.clone(),
        text => format!("{}: {text}", scheme.id),
    });
    words.into_iter().collect()
}

/// Words, with commas between them.
fn together(words: &[String]) -> Vec<String> {
    if words.is_empty() { Vec::new() } else { vec![phrase::tags(words)] }
}

/// The program that an excerpt came from, and by what that knows it.
fn imported(imported: &str) -> Vec<String> {
    imported.split(' ').next().filter(|source| !source.is_empty()).map(str::to_owned).into_iter().collect()
}

/// How many of its notes have a record, of a work that tells how many it has.
fn notes(world: &World<'_>, work: NodeId) -> Vec<String> {
    let citing = world.graph.outgoing(work).filter_map(|edge| match edge.evidence {
        Evidence::Cite(at) => world.catalog.cites.get(at).map(|cite| &cite.from.locator),
        _ => None,
    });
    let words = world.catalog.notes_of(work, citing).map(|notes| {
        let all = notes.all.count();
        format!("{} of {all} have a record", all - notes.missing.count())
    });
    words.into_iter().collect()
}

/// The works of its own bibliography, on one line.
fn lists(catalog: &Catalog, lists: &[Spanned<NodeId>]) -> Vec<String> {
    let keys: Vec<&str> = lists.iter().map(|listed| catalog.id(listed.value)).collect();
    if keys.is_empty() { Vec::new() } else { vec![keys.join(", ")] }
}
