//! Reports of what somebody says that disagree with what that person says in the same library.

use std::collections::BTreeMap;

use crate::catalog::entry::{Claim, NodeId};
use crate::check::opposed::{Manner, are_opposed, limits, of_what, stated};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// Who says it, a scholar or a work, and of what.
type Matter = (NodeId, NodeId, NodeId);
/// What is said first-hand of each matter, in each manner by the first claim.
type FirstHand<'c> = BTreeMap<Matter, BTreeMap<Manner<'c>, NodeId>>;

/// The reports that contradict a claim which their author makes in a work of his or her own that was read itself. A claim
/// of a work that was read elsewhere is held to what that work says; one of somebody in another's work, to what he or
/// she says anywhere: people change their minds from one work to the next.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut first_hand = FirstHand::new();
    for (id, claim) in catalog.claims() {
        // What a work reports of others is not its own.
        if catalog.is_reported(claim) {
            continue;
        }
        let makers = catalog.makers(&[], claim.work);
        let theirs = catalog.speakers(claim).iter().filter(|who| makers.contains(who));
        let voices: Vec<NodeId> = theirs.copied().chain([claim.work]).collect();
        for (subject, object, manner) in stated(catalog, claim) {
            for voice in &voices {
                first_hand.entry((*voice, subject, object)).or_default().entry(manner).or_insert(id);
            }
        }
    }
    catalog.claims().filter_map(|(_, claim)| misreported(session, &first_hand, claim)).collect()
}

fn misreported(session: &Session, first_hand: &FirstHand<'_>, report: &Claim) -> Option<Diagnostic> {
    let catalog = &session.catalog;
    let makers = catalog.makers(&[], report.work);
    let others: Vec<NodeId> = report.by.iter().copied().filter(|who| !makers.contains(who)).collect();
    let of_work = report.via.as_ref().filter(|_| others.is_empty()).map(|_| report.work);
    let voices: Vec<NodeId> = others.into_iter().chain(of_work).collect();
    stated(catalog, report).find_map(|(subject, object, manner)| {
        voices.iter().find_map(|voice| {
            let said = first_hand.get(&(*voice, subject, object))?;
            let opposed = said.iter().filter(|(own, _)| are_opposed(session, manner, **own));
            let opposed = opposed.filter_map(|(_, id)| catalog.claim(*id));
            let own = opposed.filter(|own| !limits(catalog, report, own)).min_by_key(|own| &own.id)?;
            let matter = of_what(catalog, subject, object);
            let message = format!("`{}` reports the opposite of `{}` about {matter}", report.id, own.id);
            let found = Diagnostic::new(Code::Misreported, report.span, message);
            Some(found.with(own.span, "what is said first-hand").help("check the report against the work").help(
                "if both are right, because the author says both or later changed his or her mind, add `allow \
                 misreported \"…\"`",
            ))
        })
    })
}
