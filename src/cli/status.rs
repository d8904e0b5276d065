//! `catena status`

use clap::{Args, ValueEnum};

use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome, sharing};
use crate::error::Error;
use crate::overview::Overview;
use crate::render::{status, status_json};
use crate::verify::receipt::Receipts;

const EXAMPLES: &str = "\
Examples:
  catena status                    what is recorded and what is left to do
  catena status --by work          claims, quotes and citations of each work
  catena status --by scholar       the same for each scholar
  catena status --format json      everything, with the full lists

A quote counts as verified if `corpus/anchors.lock` has a receipt for it. \
`catena verify --texts DIR` writes receipts.";

/// What the figures are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// One row for each work
    Work,
    /// One row for each scholar or other speaker
    Scholar,
}

/// Show what is recorded and what is left to do
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Status {
    /// Show a table of works or scholars instead, most claims first
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,
    /// The format; JSON has both tables
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

impl Status {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let catalog = &session.catalog;
        let library = context.library()?;
        let overview = Overview::of(&session, &Receipts::read(&library)?);
        let paint = context.output.paint();
        context.output.answer(&match (self.format, self.by) {
            (TextOrJson::Json, _) => status_json::render(catalog, &overview),
            (TextOrJson::Text, None) => status::text(catalog, &overview, paint),
            (TextOrJson::Text, Some(By::Work)) => status::by_work(catalog, &overview, paint),
            (TextOrJson::Text, Some(By::Scholar)) => status::by_scholar(catalog, &overview, paint),
        })?;
        if self.format == TextOrJson::Text {
            sharing::tell(context, &library);
        }
        Ok(Outcome::Answered)
    }
}
