//! A disk that fails where it is told to.

use std::cell::Cell;
use std::fs::Permissions;
use std::io;
use std::path::Path;

use catena::files::{Disk, RealDisk};

/// How a disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// At one step; the next succeed.
    Once,
    /// At one step and all that follow: as if the machine had stopped there.
    FromThen,
}

/// A disk of which one step fails. A file that it fails to make is made in part.
pub(crate) struct Failing {
    at: usize,
    way: Way,
    steps: Cell<usize>,
}

impl Failing {
    pub(crate) fn new(at: usize, way: Way) -> Self {
        Self { at, way, steps: Cell::new(0) }
    }

    /// True once a step has failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.steps.get() > self.at
    }

    fn step(&self) -> io::Result<()> {
        let step = self.steps.replace(self.steps.get() + 1);
        let fails = match self.way {
            Way::Once => step == self.at,
            Way::FromThen => step >= self.at,
        };
        if fails { Err(io::Error::new(io::ErrorKind::StorageFull, "the disk fails")) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn create(&self, path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
        let result = self.step();
        if result.is_err() {
            RealDisk.create(path, &bytes[..bytes.len() / 2], permissions)?;
            return result;
        }
        RealDisk.create(path, bytes, permissions)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.sync_file(path))
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.sync_folder(path))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.link(from, to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.remove(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.make_folder(path))
    }
}
