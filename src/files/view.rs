//! Reading a folder as it is between two changes, never in the middle of one.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::journal::Journal;
use crate::files::lock::Lock;
use crate::files::place::Place;
use crate::files::recover::{Direction, Recovered, State, is_due, look};
use crate::files::writer::Writer;

/// A folder that no one changes as long as this is held.
#[derive(Debug)]
pub struct View {
    /// Where the content of files of an interrupted set is, in a folder where the set cannot be
    /// finished; none for a file that is not there.
    instead: BTreeMap<PathBuf, Option<PathBuf>>,
    _lock: Lock,
}

impl View {
    /// Holds `folder` together with other readers. An interrupted change is finished or taken back
    /// first; in a folder that cannot be written it is only looked through.
    ///
    /// # Errors
    /// [`Error::Busy`] if a writer holds the folder and does not end; [`Error::Read`],
    /// [`Error::Write`] and [`Error::Journal`] if an interrupted change stays in the way.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let lock = Lock::shared(folder)?;
        if !Journal::is_in(folder) {
            return Ok(Self { instead: BTreeMap::new(), _lock: lock });
        }
        drop(lock);
        match Writer::of(folder) {
            Ok(writer) => drop(writer),
            Err(Error::Write { source, .. }) if is_denied(&source) => {}
            Err(error) => return Err(error),
        }
        let lock = Lock::shared(folder)?;
        let place = Place::of(folder).map_err(|error| Error::read(folder, error))?;
        let instead = match Journal::read(&place)? {
            Some(journal) => through(folder, &place, &journal)?,
            None => BTreeMap::new(),
        };
        Ok(Self { instead, _lock: lock })
    }

    /// Puts in order what a crash left in `folder`, if it can be written. To be called where a command
    /// begins: it looks for what is left.
    ///
    /// # Errors
    /// As [`View::open`].
    pub fn recover(folder: &Path) -> Result<Recovered, Error> {
        // What lies elsewhere is left to whoever names it.
        if !Place::of(folder).is_ok_and(|place| is_due(&place)) {
            return Ok(Recovered::Nothing);
        }
        match Writer::of(folder) {
            Ok(writer) => Ok(writer.recovered()),
            Err(Error::Write { source, .. }) if is_denied(&source) => Ok(Recovered::Nothing),
            Err(error) => Err(error),
        }
    }

    /// Where the content of a file is; none if the file is to be taken as not there.
    #[must_use]
    pub fn path<'p>(&'p self, path: &'p Path) -> Option<&'p Path> {
        match self.instead.get(path) {
            Some(place) => place.as_deref(),
            None => Some(path),
        }
    }

    /// True if some files are to be taken as others than they are.
    #[must_use]
    pub fn is_instead(&self) -> bool {
        !self.instead.is_empty()
    }

    /// Files that are to be taken as there, though they may not be.
    pub fn added(&self) -> impl Iterator<Item = &Path> {
        self.instead.iter().filter(|(_, place)| place.is_some()).map(|(path, _)| path.as_path())
    }
}

/// A folder that may only be read.
fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn through(
    folder: &Path,
    place: &Place,
    journal: &Journal,
) -> Result<BTreeMap<PathBuf, Option<PathBuf>>, Error> {
    let (direction, files) = look(place, journal)?;
    let mut instead = BTreeMap::new();
    for (step, file) in journal.files.iter().zip(files) {
        let place = match (direction, file.state) {
            (Direction::Forward, State::Old) => Some(file.temporary),
            (Direction::Back, State::New) => file.backup,
            _ => continue,
        };
        instead.insert(folder.join(&step.file), place);
    }
    Ok(instead)
}
