//! Pictures as SVG, drawn without any other program.
//!
//! A text of a library can do nothing in it: it is escaped, what is hidden in it is written out, and links lead only to
//! pages, by `http`, `https` or within the site.

mod dress;
mod key;
#[cfg(test)]
mod tests;
mod write;

pub use dress::Dress;
pub use key::{Key, keys};

use crate::render::picture::Drawing;
use crate::render::sheet::{With, sheet};
use crate::render::svg::write::Writer;

/// A drawing as SVG: a file of its own, or an element of a page.
#[must_use]
pub fn svg(drawing: &Drawing, dress: &Dress<'_>) -> String {
    let alone = matches!(dress, Dress::Alone);
    let sheet = sheet(drawing, With { caption: alone, legend: alone, wide: alone });
    Writer::new(dress).sheet(&sheet)
}
