//! One thing in short: what it is called, and how much is known of it.

use std::collections::BTreeSet;

use crate::catalog::NodeClass;
use crate::catalog::entry::{Argument, Claim, Node, NodeId};
use crate::catalog::view::View;
use crate::query::answer::{Answer, Bearing, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::evaluate::kept::Column;
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
    let is_claim = |claim: &Claim| match catalog.node(node) {
        Node::Topic(_) => claim.about.contains(&node) || claim.links.iter().any(|link| link.target == node),
        Node::Scholar(_) => catalog.speakers(claim).contains(&node),
        Node::Work(_) => claim.work == node,
        Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => false,
    };
    let is_argument = |argument: &Argument| match catalog.node(node) {
        Node::Topic(_) | Node::Claim(_) => argument.concludes == node || argument.premises.contains(&node),
        Node::Scholar(_) => catalog.arguers(argument).contains(&node),
        Node::Work(_) => argument.work == node,
        Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => false,
    };
    let (mut claims, mut arguments, mut under_it) = (0, 0, 0);
    for id in joined(world, node) {
        match catalog.node(id) {
            Node::Claim(claim) => {
                claims += usize::from(is_claim(claim));
                under_it += usize::from(claim.conditions().contains(&node));
            }
            Node::Argument(argument) => arguments += usize::from(is_argument(argument)),
            _ => {}
        }
    }
    let mut figures = match catalog.node(node) {
        Node::Topic(_) => vec![("claims", claims)],
        Node::Scholar(_) | Node::Work(_) => vec![("claims", claims), ("citations", cited(world, node))],
        Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => Vec::new(),
    };
    let others = [("arguments", arguments), ("conditional-claims", under_it)];
    figures.extend(others.into_iter().filter(|(_, number)| *number > 0));
    figures
}

/// How many citations there are of a work, or of those that a scholar makes.
fn cited(world: &World<'_>, node: NodeId) -> usize {
    let catalog = world.catalog;
    let is_whole = *world.view == View::all();
    // What counts may cite a work that does not.
    let works =
        if is_whole { world.naming(Column::By, node) } else { catalog.of_class(NodeClass::Work).collect() };
    let is_maker = |id: &NodeId| catalog.work(*id).is_some_and(|work| work.makers().contains(&node));
    let works: BTreeSet<NodeId> = works.into_iter().filter(is_maker).chain([node]).collect();
    works.into_iter().map(|work| world.naming(Column::Of, work).len()).sum()
}

/// The claims and arguments that have to do with a thing, each once, in the order of numbers: no other names it. Under
/// the conditions that a question asks about a claim may have no edge to what it names, so there all are looked at.
fn joined(world: &World<'_>, node: NodeId) -> BTreeSet<NodeId> {
    let catalog = world.catalog;
    if *world.view != View::all() {
        let all = catalog.claims().map(|(id, _)| id).chain(catalog.arguments().map(|(id, _)| id));
        return all.filter(|id| world.view.shows(*id)).collect();
    }
    let named = [Column::By, Column::In].into_iter().flat_map(|column| world.naming(column, node));
    world.graph.incoming(node).map(|edge| edge.from).chain(named).collect()
}

/// The claims that bear a declared relation to the thing.
fn bearing(world: &World<'_>, node: NodeId) -> Vec<Bearing> {
    let claims = joined(world, node).into_iter();
    let claims = claims.filter_map(|id| world.catalog.claim(id).map(|claim| (id, claim)));
    let bears = claims.flat_map(|(claim, made)| {
        let links = made.links.iter().filter(|link| link.target == node);
        links.map(move |link| Bearing { claim, relation: link.relation })
    });
    bears.collect()
}
