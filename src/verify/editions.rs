//! What became of a quote when its text was changed or replaced by another edition.

use crate::verify::receipt::Receipt;
use crate::verify::{Basis, Checked};

/// What a receipt said of a quote, against another text than the one at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The verdict.
    pub status: crate::verify::Status,
    /// Where it stood.
    pub places: Vec<String>,
    /// The SHA-256 of the text.
    pub text: String,
}

/// What became of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// It stands where it stood.
    Stayed,
    /// It stands at another place.
    Moved,
    /// It stood in the text and does not.
    Gone,
    /// It stands in the text and did not.
    New,
    /// It did not stand there, and does not.
    StillMissing,
}

impl Became {
    /// True if somebody should look at it.
    #[must_use]
    pub fn is_news(self) -> bool {
        matches!(self, Self::Moved | Self::Gone | Self::New)
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stayed => "stayed",
            Self::Moved => "moved",
            Self::Gone => "gone",
            Self::New => "new",
            Self::StillMissing => "still not found",
        }
    }
}

impl Before {
    /// What an old receipt said, if it names another text than the one that was looked in.
    pub(super) fn of(receipt: Option<&Receipt>, basis: &Basis) -> Option<Self> {
        let receipt = receipt?;
        let Basis::Text { hash, .. } = basis else { return None };
        (receipt.text != *hash).then(|| Self {
            status: receipt.status,
            places: receipt.places(),
            text: receipt.text.clone(),
        })
    }
}

impl Checked {
    /// What became of the quote, if its text is another than its receipt names.
    #[must_use]
    pub fn became(&self) -> Option<Became> {
        let before = self.before.as_ref()?;
        let (was, is) = (before.status.is_in_text(), self.status.is_in_text());
        Some(match (was, is) {
            // The title of a section may have what parts places in a receipt.
            (true, true) if before.places.join("; ") == self.places.join("; ") => Became::Stayed,
            (true, true) => Became::Moved,
            (true, false) => Became::Gone,
            (false, true) => Became::New,
            (false, false) => Became::StillMissing,
        })
    }
}
