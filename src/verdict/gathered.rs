//! What verdicts are derived from, as data.

use std::collections::BTreeSet;

use super::{Said, Speaker, Verdicts};
use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;

/// Something that is said of two topics, or of the truth of one.
#[derive(Clone, Copy, Debug)]
pub struct Gathered<'a> {
    /// Of what.
    pub subject: NodeId,
    /// Which relation.
    pub relation: RelationId,
    /// To what; of the truth of a topic, the topic again.
    pub object: NodeId,
    /// True of what is said of the truth of a topic.
    pub of_truth: bool,
    /// Who says it.
    pub speaker: &'a Speaker,
    /// How strongly.
    pub force: Force,
    /// The topics under whose condition it holds, all together.
    pub when: &'a [NodeId],
}

impl Verdicts {
    /// All that was gathered, in the order of subjects: what is said of a relation that holds both ways comes both ways.
    pub fn gathered(&self) -> impl Iterator<Item = Gathered<'_>> {
        let of = |subject: NodeId, said, of_truth| {
            let Said { speaker, relation, object, force, when, .. }: &Said = said;
            Gathered { subject, relation: *relation, object: *object, of_truth, speaker, force: *force, when }
        };
        let pairs = self.said.iter().flat_map(|(subject, said)| said.iter().map(|said| (*subject, said)));
        let truths = self.truths.iter().flat_map(|(topic, said)| said.iter().map(|said| (*topic, said)));
        let pairs =
            pairs.filter(|(_, said)| self.counts(said)).map(move |(subject, said)| of(subject, said, false));
        pairs.chain(
            truths.filter(|(_, said)| self.counts(said)).map(move |(topic, said)| of(topic, said, true)),
        )
    }

    /// The pairs of a claim and another that it qualifies, but not those of which each qualifies the other, over any number
    /// of steps: where both are evidence, on two sides, the first leaves its side ([rule 3](super::leaving)).
    #[must_use]
    pub fn limits(&self, catalog: &Catalog) -> BTreeSet<(NodeId, NodeId)> {
        let of_claims = |(_, target): &(NodeId, NodeId)| catalog.claim(*target).is_some();
        let mut pairs: BTreeSet<_> = self.challenges.qualifying().filter(of_claims).collect();
        let rings = self.challenges.rings(pairs.iter().map(|(claim, _)| *claim));
        pairs.retain(|(claim, target)| rings.get(claim).is_none_or(|ring| rings.get(target) != Some(ring)));
        pairs
    }
}
