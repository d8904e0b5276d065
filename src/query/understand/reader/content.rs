//! A claim that is named by what it says: `the view that free-riding threatens NATO`, `Kydd's claim about types`.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::relations::{Form, Meant, Relations};
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL};
use crate::query::understand::reader::token::{Token, tokens};
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

/// More claims than this say it alike: it is no name.
const MOST: usize = 3;
/// So many claims that are near to what was said are shown where none is it.
const MOST_NEAR: usize = 2;
/// So much of what is said, by the weight of its words, must be there.
const ENOUGH: f64 = 0.9;
/// What comes nearest next may have no more than so much of the weight of the first.
const CLEAR: f64 = 0.85;
/// From so much on a claim is near.
const NEAR: f64 = 0.4;

/// What the claims of a corpus say, by the stems of the words.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// For each stem, the claims that have it in what they say, are called or are about.
    with_stem: Map<String, Vec<NodeId>>,
    /// The claims that bear a relation, to others or between topics.
    bearing: Map<RelationId, Vec<NodeId>>,
    /// Claims that say that something is not so.
    denying: Deferred<BTreeSet<NodeId>>,
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
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut found = Self::default();
        for (id, claim) in catalog.claims() {
            *found.number += 1;
            let slug = claim.id.split_once('/').map_or("", |(_, slug)| slug);
            let said = tokens(&claim.text);
            // What comes after a comma is said besides.
            let first = said.iter().position(|token| token.ends).map_or(said.len(), |end| end + 1);
            if claim.force == Force::Denies || said[..first].iter().any(|token| denies(&token.word)) {
                found.denying.insert(id);
            }
            let mut stems: BTreeSet<String> =
                said.into_iter().chain(tokens(slug)).map(|token| token.stem).collect();
            for about in &claim.about {
                if let Node::Topic(topic) = catalog.node(*about) {
                    stems.extend(tokens(&topic.label).into_iter().map(|token| token.stem));
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
    fn nearest(
        &self,
        relations: &Relations,
        said: &[Token],
        among: Option<&BTreeSet<NodeId>>,
    ) -> Vec<(f64, NodeId)> {
        let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word) || denies(word);
        let wanted: BTreeMap<&str, &Token> = said
            .iter()
            .filter(|token| !is_small(&token.word))
            .map(|token| (token.stem.as_str(), token))
            .collect();
        let all = count(*self.number) + 1.0;
        let mut whole = 0.0;
        let mut matched: BTreeMap<NodeId, (f64, usize)> = BTreeMap::new();
        for (stem, token) in &wanted {
            let own = self.with_stem.get(*stem).map_or(&[][..], Vec::as_slice);
            // What means the relation that the claim bears says the same in other words.
            let meant = relations.meant(std::slice::from_ref(*token));
            let bearing = meant.iter().filter_map(|meant| match meant.verb.relation {
                Relation::Declared { id, .. } => self.bearing.get(&id),
                _ => None,
            });
            let claims: BTreeSet<NodeId> = own.iter().chain(bearing.flatten()).copied().collect();
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
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn denies(word: &str) -> bool {
    [
        "not", "no", "never", "nothing", "nobody", "none", "cannot", "neither", "nor", "hardly", "seldom",
        "without",
    ]
    .contains(&word)
}

/// The mentions of a question in which what a claim says is told, these words being the claims that say so; none if
/// there is nothing of the kind, or no such claim.
pub(super) fn with_content(known: &Known<'_>, tokens: &[Token]) -> Option<Vec<Mention>> {
    let content = content(known, tokens)?;
    let said = &tokens[content.said..content.to];
    let claims = claims(known, said, content.by.as_ref());
    if claims.is_empty() || claims.len() > MOST {
        return None;
    }
    // The kind before `that` is that of the claim.
    let mut mentions = known.mentions(&tokens[..content.from]);
    let is_claim = |mention: &Mention| {
        mention.kind().is_some_and(|(sort, _)| sort.word() == "claim") && mention.relation().is_none()
    };
    if mentions.last().is_some_and(is_claim)
        && let Some(last) = mentions.last_mut()
    {
        last.senses = vec![Sense::Small];
    }
    // Whoever makes the claim is named to say which it is.
    if content.by.is_some()
        && let Some(owner) = mentions.last_mut().filter(|last| last.thing().is_some())
    {
        owner.senses = vec![Sense::Small];
    }
    mentions.push(Mention { senses: vec![Sense::Thing(claims)], words: content.from..content.to });
    let rest = known.mentions(&tokens[content.to..]).into_iter().map(|mention| Mention {
        words: mention.words.start + content.to..mention.words.end + content.to,
        ..mention
    });
    mentions.extend(rest);
    Some(mentions)
}

/// The claims that are nearest to what a question says of one, where none is clearly meant.
pub(super) fn nearest_claims(known: &Known<'_>, tokens: &[Token]) -> Vec<NodeId> {
    let Some(content) = content(known, tokens) else { return Vec::new() };
    let near =
        known.claims().nearest(known.relations, &tokens[content.said..content.to], content.by.as_ref());
    near.into_iter().filter(|(much, _)| *much >= NEAR).take(MOST_NEAR).map(|(_, claim)| claim).collect()
}

/// Where the words of a claim stand.
struct Content {
    /// From where on the words mean the claim.
    from: usize,
    /// Where what it says begins, and ends.
    said: usize,
    to: usize,
    /// The claims of whoever is named as their speaker.
    by: Option<BTreeSet<NodeId>>,
}

fn content(known: &Known<'_>, tokens: &[Token]) -> Option<Content> {
    if let Some(that) =
        (1..tokens.len()).find(|at| tokens[*at].word == "that" && tells(known, &tokens[..*at]))
    {
        return Some(Content { from: that, said: that + 1, to: tokens.len(), by: None });
    }
    // `Donnelly's claim about networks of trust`
    let owner = tokens.iter().position(|token| token.possessive)?;
    let joint = owner + 2;
    let is_claim = tokens.get(owner + 1).is_some_and(|token| CLAIMS.contains(&token.word.as_str()));
    let about = tokens
        .get(joint)
        .is_some_and(|token| ["about", "on", "of", "regarding"].contains(&token.word.as_str()));
    if !is_claim || !about {
        return None;
    }
    let speakers = (0..=owner)
        .rev()
        .map(|from| known.names.person(known.catalog, &tokens[from..=owner]))
        .find(|people| !people.is_empty())?;
    let made = |claim: &NodeId| {
        let made = known.catalog.claim(*claim).map_or(&[][..], |claim| known.catalog.speakers(claim));
        speakers.iter().any(|who| made.contains(who))
    };
    let by = known.catalog.claims().map(|(id, _)| id).filter(made).collect();
    // `… backed up` asks of the claim and is no part of it.
    let last = known.mentions(tokens).pop();
    let asks = last.filter(|last| {
        let meant = last.relation().unwrap_or_default();
        meant.iter().any(|meant| meant.form == Form::Participle) && last.words.start > joint + 1
    });
    let to = asks.map_or(tokens.len(), |asks| asks.words.start);
    Some(Content { from: owner + 1, said: joint + 1, to, by: Some(by) })
}

/// True of words after which `that` tells what is said: `the claim`, `argues`, `evidence`, `disagrees with`.
fn tells(known: &Known<'_>, before: &[Token]) -> bool {
    known.mentions(before).last().is_some_and(|last| {
        last.kind().is_some_and(|(sort, _)| *sort == Sort::Claim)
            || last.has_cue(&["say", "view"])
            || last.relation().is_some()
    })
}

/// Words for one claim.
const CLAIMS: [&str; 12] = [
    "claim",
    "argument",
    "point",
    "view",
    "thesis",
    "statement",
    "assertion",
    "contention",
    "idea",
    "finding",
    "observation",
    "remark",
];

/// The claims that clearly say so: none of which it is said the other way round, or of another relation.
fn claims(known: &Known<'_>, said: &[Token], by: Option<&BTreeSet<NodeId>>) -> Vec<NodeId> {
    // What stands beside the words of the claim is no part of it: `… backed up`.
    let denied = said.iter().any(|token| denies(&token.word));
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
    let fits = |claim: &NodeId| {
        known.claims().denying.contains(claim) == denied && says_alike(known, *claim, said) && is_all(*claim)
    };
    best.into_iter().filter(fits).collect()
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
