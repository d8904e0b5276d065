//! Quotes held against the texts that they were read in.
//!
//! ```text
//! text file ── lines ──▶ blocks ── flow ──▶ pieces ── inline, fold ──▶ Text (sections, paragraphs, notes)
//! quote ─────────────────────────────────────────────────────────────▶ parts
//! both ── find: exact, then folded ──▶ places ── claimed: the claim's own place ──▶ verdict ──▶ receipt
//! ```
//!
//! What is not the author's (note marks, emphasis, page breaks, notes in mid-sentence) is looked
//! through; nothing else is. What is merely near is suggested and never taken: a silent wrong match
//! would be worse than a hundred quotes not found.

mod claimed;
mod find;
mod flow;
mod fold;
mod inline;
mod judge;
mod lines;
mod near;
mod negation;
pub mod receipt;
mod report;
mod sentence;
#[expect(clippy::disallowed_methods, reason = "it lists the reader's texts")]
pub mod shelf;
mod status;
pub mod text;
mod word;

use crate::annotation::Locator;
use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, NodeId};
use crate::error::Error;
use crate::verify::claimed::can_be_shown;
use crate::verify::judge::judge;
use crate::verify::receipt::{Receipt, Receipts, quote_hash};
use crate::verify::shelf::Shelf;

pub use near::Near;
pub use report::{Basis, Checked, Report};
pub use status::Status;

/// Looks for the quotes of the claims that `wanted` names, each in the text of the work that it was
/// read in. Without the text, its receipt speaks. `progress` is told how many are done, of how many.
///
/// # Errors
/// If a text cannot be read.
pub fn verify(
    catalog: &Catalog,
    shelf: &Shelf,
    before: &Receipts,
    wanted: impl Fn(NodeId) -> bool,
    mut progress: impl FnMut(usize, usize),
) -> Result<Report, Error> {
    let mut report = Report::default();
    let quotes: Vec<(NodeId, &Claim, &String)> = catalog
        .claims()
        .flat_map(|(id, claim)| claim.quotes.iter().map(move |quote| (id, claim, quote)))
        .collect();
    let total = quotes.iter().filter(|(id, ..)| wanted(*id)).count();
    for (id, claim, quote) in quotes {
        let (work, place) = read_in(claim);
        let hash = quote_hash(catalog.id(work), &place.to_string(), quote);
        let old = before.get(&claim.id, &hash);
        let mut receipt = old.cloned();
        if wanted(id) {
            progress(report.quotes.len(), total);
            let checked = match judge(shelf, (id, claim), quote)? {
                Some(checked) => checked,
                None => from_receipt((id, claim), quote, old),
            };
            if let Basis::Text { hash, .. } = &checked.basis {
                receipt = Some(Receipt {
                    status: checked.status,
                    place: checked.places.join("; "),
                    text: hash.clone(),
                    is_without_place: checked.is_without_place() && can_be_shown(place),
                    dropped: checked.dropped.clone(),
                });
            }
            report.quotes.push(checked);
        }
        if let Some(receipt) = receipt {
            report.receipts.insert(&claim.id, &hash, receipt);
        }
    }
    Ok(report)
}

/// What the receipts say of each quote of a claim, in their order.
#[must_use]
pub fn by_receipts(catalog: &Catalog, claim: (NodeId, &Claim), receipts: &Receipts) -> Vec<Checked> {
    let (work, place) = read_in(claim.1);
    let hash = |quote: &String| quote_hash(catalog.id(work), &place.to_string(), quote);
    let found = claim.1.quotes.iter().map(|quote| (quote, receipts.get(&claim.1.id, &hash(quote))));
    found.map(|(quote, receipt)| from_receipt(claim, quote, receipt)).collect()
}

/// The work in which a claim was read, and the place there.
pub(crate) fn read_in(claim: &Claim) -> (NodeId, &Locator) {
    claim.via.as_ref().map_or((claim.work, &claim.at), |via| (via.work, &via.locator))
}

fn from_receipt((id, claim): (NodeId, &Claim), quote: &str, receipt: Option<&Receipt>) -> Checked {
    let (work, place) = read_in(claim);
    let places = receipt.map(|receipt| receipt.place.clone()).filter(|place| !place.is_empty());
    let is_without_place = receipt.is_some_and(|receipt| {
        receipt.status.is_found() && (receipt.is_without_place || !can_be_shown(place))
    });
    Checked {
        claim: id,
        quote: quote.to_owned(),
        work,
        claimed: place.clone(),
        status: receipt.map_or(Status::NoText, |receipt| receipt.status),
        places: places.iter().flat_map(|places| places.split("; ")).map(str::to_owned).collect(),
        compared: is_without_place.then_some(false),
        dropped: receipt.map(|receipt| receipt.dropped.clone()).unwrap_or_default(),
        near: None,
        basis: receipt.map_or(Basis::Nothing, |receipt| Basis::Receipt(receipt.text.clone())),
    }
}
