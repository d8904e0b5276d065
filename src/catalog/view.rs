//! Which part of a corpus counts: all of it, or what is there from a standpoint.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, Claim, Node, NodeId, Topic};
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
    /// The conditions that are asked about; none where whatever is said counts, under conditions too.
    conditions: Option<Asked>,
}

/// The conditions that a question asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    /// The topics of the condition, all together.
    topics: Vec<NodeId>,
    /// These, and those broader than one of them: what holds where the condition does.
    hold: BTreeSet<NodeId>,
}

/// How what is said under conditions bears on a question that asks about some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// It is said of the condition, of a broader one, or of none.
    Holds,
    /// It is said of a narrower condition.
    Narrower,
    /// It is said of another.
    Another,
}

impl Under {
    /// True of what is said of the condition.
    #[must_use]
    pub fn counts(self) -> bool {
        self == Self::Holds
    }
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
        let without_work = catalog.excerpts().filter(|(_, excerpt)| !view.shows(excerpt.work));
        let without_work: Vec<NodeId> = without_work.map(|(id, _)| id).collect();
        without_work.into_iter().for_each(|excerpt| view.hide(excerpt));
        view
    }

    /// What is there in the year of a standpoint and by its voices; what it leaves out is still there.
    ///
    /// Of a year: the works up to it, with their claims and citations, whatever work they were read in; the scholars
    /// who made one of these; the topics that one of these states or speaks of, and those broader. A work without a
    /// year is taken to be later. Excerpts are there with their works.
    /// Of voices: what they [state](Stated), in the works in which it stands, and likewise
    /// the rest; of the records of topics, those that state where they are stated. Of a condition: all but the claims that
    /// speak of other ones alone.
    #[must_use]
    pub fn of(catalog: &Catalog, standpoint: &Standpoint) -> Self {
        let (year, voices) = (standpoint.year, Voices::of(catalog, standpoint));
        let asked = || {
            let topics = standpoint.when.clone();
            Asked { hold: catalog.and_broader(&topics), topics }
        };
        let conditions = (!standpoint.when.is_empty()).then(asked);
        if year.is_none() && voices.is_none() {
            return Self { conditions, ..Self::default() }.without_what_is_of_others(catalog);
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
            shown.extend(claim.conditions());
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
        shown.extend(catalog.excerpts().filter(|(_, excerpt)| speaks(excerpt.work)).map(|(id, _)| id));
        shown.extend(catalog.topics().filter(|(_, topic)| stated_in(topic, speaks)).map(|(id, _)| id));
        for (id, cite) in catalog.citations().filter(|(_, cite)| speaks(cite.from.work)) {
            shown.push(id);
            // The works that voices cite are there, though they do not speak.
            shown.extend(is_early(cite.to.work).then_some(cite.to.work));
        }
        let speaking =
            voices.is_some().then(|| catalog.works().map(|(id, _)| id).filter(|id| speaks(*id)).collect());
        let mut view = Self { hidden: vec![true; catalog.len()], speaking, conditions };
        while let Some(node) = shown.pop() {
            if std::mem::replace(&mut view.hidden[node.index()], false)
                && let Node::Topic(topic) = catalog.node(node)
            {
                shown.extend(&topic.broader);
            }
        }
        view.without_what_is_of_others(catalog)
    }

    /// Hides the claims all of whose statements are of other conditions than what is asked about.
    fn without_what_is_of_others(self, catalog: &Catalog) -> Self {
        if self.conditions.is_none() {
            return self;
        }
        let is_another = |when: &[NodeId]| self.under(catalog, when) == Under::Another;
        let is_of_others = |claim: &Claim| {
            let truths = claim.links.iter().filter(|link| catalog.speaks_of_truth(link));
            let said = claim.says.iter().map(|said| &said.when).chain(truths.map(|_| &claim.when));
            let mut said = said.peekable();
            said.peek().is_some() && said.all(|when| is_another(when))
        };
        let of_others = catalog.claims().filter(|(_, claim)| is_of_others(claim)).map(|(id, _)| id);
        let of_others: Vec<NodeId> = of_others.collect();
        let mut view = self.without(catalog, of_others);
        // An argument that lacks a premise is none.
        let is_torn = |argument: &Argument| {
            argument.premises.iter().chain([&argument.concludes]).any(|end| !view.shows(*end))
        };
        let torn = catalog.arguments().filter(|(id, argument)| view.shows(*id) && is_torn(argument));
        let torn: Vec<NodeId> = torn.map(|(id, _)| id).collect();
        torn.into_iter().for_each(|argument| view.hide(argument));
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

    /// The topics of the condition that is asked about; none if the question asks about none.
    #[must_use]
    pub fn conditions(&self) -> &[NodeId] {
        self.conditions.as_ref().map_or(&[], |asked| &asked.topics)
    }

    /// How what is said when all of `topics` hold bears on the condition that is asked about.
    #[must_use]
    pub fn under(&self, catalog: &Catalog, topics: &[NodeId]) -> Under {
        let Some(asked) = &self.conditions else { return Under::Holds };
        if topics.iter().all(|topic| asked.hold.contains(topic)) {
            return Under::Holds;
        }
        let held: BTreeSet<NodeId> = catalog.and_broader(topics);
        if asked.topics.iter().all(|topic| held.contains(topic)) { Under::Narrower } else { Under::Another }
    }

    /// True if nothing is hidden, and whatever is said counts.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.conditions.is_none() && !self.hidden.contains(&true)
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
