//! Pictures as files: DOT, SVG and PNG of the same drawing.

use crate::error::Error;
use crate::git::history::Revision;
use crate::render::dot;
use crate::render::picture::{self, Drawing};
use crate::render::png::png;
use crate::render::svg::{Dress, svg};

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A graph for Graphviz.
    Dot,
    /// A picture for pages.
    Svg,
    /// A picture in pixels.
    Png,
}

impl Picture {
    /// A drawing in this format, with the state of the library in its caption where the format has one.
    ///
    /// # Errors
    /// [`Error::Other`] if there is no memory for so many pixels.
    pub fn bytes(self, mut drawing: Drawing, revision: Option<&Revision>) -> Result<Vec<u8>, Error> {
        if self != Self::Dot {
            drawing.stamp = picture::stamp(revision);
        }
        match self {
            Self::Dot => Ok(dot::dot(&drawing).into_bytes()),
            Self::Svg => Ok(svg(&drawing, &Dress::Alone).into_bytes()),
            Self::Png => {
                png(&drawing).ok_or_else(|| Error::Other("there is no memory for the picture".to_owned()))
            }
        }
    }
}
