//! `catena completions` and `catena man`

use clap::Args;
use clap_complete::Shell;

use crate::cli::examples::command;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::understand::examples::Stock;

/// Print completions for a shell
///
/// For example: catena completions bash > ~/.local/share/bash-completion/completions/catena
#[derive(Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut command(&Stock::default()), "catena", &mut text);
        context.output.answer(&String::from_utf8_lossy(&text))?;
        Ok(Outcome::Answered)
    }
}

/// Print the manual page
///
/// For example: catena man | man -l -
#[derive(Args)]
pub(super) struct Man {
    /// The command to print the page of [default: all of catena]
    command: Option<String>,
}

impl Man {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let mut whole = command(&Stock::default());
        whole.build();
        let page = match &self.command {
            None => Some(whole),
            Some(name) => whole.find_subcommand(name).cloned(),
        };
        let Some(page) = page else {
            context.output.message("error: unknown command; list all with `catena help`");
            return Ok(Outcome::Wrong);
        };
        let mut text = Vec::new();
        clap_mangen::Man::new(page).render(&mut text)?;
        context.output.answer(&String::from_utf8_lossy(&text))?;
        Ok(Outcome::Answered)
    }
}
