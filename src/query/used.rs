//! The works that an answer rests on.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::graph::{Evidence, Source};
use crate::query::answer::Answer;
use crate::verdict::{Speaker, Verdict};

/// The works that an answer's rows are, or that make its claims, or in which these were read, in the
/// order of keys. What was left out because of its verdict is not part of the answer.
#[must_use]
pub fn works(catalog: &Catalog, answer: &Answer) -> Vec<NodeId> {
    let mut used = Used { catalog, works: BTreeSet::new() };
    for row in &answer.rows {
        if let Some(node) = row.node {
            used.node(node);
        }
        row.verdicts.iter().for_each(|verdict| used.verdict(verdict));
    }
    for change in &answer.changes {
        used.verdict(&change.before);
    }
    for hop in answer.paths.iter().flatten() {
        used.source(&hop.edge.evidence.source(catalog));
        for end in [hop.from(), hop.to()].into_iter().filter(|end| catalog.work(*end).is_some()) {
            used.node(end);
        }
    }
    used.works.into_iter().collect()
}

struct Used<'c> {
    catalog: &'c Catalog,
    works: BTreeSet<NodeId>,
}

impl Used<'_> {
    fn node(&mut self, node: NodeId) {
        match self.catalog.node(node) {
            Node::Work(_) => {
                self.works.insert(node);
            }
            Node::Claim(_) => self.source(&Evidence::Claim(node).source(self.catalog)),
            Node::Argument(_) => self.source(&Evidence::Argument(node).source(self.catalog)),
            Node::Topic(topic) => self.works.extend(topic.stated.iter().map(|place| place.work)),
            Node::Citation(_) => {
                let cite = self.catalog.citation(node);
                self.works.extend(cite.into_iter().flat_map(|cite| [cite.from.work, cite.to.work]));
            }
            Node::Excerpt(excerpt) => {
                self.works.insert(excerpt.work);
            }
            Node::Scholar(_) => {}
        }
    }

    fn verdict(&mut self, verdict: &Verdict) {
        for evidence in verdict.listed() {
            match &evidence.speaker {
                Speaker::Claim(claim) => self.node(*claim),
                Speaker::Record(_, place) => self.works.extend(place.as_ref().map(|place| place.work)),
            }
        }
        verdict.challenges().for_each(|challenge| self.node(challenge.claim));
    }

    fn source(&mut self, source: &Source) {
        self.works.extend([&source.place, &source.via].into_iter().flatten().map(|place| place.work));
    }
}
