//! `catena vocabulary`

use clap::Args;

use crate::catalog::usage::Usage;
use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::render::vocabulary::{json, text};

const EXAMPLES: &str = "\
Examples:
  catena vocabulary
  catena vocabulary --format json
  catena show {relates}                        one relation, and all that is said with it
  catena show {kinds}                          one kind, and all of it";

/// List the kinds, relations, intents and schemes that the library declares
///
/// Each with its definition, what it joins, what it implies and excludes, the other words that questions may
/// use for it, and how often it is used.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Vocabulary {
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

impl Vocabulary {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let usage = Usage::of(&session.catalog);
        let shown = match self.format {
            TextOrJson::Text => text(&session.catalog, &usage, context.output.paint()),
            TextOrJson::Json => json(&session.catalog, &usage),
        };
        context.output.answer(&shown)?;
        Ok(Outcome::Answered)
    }
}
