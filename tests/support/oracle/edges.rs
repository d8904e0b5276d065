//! What leads from where to where, edge by edge.

use std::collections::BTreeSet;

use catena::catalog::entry::{Force, Link, Node, NodeId};
use catena::catalog::vocabulary::RelationId;
use catena::query::expr::Relation;

use super::part::Part;

/// What an edge rests on, in the order in which equal paths are listed: a claim, a record, a citation, the
/// bibliography, an argument; each by its number.
pub(super) type Ground = (u8, usize);

pub(super) struct Edge {
    pub(super) from: NodeId,
    pub(super) name: String,
    /// The declared relation, if it is one.
    pub(super) declared: Option<RelationId>,
    pub(super) to: NodeId,
    pub(super) ground: Ground,
}

impl Part<'_> {
    /// All edges whose ends and claims count.
    pub(super) fn edges(&self) -> Vec<Edge> {
        let catalog = self.catalog;
        let mut edges = Vec::new();
        let mut own = |name: &str, from, to, ground| {
            edges.push(Edge { from, name: name.to_owned(), declared: None, to, ground });
        };
        for (id, node) in catalog.nodes().filter(|(id, _)| self.shows(*id)) {
            let at = id.index();
            match node {
                // Of several records the first that says it.
                Node::Topic(topic) => topic.broader.iter().for_each(|to| {
                    let mut records = catalog.topic_records().filter(|(of, ..)| *of == id);
                    let says = records.find(|(_, _, record)| record.broader.contains(to));
                    own("broader", id, *to, (1, says.map_or(at, |(_, record, _)| record.index())));
                }),
                Node::Claim(claim) => {
                    own("states", claim.work, id, (0, at));
                    claim.about.iter().for_each(|to| own("about", id, *to, (0, at)));
                    let said = claim.says.iter().map(|said| &said.when).filter(|when| self.counts(when));
                    let when: BTreeSet<NodeId> = said.chain([&claim.when]).flatten().copied().collect();
                    when.iter().for_each(|to| own("when", id, *to, (0, at)));
                }
                Node::Argument(argument) => {
                    own("states", argument.work, id, (4, at));
                    argument.premises.iter().for_each(|to| own("premises", id, *to, (4, at)));
                    own("concludes", id, argument.concludes, (4, at));
                }
                Node::Work(work) => {
                    work.authors.iter().for_each(|who| own("wrote", *who, id, (3, 0)));
                    work.editors.iter().for_each(|who| own("edited", *who, id, (3, 0)));
                }
                Node::Citation(number) => {
                    let cite = &catalog.cites[*number];
                    own("cites", cite.from.work, cite.to.work, (2, *number));
                }
                Node::Scholar(_) | Node::Excerpt(_) => {}
            }
        }
        for (id, at, topic) in catalog.topic_records().filter(|(id, _, topic)| self.counts_record(*id, topic))
        {
            for link in &topic.links {
                edges.push(self.declared(id, link.relation, link.target, (1, at.index())));
            }
        }
        for (id, claim) in self.claims() {
            let is_of_truth =
                |link: &Link| self.is_affirmable(link.target) && self.bears_on_truth(link.relation);
            for link in claim.links.iter().filter(|link| self.counts(&claim.when) || !is_of_truth(link)) {
                edges.push(self.declared(id, link.relation, link.target, (0, id.index())));
            }
            for said in claim.says.iter().filter(|said| self.counts(&said.when)) {
                edges.push(self.declared(said.subject, said.relation, said.object, (0, id.index())));
            }
        }
        // In these corpora `rivals` holds both ways; who says both says no more.
        let is_said = |from: NodeId, to: NodeId, ground: Ground| {
            edges
                .iter()
                .any(|edge| edge.name == "rivals" && (edge.from, edge.to, edge.ground) == (from, to, ground))
        };
        let turned = edges.iter().filter(|edge| edge.name == "rivals");
        let turned = turned.filter(|edge| !is_said(edge.to, edge.from, edge.ground));
        let turned: Vec<Edge> = turned
            .map(|edge| Edge { from: edge.to, to: edge.from, name: edge.name.clone(), ..*edge })
            .collect();
        edges.extend(turned);
        edges.retain(|edge| self.shows(edge.from) && self.shows(edge.to));
        edges
    }

    /// True of what is said of the condition that is asked about.
    fn counts(&self, when: &[NodeId]) -> bool {
        self.under(when) == Some(true)
    }

    fn declared(&self, from: NodeId, relation: RelationId, to: NodeId, ground: Ground) -> Edge {
        let name = self.catalog.vocabulary.relation(relation).id.clone();
        Edge { from, name, declared: Some(relation), to, ground }
    }

    /// True if an edge is one of a relation's own: of a declared one that is not literal also what implies it.
    pub(super) fn is_of(&self, edge: &Edge, relation: &Relation) -> bool {
        match relation {
            Relation::Any => !["cites", "edited", "states", "wrote"].contains(&edge.name.as_str()),
            Relation::Declared { id, literal: true } => edge.declared == Some(*id),
            Relation::Declared { id, literal: false } => {
                edge.declared.is_some_and(|said| self.implies(said, *id))
            }
            own => edge.declared.is_none() && edge.name == own.word(&self.catalog.vocabulary),
        }
    }

    /// True if an edge is one of a relation's where the relation is no path: a claim affirms what it says to be so, whatever
    /// its words, and not what it only asks about.
    pub(super) fn is_meant(&self, edge: &Edge, relation: &Relation) -> bool {
        let claim = self.catalog.claim(edge.from).filter(|_| self.is_affirmable(edge.to));
        match (relation, edge.declared, claim) {
            (Relation::Declared { id, literal: false }, Some(said), Some(claim))
                if self.bears_on_truth(said) =>
            {
                let holds = claim.force != Force::Denies;
                claim.force != Force::Asks && self.decides((said, holds), *id) == Some(true)
            }
            _ => self.is_of(edge, relation),
        }
    }

    /// True if a relation is the weaker one, or a relation that it is declared to imply implies that.
    pub(super) fn implies(&self, relation: RelationId, weaker: RelationId) -> bool {
        let implied = &self.catalog.vocabulary.relation(relation).implies;
        relation == weaker || implied.iter().any(|next| self.implies(*next, weaker))
    }
}
