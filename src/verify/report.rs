//! What came of looking for quotes.

use crate::annotation::Locator;
use crate::catalog::entry::NodeId;
use crate::verify::near::Near;
use crate::verify::receipt::Receipts;
use crate::verify::status::Status;

/// What a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The text of this file name and this SHA-256.
    Text {
        /// The name of the file.
        name: String,
        /// The hash, in hexadecimal.
        hash: String,
    },
    /// A receipt that names a text of this SHA-256.
    Receipt(String),
    /// Nothing: there is neither.
    Nothing,
}

/// A quote with what came of looking for it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The claim, the argument or the excerpt.
    pub claim: NodeId,
    /// The quote as it stands in the record.
    pub quote: String,
    /// The work in which it was read.
    pub work: NodeId,
    /// The place that the claim gives there.
    pub claimed: Locator,
    /// The verdict.
    pub status: Status,
    /// Where it stands; for [`Status::Elsewhere`] each place after the name of its text.
    pub places: Vec<String>,
    /// Whether the place could be compared with the claim's own, which it cannot where that is a page;
    /// none where nothing was compared, or where a receipt speaks of a place that a text may show.
    pub compared: Option<bool>,
    /// The negations that the quote leaves out where it has `…`, in their order.
    pub dropped: Vec<String>,
    /// The nearest passage, if it was not found.
    pub near: Option<Near>,
    /// What the verdict rests on.
    pub basis: Basis,
}

/// What came of looking for the quotes of a library.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The quotes that were asked for, in the order of claims.
    pub quotes: Vec<Checked>,
    /// The receipts as they should be now.
    pub receipts: Receipts,
}

impl Checked {
    /// True if the words stand in the text, but whether they stand where the claim says is not known: the text
    /// cannot show a place such as a page.
    #[must_use]
    pub fn is_without_place(&self) -> bool {
        self.status.is_found() && self.compared == Some(false)
    }

    /// True if words and place were found: the quote stands in the text, where the claim says. Whatever counts
    /// verified quotes counts these.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.status.is_found() && !self.is_without_place()
    }

    /// The verdict in words, with what it leaves open.
    #[must_use]
    pub fn words(&self) -> String {
        let verdict = self.status.word().replace('-', " ");
        if self.is_without_place() { format!("{verdict}, place not checked") } else { verdict }
    }
}

impl Report {
    /// How many quotes came out so.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.quotes.iter().filter(|quote| quote.status == status).count()
    }

    /// How many stand in the text where their claims say.
    #[must_use]
    pub fn verified(&self) -> usize {
        self.quotes.iter().filter(|quote| quote.is_verified()).count()
    }

    /// How many stand in the text, at a place that it cannot show.
    #[must_use]
    pub fn without_place(&self) -> usize {
        self.quotes.iter().filter(|quote| quote.is_without_place()).count()
    }

    /// The quotes that were found and leave out a negation: warnings, no findings.
    pub fn denied(&self) -> impl Iterator<Item = &Checked> {
        self.quotes.iter().filter(|quote| !quote.dropped.is_empty())
    }

    /// The quotes that somebody has to look at.
    pub fn findings(&self) -> impl Iterator<Item = &Checked> {
        self.quotes.iter().filter(|quote| quote.status.is_finding())
    }
}
