//! Files without a name for what does not fit into memory: nobody else sees them, and they are gone with the process.

use std::fs::File;
use std::path::Path;

use crate::error::Error;

/// A new file on the disk of a folder, for reading and writing.
///
/// # Errors
/// [`Error::Write`].
pub fn nameless(folder: &Path) -> Result<File, Error> {
    tempfile::tempfile_in(folder).map_err(|error| Error::write(folder, error))
}
