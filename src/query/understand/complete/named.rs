//! Things by the words of their names, for who types what something is called.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::query::understand::lexicon::fold;

/// Fewer letters begin too many names.
const FEWEST: usize = 3;
/// Claims are found by so many characters of what they say.
const WORDS: usize = 160;

/// The names of things as they are compared.
#[derive(Debug)]
pub(super) struct Named(Vec<(String, NodeId)>);

impl Named {
    /// All that is called something: labels, titles, names, other names, what claims say.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let names = |(id, node): (NodeId, &Node)| {
            let others = match node {
                Node::Topic(topic) => topic.aka.clone(),
                Node::Scholar(scholar) => scholar.aka.clone(),
                Node::Excerpt(excerpt) => vec![excerpt.words().chars().take(WORDS).collect()],
                Node::Claim(_) | Node::Argument(_) | Node::Work(_) | Node::Citation(_) => Vec::new(),
            };
            let label = catalog.stated_as(id).map_or_else(|| catalog.label(id), |said| said.text.to_owned());
            let label: String = label.chars().take(WORDS).collect();
            std::iter::once(label).chain(others).map(move |name| (fold(&name), id)).collect::<Vec<_>>()
        };
        Self(catalog.nodes().flat_map(names).collect())
    }

    /// The things in whose names a text begins the name or a word of it.
    pub(super) fn beginning(&self, text: &str) -> BTreeSet<NodeId> {
        let text = fold(text);
        if text.chars().count() < FEWEST {
            return BTreeSet::new();
        }
        let begins = |name: &str| {
            let is_edge = |at: usize| name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            name.match_indices(text.as_str()).any(|(at, _)| is_edge(at))
        };
        self.0.iter().filter(|(name, _)| begins(name)).map(|(_, node)| *node).collect()
    }
}
