//! How evidence looks that bears on a verdict.

use crate::render::dot::style::look::Look;
use crate::render::dot::style::{BLUE, FAINT, GROUND, OCHRE, PURPLE, VERMILLION};

/// How evidence bears on a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render::dot) enum Side {
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
    pub(in crate::render::dot) fn word(self) -> &'static str {
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
    pub(in crate::render::dot) fn meaning(self) -> &'static str {
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
    pub(in crate::render::dot) fn color(self) -> &'static str {
        match self {
            Self::For => BLUE,
            Self::Against => VERMILLION,
            Self::Asked => FAINT,
            Self::Caveat => OCHRE,
            Self::Dispute => PURPLE,
            Self::Partial => FAINT,
        }
    }

    /// A look, tinted for that side.
    pub(in crate::render::dot) fn look(self, look: Look) -> Look {
        let fill = match self {
            Self::For => "#E6F3FA",
            Self::Against => "#FBEBDD",
            Self::Caveat => "#FCF8DC",
            Self::Dispute => "#F8ECF3",
            Self::Asked | Self::Partial => GROUND,
        };
        Look { fill, border: self.color(), ..look }
    }
}
