//! A claim that is named by what it says: `the view that free-riding threatens NATO`, `Kydd's claim about types`.

mod index;
mod meant;

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::query::expr::{Sort, Term, print_term};
pub(super) use crate::query::understand::reader::content::index::{Claims, denies, is_denial};
use crate::query::understand::reader::content::meant::claims;
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::relations::Form;
use crate::query::understand::reader::token::Token;

/// More claims than this say it alike: it is no name.
const MOST: usize = 3;
/// So many claims that are near to what was said are shown where none is it.
const MOST_NEAR: usize = 2;
/// From so much on a claim is near.
const NEAR: f64 = 0.4;

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

/// Claims as the object of a relation: any of them.
pub(super) fn any_of(known: &Known<'_>, claims: &[NodeId]) -> String {
    let names = claims.iter().map(|claim| print_term(&Term::Node(*claim), known.catalog));
    names.collect::<Vec<_>>().join(" or ")
}

/// The words of what a question says of a claim that no claim has.
pub(super) fn in_no_claim<'t>(known: &Known<'_>, tokens: &'t [Token]) -> Vec<&'t Token> {
    content(known, tokens).map_or_else(Vec::new, |content| {
        known.claims().without(known.relations, &tokens[content.said..content.to])
    })
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
    let owner = tokens.iter().position(|token| token.possessive);
    let is_claim = owner.is_some_and(|owner| {
        tokens.get(owner + 1).is_some_and(|token| CLAIMS.contains(&token.word.as_str()))
    });
    if let Some(that) =
        (1..tokens.len()).find(|at| tokens[*at].word == "that" && tells(known, &tokens[..*at]))
    {
        // `Donnelly's claim that …`
        let owner = owner.filter(|owner| is_claim && owner + 2 == that);
        let (from, by) = owner.map_or((that, None), |owner| (owner + 1, claims_of(known, &tokens[..=owner])));
        return Some(Content { from, said: that + 1, to: tokens.len(), by });
    }
    // `Donnelly's claim about networks of trust`
    let owner = owner?;
    let joint = owner + 2;
    let about = tokens
        .get(joint)
        .is_some_and(|token| ["about", "on", "of", "regarding"].contains(&token.word.as_str()));
    if !is_claim || !about {
        return None;
    }
    let by = claims_of(known, &tokens[..=owner])?;
    // `… backed up` asks of the claim and is no part of it.
    let last = known.mentions(tokens).pop();
    let asks = last.filter(|last| {
        let meant = last.relation().unwrap_or_default();
        meant.iter().any(|meant| meant.form == Form::Participle) && last.words.start > joint + 1
    });
    let to = asks.map_or(tokens.len(), |asks| asks.words.start);
    Some(Content { from: owner + 1, said: joint + 1, to, by: Some(by) })
}

/// The claims of the scholar whose name ends some words.
fn claims_of(known: &Known<'_>, words: &[Token]) -> Option<BTreeSet<NodeId>> {
    let speakers = (0..words.len())
        .rev()
        .map(|from| known.names.person(known.catalog, &words[from..]))
        .find(|people| !people.is_empty())?;
    let made = |claim: &NodeId| {
        let made = known.catalog.claim(*claim).map_or(&[][..], |claim| known.catalog.speakers(claim));
        speakers.iter().any(|who| made.contains(who))
    };
    Some(known.catalog.claims().map(|(id, _)| id).filter(made).collect())
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
