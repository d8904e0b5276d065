//! Reading of files of works: a work on each line, or lists of works, compressed with gzip or not.

use std::fmt;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::error::Error;
use crate::files::open;
use crate::relational::import::work::Work;
use crate::relational::import::{Catalogue, Told, crossref, openalex};

/// The first bytes of what gzip has compressed.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// No line that is read is longer, in bytes: a list of works may be one line.
const LONGEST_LINE: u64 = 512 << 20;
/// How many bytes are read at a time.
const WINDOW: usize = 1 << 20;
/// The names of lists of works in documents.
const LISTS: [&str; 2] = ["items", "results"];
/// What a list is in where an API answers.
const MESSAGE: &str = "message";

/// Something in a file that cannot be read.
#[derive(Clone, Debug)]
pub struct Bad<'f> {
    /// The file.
    pub file: &'f Path,
    /// Where in it.
    pub at: At,
    /// Why not.
    pub why: String,
}

/// A place in a file of works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A line and, if that is known, a column, from 1.
    Line(u64, u64),
    /// A work of a list, from 1.
    Work(u64),
}

impl fmt::Display for Bad<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        match self.at {
            At::Line(line, 0) => write!(f, ":{line}: {}", self.why),
            At::Line(line, column) => write!(f, ":{line}:{column}: {}", self.why),
            At::Work(number) => write!(f, ": work {number} of the list: {}", self.why),
        }
    }
}

/// Takes a work, and who is told of it.
type Found<'f> = dyn FnMut(Work, &mut dyn Told) -> Result<(), Error> + 'f;

/// Reads the works of a file; gives how many places of it cannot be read, which is told.
pub(super) fn read(
    catalogue: Catalogue,
    file: &Path,
    told: &mut dyn Told,
    found: &mut Found<'_>,
) -> Result<u64, Error> {
    let failed = |error| Error::read(file, error);
    let mut reading = Reading { catalogue, file, told, found, bad: 0 };
    let mut plain = BufReader::with_capacity(WINDOW, open::regular(file).map_err(failed)?);
    if plain.fill_buf().map_err(failed)?.starts_with(&GZIP) {
        reading.lines(BufReader::with_capacity(WINDOW, MultiGzDecoder::new(plain)))?;
    } else {
        reading.lines(plain)?;
    }
    Ok(reading.bad)
}

struct Reading<'r, 'f> {
    catalogue: Catalogue,
    file: &'r Path,
    told: &'r mut dyn Told,
    found: &'r mut Found<'f>,
    bad: u64,
}

impl Reading<'_, '_> {
    /// Reads line by line, unless the first line only begins a document.
    fn lines(&mut self, mut from: impl BufRead) -> Result<(), Error> {
        let (mut line, mut number, mut is_first) = (Vec::new(), 0, true);
        loop {
            line.clear();
            let read = from.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
            if read.map_err(|error| Error::read(self.file, error))? == 0 {
                return Ok(());
            }
            number += 1;
            if line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n") {
                self.tell(At::Line(number, 0), format!("it has more than {LONGEST_LINE} bytes"));
                skip_line(&mut from).map_err(|error| Error::read(self.file, error))?;
                continue;
            }
            let text = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line).trim_ascii();
            if text.is_empty() {
                continue;
            }
            let faulty = match self.record(text) {
                Ok(work) => {
                    self.take(At::Line(number, 0), work)?;
                    None
                }
                Err(error) if is_first && error.is_eof() => {
                    let whole = Cursor::new(text.to_vec()).chain(Cursor::new(b"\n")).chain(from);
                    return self.document(BufReader::new(whole), number);
                }
                // What is no work may be a list of works.
                Err(error) if error.is_data() && !self.list(text)? => Some(error),
                Err(error) if error.is_data() => None,
                Err(error) => Some(error),
            };
            if let Some(error) = faulty {
                self.tell(At::Line(number, error.column() as u64), said(&error));
            }
            is_first = false;
        }
    }

    /// Reads the list of works that a line has; false if it has none.
    fn list(&mut self, text: &[u8]) -> Result<bool, Error> {
        let mut works = Works { reading: self, count: 0, lists: 0, outcome: Ok(()) };
        let mut from = serde_json::Deserializer::from_slice(text);
        let read = works.deserialize(&mut from);
        let (lists, outcome) = (works.lists, works.outcome);
        outcome?;
        Ok(read.and_then(|()| from.end()).is_ok() && lists > 0)
    }

    /// Reads a document that begins on a line.
    fn document(&mut self, from: impl Read, first: u64) -> Result<(), Error> {
        let mut works = Works { reading: self, count: 0, lists: 0, outcome: Ok(()) };
        let mut from = serde_json::Deserializer::from_reader(from);
        let read = works.deserialize(&mut from).and_then(|()| from.end());
        let (lists, outcome) = (works.lists, works.outcome);
        outcome?;
        match read {
            Err(error) if error.is_io() => Err(Error::read(self.file, error.into())),
            Err(error) => {
                let line = first + (error.line() as u64).saturating_sub(1);
                self.tell(At::Line(line, error.column() as u64), said(&error));
                Ok(())
            }
            Ok(()) if lists == 0 => {
                self.tell(At::Line(first, 0), "it has no list of works".to_owned());
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// The work of a line; none if it has no identifier.
    fn record(&self, text: &[u8]) -> Result<Option<Work>, serde_json::Error> {
        Ok(match self.catalogue {
            Catalogue::OpenAlex => serde_json::from_slice::<openalex::Record>(text)?.work(),
            Catalogue::Crossref => serde_json::from_slice::<crossref::Record>(text)?.work(),
        })
    }

    /// A work of a list; none if it has no identifier.
    fn item(&self, item: Value) -> Result<Option<Work>, serde_json::Error> {
        Ok(match self.catalogue {
            Catalogue::OpenAlex => openalex::Record::deserialize(item)?.work(),
            Catalogue::Crossref => crossref::Record::deserialize(item)?.work(),
        })
    }

    fn take(&mut self, at: At, work: Option<Work>) -> Result<(), Error> {
        match work {
            Some(work) => (self.found)(work, self.told),
            None => {
                let named = match self.catalogue {
                    Catalogue::OpenAlex => "an id of OpenAlex",
                    Catalogue::Crossref => "a DOI",
                };
                self.tell(at, format!("expected a work with {named}"));
                Ok(())
            }
        }
    }

    fn tell(&mut self, at: At, why: String) {
        self.bad += 1;
        self.told.bad(&Bad { file: self.file, at, why });
    }
}

/// What is wrong, without the place.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// Skips the rest of a line.
fn skip_line(from: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let bytes = from.fill_buf()?;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (length, is_end) = (end.map_or(bytes.len(), |end| end + 1), end.is_some() || bytes.is_empty());
        from.consume(length);
        if is_end {
            return Ok(());
        }
    }
}

/// Reads the works of a document one by one: of a list, or of the lists that an object has.
struct Works<'w, 'r, 'f> {
    reading: &'w mut Reading<'r, 'f>,
    count: u64,
    lists: u64,
    /// What went wrong in the world while works were taken.
    outcome: Result<(), Error>,
}

impl<'de> DeserializeSeed<'de> for &mut Works<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Works<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a work or a list of works")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == MESSAGE || LISTS.contains(&name.as_str()) {
                map.next_value_seed(&mut *self)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.lists += 1;
        while let Some(item) = list.next_element::<Value>()? {
            self.count += 1;
            let at = At::Work(self.count);
            let taken = match self.reading.item(item) {
                Ok(work) => self.reading.take(at, work),
                Err(error) => {
                    self.reading.tell(at, said(&error));
                    Ok(())
                }
            };
            if let Err(error) = taken {
                self.outcome = Err(error);
                return Err(A::Error::custom("the work cannot be kept"));
            }
        }
        Ok(())
    }
}
