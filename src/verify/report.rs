//! What came of looking for quotes.

use std::collections::BTreeMap;

use crate::annotation::Locator;
use crate::catalog::entry::NodeId;
use crate::verify::editions::{Became, Before};
use crate::verify::near::Near;
use crate::verify::pages::Doubt;
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

/// Why the place of a quote could not be compared with the one that its claim gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unchecked {
    /// The claim gives no place.
    NoPlace,
    /// Texts do not show such places.
    NotShown,
    /// Texts show a part of such a place only, or what the other parts count in.
    InPart,
    /// The numbers of the text's pages are not known.
    Pages(Doubt),
    /// That of this page is not.
    Unnumbered,
    /// The claim's page counts in another way, or may be one of another volume.
    OtherCount,
}

impl Unchecked {
    /// Why, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoPlace => "the claim gives no place",
            Self::NotShown => "a text does not show such a place",
            Self::InPart => "a text does not show every part of such a place",
            Self::Pages(doubt) => doubt.words(),
            Self::Unnumbered => "the page in the text has no number that could be made out",
            Self::OtherCount => "the claim's page is not one that the text counts",
        }
    }
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
    /// Whether the place could be compared with the claim's own, which it cannot where that is a page and the text has
    /// none; none where nothing was compared, or where a receipt speaks of a place that a text may show.
    pub compared: Option<bool>,
    /// Why the place could not be compared; none where it was, or where a receipt speaks.
    pub unchecked: Option<Unchecked>,
    /// The negations that the quote leaves out where it has `…`, in their order.
    pub dropped: Vec<String>,
    /// What the quote says otherwise where it has brackets: `[T]he for “the”`.
    pub edited: Vec<String>,
    /// The nearest passage, if it was not found.
    pub near: Option<Near>,
    /// What is doubtful in the numbers of the text's pages.
    pub doubt: Option<Doubt>,
    /// What its receipt said, where that names another text than the one at hand.
    pub before: Option<Before>,
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
    /// What is doubtful in the numbers of the pages of texts, by the names of their files.
    pub doubts: BTreeMap<String, Doubt>,
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

    /// The claims whose quotes stand in the text at a place that could not be compared, one for each quote, by why; those of
    /// receipts do not say why.
    #[must_use]
    pub fn unchecked(&self) -> BTreeMap<Option<Unchecked>, Vec<NodeId>> {
        let mut claims: BTreeMap<_, Vec<NodeId>> = BTreeMap::new();
        for quote in self.quotes.iter().filter(|quote| quote.is_without_place()) {
            claims.entry(quote.unchecked).or_default().push(quote.claim);
        }
        claims
    }

    /// The quotes that were found with what brackets say otherwise.
    pub fn edited(&self) -> impl Iterator<Item = &Checked> {
        self.quotes.iter().filter(|quote| !quote.edited.is_empty())
    }

    /// How many quotes whose text is another than their receipts name became what.
    #[must_use]
    pub fn became(&self) -> BTreeMap<Became, usize> {
        let mut counts = BTreeMap::new();
        for became in self.quotes.iter().filter_map(Checked::became) {
            *counts.entry(became).or_default() += 1;
        }
        counts
    }

    /// The quotes that somebody has to look at.
    pub fn findings(&self) -> impl Iterator<Item = &Checked> {
        self.quotes.iter().filter(|quote| quote.status.is_finding())
    }
}
