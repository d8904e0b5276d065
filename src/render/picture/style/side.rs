//! How evidence looks that bears on a verdict.

use crate::render::picture::style::look::Look;
use crate::render::picture::style::{FAINT, GREEN, GROUND, OCHRE, PURPLE, VERMILLION};

/// How evidence bears on a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// It speaks for what was asked.
    For,
    /// It speaks against it.
    Against,
    /// It only asks.
    Asked,
    /// It qualifies evidence.
    Caveat,
    /// It disputes evidence.
    Dispute,
    /// It nearly bears on it.
    Partial,
}

impl Side {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Asked => "asked",
            Self::Caveat => "caveat",
            Self::Dispute => "dispute",
            Self::Partial => "partial",
        }
    }

    /// What a claim on that side is.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::For => "claim for it",
            Self::Against => "claim against it",
            Self::Asked => "claim that only asks",
            Self::Caveat => "claim that qualifies another",
            Self::Dispute => "claim that disputes another",
            Self::Partial => "claim that partly bears on it",
        }
    }

    /// The colour of it.
    pub fn color(self) -> &'static str {
        match self {
            Self::For => GREEN,
            Self::Against => VERMILLION,
            Self::Asked => FAINT,
            Self::Caveat => OCHRE,
            Self::Dispute => PURPLE,
            Self::Partial => FAINT,
        }
    }

    /// A look, tinted for that side.
    pub fn look(self, look: Look) -> Look {
        let fill = match self {
            Self::For => "#E6F4EE",
            Self::Against => "#FBEBDD",
            Self::Caveat => "#FCF8DC",
            Self::Dispute => "#F8ECF3",
            Self::Asked | Self::Partial => GROUND,
        };
        Look { fill, border: self.color(), ..look }
    }
}
