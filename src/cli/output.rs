//! Where a command's words go: the answer to standard output, everything else to standard error.

use std::io::{self, Write};

use anstream::ColorChoice;
use clap::ValueEnum;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::render::paint::{Paint, Role};
use crate::render::terminal;
use crate::source::Sources;

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set; or if `CLICOLOR_FORCE` is.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The formats of commands whose answer is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    /// For reading
    Text,
    /// One JSON document
    Json,
}

/// Lines are no longer than this even where the terminal is wider: long lines are hard to read.
const WIDEST: usize = 120;
/// The width where there is no terminal and `COLUMNS` says nothing.
const USUAL: usize = 100;

/// Standard output and standard error.
#[derive(Clone, Copy)]
pub(super) struct Output {
    answer: Paint,
    messages: Paint,
}

impl Output {
    pub(super) fn new(color: Color) -> Self {
        let wanted = |choice: ColorChoice| match color {
            Color::Auto => choice != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        let width = width();
        Self {
            answer: Paint { color: wanted(anstream::AutoStream::choice(&io::stdout())), width },
            messages: Paint { color: wanted(anstream::AutoStream::choice(&io::stderr())), width },
        }
    }

    /// How the answer is laid out.
    pub(super) fn paint(&self) -> Paint {
        self.answer
    }

    /// Writes the answer.
    pub(super) fn answer(&self, text: &str) -> Result<(), Error> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// A diagnostic as text for standard output.
    pub(super) fn rendered(&self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        terminal::render(diagnostic, sources, self.answer)
    }

    /// Writes a diagnostic to standard error.
    pub(super) fn diagnostic(&self, diagnostic: &Diagnostic, sources: &Sources) {
        self.message(terminal::render(diagnostic, sources, self.messages).trim_end());
    }

    /// Says something that is no fault.
    pub(super) fn notice(&self, text: &str) {
        self.message(&format!("{} {text}", self.messages.text(Role::Mixed, "note:")));
    }

    /// Says what failed, why, and what to do.
    pub(super) fn error(&self, error: &Error) {
        let mut text = format!("{} {error}", self.messages.text(Role::Bad, "error:"));
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            text += &format!(": {inner}");
            cause = inner.source();
        }
        if let Some(help) = error.help() {
            text += &format!("\nhelp: {help}");
        }
        self.message(&text);
    }

    /// A line to standard error; nobody can be told if that fails.
    pub(super) fn message(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    terminal.or(columns).unwrap_or(USUAL).clamp(40, WIDEST)
}
