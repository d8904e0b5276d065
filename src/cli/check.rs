//! `catena check`

use clap::Args;

use crate::check::{Findings, examine};
use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome};
use crate::code::Severity;
use crate::error::Error;
use crate::render::paint::wrap;
use crate::render::{diagnostic_json, terminal};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  catena check
  catena check --format json
  catena explain unknown-id        what a code means

A record allows a warning with its code and a reason: `allow page-range \"the paper prints 28-30\"`.
`--format json` lists what is allowed, with the reasons.

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage or unreadable input.";

/// Tell everything that is wrong with the corpus
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Check {
    /// How to show it
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

impl Check {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = Session::open(context.library()?)?;
        let Findings { found, allowed } = examine(&session)?;
        let sources = &session.corpus.sources;
        let errors = found.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count();
        match self.format {
            TextOrJson::Json => {
                context.output.answer(&diagnostic_json::with_allowed(&found, &allowed, sources))?;
            }
            TextOrJson::Text => {
                let mut text = String::new();
                for diagnostic in &found {
                    text += context.output.rendered(diagnostic, sources).trim_end();
                    text += "\n\n";
                }
                context.output.answer(&text)?;
                let summary = summary(&session, errors, found.len() - errors, allowed.len());
                context.output.message(&wrap(&summary, context.output.paint().width).join("\n"));
                if let Some(first) = found.first() {
                    context.output.message(&format!(
                        "help: `catena explain {}` tells what a code means",
                        first.code.name()
                    ));
                }
            }
        }
        Ok(if errors > 0 { Outcome::Findings } else { Outcome::Answered })
    }
}

fn summary(session: &Session, errors: usize, warnings: usize, allowed: usize) -> String {
    let catalog = &session.catalog;
    let held = if session.errors() == 0 {
        ""
    } else {
        " (not checked until there are no errors; nor is the corpus as a whole)"
    };
    let size = format!(
        "{} topics, {} claims, {} works, {} citations, {} expected answers{held}",
        catalog.topics().count(),
        catalog.claims().count(),
        catalog.works().count(),
        catalog.cites.len(),
        catalog.expects.len(),
    );
    let faults =
        if errors + warnings == 0 { "no faults".to_owned() } else { terminal::summary(errors, warnings) };
    let allowed = if allowed == 0 { String::new() } else { format!(", {allowed} allowed") };
    format!("{faults}{allowed}: {size}")
}
