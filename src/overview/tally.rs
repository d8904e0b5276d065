//! The figures of works and scholars.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read, Work};
use crate::verify::receipt::Receipts;
use crate::verify::{Checked, by_receipts};

/// What is counted of claims, arguments and citations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims.
    pub claims: usize,
    /// Arguments.
    pub arguments: usize,
    /// Those of them that have a quote.
    pub quoted: usize,
    /// Those of them that were read in another work.
    pub second_hand: usize,
    /// Quotes.
    pub quotes: usize,
    /// Those of them that stand in the text as their claims say, by their receipts.
    pub verified: usize,
    /// Those of them whose words were found, at a place that their texts cannot show.
    pub without_place: usize,
    /// Citations of it.
    pub cited: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.claims += other.claims;
        self.arguments += other.arguments;
        self.quoted += other.quoted;
        self.second_hand += other.second_hand;
        self.quotes += other.quotes;
        self.verified += other.verified;
        self.without_place += other.without_place;
        self.cited += other.cited;
    }
}

/// The figures of a work.
#[derive(Clone, Copy, Debug)]
pub struct WorkRow {
    /// The work.
    pub work: NodeId,
    /// How well it is known, if that is said.
    pub read: Option<Read>,
    /// How many citations it makes.
    pub cites: usize,
    /// The figures of the claims that it makes, and of the citations of it.
    pub tally: Tally,
}

/// The figures of a scholar.
#[derive(Clone, Copy, Debug)]
pub struct ScholarRow {
    /// The scholar.
    pub scholar: NodeId,
    /// How many works the scholar made: wrote, or edited where nobody is named as the author.
    pub works: usize,
    /// The figures of the claims that the scholar makes, and of the citations of these works.
    pub tally: Tally,
}

/// The figures of a catalog.
pub(super) struct Figures {
    pub(super) all: Tally,
    pub(super) by_work: Vec<WorkRow>,
    pub(super) by_scholar: Vec<ScholarRow>,
}

impl Figures {
    pub(super) fn of(catalog: &Catalog, receipts: &Receipts) -> Self {
        // A node's figures stand at its number; those of other classes stay empty and are passed over.
        let mut tallies = vec![Tally::default(); catalog.len()];
        let mut all = Tally::default();
        for stated in catalog.stated() {
            let checked = by_receipts(catalog, &stated, receipts);
            let is_claim = catalog.claim(stated.node).is_some();
            let count = |which: fn(&Checked) -> bool| checked.iter().filter(|quote| which(quote)).count();
            let own = Tally {
                claims: usize::from(is_claim),
                arguments: usize::from(!is_claim),
                quoted: usize::from(is_claim && !stated.quotes.is_empty()),
                second_hand: usize::from(is_claim && stated.via.is_some()),
                quotes: stated.quotes.len(),
                verified: count(Checked::is_verified),
                without_place: count(Checked::is_without_place),
                cited: 0,
            };
            all.add(own);
            let speakers: BTreeSet<&NodeId> = catalog.makers(stated.by, stated.work).iter().collect();
            for node in speakers.into_iter().chain([&stated.work]) {
                tallies[node.index()].add(own);
            }
        }
        let mut cites = vec![0; catalog.len()];
        for cite in &catalog.cites {
            cites[cite.from.work.index()] += 1;
            let once = Tally { cited: 1, ..Tally::default() };
            all.add(once);
            let makers: BTreeSet<&NodeId> =
                catalog.work(cite.to.work).map_or(&[] as &[NodeId], Work::makers).iter().collect();
            for node in makers.into_iter().chain([&cite.to.work]) {
                tallies[node.index()].add(once);
            }
        }
        let mut made = vec![0; catalog.len()];
        for (_, work) in catalog.works() {
            work.makers().iter().collect::<BTreeSet<_>>().iter().for_each(|who| made[who.index()] += 1);
        }
        let by_work = catalog.works().map(|(id, work)| WorkRow {
            work: id,
            read: work.read,
            cites: cites[id.index()],
            tally: tallies[id.index()],
        });
        let by_scholar = catalog.scholars().map(|(id, _)| ScholarRow {
            scholar: id,
            works: made[id.index()],
            tally: tallies[id.index()],
        });
        Self { all, by_work: by_work.collect(), by_scholar: by_scholar.collect() }
    }
}
