//! `catena index`

use clap::Args;

use crate::cli::{Cache, Context, Outcome};
use crate::error::Error;
use crate::index::Opened;

/// Build the text index, unless it is up to date
///
/// The index is a cache. catena builds it when a question needs it, and you can delete it at any time.
#[derive(Args)]
pub(super) struct Index {
    /// Count what the corpus holds, as `catena stats` does
    #[arg(long)]
    stats: bool,
}

impl Index {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let said = match session.build_index()? {
            Opened::Warm => "the text index is up to date".to_owned(),
            Opened::Built { why } => format!("the text index was built: {why}"),
            Opened::InMemory { .. } if context.cache == Cache::Unused => {
                "the text index is in memory only: `--no-cache` keeps nothing".to_owned()
            }
            Opened::InMemory { reason } => format!("the text index is in memory only: {reason}"),
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
