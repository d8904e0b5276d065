//! Quotes held against the texts that they were read in.
//!
//! ```text
//! pages ── layout ──▶ text without heads ── lines ──▶ blocks ── flow ──▶ pieces ── inline, fold ──▶ Text (passages)
//! pages ── pages ──▶ how they are numbered
//! quote ──────────────────────────────────────────────────────────────────────────────────▶ parts
//! both ── find: exact, folded, loose ──▶ places ── claimed: the claim's own place ──▶ verdict ──▶ receipt
//! ```
//!
//! What is not the author's (running heads, note marks, emphasis, page breaks, notes in mid-sentence) is looked
//! through; nothing else is. What is merely near is suggested and never taken: a silent wrong match
//! would be worse than a hundred quotes not found.

mod capture;
mod chain;
mod claimed;
mod edited;
mod editions;
mod find;
mod flow;
mod fold;
mod index;
mod inline;
mod judge;
mod known;
mod layout;
mod lines;
mod missing;
mod near;
mod negation;
mod outline;
mod pages;
mod quote;
mod raised;
pub mod receipt;
mod report;
mod sentence;
#[expect(clippy::disallowed_methods, reason = "it lists the reader's texts")]
pub mod shelf;
mod status;
pub mod text;
mod word;
mod words;

use crate::annotation::Locator;
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::stated::Stated;
use crate::error::Error;
use crate::verify::claimed::{can_be_shown, has_pages, is_never_whole};
use crate::verify::judge::judge;
use crate::verify::receipt::{Receipt, Receipts, quote_hash};
use crate::verify::shelf::Shelf;

pub use capture::{Capture, Captured, Given, captured};
pub use editions::{Became, Before};
pub use missing::Missing;
pub use near::Near;
pub use pages::Doubt;
pub use report::{Basis, Checked, Report, Unchecked};
pub use status::Status;
pub use words::{Words, are_within, words_in};

/// Looks for the quotes of the claims, arguments and excerpts that `wanted` names, each in the text of the work that it was
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
    let quotes: Vec<(Stated<'_>, &String)> =
        catalog.quoted().flat_map(|stated| stated.quotes.iter().map(move |quote| (stated, quote))).collect();
    let total = quotes.iter().filter(|(stated, _)| wanted(stated.node)).count();
    for (stated, quote) in quotes {
        let (work, place) = read_in(&stated);
        let hash = quote_hash(catalog.id(work), &place.to_string(), quote);
        let old = before.get(stated.id, &hash);
        let mut receipt = old.cloned();
        if wanted(stated.node) {
            progress(report.quotes.len(), total);
            let checked = match judge(catalog, shelf, &stated, quote)? {
                Some(checked) => Checked { before: Before::of(old, &checked.basis), ..checked },
                None => from_receipt(&stated, quote, old),
            };
            if let Basis::Text { name, hash } = &checked.basis {
                report.doubts.extend(checked.doubt.map(|doubt| (name.clone(), doubt)));
                receipt = Some(Receipt {
                    status: checked.status,
                    place: checked.places.join("; "),
                    text: hash.clone(),
                    is_without_place: checked.is_without_place() && is_shown(place, &checked.places),
                    dropped: checked.dropped.clone(),
                    edited: checked.edited.clone(),
                });
            }
            report.quotes.push(checked);
        }
        if let Some(receipt) = receipt {
            report.receipts.insert(stated.id, &hash, receipt);
        }
    }
    Ok(report)
}

/// What the receipts say of each quote of a claim, an argument or an excerpt, in their order.
#[must_use]
pub fn by_receipts(catalog: &Catalog, stated: &Stated<'_>, receipts: &Receipts) -> Vec<Checked> {
    let (work, place) = read_in(stated);
    let hash = |quote: &String| quote_hash(catalog.id(work), &place.to_string(), quote);
    let found = stated.quotes.iter().map(|quote| (quote, receipts.get(stated.id, &hash(quote))));
    found.map(|(quote, receipt)| from_receipt(stated, quote, receipt)).collect()
}

/// The work in which a claim or an argument was read, and the place there.
pub(crate) fn read_in<'c>(stated: &Stated<'c>) -> (NodeId, &'c Locator) {
    stated.via.map_or((stated.work, stated.at), |via| (via.work, &via.locator))
}

/// True if what was found tells whether the claim's place is right, unless a remark says otherwise: it has a section, a
/// paragraph or a note, or a page and pages were found.
fn is_shown(claimed: &Locator, places: &[String]) -> bool {
    let is_paged = |place: &String| place.starts_with("p. ") || place.starts_with("pp. ");
    can_be_shown(claimed) || (has_pages(claimed) && places.iter().any(is_paged))
}

fn from_receipt(stated: &Stated<'_>, quote: &str, receipt: Option<&Receipt>) -> Checked {
    let (work, place) = read_in(stated);
    let places = receipt.map(Receipt::places).unwrap_or_default();
    let is_without_place = receipt.is_some_and(|receipt| {
        receipt.status.is_found()
            && (receipt.is_without_place || !is_shown(place, &places) || is_never_whole(place))
    });
    Checked {
        claim: stated.node,
        quote: quote.to_owned(),
        work,
        claimed: place.clone(),
        status: receipt.map_or(Status::NoText, |receipt| receipt.status),
        places,
        compared: is_without_place.then_some(false),
        unchecked: None,
        dropped: receipt.map(|receipt| receipt.dropped.clone()).unwrap_or_default(),
        edited: receipt.map(|receipt| receipt.edited.clone()).unwrap_or_default(),
        near: None,
        doubt: None,
        before: None,
        basis: receipt.map_or(Basis::Nothing, |receipt| Basis::Receipt(receipt.text.clone())),
    }
}
