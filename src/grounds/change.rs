//! The verdicts that change when claims fall.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Statement};
use crate::catalog::view::View;
use crate::catalog::vocabulary::{RelationId, Spread};
use crate::verdict::{Verdict, Verdicts};

/// A verdict before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it is.
    pub before: Verdict,
    /// As it would be.
    pub after: Verdict,
}

/// The verdicts that would be others, or be marked otherwise, if the claims of `fallen` were not there: of
/// the topics of which they say something, or of which a claim says something that they qualify or
/// dispute. In the order of subject, relation and object.
#[must_use]
pub fn changes(catalog: &Catalog, before: &Verdicts, view: &View, fallen: &BTreeSet<NodeId>) -> Vec<Change> {
    let left = catalog.nodes().map(|(id, _)| id).filter(|id| !view.shows(*id));
    let after = Verdicts::of(catalog, &View::without(catalog, left.chain(fallen.iter().copied())));
    let mut asked = BTreeSet::new();
    for claim in fallen.iter().filter_map(|id| catalog.claim(*id)) {
        let bears_on = claim.links.iter().filter_map(|link| catalog.claim(link.target));
        for said in bears_on.chain([claim]).flat_map(|claim| &claim.says) {
            asked.extend(touched(catalog, before, said));
        }
    }
    let both = asked.into_iter().map(|(subject, relation, object)| Change {
        before: before.verdict(catalog, subject, relation, object),
        after: after.verdict(catalog, subject, relation, object),
    });
    let changed = both.filter(|change| {
        let shown = |verdict: &Verdict| (verdict.word(catalog), verdict.marks.clone());
        shown(&change.before) != shown(&change.after)
    });
    without_consequences(catalog, changed.collect())
}

/// Leaves out what follows from another change: with *fosters* goes *admits*, which it implies, where both
/// change in the same way.
fn without_consequences(catalog: &Catalog, changes: Vec<Change>) -> Vec<Change> {
    let way = |change: &Change| {
        let shown =
            |verdict: &Verdict| (verdict.subject, verdict.object, verdict.status, verdict.marks.clone());
        (shown(&change.before), shown(&change.after))
    };
    let mut by_way: BTreeMap<_, Vec<RelationId>> = BTreeMap::new();
    for change in &changes {
        by_way.entry(way(change)).or_default().push(change.before.relation);
    }
    let follows = |change: &Change| {
        let weaker = change.before.relation;
        let alike = by_way.get(&way(change)).into_iter().flatten();
        alike.into_iter().any(|stronger| *stronger != weaker && catalog.vocabulary.implies(*stronger, weaker))
    };
    let kept: Vec<bool> = changes.iter().map(|change| !follows(change)).collect();
    changes.into_iter().zip(kept).filter_map(|(change, keep)| keep.then_some(change)).collect()
}

/// The verdicts that a statement speaks to: on its own relation and those that it implies, for its object
/// and the topics to which it spreads.
fn touched(catalog: &Catalog, verdicts: &Verdicts, said: &Statement) -> Vec<(NodeId, RelationId, NodeId)> {
    let hierarchy = verdicts.hierarchy();
    let mut objects = vec![said.object];
    match catalog.vocabulary.relation(said.relation).spread {
        Spread::Up => objects.extend(hierarchy.above(said.object)),
        Spread::Down => {
            let below = catalog.topics().map(|(id, _)| id);
            objects.extend(below.filter(|id| hierarchy.is_narrower(*id, said.object)));
        }
        Spread::Stays => {}
    }
    let relations = catalog.vocabulary.implied(said.relation);
    relations
        .iter()
        .flat_map(|relation| objects.iter().map(move |object| (said.subject, *relation, *object)))
        .collect()
}
