//! Which part of a corpus counts: all of it, what was there in a year, or what is left without some works.

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId, Topic};

/// A part of a catalog. What is hidden stands in no row, says nothing and carries no edge; its name still
/// resolves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// By number; nothing is hidden beyond its end.
    hidden: Vec<bool>,
}

impl View {
    /// Everything.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// All but the nodes of `hidden`.
    #[must_use]
    pub fn without(catalog: &Catalog, hidden: impl IntoIterator<Item = NodeId>) -> Self {
        let mut view = Self { hidden: vec![false; catalog.len()] };
        for node in hidden {
            view.hide(node);
        }
        view
    }

    /// What was there in a year: the works up to it, with their claims and citations, whatever work they
    /// were read in; the scholars who made one of these; the topics that one of these states or speaks of,
    /// and those broader. A work without a year is taken to be later.
    #[must_use]
    pub fn as_of(catalog: &Catalog, year: i32) -> Self {
        let mut view = Self { hidden: vec![true; catalog.len()] };
        let there = |work: NodeId| catalog.work(work).and_then(|work| work.year).is_some_and(|of| of <= year);
        let mut shown = Vec::new();
        for (id, work) in catalog.works().filter(|(id, _)| there(*id)) {
            shown.push(id);
            shown.extend(work.authors.iter().chain(&work.editors));
        }
        for (id, claim) in catalog.claims().filter(|(_, claim)| there(claim.work)) {
            shown.push(id);
            shown.extend(catalog.speakers(claim));
            shown.extend(&claim.about);
            shown.extend(claim.says.iter().flat_map(|said| [said.subject, said.object]));
            shown
                .extend(claim.links.iter().map(|link| link.target).filter(|to| catalog.topic(*to).is_some()));
        }
        let there_too = |end: &NodeId| catalog.claim(*end).is_none_or(|claim| there(claim.work));
        for (id, argument) in catalog.arguments().filter(|(_, argument)| there(argument.work)) {
            let ends: Vec<NodeId> = argument.premises.iter().chain([&argument.concludes]).copied().collect();
            // Without a premise, or without what it concludes, it would be another argument.
            if ends.iter().all(there_too) {
                shown.push(id);
                shown.extend(catalog.arguers(argument));
                shown.extend(ends.into_iter().filter(|end| catalog.topic(*end).is_some()));
            }
        }
        shown.extend(catalog.topics().filter(|(_, topic)| stated_in(topic, there)).map(|(id, _)| id));
        shown.extend(catalog.citations().filter(|(_, cite)| there(cite.from.work)).map(|(id, _)| id));
        while let Some(node) = shown.pop() {
            if std::mem::replace(&mut view.hidden[node.index()], false)
                && let Node::Topic(topic) = catalog.node(node)
            {
                shown.extend(&topic.broader);
            }
        }
        view
    }

    /// True if the node counts.
    #[must_use]
    pub fn shows(&self, node: NodeId) -> bool {
        !self.hidden.get(node.index()).copied().unwrap_or(false)
    }

    /// True if what the record of a topic says counts: it is stated nowhere, or in a work that counts.
    #[must_use]
    pub fn counts_record(&self, topic: &Topic) -> bool {
        topic.stated.is_empty() || stated_in(topic, |work| self.shows(work))
    }

    /// True if nothing is hidden.
    #[must_use]
    pub fn is_all(&self) -> bool {
        !self.hidden.contains(&true)
    }

    fn hide(&mut self, node: NodeId) {
        if let Some(hidden) = self.hidden.get_mut(node.index()) {
            *hidden = true;
        }
    }
}

fn stated_in(topic: &Topic, counts: impl Fn(NodeId) -> bool) -> bool {
    topic.stated.iter().any(|place| counts(place.work))
}
