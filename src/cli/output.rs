//! Where a command's words go: the answer to standard output, everything else to standard error.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::ColorChoice;
use clap::ValueEnum;
use supports_hyperlinks::Stream;
use terminal_size::{Height, Width, terminal_size_of};

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::render::paint::{Paint, Role};
use crate::render::{references, terminal};
use crate::source::Sources;
use crate::visible::printed;

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set; anywhere if `CLICOLOR_FORCE` is set.
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

/// The styles of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Style {
    /// American Psychological Association
    Apa,
    /// Chicago Manual of Style, author and date
    Chicago,
    /// Chicago Manual of Style, notes and bibliography
    ChicagoNotes,
    /// American Political Science Association, as in its Review
    Apsr,
}

impl From<Style> for references::Style {
    fn from(style: Style) -> Self {
        match style {
            Style::Apa => Self::Apa,
            Style::Chicago => Self::Chicago,
            Style::ChicagoNotes => Self::ChicagoNotes,
            Style::Apsr => Self::Apsr,
        }
    }
}

/// The width where there is no terminal and `COLUMNS` says nothing.
const USUAL: usize = 100;
/// Nothing is laid out for fewer columns, or for more.
const WIDTHS: (usize, usize) = (40, 500);

/// Whether part of an answer has been written.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// Notes that an answer is being written.
pub(super) fn begin() {
    BEGUN.store(true, Ordering::Relaxed);
}

/// True if part of an answer has been written.
pub(super) fn is_begun() -> bool {
    BEGUN.load(Ordering::Relaxed)
}

/// Standard output and standard error.
#[derive(Clone, Copy)]
pub(super) struct Output {
    answer: Paint,
    messages: Paint,
    links: bool,
}

impl Output {
    pub(super) fn new(color: Color) -> Self {
        let wanted = |choice: ColorChoice| match color {
            Color::Auto => choice != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        Self {
            answer: Paint {
                color: wanted(anstream::AutoStream::choice(&io::stdout())),
                width: width(terminal_size_of(io::stdout())),
            },
            messages: Paint {
                color: wanted(anstream::AutoStream::choice(&io::stderr())),
                width: width(terminal_size_of(io::stderr())),
            },
            links: color != Color::Never && supports_hyperlinks::on(Stream::Stdout),
        }
    }

    /// How the answer is laid out.
    pub(super) fn paint(&self) -> Paint {
        self.answer
    }

    /// Whether the terminal opens links.
    pub(super) fn has_links(&self) -> bool {
        self.links
    }

    /// How messages are laid out.
    pub(super) fn messages(&self) -> Paint {
        self.messages
    }

    /// Writes the answer, which somebody reads, or which is JSON: what is obeyed by terminals or not seen is
    /// shown.
    pub(super) fn answer(&self, text: &str) -> Result<(), Error> {
        self.write(&printed(text))
    }

    /// Writes the answer in a format that programs read and that has no way to show what is not seen: it is
    /// kept as it is but on a terminal.
    pub(super) fn data(&self, text: &str) -> Result<(), Error> {
        if io::stdout().is_terminal() { self.answer(text) } else { self.write(text) }
    }

    /// As [`data`](Self::data), for what is made as it is written and so is never there as a whole; on a terminal it is.
    pub(super) fn stream(&self, make: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
        if io::stdout().is_terminal() {
            let mut text = Vec::new();
            make(&mut text)?;
            return self.answer(&String::from_utf8_lossy(&text));
        }
        begin();
        let mut out = BufWriter::new(io::stdout().lock());
        make(&mut out)?;
        out.flush()?;
        Ok(())
    }

    fn write(&self, text: &str) -> Result<(), Error> {
        self.bytes(text.as_bytes())
    }

    /// Writes the answer in a format that is no text.
    #[expect(clippy::unused_self, reason = "what is written goes through here")]
    pub(super) fn bytes(&self, bytes: &[u8]) -> Result<(), Error> {
        begin();
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()?;
        Ok(())
    }

    /// Tells on a terminal how far long work has come, on a line that the next one replaces.
    pub(super) fn progress(&self, text: &str) {
        if io::stderr().is_terminal() {
            // Whoever cannot see it misses nothing.
            let _ = write!(io::stderr(), "\r\u{1b}[K{}", printed(text));
        }
    }

    /// Takes the line of progress away.
    pub(super) fn progress_ended(&self) {
        self.progress("");
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
        let _ = writeln!(io::stderr().lock(), "{}", printed(text));
    }
}

/// The columns of a stream: those of its terminal, else what `COLUMNS` says.
fn width(terminal: Option<(Width, Height)>) -> usize {
    let columns = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let terminal = terminal.map(|(width, _)| usize::from(width.0));
    terminal.or_else(columns).unwrap_or(USUAL).clamp(WIDTHS.0, WIDTHS.1)
}
