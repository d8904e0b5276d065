//! What rests on what: claims that others hold up, and what falls when a source is withdrawn.
//!
//! A claim is *grounded* if it stands on its own work's word, or if a grounded claim supports it. It stands
//! on its own word if nothing in the corpus supports it; once something does, it stands or falls with its
//! support. This is a least fixed point: claims that only support each other do not hold each other up.

mod change;

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, NodeId};
use crate::catalog::view::View;
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

pub use self::change::{Change, changes};

/// Which claims support which, in part of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Grounds {
    /// The claims that count.
    claims: Deferred<BTreeSet<NodeId>>,
    /// For each claim, those that support it.
    supporters: Map<NodeId, BTreeSet<NodeId>>,
    /// For each claim, those that it supports.
    supported: Map<NodeId, BTreeSet<NodeId>>,
}

impl Grounds {
    /// Gathers the relation `supports`, and those that imply it, between the claims of a view.
    #[must_use]
    pub fn build(catalog: &Catalog, view: &View) -> Self {
        let mut grounds = Self::default();
        let supports = catalog.vocabulary.find("supports");
        for (id, claim) in catalog.claims().filter(|(id, _)| view.shows(*id)) {
            grounds.claims.insert(id);
            let means =
                |relation| supports.is_some_and(|weaker| catalog.vocabulary.implies(relation, weaker));
            for link in claim.links.iter().filter(|link| means(link.relation)) {
                if catalog.claim(link.target).is_some() && view.shows(link.target) {
                    grounds.supporters.to_mut().entry(link.target).or_default().insert(id);
                    grounds.supported.to_mut().entry(id).or_default().insert(link.target);
                }
            }
        }
        grounds
    }

    /// The claims that are grounded when `withdrawn` claims are taken away. Linear in claims and support.
    #[must_use]
    pub fn grounded(&self, withdrawn: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let own_word = self.claims.iter().filter(|claim| !self.supporters.contains_key(claim));
        let mut open: Vec<NodeId> = own_word.filter(|claim| !withdrawn.contains(claim)).copied().collect();
        let mut grounded: BTreeSet<NodeId> = open.iter().copied().collect();
        while let Some(claim) = open.pop() {
            for held in self.supported.get(&claim).into_iter().flatten() {
                if !withdrawn.contains(held) && grounded.insert(*held) {
                    open.push(*held);
                }
            }
        }
        grounded
    }

    /// The claims that fall when `withdrawn` claims are taken away: these themselves, and those that lose
    /// all their support. A claim that was not grounded before does not fall.
    #[must_use]
    pub fn fallen(&self, withdrawn: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let after = self.grounded(withdrawn);
        let before = self.grounded(&BTreeSet::new());
        let lost = before.into_iter().filter(|claim| !after.contains(claim));
        lost.chain(withdrawn.iter().copied().filter(|claim| self.claims.contains(claim))).collect()
    }

    /// The claims that support a claim directly.
    pub fn supporters(&self, claim: NodeId) -> impl Iterator<Item = NodeId> {
        self.supporters.get(&claim).into_iter().flatten().copied()
    }

    /// A claim, and the claims that support it over any number of steps.
    #[must_use]
    pub fn grounds_of(&self, claim: NodeId) -> BTreeSet<NodeId> {
        closure(&self.supporters, BTreeSet::from([claim]))
    }

    /// `claims`, and all that they support over any number of steps.
    #[must_use]
    pub fn resting_on(&self, claims: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        closure(&self.supported, claims.intersection(&self.claims).copied().collect())
    }
}

impl Keep for Grounds {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.claims.keep(to, &format!("{name}/claims"))?;
        self.supporters.keep(to, &format!("{name}/supporters"))?;
        self.supported.keep(to, &format!("{name}/supported"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            claims: Keep::kept(from, &format!("{name}/claims"))?,
            supporters: Keep::kept(from, &format!("{name}/supporters"))?,
            supported: Keep::kept(from, &format!("{name}/supported"))?,
        })
    }
}

/// What is reached from `found` over any number of steps, `found` included.
fn closure(steps: &Map<NodeId, BTreeSet<NodeId>>, mut found: BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let mut open: Vec<NodeId> = found.iter().copied().collect();
    while let Some(claim) = open.pop() {
        open.extend(steps.get(&claim).into_iter().flatten().filter(|next| found.insert(**next)));
    }
    found
}

/// The works among sources, and those that scholars among them wrote.
#[must_use]
pub fn withdrawn_works(catalog: &Catalog, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let theirs = catalog
        .works()
        .filter(|(id, work)| sources.contains(id) || work.authors.iter().any(|who| sources.contains(who)));
    theirs.map(|(id, _)| id).collect()
}

/// The claims that are withdrawn together with sources: of a work those that it states and those that were
/// read in it, of a scholar those that he or she makes, alone or with others, and those of works that he or
/// she wrote; a claim by itself.
#[must_use]
pub fn withdrawn_with(catalog: &Catalog, sources: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let works = withdrawn_works(catalog, sources);
    let made_by = |work: NodeId| works.contains(&work);
    let falls = |id: NodeId, claim: &Claim| {
        sources.contains(&id)
            || made_by(claim.work)
            || claim.via.as_ref().is_some_and(|via| made_by(via.work))
            || catalog.speakers(claim).iter().any(|who| sources.contains(who))
    };
    catalog.claims().filter(|(id, claim)| falls(*id, claim)).map(|(id, _)| id).collect()
}
