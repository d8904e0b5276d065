//! `catena add`

mod works;

use clap::{Args, Subcommand};

use crate::cli::{Context, Outcome};
use crate::error::Error;

const EXAMPLES: &str = "\
Examples:
  catena add works zotero.bib             works, from BibTeX, RIS or CSL-JSON";

/// Add to the corpus
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Add {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Works(works::Works),
}

impl Add {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        match &self.what {
            What::Works(works) => works.run(context),
        }
    }
}
