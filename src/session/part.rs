//! The part of a corpus that a question is about.

use crate::catalog::view::View;
use crate::error::Error;
use crate::graph::Graph;
use crate::query::budget::Budget;
use crate::query::evaluate::kept::Kept;
use crate::query::evaluate::world::World;
use crate::session::Session;
use crate::verdict::Verdicts;

/// The part of a corpus that a question is about: all of it, or what was there in a year.
#[expect(clippy::large_enum_variant, reason = "a question can have only one of them")]
pub(super) enum Part {
    Whole,
    Of { view: View, graph: Graph, verdicts: Verdicts, kept: Kept },
}

impl Part {
    pub(super) fn of(session: &Session, year: Option<i32>) -> Self {
        let Some(year) = year else { return Self::Whole };
        let catalog = &session.catalog;
        let view = View::as_of(catalog, year);
        Self::Of {
            graph: Graph::of(catalog, &view),
            verdicts: Verdicts::of(catalog, &view),
            kept: Kept::default(),
            view,
        }
    }

    /// Does something in the world of this part.
    pub(super) fn enter<T>(
        &self,
        session: &Session,
        budget: Budget,
        then: impl FnOnce(&World<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let budget = budget.begun();
        let text = || session.text();
        let (view, graph, verdicts, kept) = match self {
            Self::Whole => (&session.view, &session.graph, &session.verdicts, &session.kept),
            Self::Of { view, graph, verdicts, kept } => (view, graph, verdicts, kept),
        };
        let catalog = &session.catalog;
        then(&World { catalog, view, graph, verdicts, text: &text, kept, budget })
    }
}
