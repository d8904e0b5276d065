//! A claim that is named by what it says: `the view that free-riding threatens NATO`.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::query::understand::mention::{Known, Mention, Sense};
use crate::query::understand::thesaurus::{JOINTS, SMALL};
use crate::query::understand::token::{Token, stems};

/// More claims than this say it alike: it is no name.
const MOST: usize = 3;

/// The mentions of a question in which `that` begins what a claim says, the words after it being the claims that
/// say so; none if there is no `that`, or no such claim.
pub(super) fn with_content(known: &Known<'_>, tokens: &[Token]) -> Option<Vec<Mention>> {
    let that = (1..tokens.len()).find(|at| tokens[*at].word == "that")?;
    let said = &tokens[that + 1..];
    let claims = claims(known, said);
    if claims.is_empty() || claims.len() > MOST {
        return None;
    }
    // The kind before `that` is that of the claim.
    let mut mentions = known.mentions(&tokens[..that]);
    let is_claim = |mention: &Mention| mention.kind().is_some_and(|(sort, _)| sort.word() == "claim");
    if mentions.last().is_some_and(is_claim)
        && let Some(last) = mentions.last_mut()
    {
        last.senses = vec![Sense::Small];
    }
    mentions.push(Mention { senses: vec![Sense::Thing(claims)], words: that..tokens.len() });
    Some(mentions)
}

/// The claims that have most of the words that mean something, in what they say or are called: those with the most.
fn claims(known: &Known<'_>, said: &[Token]) -> Vec<NodeId> {
    let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word);
    let wanted: BTreeSet<&str> =
        said.iter().filter(|token| !is_small(&token.word)).map(|token| token.stem.as_str()).collect();
    if wanted.len() < 2 {
        return Vec::new();
    }
    // What it is called counts before what it says.
    let mut best: ((usize, bool), Vec<NodeId>) = ((0, false), Vec::new());
    for (id, claim) in known.catalog.claims() {
        let slug = claim.id.split_once('/').map_or("", |(_, slug)| slug);
        let called: BTreeSet<String> = stems(slug).into_iter().collect();
        let in_name = wanted.iter().all(|stem| called.contains(*stem));
        let says: BTreeSet<String> = stems(&claim.text).into_iter().chain(called).collect();
        let found = (wanted.iter().filter(|stem| says.contains(**stem)).count(), in_name);
        if found > best.0 {
            best = (found, vec![id]);
        } else if found == best.0 {
            best.1.push(id);
        }
    }
    let ((found, _), claims) = best;
    if found * ENOUGH.1 >= wanted.len() * ENOUGH.0 && found > 1 { claims } else { Vec::new() }
}

/// So many of so many words must be there.
const ENOUGH: (usize, usize) = (3, 4);
