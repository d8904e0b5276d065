//! The verdicts that change when claims fall.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId, Statement};
use crate::catalog::view::View;
use crate::catalog::vocabulary::{AFFIRMS, RelationId};
use crate::grounds::gone;
use crate::verdict::{Verdict, Verdicts};

/// A verdict before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it is.
    pub before: Verdict,
    /// As it would be.
    pub after: Verdict,
}

/// The verdicts that would be others, or be marked otherwise, if what has `fallen` were not there: claims, and works with
/// what the records of topics have from them alone. Looked at are the topics of which something is said that
/// goes, or of which a claim says something that one that goes bears on, over any number of steps. In the
/// order of subject, relation and object. `spend` is told how many statements were looked at for each verdict; once it
/// says no, no more are.
#[must_use]
pub fn changes(
    catalog: &Catalog,
    before: &Verdicts,
    view: &View,
    fallen: &BTreeSet<NodeId>,
    spend: &dyn Fn(usize) -> bool,
) -> Vec<Change> {
    let gone = gone(catalog, before.standings().bonds(), fallen);
    let left = view.without(catalog, gone.iter().copied());
    let after = before.without(catalog, &left, &gone);
    let mut asked = BTreeSet::new();
    let affected = bearing_on(catalog, before, fallen);
    let affirms = catalog.vocabulary.find(AFFIRMS);
    let truths = affected.iter().filter(|id| catalog.is_affirmable(**id));
    asked.extend(truths.filter_map(|id| Some((*id, affirms?, *id))));
    for claim in affected.iter().filter_map(|id| catalog.claim(*id)) {
        for said in &claim.says {
            for said in both_ways(catalog, said) {
                let decided = before.decided_by(catalog, &said, claim.force);
                asked.extend(decided.into_iter().map(|(relation, object)| (said.subject, relation, object)));
            }
        }
    }
    for (id, _, topic) in catalog.topic_records().filter(|(id, _, _)| view.shows(*id)) {
        if view.counts_record(topic) && !left.counts_record(topic) {
            for link in topic.links.iter().filter(|link| catalog.topic(link.target).is_some()) {
                let said =
                    Statement { subject: id, relation: link.relation, object: link.target, when: Vec::new() };
                for said in both_ways(catalog, &said) {
                    let decided = before.decided_by(catalog, &said, Force::Asserts);
                    asked.extend(
                        decided.into_iter().map(|(relation, object)| (said.subject, relation, object)),
                    );
                }
            }
        }
    }
    let both = asked.into_iter().map_while(|asked| {
        let mut steps = 0;
        let [before, after] =
            [before, &after].map(|verdicts| verdicts.verdict_counting(catalog, asked, &mut steps));
        spend(steps).then_some(Change { before, after })
    });
    let changed = both.filter(|change| {
        let shown = |verdict: &Verdict| (verdict.word(catalog), verdict.marks.clone());
        shown(&change.before) != shown(&change.after)
    });
    without_consequences(catalog, changed.collect())
}

/// A statement, and the same turned round where its relation holds both ways.
fn both_ways(catalog: &Catalog, said: &Statement) -> impl Iterator<Item = Statement> {
    let turned = Statement { subject: said.object, object: said.subject, ..said.clone() };
    let turned = catalog.vocabulary.relation(said.relation).symmetric.then_some(turned);
    std::iter::once(said.clone()).chain(turned)
}

/// The things among `gone` that depend on others or that others depend on, and all that one of them bears on, by a
/// declared relation or by a bond of standing, directly or over others.
fn bearing_on(catalog: &Catalog, before: &Verdicts, gone: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let bonds = before.standings().bonds();
    let is_one = |id: &NodeId| {
        catalog.claim(*id).is_some() || catalog.is_affirmable(*id) || bonds.users(*id).next().is_some()
    };
    let mut open: Vec<NodeId> = gone.iter().copied().filter(is_one).collect();
    let mut found: BTreeSet<NodeId> = open.iter().copied().collect();
    while let Some(node) = open.pop() {
        let links = catalog.claim(node).into_iter().flat_map(|claim| &claim.links).map(|link| link.target);
        let next = links.chain(bonds.users(node));
        open.extend(next.filter(|id| is_one(id) && found.insert(*id)));
    }
    found
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
    // Of two contradictories one is told: both come to the same words.
    let mut told = BTreeSet::new();
    let mut is_new = |change: &Change| {
        let words = |verdict: &Verdict| verdict.word(catalog);
        // What holds both ways is told once.
        let (subject, object) = (change.before.subject, change.before.object);
        let is_turned = object < subject && catalog.vocabulary.relation(change.before.relation).symmetric;
        let (subject, object) = if is_turned { (object, subject) } else { (subject, object) };
        told.insert((subject, object, words(&change.before), words(&change.after)))
    };
    let kept: Vec<bool> = changes.iter().map(|change| !follows(change) && is_new(change)).collect();
    changes.into_iter().zip(kept).filter_map(|(change, keep)| keep.then_some(change)).collect()
}
