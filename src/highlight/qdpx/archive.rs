//! The archive of a project, with bounds on what it may unpack to.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::bibliography::import::decoded;
use crate::highlight::fault::Fault;

/// So many files may be in an archive.
const FILES: usize = 20_000;
/// So many bytes may the project's XML have, and each text.
const FILE: u64 = 64 << 20;
/// So many bytes may be unpacked in all.
const ALL: u64 = 256 << 20;
/// A file over a MiB may be so many times as long as it is packed. Long XML of one pattern is about fifty times.
const RATIO: u64 = 300;

/// The archive of a project.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The numbers of files by their names in small letters.
    names: HashMap<String, usize>,
    /// The bytes that may yet be unpacked.
    left: u64,
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
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if zip.len() > FILES {
            return Err(Fault::new(format!("at most {FILES} files in the archive"), zip.len().to_string()));
        }
        let names = (0..zip.len()).filter_map(|at| {
            let name = zip.name_for_index(at)?.ok()?;
            Some((name.replace('\\', "/").to_lowercase(), at))
        });
        let names = names.collect();
        Ok(Self { zip, names, left: ALL })
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
        let mut file = self.zip.by_index(at).map_err(|error| damaged(&error))?;
        let (size, packed) = (file.size(), file.compressed_size());
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        let most = FILE.min(self.left);
        if size > most || (size > 1 << 20 && size / packed.max(1) > RATIO) {
            return Err(too_long(&name));
        }
        let mut bytes = Vec::new();
        let read = file.by_ref().take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Fault::new(format!("a whole file `{name}` in the archive"), error.to_string()))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(too_long(&name));
        }
        self.left -= length;
        Ok(decoded(bytes).0.trim_start_matches('\u{feff}').to_owned())
    }
}

fn too_long(name: &str) -> Fault {
    let (one, all) = (FILE >> 20, ALL >> 20);
    Fault::new(format!("at most {one} MiB a text and {all} MiB in all"), format!("more in `{name}`"))
        .help("export fewer sources at a time")
}

fn damaged(error: &ZipError) -> Fault {
    let expected = "a REFI-QDA project, which is a zip archive";
    match error {
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => {
            Fault::new(expected, "an encrypted one").help("export the project without a password")
        }
        ZipError::UnsupportedArchive(why) => {
            Fault::new("an archive packed with Deflate", *why).help("pack the project's files with Deflate")
        }
        _ => Fault::new(expected, "a damaged one").help("export the project again: it may be cut off"),
    }
}
