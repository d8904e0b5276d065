//! `catena export argdown|aif`

use std::path::PathBuf;

use clap::Args;

use crate::cli::export::write;
use crate::cli::losses::tell;
use crate::cli::{Context, Outcome};
use crate::debate::of_catalog::of_catalog;
use crate::debate::{Debate, Losses, aif, argdown};
use crate::error::Error;

/// Claims and arguments as Argdown text
#[derive(Args)]
#[command(
    after_help = "Examples:\n  catena export argdown -o corpus.argdown\n  catena export argdown | less\n\nWhat Argdown \
                  cannot hold is listed on standard error. See docs/debates.md."
)]
pub(super) struct Argdown {
    #[command(flatten)]
    to: To,
}

/// Claims and arguments in the Argument Interchange Format, as the JSON of AIFdb
#[derive(Args)]
#[command(
    after_help = "Examples:\n  catena export aif -o corpus-aif.json\n  catena export aif | jq '.nodes | length'\n\nWhat \
                  AIF cannot hold is listed on standard error. See docs/debates.md."
)]
pub(super) struct Aif {
    #[command(flatten)]
    to: To,
}

#[derive(Args)]
struct To {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Argdown {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        self.to.run(context, argdown::write::write)
    }
}

impl Aif {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        self.to.run(context, aif::write::write)
    }
}

impl To {
    fn run(
        &self,
        context: &Context,
        written: impl Fn(&Debate, &mut Losses) -> String,
    ) -> Result<Outcome, Error> {
        let session = context.session()?;
        let mut losses = Losses::default();
        let debate = of_catalog(&session.catalog, &mut losses);
        let text = written(&debate, &mut losses);
        write(context, self.output.as_deref(), &text)?;
        tell(context, &losses);
        Ok(if debate.statements.is_empty() { Outcome::Findings } else { Outcome::Answered })
    }
}
