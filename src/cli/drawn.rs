//! Pictures as a command writes them.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::cli::Context;
use crate::error::Error;
use crate::files::named;
use crate::query::answer::Answer;
use crate::render::drawn::Picture;
use crate::render::picture::{self, Drawing};
use crate::session::Session;

/// Writes a drawing to a file or to standard output; pixels are not written to a terminal. False if so.
///
/// # Errors
/// As [`Picture::bytes`], and if it cannot be written.
pub(super) fn write(
    format: Picture,
    context: &Context,
    session: &Session,
    output: Option<&Path>,
    drawing: Drawing,
) -> Result<bool, Error> {
    if format == Picture::Png && output.is_none() && io::stdout().is_terminal() {
        context.output.message("error: a PNG cannot be shown on a terminal");
        context.output.message("help: write it to a file with `-o FILE.png`, or redirect standard output");
        return Ok(false);
    }
    let bytes = format.bytes(drawing, session.revision().as_ref())?;
    match (output, format) {
        (Some(path), _) => named::output(path, &bytes)?,
        (None, Picture::Png) => context.output.bytes(&bytes)?,
        (None, _) => context.output.data(&String::from_utf8_lossy(&bytes))?,
    }
    Ok(true)
}

/// The drawing of an answer.
pub(super) fn of_answer(session: &Session, answer: &Answer) -> Drawing {
    picture::answer(&session.catalog, &session.graph, &session.verdicts, answer)
}
