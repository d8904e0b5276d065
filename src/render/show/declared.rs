//! The page of a kind or a relation: what it means, and what is there of it.

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{Kind, Relation, RelationId, Spread};
use crate::graph::{Edge, Meaning};
use crate::render::phrase;
use crate::render::show::sheet::Sheet;
use crate::render::show::topic::said;
use crate::render::show::{Page, SCHEMA, World};
use crate::statement;
use crate::verdict::Verdict;

/// What the vocabulary of a corpus declares.
#[derive(Clone, Copy)]
pub enum Declared<'w> {
    /// A kind of topic.
    Kind(&'w Kind),
    /// A relation.
    Relation(RelationId, &'w Relation),
}

impl Declared<'_> {
    fn word(self) -> &'static str {
        match self {
            Self::Kind(_) => "kind",
            Self::Relation(..) => "relation",
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Kind(kind) => &kind.id,
            Self::Relation(_, relation) => &relation.id,
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Kind(kind) => &kind.text,
            Self::Relation(_, relation) => &relation.text,
        }
    }
}

pub(super) fn page(world: &World<'_>, declared: Declared<'_>) -> Page {
    Page {
        schema: SCHEMA,
        id: declared.id().to_owned(),
        kind: declared.word().to_owned(),
        label: statement::named(declared.id()),
        text: declared.text().to_owned(),
        facts: facts(world, declared),
        edges: Vec::new(),
    }
}

pub(super) fn write(sheet: &mut Sheet<'_>, declared: Declared<'_>) {
    let name = format!("{}:{}", declared.word(), declared.id());
    let facts = facts(sheet.world, declared);
    sheet.titled(&statement::named(declared.id()), &name, declared.text(), &facts);
    match declared {
        Declared::Kind(kind) => of_kind(sheet, kind),
        Declared::Relation(id, relation) => of_relation(sheet, id, relation),
    }
}

pub(crate) fn facts(world: &World<'_>, declared: Declared<'_>) -> Vec<(String, Vec<String>)> {
    let vocabulary = &world.catalog.vocabulary;
    let ids = |list: &[RelationId]| -> Vec<String> {
        list.iter().map(|id| statement::named(&vocabulary.relation(*id).id)).collect()
    };
    let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    let facts = match declared {
        Declared::Kind(kind) => {
            vec![("plural", one(&kind.plural)), ("also called", one(&kind.aka.join(", ")))]
        }
        Declared::Relation(_, relation) => vec![
            ("after a plural", one(&relation.plural)),
            ("from the other end", one(&relation.inverse)),
            ("also called", one(&relation.aka.join(", "))),
            ("from", one(&relation.from.join(", "))),
            ("to", one(&relation.to.join(", "))),
            ("implies", one(&ids(&relation.implies).join(", "))),
            ("speaks against", one(&ids(&relation.against).join(", "))),
            ("contradicts", one(&ids(&relation.contradicts).join(", "))),
            ("holds", if relation.symmetric { vec!["both ways".to_owned()] } else { Vec::new() }),
            (
                "carries over",
                match relation.spread {
                    Spread::Up => vec!["from narrower topics to broader ones".to_owned()],
                    Spread::Down => vec!["from broader topics to narrower ones".to_owned()],
                    Spread::Stays => Vec::new(),
                },
            ),
        ],
    };
    let told = facts.into_iter().filter(|(_, values)| !values.is_empty());
    told.map(|(name, values)| (name.to_owned(), values)).collect()
}

fn of_kind(sheet: &mut Sheet<'_>, kind: &Kind) {
    let catalog = sheet.world.catalog;
    let topics = catalog.topics().filter(|(_, topic)| topic.kind == kind.id);
    let lines: Vec<String> = topics
        .flat_map(|(_, topic)| {
            let text = if topic.text.is_empty() { String::new() } else { format!(": {}", topic.text) };
            sheet.paint.block("", 2, &(topic.label.clone() + &text))
        })
        .collect();
    let number = catalog.topics().filter(|(_, topic)| topic.kind == kind.id).count();
    let noun = if number == 1 { statement::named(&kind.id) } else { kind.plural.clone() };
    sheet.section(&format!("{number} {noun}"), &lines);
    let next = if number > 0 { vec![format!("  catena ask '{}'", kind.plural)] } else { Vec::new() };
    sheet.section("ask next", &next);
}

/// The verdicts on the pairs of topics of which it is said, and the claims that bear it to something themselves.
fn of_relation(sheet: &mut Sheet<'_>, id: RelationId, relation: &Relation) {
    let World { catalog, graph, verdicts, .. } = *sheet.world;
    let is_it = |edge: &Edge| edge.meaning == Meaning::Declared(id);
    let pairs: BTreeMap<(NodeId, NodeId), usize> = said(graph.edges())
        .filter(|edge| is_it(edge) && !edge.is_turned(catalog))
        .fold(BTreeMap::new(), |mut pairs, edge| {
            *pairs.entry((edge.from, edge.to)).or_default() += 1;
            pairs
        });
    let found: Vec<Verdict> =
        pairs.keys().map(|(subject, object)| verdicts.verdict(catalog, *subject, id, *object)).collect();
    let lines = sheet.verdicts(&found, &|verdict| phrase::whole(catalog, verdict));
    sheet.section("between topics", &lines);
    let own = graph.edges().filter(is_it).filter(|edge| edge.is_own());
    let lines: Vec<String> = own
        .flat_map(|edge| {
            let words =
                statement::of_edge_when(catalog, &edge, &catalog.label(edge.from), &catalog.label(edge.to));
            sheet.paint.block("", 2, &words)
        })
        .collect();
    sheet.section("by claims", &lines);
    let next: Vec<String> = found
        .first()
        .map(|verdict| {
            format!("  catena ask 'what {} {}'", statement::named(&relation.id), catalog.id(verdict.object))
        })
        .into_iter()
        .collect();
    sheet.section("ask next", &next);
}
