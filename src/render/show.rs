//! Everything that a corpus knows of one thing.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::graph::{Edge, Evidence, Graph, Meaning, locator_text};
use crate::query::attribute::Attribute;
use crate::render::challenged;
use crate::render::cite;
use crate::render::paint::{Paint, Role, wrap};
use crate::render::verify;
use crate::source::Spanned;
use crate::statement;
use crate::verdict::{Challenge, Verdicts};
use crate::verify::receipt::Receipts;

/// What is said of a thing, before it is laid out.
#[derive(Serialize)]
struct Page {
    schema: u32,
    id: String,
    kind: String,
    label: String,
    text: String,
    facts: Vec<(String, Vec<String>)>,
    edges: Vec<Line>,
}

/// An edge as seen from the thing.
#[derive(Serialize)]
struct Line {
    relation: String,
    inverse: bool,
    force: &'static str,
    other: String,
    claim: Option<String>,
    work: Option<String>,
    locator: String,
    /// Of the claim at the other end, else of the one that it rests on.
    disputed_by: Vec<String>,
    qualified_by: Vec<String>,
    #[serde(skip)]
    words: String,
    /// What the other end says, if it is a claim.
    #[serde(skip)]
    said: String,
    #[serde(skip)]
    place: String,
    #[serde(skip)]
    standing: String,
}

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct World<'w> {
    /// What the corpus declares.
    pub catalog: &'w Catalog,
    /// The graph of it.
    pub graph: &'w Graph,
    /// What disputes and what qualifies its claims.
    pub verdicts: &'w Verdicts,
    /// What was verified.
    pub receipts: &'w Receipts,
    /// The reference of the work that is shown, if it is one.
    pub reference: Option<&'w str>,
}

/// The page of a node as text.
#[must_use]
pub fn text(world: &World<'_>, paint: Paint, node: NodeId) -> String {
    let page = page(world, node);
    let name = format!("{}:{}", page.kind, page.id);
    let mut lines = vec![if page.label == page.id {
        paint.text(Role::Title, &name)
    } else {
        format!("{}  {}", paint.text(Role::Title, &page.label), paint.text(Role::Faint, &name))
    }];
    lines.extend(wrap(&page.text, paint.prose()));
    let widest = page.facts.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 4;
    for (name, values) in &page.facts {
        for (at, value) in values.iter().enumerate() {
            let first = if at == 0 { format!("  {name}") } else { String::new() };
            lines.extend(paint.block(&first, widest, value));
        }
    }
    for (inverse, heading) in [(false, "from here"), (true, "to here")] {
        let edges: Vec<&Line> = page.edges.iter().filter(|edge| edge.inverse == inverse).collect();
        if edges.is_empty() {
            continue;
        }
        lines.extend([String::new(), paint.text(Role::Title, heading)]);
        for edge in edges {
            lines.extend(paint.block("", 2, &edge.words));
            if !edge.said.is_empty() {
                lines.extend(paint.block("", 4, &edge.said));
            }
            let parts = [edge.place.as_str(), &edge.standing].into_iter().filter(|part| !part.is_empty());
            let below = parts.collect::<Vec<_>>().join(" · ");
            if !below.is_empty() {
                lines.extend(paint.block_in(Some(Role::Faint), "", 4, &below));
            }
        }
    }
    lines.join("\n") + "\n"
}

/// The page of a node as JSON.
#[must_use]
pub fn json(world: &World<'_>, node: NodeId) -> String {
    let page = page(world, node);
    serde_json::to_string_pretty(&page).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}

fn page(world: &World<'_>, node: NodeId) -> Page {
    let World { catalog, graph, .. } = *world;
    let text = Attribute::Text.values(catalog, node).concat();
    let label = catalog.label(node);
    let mut edges: Vec<Line> = graph.outgoing(node).map(|edge| line(world, edge, false)).collect();
    edges.extend(graph.incoming(node).map(|edge| line(world, edge, true)));
    Page {
        schema: 1,
        id: catalog.id(node).to_owned(),
        kind: catalog.kind(node).to_owned(),
        text: if text == label { String::new() } else { text },
        label,
        facts: facts(world, node),
        edges,
    }
}

fn facts(world: &World<'_>, node: NodeId) -> Vec<(String, Vec<String>)> {
    let World { catalog, receipts, reference, .. } = *world;
    let own: Vec<(&str, Vec<String>)> = match catalog.node(node) {
        Node::Topic(topic) => vec![
            ("also called", topic.aka.clone()),
            ("stated", topic.stated.iter().map(|place| cite::place(catalog, place)).collect()),
            ("note", Attribute::Note.values(catalog, node)),
        ],
        Node::Claim(claim) => vec![
            ("source", vec![cite::source(catalog, &Evidence::Claim(node).source(catalog))]),
            ("by", catalog.speakers(claim).iter().map(|who| catalog.label(*who)).collect()),
            ("force", vec![claim.force.word().to_owned()]),
            ("quote", claim.quotes.iter().map(|quote| format!("“{quote}”")).collect()),
            ("checked", verify::receipts(catalog, (node, claim), receipts)),
            ("says", claim.says.iter().map(|said| statement::said(catalog, said, claim.force)).collect()),
            ("read by", Some(claim.reads.clone()).filter(|reads| !reads.is_empty()).into_iter().collect()),
            ("note", Attribute::Note.values(catalog, node)),
        ],
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
                ("notes", notes(catalog, node)),
                ("lists", lists(catalog, &work.lists)),
                ("note", Attribute::Note.values(catalog, node)),
            ];
            let printed = work.fields.iter().filter(|(name, _)| *name != "year");
            facts.extend(printed.map(|(name, value)| (name.as_str(), vec![value.clone()])));
            facts
        }
        Node::Scholar(scholar) => {
            let made = catalog.claims().filter(|(_, claim)| catalog.speakers(claim).contains(&node));
            let told = made.map(|(id, claim)| {
                let standing = challenged::standing(catalog, &world.verdicts.standing(catalog, id));
                let parts = [claim.text.as_str(), cite::force(claim.force), &standing];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                format!("{}: {}", claim.id, parts.collect::<Vec<_>>().join(" · "))
            });
            let claims = told.collect();
            vec![("also called", scholar.aka.clone()), ("claims", claims)]
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

/// How many of its notes have a record, of a work that tells how many it has.
fn notes(catalog: &Catalog, work: NodeId) -> Vec<String> {
    let notes = catalog.notes().remove(&work).into_iter();
    let words = notes.map(|notes| {
        let all = notes.all.count();
        format!("{} of {all} have a record", all - notes.missing.count())
    });
    words.collect()
}

/// The works of its own bibliography, on one line.
fn lists(catalog: &Catalog, lists: &[Spanned<NodeId>]) -> Vec<String> {
    let keys: Vec<&str> = lists.iter().map(|listed| catalog.id(listed.value)).collect();
    if keys.is_empty() { Vec::new() } else { vec![keys.join(", ")] }
}

fn line(world: &World<'_>, edge: &Edge, inverse: bool) -> Line {
    let catalog = world.catalog;
    let source = edge.evidence.source(catalog);
    let relation = edge.meaning.name(&catalog.vocabulary).to_owned();
    let other = if inverse { edge.from } else { edge.to };
    let label = catalog.label(other);
    let words = match (inverse, edge.meaning) {
        (true, Meaning::About) => label,
        (true, Meaning::Broader) => format!("{label} is narrower"),
        (true, _) => statement::of_edge(catalog, edge, &label, "it"),
        (false, Meaning::Broader) => format!("narrower than {label}"),
        (false, _) if edge.force == Force::Asks && !edge.is_own() => {
            statement::of_edge(catalog, edge, "it", &label)
        }
        (false, _) => statement::of_edge(catalog, edge, "", &label).trim_start().to_owned(),
    };
    // A claim's own place need not be repeated beside each thing that it bears on.
    let own = source.claim.is_some_and(|claim| claim == edge.from || claim == edge.to);
    let other_claim = Some(other).filter(|other| catalog.claim(*other).is_some());
    let told = other_claim.or(source.claim.filter(|_| !own));
    let standing = told.map(|claim| world.verdicts.standing(catalog, claim)).unwrap_or_default();
    let ids = |list: &[Challenge]| list.iter().map(|one| catalog.id(one.claim).to_owned()).collect();
    Line {
        relation,
        inverse,
        force: edge.force.word(),
        other: catalog.id(other).to_owned(),
        claim: source.claim.map(|claim| catalog.id(claim).to_owned()),
        work: source.place.as_ref().map(|place| catalog.id(place.work).to_owned()),
        locator: locator_text(source.place.as_ref()),
        disputed_by: ids(&standing.disputed_by),
        qualified_by: ids(&standing.qualified_by),
        standing: challenged::standing(catalog, &standing),
        words,
        said: catalog.claim(other).map_or_else(String::new, |claim| claim.text.clone()),
        place: if own { String::new() } else { cite::source(catalog, &source) },
    }
}
