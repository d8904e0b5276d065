//! Rows without verdicts: the nodes themselves, what relates them, and, of a few claims, what they
//! are about.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::graph::{Edge, Graph};
use crate::query::answer::{Answer, Row, Value};
use crate::render::picture::canvas::{Picture, name};
use crate::render::picture::drawing::{Label, Mark};
use crate::render::picture::label;
use crate::render::picture::statement::{Statement, among, said_once};

/// Draws the rows of an answer; `in_full` if there is room for all words of claims.
pub(super) fn draw(picture: &mut Picture<'_>, graph: &Graph, answer: &Answer, in_full: bool) {
    let catalog = picture.catalog;
    let rows: BTreeSet<NodeId> = answer.rows.iter().filter_map(|row| row.node).collect();
    let claims = rows.iter().filter_map(|id| catalog.claim(*id)).filter(|_| in_full);
    let about = claims.flat_map(|claim| claim.about.iter().copied());
    // An argument is nothing without its ends.
    let arguments = rows.iter().filter_map(|id| catalog.argument(*id)).filter(|_| in_full);
    let ends = arguments.flat_map(|argument| argument.premises.iter().chain([&argument.concludes]).copied());
    let context: BTreeSet<NodeId> = about.chain(ends).filter(|node| !rows.contains(node)).collect();
    let statements = statements(picture.catalog, graph, &rows, &context);
    let joined: BTreeSet<NodeId> = statements.iter().flat_map(|said| [said.from, said.to]).collect();
    let (apart, related): (Vec<&Row>, Vec<&Row>) =
        answer.rows.iter().partition(|row| row.node.is_some_and(|node| !joined.contains(&node)));
    related.iter().for_each(|row| draw_row(picture, row, in_full, answer.shown));
    for node in &context {
        if catalog.topic(*node).is_some() {
            picture.node(*node);
        } else {
            let look = picture.look(*node);
            let look = label::in_full(look, picture, *node);
            picture.mark(look);
        }
    }
    statements.iter().for_each(|said| said.draw(picture, true));
    if apart.is_empty() {
        return;
    }
    picture.open("alone", if related.is_empty() { "" } else { "not linked to anything here" });
    apart.iter().for_each(|row| draw_row(picture, row, in_full, answer.shown));
    let names: Vec<String> = apart.iter().filter_map(|row| Some(name(catalog, row.node?))).collect();
    picture.grid(&names);
    picture.close();
}

/// What relates the rows to one another and to their context. What relates two topics that only
/// serve as context is no part of the answer, and who defines a topic need not be said to be about it.
fn statements(
    catalog: &Catalog,
    graph: &Graph,
    rows: &BTreeSet<NodeId>,
    context: &BTreeSet<NodeId>,
) -> Vec<Statement> {
    let nodes = rows.union(context).copied().collect();
    let fits = |edge: &Edge| rows.contains(&edge.from) || rows.contains(&edge.to);
    let mut statements = among(catalog, graph, &nodes, fits);
    said_once(&mut statements);
    statements
}

fn draw_row(picture: &mut Picture<'_>, row: &Row, in_full: bool, shown: bool) {
    let catalog = picture.catalog;
    let Some(node) = row.node else { return };
    let look = picture.look(node);
    let look = match (shown, in_full) {
        (true, _) => {
            let values = row.values.iter().map(|(column, value)| match value {
                Value::Number(number) => format!("{column}: {number}"),
                Value::Text(text) => label::balanced(&format!("{column}: {text}"), label::PROSE),
            });
            let lines: Vec<String> = std::iter::once(label::title(catalog, node))
                .chain(values)
                .chain(picture.challenged([node]))
                .collect();
            Mark { label: Label::Left(lines.join("\n")), ..look }
        }
        (false, true) => label::in_full(look, picture, node),
        (false, false) => Mark { label: Label::Centred(label::short_of(picture, node)), ..look },
    };
    picture.mark(look);
}
