//! The part of a graph that an answer is about, for programs that read graphs.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::graph::{Edge, Evidence, Graph, Meaning, Source};
use crate::query::answer::Answer;
use crate::verdict::{Speaker, Verdict};

/// A library, or what of it an answer is about.
///
/// Of an answer these are: what its rows, verdicts and paths name; what claims say of the topics among them; what these
/// claims bear on, and what bears on them; whatever disputes or qualifies any of these, and that in turn; the premises
/// and conclusions of arguments; and whatever all of these name, so that each claim is there with its work, its speakers,
/// its topics and its conditions. Nothing is there that the graph does not have, which may be one from a standpoint.
#[derive(Clone, Debug, Default)]
pub struct Excerpt {
    shown: Option<BTreeSet<NodeId>>,
}

impl Excerpt {
    /// All of a library.
    #[must_use]
    pub fn whole() -> Self {
        Self::default()
    }

    /// What an answer is about, in the graph from which it was answered.
    #[must_use]
    pub fn of(catalog: &Catalog, graph: &Graph, answer: &Answer) -> Self {
        let mut gathered = Gathered { catalog, shown: BTreeSet::new() };
        for row in &answer.rows {
            gathered.shown.extend(row.node);
            row.verdicts.iter().for_each(|verdict| gathered.verdict(verdict));
        }
        answer.changes.iter().for_each(|change| gathered.verdict(&change.before));
        gathered.shown.extend(&answer.withdrawn);
        gathered.shown.extend(answer.bearing.iter().map(|bearing| bearing.claim));
        for hop in answer.paths.iter().flatten() {
            gathered.shown.extend([hop.from(), hop.to()]);
            gathered.source(&hop.edge.evidence.source(catalog));
        }
        let named = gathered.shown.clone();
        for edge in graph.edges() {
            let says = matches!(edge.meaning, Meaning::Declared(_)) && !edge.is_own();
            if says && named.contains(&edge.from) && named.contains(&edge.to) {
                gathered.source(&edge.evidence.source(catalog));
            }
        }
        for node in gathered.shown.clone().into_iter().filter(|node| catalog.can_stand(*node)) {
            let own = |edge: &Edge| match edge.meaning {
                Meaning::Declared(_) => edge.is_own(),
                Meaning::Premise | Meaning::Concludes => true,
                _ => false,
            };
            gathered.shown.extend(graph.outgoing(node).filter(own).map(|edge| edge.to));
            gathered.shown.extend(graph.incoming(node).filter(own).map(|edge| edge.from));
        }
        gathered.challenges(graph);
        // An argument with some of its premises would be another argument.
        let arguments = gathered.shown.iter().filter_map(|node| catalog.argument(*node));
        let ends =
            arguments.flat_map(|argument| argument.premises.iter().copied().chain([argument.concludes]));
        let ends: Vec<NodeId> = ends.collect();
        gathered.shown.extend(ends);
        gathered.shown.clone().into_iter().for_each(|node| gathered.named_by(node));
        Self { shown: Some(gathered.shown) }
    }

    /// True of a whole library.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.shown.is_none()
    }

    /// True of what is in it.
    #[must_use]
    pub fn shows(&self, node: NodeId) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.contains(&node))
    }

    /// True of an edge whose ends and whose evidence are in it, as it is said: what holds both ways is one edge.
    #[must_use]
    pub fn shows_edge(&self, catalog: &Catalog, edge: &Edge) -> bool {
        let says = match edge.evidence {
            Evidence::Claim(said) | Evidence::Argument(said) => self.shows(said),
            Evidence::Record(_) | Evidence::Cite(_) | Evidence::Bibliography => true,
        };
        says && self.shows(edge.from) && self.shows(edge.to) && !edge.is_turned(catalog)
    }
}

struct Gathered<'c> {
    catalog: &'c Catalog,
    shown: BTreeSet<NodeId>,
}

impl Gathered<'_> {
    fn verdict(&mut self, verdict: &Verdict) {
        self.shown.extend([verdict.subject, verdict.object]);
        for evidence in verdict.listed() {
            self.shown.insert(evidence.object);
            match &evidence.speaker {
                Speaker::Claim(claim) => self.shown.insert(*claim),
                Speaker::Record(topic, _) => self.shown.insert(self.catalog.of_record(*topic)),
            };
        }
        for challenge in verdict.challenges() {
            self.shown.insert(challenge.claim);
            self.shown.extend(&challenge.of);
        }
        self.shown.extend(verdict.lesser.iter().flat_map(|lesser| &lesser.claims));
    }

    /// Adds whatever disputes or qualifies what is there, until nothing does that is not there: nothing stands as
    /// undisputed that is not.
    fn challenges(&mut self, graph: &Graph) {
        let vocabulary = &self.catalog.vocabulary;
        let challenges: Vec<_> =
            ["disputes", "qualifies"].iter().filter_map(|name| vocabulary.find(name)).collect();
        let is_one = |edge: &Edge| match edge.meaning {
            Meaning::Declared(id) => {
                edge.is_own() && challenges.iter().any(|challenge| vocabulary.implies(id, *challenge))
            }
            _ => false,
        };
        let mut open: Vec<NodeId> = self.shown.iter().copied().collect();
        while let Some(node) = open.pop() {
            let of = graph.incoming(node).filter(is_one).map(|edge| edge.from);
            let new: Vec<NodeId> = of.filter(|claim| !self.shown.contains(claim)).collect();
            self.shown.extend(&new);
            open.extend(new);
        }
    }

    fn source(&mut self, source: &Source) {
        self.shown.extend(source.claim.or(source.argument));
        self.shown.extend([&source.place, &source.via].into_iter().flatten().map(|place| place.work));
    }

    /// Adds what a record names, without which it cannot be read.
    fn named_by(&mut self, node: NodeId) {
        match self.catalog.node(node) {
            Node::Claim(claim) => {
                let said = claim.says.iter().flat_map(|said| [said.subject, said.object]);
                let said: Vec<NodeId> =
                    said.chain(claim.conditions()).chain(claim.about.iter().copied()).collect();
                self.shown.extend(said);
                self.shown.extend(self.catalog.speakers(claim));
                self.source(&Evidence::Claim(node).source(self.catalog));
                self.work(claim.work);
            }
            Node::Argument(argument) => {
                self.shown.extend(self.catalog.arguers(argument));
                self.source(&Evidence::Argument(node).source(self.catalog));
                self.work(argument.work);
            }
            Node::Excerpt(excerpt) => {
                self.shown.extend(excerpt.about.iter().copied().chain([excerpt.work]));
                self.work(excerpt.work);
            }
            Node::Topic(topic) => self.shown.extend(topic.stated.iter().map(|place| place.work)),
            Node::Work(_) => self.work(node),
            Node::Citation(at) => {
                let cite = self.catalog.cites.get(*at);
                self.shown.extend(cite.into_iter().flat_map(|cite| [cite.from.work, cite.to.work]));
            }
            Node::Scholar(_) => {}
        }
    }

    fn work(&mut self, work: NodeId) {
        let makers =
            self.catalog.work(work).into_iter().flat_map(|work| work.authors.iter().chain(&work.editors));
        self.shown.extend(makers);
    }
}
