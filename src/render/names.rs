//! Things as people write them: works by author and year, scholars by name, topics by label.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::NodeClass as Class;
use crate::catalog::entry::{Node, NodeId};
use crate::query::answer::{Answer, Value};
use crate::query::attribute::Attribute;
use crate::render::cite;

/// The names of what stands in the cells of an answer.
pub struct Names<'a> {
    catalog: &'a Catalog,
    /// The columns that hold ids of any class.
    variables: &'a [String],
    /// How many things of the answer are called so.
    known: BTreeMap<String, usize>,
}

impl<'a> Names<'a> {
    /// Of an answer: what two things in it are called tells no longer which is meant.
    #[must_use]
    pub fn of(catalog: &'a Catalog, answer: &'a Answer) -> Self {
        let unnamed = Self { catalog, variables: &answer.variables, known: BTreeMap::new() };
        let mut nodes: Vec<NodeId> = answer.rows.iter().filter_map(|row| row.node).collect();
        for (column, value) in answer.rows.iter().flat_map(|row| &row.values) {
            if let Value::Text(text) = value {
                nodes.extend(text.split(SEPARATOR).filter_map(|id| unnamed.node(column, id)));
            }
        }
        nodes.sort_unstable();
        nodes.dedup();
        let mut known = BTreeMap::new();
        for node in nodes {
            *known.entry(plain(catalog, node)).or_default() += 1;
        }
        Self { known, ..unnamed }
    }

    /// What a thing is called; with its id if another in the answer is called the same.
    #[must_use]
    pub fn name(&self, node: NodeId) -> String {
        let name = plain(self.catalog, node);
        let id = self.catalog.id(node);
        if self.known.get(&name).is_some_and(|number| *number > 1) && name != id {
            format!("{name} ({id})")
        } else {
            name
        }
    }

    /// The ids in a column of things, as names; other text as it is.
    #[must_use]
    pub fn text(&self, column: &str, text: &str) -> String {
        let names = text.split(SEPARATOR).map(|id| match self.node(column, id) {
            Some(node) => self.name(node),
            None => id.to_owned(),
        });
        names.collect::<Vec<_>>().join(SEPARATOR)
    }

    /// What an id names in a column: of the attribute's class, or in a variable's column of the one class that has it.
    fn node(&self, column: &str, id: &str) -> Option<NodeId> {
        let names = self.catalog.names();
        if self.variables.iter().any(|variable| variable == column) {
            let mut found = Class::ALL.into_iter().filter_map(|class| names.get(class, id));
            return found.next().filter(|_| found.next().is_none());
        }
        let word = column.rsplit('.').next().unwrap_or(column);
        names.get(Attribute::from_word(word)?.class()?, id)
    }
}

/// What parts the values of a cell.
const SEPARATOR: &str = ", ";

/// What a thing is called: claims, arguments, excerpts and citations have no name but their ids.
#[must_use]
pub fn plain(catalog: &Catalog, node: NodeId) -> String {
    match catalog.node(node) {
        Node::Work(_) => cite::author_year(catalog, node),
        Node::Topic(_) | Node::Scholar(_) => catalog.label(node),
        Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => {
            catalog.id(node).to_owned()
        }
    }
}
