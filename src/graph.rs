//! The graph of an argument: nodes joined by edges, each with the evidence for it.
//!
//! It is a multigraph: where two claims say the same of two topics there are two edges. They stand in columns of
//! numbers, grouped by where they start, beside an order by where they lead ([`rows`]); petgraph's algorithms run
//! on them as they are ([`visit`]).

mod build;
pub mod hierarchy;
mod rows;
mod visit;
pub mod walk;

use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::annotation::{Locator, WHEN};
use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId, Place, Statement};
use crate::catalog::vocabulary::{RelationId, Vocabulary};
use crate::graph::rows::Rows;
use crate::store::{Keep, Pack, Packer, Why};

/// What an edge means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Meaning {
    /// A claim is about a topic.
    About,
    /// A topic is narrower than another.
    Broader,
    /// A work cites another.
    Cites,
    /// An argument concludes a claim or a topic.
    Concludes,
    /// A scholar edited a work.
    Edited,
    /// An argument has a claim or a topic as a premise.
    Premise,
    /// A work states a claim, or makes an argument.
    States,
    /// A claim says something that holds under the condition of a topic.
    When,
    /// A scholar wrote a work.
    Wrote,
    /// A declared relation.
    Declared(RelationId),
}

impl Meaning {
    /// The relation's id.
    #[must_use]
    pub fn name(self, vocabulary: &Vocabulary) -> &str {
        match self {
            Self::About => "about",
            Self::Broader => "broader",
            Self::Cites => "cites",
            Self::Concludes => "concludes",
            Self::Edited => "edited",
            Self::Premise => "premises",
            Self::States => "states",
            Self::When => WHEN,
            Self::Wrote => "wrote",
            Self::Declared(id) => &vocabulary.relation(id).id,
        }
    }

    /// True for what a literature is made of, rather than what it argues: a path of argument does not
    /// go through it unless asked to.
    #[must_use]
    pub fn is_bibliographic(self) -> bool {
        matches!(self, Self::Cites | Self::Edited | Self::States | Self::Wrote)
    }
}

/// What an edge rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// A claim.
    Claim(NodeId),
    /// The record of a topic, by its own number if the topic has several.
    Record(NodeId),
    /// A citation, by its number in [`Catalog::cites`].
    Cite(usize),
    /// The bibliography.
    Bibliography,
    /// An argument.
    Argument(NodeId),
}

/// Where the evidence of an edge is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The claim, if it is one.
    pub claim: Option<NodeId>,
    /// The argument, if it is one.
    pub argument: Option<NodeId>,
    /// The work, and the place in it.
    pub place: Option<Place>,
    /// Where it was read, if not in the work itself.
    pub via: Option<Place>,
}

impl Evidence {
    /// The evidence that a claim or an argument is.
    #[must_use]
    pub fn of_stated(catalog: &Catalog, id: NodeId) -> Self {
        if catalog.argument(id).is_some() { Self::Argument(id) } else { Self::Claim(id) }
    }

    /// The claim, work and place of it.
    #[must_use]
    pub fn source(self, catalog: &Catalog) -> Source {
        match self {
            Self::Claim(id) => catalog.claim(id).map_or_else(Source::default, |claim| Source {
                claim: Some(id),
                place: Some(Place { work: claim.work, locator: claim.at.clone() }),
                via: claim.via.clone(),
                ..Source::default()
            }),
            Self::Argument(id) => catalog.argument(id).map_or_else(Source::default, |argument| Source {
                claim: None,
                argument: Some(id),
                place: Some(Place { work: argument.work, locator: argument.at.clone() }),
                via: argument.via.clone(),
            }),
            Self::Record(id) => Source {
                place: catalog.topic(id).and_then(|topic| topic.stated.first().cloned()),
                ..Source::default()
            },
            Self::Cite(at) => {
                Source { place: catalog.cites.get(at).map(|cite| cite.from.clone()), ..Source::default() }
            }
            Self::Bibliography => Source::default(),
        }
    }
}

/// An edge as seen from one of its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// Where the relation starts.
    pub from: NodeId,
    /// What it means.
    pub meaning: Meaning,
    /// Where it leads.
    pub to: NodeId,
    /// What it rests on.
    pub evidence: Evidence,
    /// How strongly it is said. That of a claim for what it says of topics; how the claim itself bears on something
    /// is so, or only asked or suggested, but never denied: who denies one thing disputes another all the same.
    pub force: Force,
}

impl Edge {
    /// True if it starts from the claim that it rests on: it tells how the claim bears on something, not what it
    /// says of two topics.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.evidence == Evidence::Claim(self.from)
    }

    /// True of an edge of a relation that holds both ways, from the second topic to the first: its record says it the other
    /// way round, and a list of what is said has it once.
    #[must_use]
    pub fn is_turned(&self, catalog: &Catalog) -> bool {
        let Meaning::Declared(relation) = self.meaning else { return false };
        if !catalog.vocabulary.relation(relation).symmetric {
            return false;
        }
        match self.evidence {
            Evidence::Claim(claim) => catalog.claim(claim).is_some_and(|claim| {
                let is_it = |said: &Statement| (said.subject, said.object) == (self.from, self.to);
                !claim.says.iter().any(|said| said.relation == relation && is_it(said))
            }),
            Evidence::Record(record) => catalog.of_record(record) != self.from,
            Evidence::Cite(_) | Evidence::Bibliography | Evidence::Argument(_) => false,
        }
    }

    /// The conditions under which what it says holds; none of what no claim says of topics.
    #[must_use]
    pub fn conditions(&self, catalog: &Catalog) -> Conditions {
        let (Meaning::Declared(relation), Evidence::Claim(claim)) = (self.meaning, self.evidence) else {
            return Conditions::default();
        };
        let Some(claim) = catalog.claim(claim) else { return Conditions::default() };
        if self.is_own() {
            let of_truth = catalog.vocabulary.is_of_truth(relation) && catalog.is_affirmable(self.to);
            return if of_truth { Conditions::all_of(&claim.when) } else { Conditions::default() };
        }
        let ends = |said: &Statement| (said.subject, said.object);
        let is_it = |said: &Statement| {
            said.relation == relation
                && (ends(said) == (self.from, self.to)
                    || catalog.vocabulary.relation(relation).symmetric && ends(said) == (self.to, self.from))
        };
        claim.conditions_of(is_it)
    }
}

/// The graph of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    rows: Rows,
}

impl Graph {
    /// The edges that start at a node, in the order of relation, other end and evidence.
    pub fn outgoing(&self, node: NodeId) -> impl Iterator<Item = Edge> {
        self.rows.from(node)
    }

    /// The edges that lead to a node, in the order of relation, other end and evidence.
    pub fn incoming(&self, node: NodeId) -> impl Iterator<Item = Edge> {
        self.rows.to(node)
    }

    /// All edges, in the order of their starts.
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        (0..self.rows.len()).filter_map(|at| self.rows.get(at))
    }

    /// How many edges there are.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.rows.len()
    }

    /// How many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.rows.nodes()
    }
}

impl Keep for Graph {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.rows.keep(to, name)
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self { rows: Keep::kept(from, name)? })
    }
}

/// A locator's text, for evidence whose place may be missing.
#[must_use]
pub fn locator_text(place: Option<&Place>) -> String {
    place.map(|place| &place.locator).map_or_else(String::new, Locator::to_string)
}
