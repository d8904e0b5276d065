//! Which part of a corpus counts: all of it, or what is there from a standpoint.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId, Topic};
use crate::catalog::standpoint::{Standpoint, Voices};
use crate::catalog::stated::Stated;

/// A part of a catalog. What is hidden stands in no row, says nothing and carries no edge; its name still
/// resolves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// By number; nothing is hidden beyond its end.
    hidden: Vec<bool>,
    /// The works whose own word counts; `None` where every work's does, and the annotators' too.
    speaking: Option<BTreeSet<NodeId>>,
}

impl View {
    /// Everything.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// What a view shows but the nodes of `hidden`.
    #[must_use]
    pub fn without(&self, catalog: &Catalog, hidden: impl IntoIterator<Item = NodeId>) -> Self {
        let mut view = self.clone();
        view.hidden.resize(catalog.len(), false);
        for node in hidden {
            view.hide(node);
        }
        view
    }

    /// What is there in the year of a standpoint and by its voices; what it leaves out is still there.
    ///
    /// Of a year: the works up to it, with their claims and citations, whatever work they were read in; the scholars
    /// who made one of these; the topics that one of these states or speaks of, and those broader. A work without a
    /// year is taken to be later. Of voices: what they [state](Stated), in the works in which it stands, and likewise
    /// the rest; of the records of topics, those that state where they are stated.
    #[must_use]
    pub fn of(catalog: &Catalog, standpoint: &Standpoint) -> Self {
        let (year, voices) = (standpoint.year, Voices::of(catalog, standpoint));
        if year.is_none() && voices.is_none() {
            return Self::all();
        }
        let is_early = |work: NodeId| {
            year.is_none_or(|year| catalog.work(work).and_then(|work| work.year).is_some_and(|of| of <= year))
        };
        let speaks =
            |work: NodeId| is_early(work) && voices.as_ref().is_none_or(|voices| voices.own(catalog, work));
        let is_said = |stated: &Stated<'_>| {
            is_early(stated.work) && voices.as_ref().is_none_or(|voices| voices.say(catalog, stated))
        };
        let there: BTreeSet<NodeId> = catalog.stated().filter(is_said).map(|stated| stated.node).collect();
        let is_there = |node: NodeId| there.contains(&node);
        let mut shown = Vec::new();
        for (id, work) in catalog.works().filter(|(id, _)| speaks(*id)) {
            shown.push(id);
            shown.extend(work.authors.iter().chain(&work.editors));
        }
        for (id, claim) in catalog.claims().filter(|(id, _)| is_there(*id)) {
            shown.extend([id, claim.work]);
            shown.extend(catalog.speakers(claim));
            shown.extend(&claim.about);
            shown.extend(claim.says.iter().flat_map(|said| [said.subject, said.object]));
            shown
                .extend(claim.links.iter().map(|link| link.target).filter(|to| catalog.topic(*to).is_some()));
        }
        for (id, argument) in catalog.arguments().filter(|(id, _)| is_there(*id)) {
            let ends: Vec<NodeId> = argument.premises.iter().chain([&argument.concludes]).copied().collect();
            // Without a premise, or without what it concludes, it would be another argument.
            if ends.iter().all(|end| catalog.topic(*end).is_some() || is_there(*end)) {
                shown.extend([id, argument.work]);
                shown.extend(catalog.arguers(argument));
                shown.extend(ends.into_iter().filter(|end| catalog.topic(*end).is_some()));
            }
        }
        shown.extend(catalog.topics().filter(|(_, topic)| stated_in(topic, speaks)).map(|(id, _)| id));
        for (id, cite) in catalog.citations().filter(|(_, cite)| speaks(cite.from.work)) {
            shown.push(id);
            // The works that voices cite are there, though they do not speak.
            shown.extend(is_early(cite.to.work).then_some(cite.to.work));
        }
        let speaking =
            voices.is_some().then(|| catalog.works().map(|(id, _)| id).filter(|id| speaks(*id)).collect());
        let mut view = Self { hidden: vec![true; catalog.len()], speaking };
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

    /// True if what the record of a topic says counts: it is stated in a work that counts, or nowhere, which is the
    /// word of the annotators and of no voice.
    #[must_use]
    pub fn counts_record(&self, topic: &Topic) -> bool {
        match &self.speaking {
            None => topic.stated.is_empty() || stated_in(topic, |work| self.shows(work)),
            Some(works) => stated_in(topic, |work| works.contains(&work) && self.shows(work)),
        }
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
