//! One thing in short: what it is called, and how much is known of it.

use crate::catalog::entry::{Node, NodeId};
use crate::query::answer::{Answer, Bearing, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::evaluate::world::World;
use crate::standing::Standing;

/// Fills `answer` with the row of a thing: its attributes, figures of what is claimed of it or by it, and the claims
/// that bear on the thing itself; without the row if it is of no work that counts.
pub(super) fn page(world: &World<'_>, node: NodeId, answer: &mut Answer) {
    let catalog = world.catalog;
    answer.shape = Shape::Page;
    answer.columns = vec![catalog.kind(node).to_owned()];
    if !world.view.shows(node) {
        answer.reasons.push(format!("nothing that counts here mentions {}", catalog.label(node)));
        return;
    }
    let counts = catalog.topic(node).is_none_or(|topic| world.view.counts_record(topic));
    let shown: &[Attribute] = match catalog.node(node) {
        Node::Topic(_) => &[Attribute::Label, Attribute::Text, Attribute::Names, Attribute::Standing],
        Node::Scholar(_) => &[Attribute::Label, Attribute::Names],
        Node::Work(_) => &[Attribute::Title, Attribute::Scholar, Attribute::Year, Attribute::Type],
        Node::Claim(_) => {
            &[Attribute::Text, Attribute::Scholar, Attribute::Work, Attribute::Locator, Attribute::Standing]
        }
        Node::Argument(_) => &[
            Attribute::Text,
            Attribute::Premises,
            Attribute::Concludes,
            Attribute::Scheme,
            Attribute::Scholar,
            Attribute::Work,
            Attribute::Locator,
            Attribute::Standing,
        ],
        Node::Excerpt(_) => &[
            Attribute::Text,
            Attribute::Note,
            Attribute::Tags,
            Attribute::Work,
            Attribute::Locator,
            Attribute::Marked,
            Attribute::Serves,
            Attribute::Done,
        ],
        Node::Citation(_) => &[Attribute::Cited, Attribute::CitedAt, Attribute::Intent],
    };
    let mut values: Vec<(String, Value)> = shown
        .iter()
        .filter(|attribute| !says_of_itself(**attribute) || counts)
        .map(|attribute| (*attribute, world.values(*attribute, node)))
        .filter(|(attribute, values)| !values.is_empty() && !simply_stands(*attribute, values))
        .map(|(attribute, values)| (attribute.word().to_owned(), Value::Text(values.join(", "))))
        .collect();
    let figures = figures(world, node);
    let figures = figures
        .into_iter()
        .map(|(name, number)| (name.to_owned(), Value::Number(i64::try_from(number).unwrap_or(i64::MAX))));
    values.extend(figures);
    answer.columns.extend(values.iter().map(|(name, _)| name.clone()));
    answer.bearing = bearing(world, node);
    let verdict = world.verdicts.on(catalog, node);
    answer.rows.push(Row { node: Some(node), group: None, verdicts: verdict.into_iter().collect(), values });
    answer.total = 1;
}

/// True of what the record of a topic says of it, which is the word of those who state it.
fn says_of_itself(attribute: Attribute) -> bool {
    attribute == Attribute::Text
}

/// That something simply stands need not be told.
fn simply_stands(attribute: Attribute, values: &[String]) -> bool {
    attribute == Attribute::Standing && values == [Standing::default().word()]
}

/// How many claims, citations and arguments there are about a topic, by a scholar, or in and of a work.
fn figures(world: &World<'_>, node: NodeId) -> Vec<(&'static str, usize)> {
    let catalog = world.catalog;
    let claims = catalog.claims().filter(|(id, claim)| {
        world.view.shows(*id)
            && match catalog.node(node) {
                Node::Topic(_) => {
                    claim.about.contains(&node) || claim.links.iter().any(|link| link.target == node)
                }
                Node::Scholar(_) => catalog.speakers(claim).contains(&node),
                Node::Work(_) => claim.work == node,
                Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => false,
            }
    });
    let is_of = |id: NodeId| {
        let cited = catalog.citation(id).map(|cite| cite.to.work);
        cited.is_some_and(|work| {
            work == node || catalog.work(work).is_some_and(|work| work.makers().contains(&node))
        })
    };
    let cited = catalog.nodes().filter(|(id, _)| world.view.shows(*id) && is_of(*id));
    let mut figures = match catalog.node(node) {
        Node::Topic(_) => vec![("claims", claims.count())],
        Node::Scholar(_) | Node::Work(_) => vec![("claims", claims.count()), ("citations", cited.count())],
        Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => Vec::new(),
    };
    let arguments = catalog.arguments().filter(|(id, argument)| {
        world.view.shows(*id)
            && match catalog.node(node) {
                Node::Topic(_) | Node::Claim(_) => {
                    argument.concludes == node || argument.premises.contains(&node)
                }
                Node::Scholar(_) => catalog.arguers(argument).contains(&node),
                Node::Work(_) => argument.work == node,
                Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => false,
            }
    });
    match arguments.count() {
        0 => {}
        number => figures.push(("arguments", number)),
    }
    let under_it =
        catalog.claims().filter(|(id, claim)| world.view.shows(*id) && claim.conditions().contains(&node));
    match under_it.count() {
        0 => {}
        number => figures.push(("conditional-claims", number)),
    }
    figures
}

/// The claims that bear a declared relation to the thing.
fn bearing(world: &World<'_>, node: NodeId) -> Vec<Bearing> {
    let claims = world.catalog.claims().filter(|(id, _)| world.view.shows(*id));
    let bears = claims.flat_map(|(claim, made)| {
        let links = made.links.iter().filter(|link| link.target == node);
        links.map(move |link| Bearing { claim, relation: link.relation })
    });
    bears.collect()
}
