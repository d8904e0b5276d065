//! Who may read and write a folder: several readers, or one writer.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::files::names::PATIENCE;

const PAUSE: Duration = Duration::from_millis(10);

/// A folder held until this is dropped, or the process ends, however it ends. It binds programs that
/// ask for it, which editors do not. Where the file system knows no locks, nobody is kept out.
#[derive(Debug)]
pub(super) struct Lock {
    _held: Option<File>,
}

impl Lock {
    /// Holds `folder` together with other readers.
    ///
    /// # Errors
    /// [`Error::Busy`] if a writer holds it and does not end.
    pub(super) fn shared(folder: &Path) -> Result<Self, Error> {
        Self::take(folder, File::try_lock_shared)
    }

    /// Holds `folder` alone.
    ///
    /// # Errors
    /// [`Error::Busy`] if others hold it and do not end.
    pub(super) fn alone(folder: &Path) -> Result<Self, Error> {
        Self::take(folder, File::try_lock)
    }

    fn take(folder: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> Result<Self, Error> {
        let Ok(file) = handle(folder) else { return Ok(Self { _held: None }) };
        let start = Instant::now();
        loop {
            match lock(&file) {
                Ok(()) => return Ok(Self { _held: Some(file) }),
                Err(TryLockError::Error(_)) => return Ok(Self { _held: None }),
                Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => {
                    return Err(Error::Busy(folder.to_owned()));
                }
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        }
    }
}

/// What is locked: the folder itself, so that no file has to be left for it.
#[cfg(unix)]
fn handle(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// What is locked where a folder cannot be: a file in it, which stays.
#[cfg(not(unix))]
fn handle(folder: &Path) -> io::Result<File> {
    let name = format!("{}lock", super::names::PREFIX);
    File::options().create(true).truncate(false).write(true).open(folder.join(name))
}
