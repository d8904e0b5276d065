//! The verdicts on quotes.

/// What came of looking for a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It stands in the text to the letter, once, where the claim says.
    Exact,
    /// It does so when case, quotation marks, dashes, ligatures and white space are folded.
    Folded,
    /// It stands elsewhere in the text than the claim says.
    Misplaced,
    /// It stands in several places.
    Ambiguous,
    /// It stands in another text only.
    Elsewhere,
    /// It stands nowhere.
    NotFound,
    /// The text is not at hand, and there is no receipt.
    NoText,
}

impl Status {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Folded,
        Self::Ambiguous,
        Self::Elsewhere,
        Self::NotFound,
        Self::Misplaced,
        Self::NoText,
    ];

    /// Its word in receipts and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Misplaced => "misplaced",
            Self::Ambiguous => "ambiguous",
            Self::Elsewhere => "elsewhere",
            Self::NotFound => "not-found",
            Self::NoText => "no-text",
        }
    }

    /// True for words that stand in the text, and not at another place than the claim says. That they stand at
    /// that place is more: [`Checked::is_verified`](crate::verify::Checked::is_verified).
    #[must_use]
    pub fn is_found(self) -> bool {
        matches!(self, Self::Exact | Self::Folded)
    }

    /// True for words that stand in the text, wherever.
    #[must_use]
    pub fn is_in_text(self) -> bool {
        self.is_found() || matches!(self, Self::Misplaced | Self::Ambiguous)
    }

    /// True for a quote that somebody has to look at.
    #[must_use]
    pub fn is_finding(self) -> bool {
        !self.is_found() && self != Self::NoText
    }

    /// Those that a receipt can have.
    pub(crate) fn of_receipts() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|status| *status != Self::NoText)
    }
}
