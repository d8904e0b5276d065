//! One thing in short: what it is called, and how much is known of it.

use crate::catalog::entry::{Node, NodeId};
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::eval::World;

/// Fills `answer` with the row of a thing: its attributes, and figures of what is claimed of it or by it.
pub(super) fn page(world: &World<'_>, node: NodeId, answer: &mut Answer) {
    let catalog = world.catalog;
    answer.shape = Shape::Page;
    let shown: &[Attribute] = match catalog.node(node) {
        Node::Topic(_) => &[Attribute::Label, Attribute::Text, Attribute::Names],
        Node::Scholar(_) => &[Attribute::Label, Attribute::Names],
        Node::Work(_) => &[Attribute::Title, Attribute::Scholar, Attribute::Year, Attribute::Type],
        Node::Claim(_) => &[Attribute::Text, Attribute::Scholar, Attribute::Work, Attribute::Locator],
        Node::Citation(_) => &[Attribute::Cited, Attribute::CitedAt, Attribute::Intent],
    };
    let mut values: Vec<(String, Value)> = shown
        .iter()
        .map(|attribute| (*attribute, attribute.values(catalog, node)))
        .filter(|(_, values)| !values.is_empty())
        .map(|(attribute, values)| (attribute.word().to_owned(), Value::Text(values.join(", "))))
        .collect();
    let figures = figures(world, node);
    let figures = figures
        .into_iter()
        .map(|(name, number)| (name.to_owned(), Value::Number(i64::try_from(number).unwrap_or(i64::MAX))));
    values.extend(figures);
    let columns = values.iter().map(|(name, _)| name.clone());
    answer.columns = std::iter::once(catalog.kind(node).to_owned()).chain(columns).collect();
    answer.rows.push(Row { node: Some(node), group: None, verdicts: Vec::new(), values });
    answer.total = 1;
}

/// How many claims and citations there are about a topic, by a scholar, or in and of a work.
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
                Node::Claim(_) | Node::Citation(_) => false,
            }
    });
    let cited = catalog.cites.iter().filter(|cite| {
        cite.to.work == node || catalog.work(cite.to.work).is_some_and(|work| work.makers().contains(&node))
    });
    match catalog.node(node) {
        Node::Topic(_) => vec![("claims", claims.count())],
        Node::Scholar(_) | Node::Work(_) => vec![("claims", claims.count()), ("citations", cited.count())],
        Node::Claim(_) | Node::Citation(_) => Vec::new(),
    }
}
