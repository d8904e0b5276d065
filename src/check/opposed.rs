//! What claims say that cannot both be so.

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Claim, Force, NodeId};
use crate::catalog::vocabulary::{Literal, RelationId};
use crate::session::Session;
use crate::verdict::are_apart;

/// How something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Manner<'c> {
    /// With which relation.
    relation: RelationId,
    /// Whether that is denied.
    is_denied: bool,
    /// Under the condition of which topics.
    when: &'c [NodeId],
}

/// What a claim says, and of what: a subject and an object, or twice a topic of whose truth it speaks. One that only
/// asks says nothing.
pub(super) fn stated<'c>(
    catalog: &'c Catalog,
    claim: &'c Claim,
) -> impl Iterator<Item = (NodeId, NodeId, Manner<'c>)> + 'c {
    let is_denied = claim.force == Force::Denies;
    let said = claim.says.iter().map(move |said| {
        // What holds both ways is the same matter whichever topic comes first.
        let is_turned = catalog.vocabulary.relation(said.relation).symmetric && said.object < said.subject;
        let (subject, object) =
            if is_turned { (said.object, said.subject) } else { (said.subject, said.object) };
        (subject, object, Manner { relation: said.relation, is_denied, when: &said.when })
    });
    let truths = claim.links.iter().filter(|link| catalog.speaks_of_truth(link));
    let of_truth = move |relation| Manner { relation, is_denied, when: &claim.when };
    let truths = truths.map(move |link| (link.target, link.target, of_truth(link.relation)));
    said.chain(truths).filter(|_| claim.force != Force::Asks)
}

/// True where both cannot hold: one says what excludes the other, or denies what follows from it, and not under
/// another condition.
pub(super) fn are_opposed(session: &Session, one: Manner<'_>, other: Manner<'_>) -> bool {
    let literal = Literal { relation: one.relation, denied: one.is_denied };
    let refuted = Literal { relation: other.relation, denied: !other.is_denied };
    let [one, other] = [one, other].map(|manner| Conditions::all_of(manner.when));
    session.catalog.vocabulary.follows(literal, refuted)
        && !are_apart(session.verdicts.hierarchy(), &one, &other)
}

/// True if one of two claims qualifies the other.
pub(super) fn limits(catalog: &Catalog, claim: &Claim, other: &Claim) -> bool {
    qualifies(catalog, claim, other) || qualifies(catalog, other, claim)
}

/// Of what something is said, in words: two topics, or one of whose truth is spoken.
pub(super) fn of_what(catalog: &Catalog, subject: NodeId, object: NodeId) -> String {
    let subject_too = format!("`{}`", catalog.id(subject));
    if subject == object { subject_too } else { format!("{subject_too} and `{}`", catalog.id(object)) }
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
