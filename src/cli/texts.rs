//! The reader's own copies of works, for the commands that read them.

use std::path::Path;

use crate::catalog::Catalog;
use crate::document::{Limits, Reader};
use crate::error::Error;
use crate::verify::shelf::Shelf;

/// The copies in a folder, each to be read in a process of its own.
pub(super) fn shelf(folder: &Path, catalog: &Catalog) -> Result<Shelf, Error> {
    Shelf::open(folder, catalog, reader())
}

/// Reads a copy in a process of its own.
pub(super) fn reader() -> Reader {
    std::env::current_exe().map_or(Reader::Here, |program| Reader::Apart(program, Limits::default()))
}
