//! Where the rows of an answer have the words that a question looks for.

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::index::{Document, Field, Snippet, Words};
use crate::query::answer::Answer;
use crate::query::attribute::Attribute;
use crate::query::expr::{Body, Condition, Expr};

/// Snippets by the thing that a row is of. Rows whose words cannot be shown have none.
pub type Snippets = BTreeMap<NodeId, Snippet>;

/// The snippets of an answer to `expr`; none if the question looks for no words. `document` gives what is
/// indexed of a thing.
#[must_use]
pub fn snippets(expr: &Expr, answer: &Answer, document: &dyn Fn(NodeId) -> Document) -> Snippets {
    let Body::Find(find) = &expr.body else { return Snippets::new() };
    let Some(row) = find.variables.first() else { return Snippets::new() };
    let mut sought = Vec::new();
    collect(&find.condition, &row.name, &mut sought);
    if sought.is_empty() {
        return Snippets::new();
    }
    let words = Words::Any(sought);
    let nodes = answer.rows.iter().filter_map(|row| row.node);
    nodes.filter_map(|node| Some((node, Snippet::of(&document(node), &words)?))).collect()
}

/// The words that a row must or may have. Those that it must not have, and those of other things, are no
/// reason why it is found.
fn collect(condition: &Condition, row: &str, sought: &mut Vec<Words>) {
    match condition {
        Condition::All(parts) | Condition::One(parts) => {
            parts.iter().for_each(|part| collect(part, row, sought));
        }
        Condition::Matches(variable, attribute, words) if variable == row => {
            if let Ok(words) = Words::parse(words) {
                let field: Option<Field> = attribute.and_then(Attribute::field);
                sought.push(match field {
                    Some(field) => Words::In(field, Box::new(words)),
                    None => words,
                });
            }
        }
        _ => {}
    }
}
