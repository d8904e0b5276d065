//! What the claims of a corpus say, arranged to be found by the words of a question.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::query::expr::Relation;
use crate::query::understand::reader::relations::Relations;
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL};
use crate::query::understand::reader::token::{Token, tokens};
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

/// What the claims of a corpus say, by the stems of the words.
#[derive(Debug, Default)]
pub(in crate::query::understand::reader) struct Claims {
    /// For each stem, the claims that have it in what they say, are called or are about.
    pub(super) with_stem: Map<String, Vec<NodeId>>,
    /// The claims that bear a relation, to others or between topics.
    bearing: Map<RelationId, Vec<NodeId>>,
    /// Claims that say that something is not so.
    pub(super) denying: Deferred<BTreeSet<NodeId>>,
    number: Deferred<usize>,
}

impl Keep for Claims {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.with_stem.keep(to, &format!("{name}/with-stem"))?;
        self.bearing.keep(to, &format!("{name}/bearing"))?;
        self.denying.keep(to, &format!("{name}/denying"))?;
        self.number.keep(to, &format!("{name}/number"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            with_stem: Keep::kept(from, &format!("{name}/with-stem"))?,
            bearing: Keep::kept(from, &format!("{name}/bearing"))?,
            denying: Keep::kept(from, &format!("{name}/denying"))?,
            number: Keep::kept(from, &format!("{name}/number"))?,
        })
    }
}

impl Claims {
    /// Those of a catalog.
    pub(in crate::query::understand::reader) fn of(catalog: &Catalog) -> Self {
        let mut found = Self::default();
        for (id, claim) in catalog.claims() {
            *found.number += 1;
            let slug = claim.id.split_once('/').map_or("", |(_, slug)| slug);
            let said = tokens(&claim.text);
            // What comes after a comma is said besides.
            let first = said.iter().position(|token| token.ends).map_or(said.len(), |end| end + 1);
            if claim.force == Force::Denies || is_denial(&said[..first]) {
                found.denying.insert(id);
            }
            let mut stems: BTreeSet<String> =
                said.into_iter().chain(tokens(slug)).map(|token| token.stem).collect();
            for about in &claim.about {
                if let Node::Topic(topic) = catalog.node(*about) {
                    let names = std::iter::once(&topic.label).chain(&topic.aka);
                    stems.extend(names.flat_map(|name| tokens(name)).map(|token| token.stem));
                }
            }
            let own = claim.links.iter().map(|link| link.relation);
            let relations: BTreeSet<RelationId> =
                own.chain(claim.says.iter().map(|says| says.relation)).collect();
            for relation in relations {
                found.bearing.to_mut().entry(relation).or_default().push(id);
            }
            for stem in stems {
                found.with_stem.to_mut().entry(stem).or_default().push(id);
            }
        }
        found
    }

    /// The claims that have most of what is said, the nearest first, each with how much of it; of `among` if some are given.
    pub(super) fn nearest(
        &self,
        relations: &Relations,
        said: &[Token],
        among: Option<&BTreeSet<NodeId>>,
    ) -> Vec<(f64, NodeId)> {
        let all = count(*self.number) + 1.0;
        let mut whole = 0.0;
        let mut matched: BTreeMap<NodeId, (f64, usize)> = BTreeMap::new();
        for token in telling(said).values() {
            let claims = self.with_word(relations, token);
            let weight = (all / (count(claims.len()) + 0.5)).ln().max(0.0);
            whole += weight;
            for claim in claims.into_iter().filter(|claim| among.is_none_or(|among| among.contains(claim))) {
                let entry = matched.entry(claim).or_default();
                entry.0 += weight;
                entry.1 += 1;
            }
        }
        let enough = matched.into_iter().filter(|(_, (_, number))| *number > 1);
        let mut found: Vec<(f64, NodeId)> =
            enough.map(|(claim, (weight, _))| (weight / whole, claim)).collect();
        found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
        found
    }

    /// The claims that have every word of what is said, of `among` if some are given; and how many words these are.
    pub(super) fn with_all(
        &self,
        relations: &Relations,
        said: &[Token],
        among: Option<&BTreeSet<NodeId>>,
    ) -> (BTreeSet<NodeId>, usize) {
        let words = telling(said);
        let each = words.values().map(|token| self.with_word(relations, token));
        let all = each.reduce(|all, claims| all.intersection(&claims).copied().collect()).unwrap_or_default();
        let is_among = |claim: &NodeId| among.is_none_or(|among| among.contains(claim));
        (all.into_iter().filter(is_among).collect(), words.len())
    }

    /// The words of what is said that no claim has.
    pub(super) fn without<'t>(&self, relations: &Relations, said: &'t [Token]) -> Vec<&'t Token> {
        let words = telling(said).into_values();
        let mut none: Vec<&Token> =
            words.filter(|token| self.with_word(relations, token).is_empty()).collect();
        none.sort_by_key(|token| token.span.start);
        none
    }

    /// The claims that have a word, or bear a relation that it means: these say the same in other words.
    fn with_word(&self, relations: &Relations, token: &Token) -> BTreeSet<NodeId> {
        let own = self.with_stem.get(&token.stem).map_or(&[][..], Vec::as_slice);
        let meant = relations.meant(std::slice::from_ref(token));
        let bearing = meant.iter().filter_map(|meant| match meant.verb.relation {
            Relation::Declared { id, .. } => self.bearing.get(&id),
            _ => None,
        });
        own.iter().chain(bearing.flatten()).copied().collect()
    }
}

/// The words that tell what is said, by their stems.
fn telling(said: &[Token]) -> BTreeMap<&str, &Token> {
    let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word) || denies(word);
    let telling = said.iter().filter(|token| !is_small(&token.word));
    telling.map(|token| (token.stem.as_str(), token)).collect()
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// True of what has a word that denies; `not only` does not.
pub(in crate::query::understand::reader) fn is_denial(said: &[Token]) -> bool {
    let only = |at: usize| {
        said.get(at + 1).is_some_and(|next| ["only", "just", "merely"].contains(&next.word.as_str()))
    };
    (0..said.len()).any(|at| denies(&said[at].word) && !only(at))
}

/// True of words that deny.
pub(in crate::query::understand::reader) fn denies(word: &str) -> bool {
    [
        "not", "no", "never", "nothing", "nobody", "none", "cannot", "neither", "nor", "hardly", "seldom",
        "without",
    ]
    .contains(&word)
}
