//! A place as data: as the corpus writes it, and as citation programs take it.

use serde::Serialize;

use crate::annotation::Locator;
use crate::catalog::entry::Place;

/// The keys `locator` and `cited_as`, in whatever has a place.
#[derive(Serialize)]
pub(super) struct Located {
    /// As the corpus writes it; empty if no place is given.
    locator: String,
    /// Left out if no place is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    cited_as: Option<CitedAs>,
}

/// A place in the forms of CSL and biblatex.
#[derive(Serialize)]
pub(super) struct CitedAs {
    /// CSL's term for what is counted; null if it has none: then the value is a suffix.
    label: Option<&'static str>,
    value: String,
    /// What stands in the second brackets of biblatex's `\cite`.
    postnote: String,
}

impl Located {
    pub(super) fn at(locator: &Locator) -> Self {
        Self { locator: locator.to_string(), cited_as: CitedAs::of(locator) }
    }

    /// Where a place is known at all.
    pub(super) fn of(place: Option<&Place>) -> Self {
        place.map_or_else(|| Self::at(&Locator::default()), |place| Self::at(&place.locator))
    }
}

impl CitedAs {
    pub(super) fn of(locator: &Locator) -> Option<Self> {
        let csl = locator.csl()?;
        Some(Self { label: csl.label, value: csl.value, postnote: locator.postnote()? })
    }
}
