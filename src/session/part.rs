//! The part of a corpus that a question is about.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::catalog::view::View;
use crate::error::Error;
use crate::graph::Graph;
use crate::grounds::gone_with;
use crate::query::budget::Budget;
use crate::query::evaluate::kept::Kept;
use crate::query::evaluate::world::{Indexed, World};
use crate::session::Session;
use crate::verdict::Verdicts;

/// The part of a corpus that a question is about: all of it, or what is there from its standpoint.
#[expect(clippy::large_enum_variant, reason = "a question can have only one of them")]
pub(super) enum Part {
    Whole,
    Of { view: View, graph: Graph, verdicts: Verdicts, kept: Kept },
}

impl Part {
    pub(super) fn of(session: &Session, standpoint: &Standpoint) -> Self {
        if standpoint.is_everything() {
            return Self::Whole;
        }
        let catalog = &session.catalog;
        let mut view = View::of(catalog, standpoint);
        let whole = (view == session.view).then(|| session.verdicts.clone());
        let mut verdicts = whole.unwrap_or_else(|| Verdicts::of(catalog, &view));
        if !standpoint.without.is_empty() {
            let sources: BTreeSet<NodeId> = standpoint.without.iter().copied().collect();
            let mut gone = gone_with(catalog, verdicts.standings(), &sources);
            gone.extend(sources);
            view = view.without(catalog, gone.iter().copied());
            verdicts = verdicts.without(catalog, &view, &gone);
        }
        Self::Of { graph: Graph::of(catalog, &view), verdicts, kept: Kept::default(), view }
    }

    /// Does something in the world of this part.
    pub(super) fn enter<T>(
        &self,
        session: &Session,
        budget: Budget,
        then: impl FnOnce(&World<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let budget = budget.begun();
        let text = |of: Indexed| match of {
            Indexed::Excerpts => session.excerpt_text(),
            Indexed::Others => session.text(),
        };
        let (view, graph, verdicts, kept) = match self {
            Self::Whole => (&session.view, &session.graph, &session.verdicts, &session.kept),
            Self::Of { view, graph, verdicts, kept } => (view, graph, verdicts, kept),
        };
        let catalog = &session.catalog;
        then(&World { catalog, view, graph, verdicts, text: &text, kept, budget })
    }
}

impl Session {
    /// The graph of what is there from a standpoint.
    #[must_use]
    pub fn graph_from(&self, standpoint: &Standpoint) -> Cow<'_, Graph> {
        match Part::of(self, standpoint) {
            Part::Whole => Cow::Borrowed(&self.graph),
            Part::Of { graph, .. } => Cow::Owned(graph),
        }
    }
}
