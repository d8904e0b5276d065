//! How much of an answer is shown to readers. Programs get all of it.

/// How much of an answer is shown to readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// The headline, and a line for each row.
    Brief,
    /// With them the strongest evidence.
    #[default]
    Usual,
    /// All the evidence, with the ids of claims and why each bears on a verdict.
    Full,
}

impl Amount {
    /// So many pieces of evidence of each sort are shown with a verdict; the rest is counted.
    #[must_use]
    pub fn of_verdict(self) -> usize {
        match self {
            Self::Brief => 0,
            Self::Usual => 2,
            Self::Full => usize::MAX,
        }
    }

    /// The same with each verdict of a comparison.
    #[must_use]
    pub fn of_comparison(self) -> usize {
        match self {
            Self::Brief => 0,
            Self::Usual => 1,
            Self::Full => usize::MAX,
        }
    }

    /// The same with the verdict whose derivation is asked for.
    #[must_use]
    pub fn of_derivation(self) -> usize {
        match self {
            Self::Brief => 0,
            Self::Usual | Self::Full => usize::MAX,
        }
    }

    /// True if evidence has its claim's id, and whole remarks.
    #[must_use]
    pub fn is_full(self) -> bool {
        self == Self::Full
    }
}
