//! What is left to do.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::numbers::Numbers;
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read};
use crate::catalog::excerpts::Use;
use crate::overview::tally::WorkRow;
use crate::verify::receipt::Receipts;
use crate::verify::{Checked, by_receipts};

/// What is left to do, each list in the order of ids.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// The works that have notes of which no record says what they cite, with these notes.
    pub notes: Vec<(NodeId, Numbers)>,
    /// The quotes that are not known to stand where their claims say, as their receipts have it.
    pub quotes: Vec<Checked>,
    /// The excerpts of which nothing is made and that do not say why, by work.
    pub excerpts: BTreeMap<NodeId, Vec<NodeId>>,
    /// The claims without a quote.
    pub unquoted: Vec<NodeId>,
    /// The works that are known through others only.
    pub second_hand: Vec<NodeId>,
    /// The works of which it is not said how well they are known.
    pub unread: Vec<NodeId>,
    /// The works that are cited, and of which no claim is recorded.
    pub without_claim: Vec<NodeId>,
    /// The works of which nothing is recorded: neither cited nor citing, without a claim or an excerpt, containing
    /// nothing, and not said how well they are known.
    pub untouched: Vec<NodeId>,
    /// The topics that nothing is about.
    pub orphans: Vec<NodeId>,
}

impl Left {
    pub(super) fn of(catalog: &Catalog, receipts: &Receipts, works: &[WorkRow]) -> Self {
        let notes = catalog.notes().into_iter().filter(|(_, notes)| !notes.missing.is_empty());
        let which = |wanted: &dyn Fn(&WorkRow) -> bool| -> Vec<NodeId> {
            works.iter().filter(|row| wanted(row)).map(|row| row.work).collect()
        };
        let hosts: BTreeSet<NodeId> = catalog.works().filter_map(|(_, work)| work.host).collect();
        let marked: BTreeSet<NodeId> = catalog.excerpts().map(|(_, excerpt)| excerpt.work).collect();
        let is_touched = |row: &WorkRow| {
            row.tally.claims + row.tally.arguments + row.tally.cited + row.cites > 0
                || hosts.contains(&row.work)
                || marked.contains(&row.work)
        };
        let claims = catalog.claims();
        let mut excerpts: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for (id, excerpt) in catalog.excerpts().filter(|(_, excerpt)| excerpt.used() == Use::Unused) {
            excerpts.entry(excerpt.work).or_default().push(id);
        }
        Self {
            notes: notes.map(|(work, notes)| (work, notes.missing)).collect(),
            excerpts,
            quotes: unverified(catalog, receipts),
            unquoted: claims.filter(|(_, claim)| claim.quotes.is_empty()).map(|(id, _)| id).collect(),
            second_hand: which(&|row| row.read == Some(Read::SecondHand)),
            unread: which(&|row| row.read.is_none() && is_touched(row)),
            without_claim: which(&|row| row.tally.cited > 0 && row.tally.claims == 0),
            untouched: which(&|row| row.read.is_none() && !is_touched(row)),
            orphans: catalog.orphan_topics(),
        }
    }
}

fn unverified(catalog: &Catalog, receipts: &Receipts) -> Vec<Checked> {
    let quotes = catalog.stated().flat_map(|stated| by_receipts(catalog, &stated, receipts));
    quotes.filter(|quote| !quote.is_verified()).collect()
}
