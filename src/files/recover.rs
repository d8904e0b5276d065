//! What a crash left in a folder is put in order: a set is finished where all of its new contents are
//! there, else taken back.
//!
//! A file that was edited since is never written over. If it was edited before its new content came in
//! place, the others are taken back to what the editor saw; if after, they are finished.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::disk::Disk;
use crate::files::journal::{Journal, Step, hash, number};
use crate::files::names::{Depth, left_behind};
use crate::files::open;
use crate::files::place::Place;

/// What had to be done about an interrupted change of several files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// There was none.
    Nothing,
    /// It was finished: the number of its files.
    Finished(usize),
    /// It was taken back: the number of its files.
    TakenBack(usize),
}

/// Where a set goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Back,
}

/// A file of an interrupted set, as it is found.
pub(super) struct Found {
    pub(super) target: PathBuf,
    pub(super) temporary: PathBuf,
    pub(super) backup: Option<PathBuf>,
    pub(super) state: State,
    /// The new content is there, beside the file.
    waits: bool,
    /// The old content is there, or there was none.
    can_return: bool,
}

/// What a file of an interrupted set holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Old,
    New,
    /// Something else: it was edited since.
    Edited,
}

/// Puts a folder in order. Nobody else may write in it meanwhile.
pub(super) fn recover(place: &Place, disk: &dyn Disk) -> Result<Recovered, Error> {
    // Several files are changed together in a corpus only.
    let journal = if place.is_corpus { Journal::read(place)? } else { None };
    let recovered = match journal {
        None => Recovered::Nothing,
        Some(journal) => finish_or_take_back(place, &journal, disk)?,
    };
    for path in left_behind(&place.real, depth(place)).map_err(|error| Error::read(&place.real, error))? {
        // What cannot be removed is hidden, and does no harm.
        let _ = disk.remove(&path);
    }
    Ok(recovered)
}

/// True if something in the folder has to be put in order.
pub(super) fn is_due(place: &Place) -> bool {
    let has_journal = place.is_corpus && Journal::is_in(&place.real);
    has_journal || left_behind(&place.real, depth(place)).is_ok_and(|found| !found.is_empty())
}

/// Only a corpus is ours with all that is in it.
fn depth(place: &Place) -> Depth {
    if place.is_corpus { Depth::Whole } else { Depth::Flat }
}

fn finish_or_take_back(place: &Place, journal: &Journal, disk: &dyn Disk) -> Result<Recovered, Error> {
    let (direction, files) = look(place, journal)?;
    for file in &files {
        let moved = match (direction, file.state, &file.backup) {
            (Direction::Forward, State::Old, _) => disk.rename(&file.temporary, &file.target),
            (Direction::Back, State::New, Some(backup)) => disk.rename(backup, &file.target),
            (Direction::Back, State::New, None) => disk.remove(&file.target),
            _ => continue,
        };
        moved.map_err(|error| Error::write(&file.target, error))?;
    }
    let mut folders: Vec<&Path> = files.iter().filter_map(|file| file.target.parent()).collect();
    folders.sort();
    folders.dedup();
    for folder in folders {
        disk.sync_folder(folder).map_err(|error| Error::write(folder, error))?;
    }
    let path = Journal::path(&place.real);
    disk.remove(&path).map_err(|error| Error::write(&path, error))?;
    Ok(match direction {
        Direction::Forward => Recovered::Finished(files.len()),
        Direction::Back => Recovered::TakenBack(files.len()),
    })
}

/// What an interrupted set has come to, and where it can go from there.
pub(super) fn look(place: &Place, journal: &Journal) -> Result<(Direction, Vec<Found>), Error> {
    let files = journal.files.iter().map(|step| Found::of(step, place)).collect::<Result<Vec<_>, _>>()?;
    let can_finish = files.iter().all(|file| file.state != State::Old || file.waits);
    let can_return = files.iter().all(|file| file.state != State::New || file.can_return);
    let edited = |waits: bool| files.iter().any(|file| file.state == State::Edited && file.waits == waits);
    let back_first = edited(true) && !edited(false);
    let direction = match (can_finish, can_return) {
        (true, true) if back_first => Direction::Back,
        (true, _) => Direction::Forward,
        (false, true) => Direction::Back,
        (false, false) => return Err(Error::Journal(Journal::path(&place.real))),
    };
    Ok((direction, files))
}

impl Found {
    fn of(step: &Step, place: &Place) -> Result<Self, Error> {
        let failed = |error| Error::write(&place.real.join(&step.file), error);
        let own = place.beside(&step.file).map_err(failed)?;
        let target = place.target(&own).map_err(failed)?;
        let temporary = own.with_file_name(&step.temporary);
        let backup = step.backup.as_ref().map(|name| own.with_file_name(name));
        let found = hash_of(&target)?;
        let state = match &found {
            found if *found == step.old => State::Old,
            Some(found) if *found == step.new => State::New,
            _ => State::Edited,
        };
        let can_return = match &backup {
            Some(backup) => hash_of(backup)? == step.old,
            // It goes only if it is the very file that was made then.
            None => {
                step.old.is_none()
                    && (cfg!(not(unix)) || (step.made.is_some() && number(&target) == step.made))
            }
        };
        let waits = hash_of(&temporary)?.as_ref() == Some(&step.new);
        Ok(Self { target, temporary, backup, state, waits, can_return })
    }
}

fn hash_of(path: &Path) -> Result<Option<String>, Error> {
    let bytes = open::own(path).map_err(|error| Error::read(path, error))?;
    Ok(bytes.map(|bytes| hash(&bytes)))
}
