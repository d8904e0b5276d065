//! Pictures as files: DOT, SVG and PNG of the same drawing.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::cli::Context;
use crate::error::Error;
use crate::files::named;
use crate::query::answer::Answer;
use crate::render::dot;
use crate::render::picture::{self, Drawing};
use crate::render::png::png;
use crate::render::svg::{Dress, svg};
use crate::session::Session;

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    /// A graph for Graphviz.
    Dot,
    /// A picture for pages.
    Svg,
    /// A picture in pixels.
    Png,
}

impl Picture {
    /// A drawing in this format, with the state of the library in its caption.
    ///
    /// # Errors
    /// [`Error::Other`] if there is no memory for so many pixels.
    pub(super) fn bytes(self, session: &Session, mut drawing: Drawing) -> Result<Vec<u8>, Error> {
        if self == Self::Dot {
            return Ok(dot::dot(&drawing).into_bytes());
        }
        drawing.stamp = picture::stamp(session.revision().as_ref());
        match self {
            Self::Dot | Self::Svg => Ok(svg(&drawing, &Dress::Alone).into_bytes()),
            Self::Png => {
                png(&drawing).ok_or_else(|| Error::Other("there is no memory for the picture".to_owned()))
            }
        }
    }

    /// Writes a drawing to a file or to standard output; pixels are not written to a terminal. False if so.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes), and if it cannot be written.
    pub(super) fn write(
        self,
        context: &Context,
        session: &Session,
        output: Option<&Path>,
        drawing: Drawing,
    ) -> Result<bool, Error> {
        if self == Self::Png && output.is_none() && io::stdout().is_terminal() {
            context.output.message("error: a PNG is not for a terminal");
            context
                .output
                .message("help: write it to a file with `-o FILE.png`, or redirect standard output");
            return Ok(false);
        }
        let bytes = self.bytes(session, drawing)?;
        match (output, self) {
            (Some(path), _) => named::output(path, &bytes)?,
            (None, Self::Png) => context.output.bytes(&bytes)?,
            (None, _) => context.output.data(&String::from_utf8_lossy(&bytes))?,
        }
        Ok(true)
    }
}

/// The drawing of an answer.
pub(super) fn of_answer(session: &Session, answer: &Answer) -> Drawing {
    picture::answer(&session.catalog, &session.graph, &session.verdicts, answer)
}
