//! Claims of one work that say the opposite of each other.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, Force, NodeId};
use crate::catalog::vocabulary::{Literal, RelationId, Vocabulary};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// Who says it of what: the work, its speakers, the subject and the object.
type Matter<'a> = (NodeId, &'a [NodeId], NodeId, NodeId);
/// How it is said: with which relation, and whether it is denied.
type Manner = (RelationId, bool);

/// The claims that contradict another of the same work and speaker. A claim that qualifies another may
/// contradict it, and one that only asks says nothing.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut said: BTreeMap<Matter<'_>, BTreeMap<Manner, Vec<NodeId>>> = BTreeMap::new();
    for (id, claim) in catalog.claims().filter(|(_, claim)| claim.force != Force::Asks) {
        for words in &claim.says {
            let manner = (words.relation, claim.force == Force::Denies);
            let matter = (claim.work, claim.by.as_slice(), words.subject, words.object);
            let manners = said.entry(matter).or_default();
            manners.entry(manner).or_default().push(id);
        }
        // What it says of the truth of a topic is said of that alone.
        for link in claim.links.iter().filter(|link| catalog.speaks_of_truth(link)) {
            let manner = (link.relation, claim.force == Force::Denies);
            let manners =
                said.entry((claim.work, claim.by.as_slice(), link.target, link.target)).or_default();
            manners.entry(manner).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    for (matter, manners) in &said {
        let manners: Vec<(&Manner, &Vec<NodeId>)> = manners.iter().collect();
        for (at, (one, first)) in manners.iter().enumerate() {
            for (other, second) in &manners[at + 1..] {
                if are_opposed(&catalog.vocabulary, **one, **other) {
                    found.extend(contradictions(catalog, matter, first, second));
                }
            }
        }
    }
    found
}

/// True where both cannot hold: one says what excludes the other, or denies what follows from it.
fn are_opposed(vocabulary: &Vocabulary, (relation, denies): Manner, (against, denies_too): Manner) -> bool {
    let refuted = Literal { relation: against, denied: !denies_too };
    vocabulary.follows(Literal { relation, denied: denies }, refuted)
}

/// Each claim of the greater side with the first of the other side that it contradicts.
fn contradictions(
    catalog: &Catalog,
    (_, _, subject, object): &Matter<'_>,
    first: &[NodeId],
    second: &[NodeId],
) -> Vec<Diagnostic> {
    let (many, few) = if first.len() > second.len() { (first, second) } else { (second, first) };
    let mut found = Vec::new();
    for id in many {
        let Some(claim) = catalog.claim(*id) else { continue };
        let contradicted = few.iter().filter(|other| **other != *id).filter_map(|other| {
            let other = catalog.claim(*other)?;
            Some(other).filter(|_| !qualifies(catalog, claim, other) && !qualifies(catalog, other, claim))
        });
        for other in contradicted.take(1) {
            let object =
                if subject == object { String::new() } else { format!(" and `{}`", catalog.id(*object)) };
            let message =
                format!("`{}` contradicts `{}` about `{}`{object}", claim.id, other.id, catalog.id(*subject));
            found.push(
                Diagnostic::new(Code::SelfContradiction, claim.span, message)
                    .with(other.span, "the other claim")
                    .help("if someone else speaks in one of them, name the speaker: `by`")
                    .help(
                        "if one only limits the other, give it `qualifies`: it is then a caveat, not \
                         evidence",
                    )
                    .help(
                        "if the work does say both, keep both (the verdict is `divided`) and \
                         add `allow self-contradiction \"…\"`; mark a tentative claim with `force suggests`",
                    ),
            );
        }
    }
    found
}

/// True if a claim qualifies another, by this or a stronger relation.
fn qualifies(catalog: &Catalog, claim: &Claim, other: &Claim) -> bool {
    let vocabulary = &catalog.vocabulary;
    let Some(qualifies) = vocabulary.find("qualifies") else { return false };
    claim.links.iter().any(|link| {
        vocabulary.implies(link.relation, qualifies)
            && catalog.claim(link.target).is_some_and(|target| target.id == other.id)
    })
}
