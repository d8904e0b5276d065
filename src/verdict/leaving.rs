//! Rule 3: caveats leave their side.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Reach, Verdicts};
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;

/// A claim on a side, 0 for what supports and 1 for what opposes.
type Sided = (usize, NodeId);

impl Verdicts {
    /// Of each side the claims that qualify one on the other side which itself stays: they are caveats, not
    /// evidence. Two that qualify each other both stay, and so do those that do so in a ring. What is said of
    /// the very topic stays whatever it limits of a narrower or a broader one.
    pub(super) fn leaving(&self, catalog: &Catalog, sides: [&[Evidence]; 2]) -> [BTreeSet<NodeId>; 2] {
        let limiting = self.limiting(catalog, sides);
        let mut waiting: BTreeMap<Sided, usize> = BTreeMap::new();
        let mut following: BTreeMap<Sided, Vec<Sided>> = BTreeMap::new();
        let mut open: Vec<Sided> = Vec::new();
        for (one, limited) in &limiting {
            let before = limited.iter().map(|target| (1 - one.0, *target));
            let before: Vec<Sided> = before.filter(|target| limiting.contains_key(target)).collect();
            if before.is_empty() {
                open.push(*one);
            }
            waiting.insert(*one, before.len());
            for target in before {
                following.entry(target).or_default().push(*one);
            }
        }
        // From those that limit what limits nothing itself, outwards; those that wait for each other in a ring stay.
        let mut leaving = [BTreeSet::new(), BTreeSet::new()];
        while let Some(one) = open.pop() {
            let (at, claim) = one;
            let limited = limiting.get(&one).into_iter().flatten();
            if limited.into_iter().any(|target| !leaving[1 - at].contains(target)) {
                leaving[at].insert(claim);
            }
            for next in following.remove(&one).into_iter().flatten() {
                let left = waiting.entry(next).or_default();
                *left = left.saturating_sub(1);
                if *left == 0 {
                    open.push(next);
                }
            }
        }
        leaving
    }

    /// The claims on each side that qualify some on the other, with these.
    fn limiting(&self, catalog: &Catalog, sides: [&[Evidence]; 2]) -> BTreeMap<Sided, BTreeSet<NodeId>> {
        let by_claim = sides.map(|side| {
            let mut by_claim: BTreeMap<NodeId, Vec<&Evidence>> = BTreeMap::new();
            for (claim, evidence) in side.iter().filter_map(|evidence| Some((evidence.claim()?, evidence))) {
                by_claim.entry(claim).or_default().push(evidence);
            }
            by_claim
        });
        let mut found: BTreeMap<Sided, BTreeSet<NodeId>> = BTreeMap::new();
        for (at, side) in sides.iter().enumerate() {
            for evidence in side.iter() {
                let Some(claim) = evidence.claim().filter(|claim| self.challenges.qualifies_any(*claim))
                else {
                    continue;
                };
                let may = |target: &&Evidence| evidence.reach != Reach::Same || target.reach == Reach::Same;
                let links = catalog.claim(claim).map_or(&[][..], |claim| &claim.links);
                for target in links.iter().map(|link| link.target) {
                    let others = by_claim[1 - at].get(&target).into_iter().flatten().copied();
                    let is_limited = others.into_iter().any(|other| may(&other));
                    if is_limited && self.challenges.qualifies(claim, target) {
                        found.entry((at, claim)).or_default().insert(target);
                    }
                }
            }
        }
        if !found.is_empty() {
            let rings = self.challenges.rings(found.keys().map(|(_, claim)| *claim));
            found.retain(|(_, claim), limited| {
                let ring = rings.get(claim);
                limited.retain(|target| ring.is_none() || rings.get(target) != ring);
                !limited.is_empty()
            });
        }
        found
    }
}
