//! Which nodes stand together in a frame: topics by kind, claims and arguments by work.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, Claim, Node, NodeId};
use crate::render::cite;

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Frame {
    /// True for a frame of claims and arguments, false for one of topics.
    of_claims: bool,
    /// What its nodes have in common: the id of a kind or a work.
    pub(super) id: String,
    /// What a reader calls that.
    pub(super) title: String,
}

/// The frames of nodes. Works and scholars have none, and what would hold more than half of all
/// topics or of all claims has none either: it is the ground that the others stand on.
pub(super) fn frames(catalog: &Catalog, nodes: &BTreeSet<NodeId>) -> BTreeMap<NodeId, Frame> {
    let mut frames: BTreeMap<NodeId, Frame> =
        nodes.iter().filter_map(|id| Some((*id, frame(catalog, *id)?))).collect();
    let mut sizes: BTreeMap<Frame, usize> = BTreeMap::new();
    for frame in frames.values() {
        *sizes.entry(frame.clone()).or_default() += 1;
    }
    let is_ground = |frame: &Frame| {
        let class = sizes.iter().filter(|(other, _)| other.of_claims == frame.of_claims);
        let (count, all) = class.fold((0, 0), |(count, all), (_, size)| (count + 1, all + size));
        count > 1 && sizes[frame] * 2 > all
    };
    frames.retain(|_, frame| !is_ground(frame));
    frames
}

fn frame(catalog: &Catalog, id: NodeId) -> Option<Frame> {
    match catalog.node(id) {
        Node::Topic(topic) => {
            let kind = catalog.vocabulary.kind(&topic.kind);
            let title = kind.map_or_else(|| topic.kind.clone(), |kind| kind.plural.clone());
            Some(Frame { of_claims: false, id: topic.kind.clone(), title })
        }
        Node::Claim(Claim { work, .. }) | Node::Argument(Argument { work, .. }) => {
            let title = cite::author_year(catalog, *work);
            Some(Frame { of_claims: true, id: catalog.id(*work).to_owned(), title })
        }
        Node::Work(_) | Node::Scholar(_) | Node::Excerpt(_) | Node::Citation(_) => None,
    }
}
