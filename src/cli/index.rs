//! `catena index`

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::index::Opened;

/// Build the text index, or say that it is fresh
///
/// The index is a cache: it is built when a question needs it and can be deleted at any time.
#[derive(Args)]
pub(super) struct Index {
    /// Show what the corpus holds
    #[arg(long)]
    stats: bool,
}

impl Index {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let said = match session.build_index()? {
            Opened::Warm => "the text index is fresh".to_owned(),
            Opened::Built { why } => format!("the text index was built: {why}"),
            Opened::InMemory { reason } => format!("the text index can only be kept in memory: {reason}"),
        };
        context.output.message(&said);
        if self.stats {
            let catalog = &session.catalog;
            let figures = [
                ("topics", catalog.topics().count()),
                ("claims", catalog.claims().count()),
                ("works", catalog.works().count()),
                ("scholars", catalog.scholars().count()),
                ("citations", catalog.cites.len()),
                ("edges", session.graph.edge_count()),
            ];
            let lines = figures.iter().map(|(name, number)| format!("{name:<10} {number:>6}\n"));
            context.output.answer(&lines.collect::<String>())?;
        }
        Ok(Outcome::Answered)
    }
}
