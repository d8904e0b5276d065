//! `catena export pandoc|latex|typst`

use crate::cli::export::exported::exported;
use crate::cli::export::network::Graphs;
use crate::cli::export::write;
use crate::cli::losses::tell;
use crate::cli::{Context, Outcome};
use crate::debate::Losses;
use crate::error::Error;
use crate::exchange::document::Notation;
use crate::exchange::{beside, tables};

/// Writes tables in a notation.
pub(super) fn run(graphs: &Graphs, context: &Context, notation: Notation) -> Result<Outcome, Error> {
    exported(context, &graphs.question, |exported| {
        let catalog = &exported.session.catalog;
        let mut losses = Losses::default();
        let document = tables::of(catalog, exported.graph, &exported.excerpt, exported.answer, &mut losses);
        if exported.answer.is_none() {
            beside::of_library(catalog, &mut losses);
            beside::of_citations(catalog, &mut losses);
        }
        write(context, graphs.output.as_deref(), &notation.part(&document))?;
        tell(context, &losses);
        Ok(())
    })
}
