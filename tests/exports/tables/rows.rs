//! The rows of each table beside what the catalog, the graph and the verdicts of a library say.

mod said;
mod values;

use std::collections::BTreeSet;

use catena::catalog::entry::{Node, NodeId};
use catena::graph::{Evidence, Meaning};
use catena::query::attribute::Attribute;
use catena::session::Session;
use proptest::prelude::*;

use crate::exports::tables::{Tables, libraries};
use crate::support::corpora::{corpus, with_same_topics};
use crate::support::{cases, session_of};

#[test]
fn the_tables_of_every_library_are_what_it_says() {
    for (name, session) in libraries() {
        println!("{name}");
        say_what_it_says(&session);
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_tables_of_any_library_are_what_it_says(made in with_same_topics(corpus(7))) {
        say_what_it_says(&session_of(&made));
    }
}

fn say_what_it_says(session: &Session) {
    let tables = Tables::of(session);
    nodes(session, &tables);
    things(session, &tables);
    edges(session, &tables);
    links(session, &tables);
    hierarchy(session, &tables);
    said::statements(session, &tables);
    said::limits(session, &tables);
    values::attributes(session, &tables);
    values::tokens(session, &tables);
    values::lengths(&tables);
    said::words(session, &tables);
}

fn name(session: &Session, id: NodeId) -> String {
    let catalog = &session.catalog;
    let id = catalog.of_record(id);
    format!("{}:{}", catalog.class(id).word(), catalog.id(id))
}

fn sorted(mut rows: Vec<String>) -> Vec<String> {
    rows.sort();
    rows
}

/// Every node once, each with a number of its own.
fn nodes(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    assert_eq!(tables.names.len(), catalog.len(), "two nodes have one number");
    let shown = |(id, _)| {
        let class = catalog.class(id);
        let year = Attribute::Year.values(catalog, id).first().cloned();
        // Citations are in the order of their places, all else in that of ids.
        let citation = catalog.citations().position(|(other, _)| other == id);
        format!(
            "{} | {} | {} | {} | {} | {} | {} | {} | {} | {}",
            name(session, id),
            class.word(),
            class as usize,
            catalog.id(id),
            citation.map_or_else(|| catalog.id(id).to_owned(), |at| format!("{at:010}")),
            catalog.kind(id),
            catalog.label(id),
            year.unwrap_or_else(|| "-".to_owned()),
            catalog.is_affirmable(id),
            session.verdicts.standings().circular().any(|other| other == id),
        )
    };
    assert_eq!(tables.shown("nodes"), sorted(catalog.nodes().map(shown).collect()));
}

/// Every claim, argument, citation and work once.
fn things(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let place = |place: Option<&catena::catalog::entry::Place>| match place {
        Some(place) => format!("{} | {}", name(session, place.work), place.locator),
        None => "- | ".to_owned(),
    };
    let claims = catalog.claims().map(|(id, claim)| {
        let (work, via) = (name(session, claim.work), place(claim.via.as_ref()));
        let (text, force, at) = (&claim.text, claim.force.word(), &claim.at);
        let (quote, note) = (claim.quotes.join("\n"), &claim.note);
        format!(
            "{} | {} | {text} | {force} | {work} | {at} | {via} | {quote} | {note}",
            name(session, id),
            claim.id
        )
    });
    assert_eq!(tables.shown("claims"), sorted(claims.collect()));
    let arguments = catalog.arguments().map(|(id, argument)| {
        let (work, via) = (name(session, argument.work), place(argument.via.as_ref()));
        let (concludes, at) = (name(session, argument.concludes), &argument.at);
        let (quote, note) = (argument.quotes.join("\n"), &argument.note);
        let (text, scheme) = (&argument.text, &argument.scheme);
        format!(
            "{} | {} | {text} | {scheme} | {concludes} | {work} | {at} | {via} | {quote} | {note}",
            name(session, id),
            argument.id
        )
    });
    assert_eq!(tables.shown("arguments"), sorted(arguments.collect()));
    let citations = catalog.citations().map(|(id, cite)| {
        let (from, to) = (place(Some(&cite.from)), place(Some(&cite.to)));
        format!("{} | {} | {from} | {to} | {} | {}", name(session, id), cite.id, cite.intent, cite.note)
    });
    assert_eq!(tables.shown("citations"), sorted(citations.collect()));
    let works = catalog.works().map(|(id, work)| {
        let year = work.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
        let doi = work.fields.get("doi").cloned().unwrap_or_default();
        format!(
            "{} | {} | {} | {year} | {} | {doi} | {}",
            name(session, id),
            work.key,
            work.title,
            work.kind,
            work.note
        )
    });
    assert_eq!(tables.shown("works"), sorted(works.collect()));
}

/// Every edge of the graph once, with its evidence.
fn edges(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let shown = |edge: catena::graph::Edge| {
        let source = edge.evidence.source(catalog);
        let speaks = |claim: NodeId| {
            let links = catalog.claim(claim).map_or(&[][..], |claim| &claim.links);
            let mut links = links.iter().filter(|link| Meaning::Declared(link.relation) == edge.meaning);
            edge.from == claim && links.any(|link| link.target == edge.to && catalog.speaks_of_truth(link))
        };
        let (evidence, id) = match edge.evidence {
            Evidence::Claim(id) => ("claim", name(session, id)),
            Evidence::Argument(id) => ("argument", name(session, id)),
            Evidence::Record(id) => ("record", name(session, id)),
            Evidence::Cite(at) => ("citation", format!("citation:{}", catalog.cites[at].id)),
            Evidence::Bibliography => ("bibliography", "-".to_owned()),
        };
        let place = source.place.map_or_else(
            || "- | ".to_owned(),
            |place| format!("{} | {}", name(session, place.work), place.locator),
        );
        format!(
            "{} | {} | {} | {} | {} | {} | {evidence} | {id} | {place}",
            edge.meaning.name(&catalog.vocabulary),
            name(session, edge.from),
            name(session, edge.to),
            edge.force.word(),
            matches!(edge.meaning, Meaning::Declared(_)),
            source.claim.is_some_and(speaks),
        )
    };
    assert_eq!(tables.shown("edges"), sorted(session.graph.edges().map(shown).collect()));
}

/// What each record names, once.
fn links(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = BTreeSet::new();
    for (id, node) in catalog.nodes() {
        let mut link = |relation: &str, to: &[NodeId]| {
            wanted.extend(
                to.iter().map(|to| format!("{relation} | {} | {}", name(session, id), name(session, *to))),
            );
        };
        let makers = |work: NodeId| catalog.work(work).map(|work| work.makers().to_vec()).unwrap_or_default();
        match node {
            Node::Topic(topic) => {
                for place in &topic.stated {
                    link("in", &[place.work]);
                    link("by", &makers(place.work));
                }
            }
            Node::Claim(claim) => {
                link("in", &[claim.work]);
                link("by", catalog.speakers(claim));
                link("via", &claim.via.iter().map(|via| via.work).collect::<Vec<_>>());
                link("about", &claim.about);
            }
            Node::Argument(argument) => {
                link("in", &[argument.work]);
                link("by", catalog.arguers(argument));
                link("via", &argument.via.iter().map(|via| via.work).collect::<Vec<_>>());
            }
            Node::Work(work) => {
                link("by", work.makers());
                link("author", &work.authors);
                link("in", &work.host.into_iter().collect::<Vec<_>>());
            }
            Node::Scholar(_) => {}
            Node::Excerpt(excerpt) => {
                link("in", &[excerpt.work]);
                link("by", &makers(excerpt.work));
                link("about", &excerpt.about);
            }
            Node::Citation(at) => {
                let cite = &catalog.cites[*at];
                link("in", &[cite.from.work]);
                link("of", &[cite.to.work]);
                link("by", &makers(cite.from.work));
                link("for", &cite.serves);
                let about = cite.serves.iter().filter_map(|claim| catalog.claim(*claim));
                link("about", &about.flat_map(|claim| claim.about.clone()).collect::<Vec<_>>());
            }
        }
    }
    assert_eq!(tables.shown("links"), wanted.into_iter().collect::<Vec<_>>());
}

/// Every topic with all that it is narrower than.
fn hierarchy(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = Vec::new();
    for (id, topic) in catalog.topics() {
        let (mut above, mut open) = (BTreeSet::new(), topic.broader.clone());
        while let Some(broad) = open.pop() {
            if above.insert(broad) {
                open.extend(catalog.topic(broad).map(|topic| topic.broader.clone()).unwrap_or_default());
            }
        }
        wanted.extend(above.iter().map(|broad| format!("{} | {}", name(session, id), name(session, *broad))));
    }
    assert_eq!(tables.shown("hierarchy"), sorted(wanted));
}
