//! `catena explain`

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::code::Code;
use crate::error::Error;
use crate::suggest::did_you_mean;

const EXAMPLES: &str = "\
Examples:
  catena explain                   all codes
  catena explain unknown-id";

/// Explain what a code in a message means, with an example and a fix
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// The code in brackets in a message [default: list all codes]
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let Some(name) = &self.code else {
            context.output.answer(&list())?;
            return Ok(Outcome::Answered);
        };
        if let Some(code) = Code::from_name(name) {
            context.output.answer(code.explanation())?;
            return Ok(Outcome::Answered);
        }
        context.output.message(&format!("error: unknown code `{name}`"));
        let help = did_you_mean(name, Code::all().map(Code::name));
        context.output.message(&help.map_or_else(
            || "help: list them with `catena explain`".to_owned(),
            |help| format!("help: {help}"),
        ));
        Ok(Outcome::Wrong)
    }
}

/// Every code with its severity and its first line.
fn list() -> String {
    let widest = Code::all().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: Code| {
        let head = code.explanation().lines().next().unwrap_or_default();
        let phrase = head.split_once(':').map_or("", |(_, phrase)| phrase.trim());
        format!("{:<widest$}  {:<7}  {phrase}\n", code.name(), code.severity())
    };
    Code::all().map(line).collect()
}
