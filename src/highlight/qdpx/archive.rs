//! The archive of a project, with bounds on what it may unpack to.

use std::collections::HashMap;

use crate::archive::{self, MOST_BYTES, MOST_FILES, MOST_IN_ALL, Refused};
use crate::highlight::fault::Fault;
use crate::source::decode::decoded;

/// The archive of a project.
pub(super) struct Archive<'b> {
    files: archive::Archive<'b>,
    /// The numbers of files by their names in small letters.
    names: HashMap<String, usize>,
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// Where the bytes are none, or have too many files.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if bytes.is_empty() {
            return Err(Fault::new("a REFI-QDA project", "an empty file"));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Fault::new("a REFI-QDA project, which is a zip archive", "bytes of another kind")
                .help("export the project in the format REFI-QDA (`.qdpx`)"));
        }
        let files = archive::Archive::open(bytes).map_err(fault)?;
        let names = files.names().map(|(at, name)| (name.replace('\\', "/").to_lowercase(), at)).collect();
        Ok(Self { files, names })
    }

    /// The text of the project.
    ///
    /// # Errors
    /// Where there is none, or it cannot be unpacked within the bounds.
    pub(super) fn project(&mut self) -> Result<String, Fault> {
        let whole = self.names.get("project.qde").copied();
        let at = whole.or_else(|| {
            let mut others: Vec<_> = self.names.iter().filter(|(name, _)| name.ends_with(".qde")).collect();
            others.sort();
            others.first().map(|(_, at)| **at)
        });
        let at = at.ok_or_else(|| {
            Fault::new("a REFI-QDA project (an archive with `project.qde`)", "an archive without it")
                .help("export the project in the format REFI-QDA (`.qdpx`)")
        })?;
        self.unpack(at)
    }

    /// The text of a file beside the project, by its path there: `internal://GUID.txt`. None if it is not there.
    ///
    /// # Errors
    /// Where it cannot be unpacked within the bounds.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Fault> {
        let Some(name) = path.strip_prefix("internal://") else { return Ok(None) };
        let name = name.trim_start_matches('/').to_lowercase();
        let found = [format!("sources/{name}"), name].iter().find_map(|name| self.names.get(name).copied());
        found.map(|at| self.unpack(at)).transpose()
    }

    fn unpack(&mut self, at: usize) -> Result<String, Fault> {
        let bytes = self.files.unpack(at).map_err(fault)?;
        Ok(decoded(bytes).0.trim_start_matches('\u{feff}').to_owned())
    }
}

/// Why a project is not read, in words.
fn fault(refused: Refused) -> Fault {
    let expected = "a REFI-QDA project, which is a zip archive";
    match refused {
        Refused::Damaged => {
            Fault::new(expected, "a damaged one").help("export the project again: it may be cut off")
        }
        Refused::Encrypted => {
            Fault::new(expected, "an encrypted one").help("export the project without a password")
        }
        Refused::Packed(why) => {
            Fault::new("an archive packed with Deflate", why).help("pack the project's files with Deflate")
        }
        Refused::Cut(name, why) => Fault::new(format!("a whole file `{name}` in the archive"), why),
        Refused::TooMany(number) => {
            Fault::new(format!("at most {MOST_FILES} files in the archive"), number.to_string())
        }
        Refused::TooLong(name) => {
            let (one, all) = (MOST_BYTES >> 20, MOST_IN_ALL >> 20);
            Fault::new(format!("at most {one} MiB a text and {all} MiB in all"), format!("more in `{name}`"))
                .help("export fewer sources at a time")
        }
    }
}
