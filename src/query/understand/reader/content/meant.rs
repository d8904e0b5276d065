//! Which claims are meant by what a question says of them.

use std::collections::BTreeSet;

use crate::catalog::entry::{Force, NodeId};
use crate::query::expr::Relation;
use crate::query::understand::reader::content::index::is_denial;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::relations::Meant;
use crate::query::understand::reader::thesaurus::SMALL;
use crate::query::understand::reader::token::{Token, tokens};

/// So much of what is said, by the weight of its words, must be there.
const ENOUGH: f64 = 0.9;
/// What comes nearest next may have no more than so much of the weight of the first.
const CLEAR: f64 = 0.85;
/// Fewer words are also said in passing.
const TELLING: usize = 4;

/// The claims that clearly say so: those that have all the words or, if none has, the one that has nearly all. None of
/// which it is said the other way round, or of another relation.
pub(super) fn claims(known: &Known<'_>, said: &[Token], by: Option<&BTreeSet<NodeId>>) -> Vec<NodeId> {
    let denied = is_denial(said);
    let is_denied_alike = |claim: &NodeId| known.claims().denying.contains(claim) == denied;
    let (all, words) = known.claims().with_all(known.relations, said, by);
    let tells = |claim: &NodeId| by.is_some() || words >= TELLING || says_little_else(known, *claim, said);
    let found = all.into_iter().filter(|claim| says_alike(known, *claim, said) && tells(claim));
    let found = without_those_against(known, found);
    // Who names a speaker and a topic does not tell whether it is affirmed or denied.
    if by.is_some() && !found.is_empty() {
        return found;
    }
    let (alike, others): (Vec<NodeId>, Vec<NodeId>) = found.into_iter().partition(is_denied_alike);
    // A word that denies may deny something else: where such a claim is as near, it is not clear which is meant.
    let is_clear =
        |claim: &NodeId| known.catalog.claim(*claim).is_some_and(|claim| claim.force == Force::Denies);
    if !others.iter().all(is_clear) {
        return Vec::new();
    }
    if !alike.is_empty() {
        return alike;
    }
    let is_so = |claim: &NodeId| is_denied_alike(claim) && says_alike(known, *claim, said);
    let found = known.claims().nearest(known.relations, said, by);
    let Some((most, _)) = found.first().copied() else { return Vec::new() };
    let best: Vec<NodeId> =
        found.iter().take_while(|(much, _)| *much > most - 0.001).map(|(_, claim)| *claim).collect();
    let next = found.get(best.len()).map_or(0.0, |(much, _)| *much);
    if most < ENOUGH || next > most * CLEAR {
        return Vec::new();
    }
    // Who names a speaker and a topic need not say all that was said of it.
    let is_all = |claim: NodeId| by.is_some() || says_little_else(known, claim, said);
    best.into_iter().filter(|claim| is_so(claim) && is_all(*claim)).collect()
}

/// The claims that bear on no other of them: what supports, disputes or narrows a claim has its words too.
fn without_those_against(known: &Known<'_>, claims: impl Iterator<Item = NodeId>) -> Vec<NodeId> {
    let all: Vec<NodeId> = claims.collect();
    let bears = |claim: &NodeId| {
        let links = known.catalog.claim(*claim).map_or(&[][..], |claim| claim.links.as_slice());
        links.iter().any(|link| link.target != *claim && all.contains(&link.target))
    };
    let first: Vec<NodeId> = all.iter().copied().filter(|claim| !bears(claim)).collect();
    if first.is_empty() { all } else { first }
}

/// False of a claim that has what is said in passing: most of its own words say something else.
fn says_little_else(known: &Known<'_>, claim: NodeId, said: &[Token]) -> bool {
    let Some(found) = known.catalog.claim(claim) else { return false };
    let stems = |tokens: &[Token]| -> BTreeSet<String> {
        let telling = tokens.iter().filter(|token| !SMALL.contains(&token.word.as_str()));
        telling.map(|token| token.stem.clone()).collect()
    };
    let (own, said) = (stems(&tokens(&found.text)), stems(said));
    // Two of five words: what is said in a question is put more shortly than in a claim.
    own.intersection(&said).count() * 5 >= own.len() * 2
}

/// False if what is said has a relation that the claim neither bears nor has in its words.
fn says_alike(known: &Known<'_>, claim: NodeId, said: &[Token]) -> bool {
    let Some(found) = known.catalog.claim(claim) else { return false };
    said.iter().all(|token| {
        let meant = known.relations.meant(std::slice::from_ref(token));
        let has = known.claims().with_stem.get(&token.stem).is_some_and(|claims| claims.contains(&claim));
        let own =
            found.links.iter().map(|link| link.relation).chain(found.says.iter().map(|says| says.relation));
        let bears = own.into_iter().any(|own| {
            let is_own =
                |meant: &Meant| meant.verb.relation == Relation::Declared { id: own, literal: false };
            meant.iter().any(is_own)
        });
        meant.is_empty() || has || bears
    })
}
