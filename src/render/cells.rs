//! What stands in the cells of a table of rows, whatever its format.

use crate::catalog::Catalog;
use crate::catalog::NodeClass as Class;
use crate::catalog::entry::{Force, Node};
pub use crate::query::answer::NONE;
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::snippet::Snippets;
use crate::render::names::Names;
use crate::render::phrase;
use crate::statement;
use crate::verdict::{Verdict, less_than_opposites};

/// The columns that tell where words were found, after the answer's own.
pub const SNIPPET: [&str; 2] = ["found in", "snippet"];

/// The value of a row under the column of that number and name; none where it has none.
#[must_use]
pub fn value(catalog: &Catalog, row: &Row, at: usize, column: &str) -> Option<Value> {
    if let Some((_, value)) = row.values.iter().find(|(name, _)| name == column) {
        return Some(value.clone());
    }
    let text = match row.node {
        Some(node) if at == 0 => catalog.id(node).to_owned(),
        None if at == 0 => row.group.clone()?,
        _ if column == "verdict" => {
            row.verdicts.iter().map(|verdict| verdict.word(catalog)).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    Some(Value::Text(text))
}

/// The value of a row under the column of that number as readers see it: verdicts that are compared in words.
#[must_use]
pub fn shown(catalog: &Catalog, answer: &Answer, names: &Names<'_>, row: &Row, at: usize) -> Option<Value> {
    let column = answer.columns.get(at)?;
    if let (Some(node), 0) = (row.node, at) {
        return Some(Value::Text(names.name(node)));
    }
    let said = |verdict: &Verdict| {
        let (word, marks) = (verdict.words(catalog), phrase::marks(verdict));
        if marks.is_empty() { word } else { format!("{word} ({marks})") }
    };
    if answer.shape == Shape::Comparison && at > 0 {
        let of_column = row.verdicts.iter().filter(|verdict| catalog.id(verdict.object) == column);
        let words: Vec<String> = of_column.clone().map(said).collect();
        if !words.is_empty() {
            let relation = |id| statement::relation(catalog.vocabulary.relation(id), Force::Asserts);
            let less: Vec<String> = less_than_opposites(of_column).into_iter().map(relation).collect();
            let less = if less.is_empty() { String::new() } else { format!("; also {}", less.join(", ")) };
            return Some(Value::Text(words.join("; ") + &less));
        }
    }
    if column == "verdict" && at > 0 && !row.values.iter().any(|(name, _)| name == column) {
        let words: Vec<String> = row.verdicts.iter().map(|verdict| verdict.words(catalog)).collect();
        return Some(Value::Text(words.join(", ")));
    }
    value(catalog, row, at, column).map(|value| match value {
        Value::Text(text) => Value::Text(names.text(column, &text)),
        number @ Value::Number(_) => number,
    })
}

/// The numbers of the columns that readers see: not that of labels, where things stand in the first column by these.
#[must_use]
pub fn columns(catalog: &Catalog, answer: &Answer) -> Vec<usize> {
    let mut nodes = answer.rows.iter().map(|row| row.node.map(|node| catalog.node(node)));
    let by_label = nodes.all(|node| matches!(node, Some(Node::Topic(_) | Node::Scholar(_))));
    let is_label = |column: &str| column == Attribute::Label.word();
    let numbered = answer.columns.iter().enumerate();
    numbered.filter(|(at, column)| *at == 0 || !by_label || !is_label(column)).map(|(at, _)| at).collect()
}

/// The names of the columns as readers see them: the topics of a comparison by their labels.
#[must_use]
pub fn heads(catalog: &Catalog, answer: &Answer) -> Vec<String> {
    let topic = |id: &String| {
        let topic = catalog.names().get(Class::Topic, id).filter(|_| answer.shape == Shape::Comparison);
        topic.map_or_else(|| id.clone(), |topic| catalog.label(topic))
    };
    let (first, others) = answer.columns.split_at(answer.columns.len().min(1));
    let heads: Vec<String> = first.iter().cloned().chain(others.iter().map(topic)).collect();
    columns(catalog, answer).into_iter().map(|at| heads[at].clone()).collect()
}

/// True if snippets stand beside an answer's own columns: where the question has chosen none with `show`.
#[must_use]
pub fn with_snippets(answer: &Answer, snippets: &Snippets) -> bool {
    !answer.shown && !snippets.is_empty()
}
