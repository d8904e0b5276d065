//! The key with which this user's catena signs what it keeps.

use std::env;
use std::fmt::Write as _;
use std::path::PathBuf;

use hmac::{Hmac, KeyInit};
use sha2::{Digest, Sha256};

use crate::files::secret;

/// How many bytes a key has.
const LENGTH: usize = 32;

/// A key of the user's own: a file in their state folder that nobody else can read.
#[derive(Clone)]
pub struct Key([u8; LENGTH]);

impl Key {
    /// The key of this user, made if there is none yet. None where there is no place for it, or where others could
    /// have written it.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let path = folder()?.join("catena").join("key");
        let fresh = || {
            let mut bytes = [0; LENGTH];
            getrandom::fill(&mut bytes).ok()?;
            Some(bytes.to_vec())
        };
        secret::read_or_make(&path, fresh).and_then(|bytes| bytes.try_into().ok()).map(Self)
    }

    /// A key of these bytes.
    #[must_use]
    pub fn of(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// The name of the file in which the user of this key keeps `what`: several users may keep files in one folder.
    #[must_use]
    pub fn file(&self, what: &str) -> String {
        format!("{what}-{}.pack", self.name())
    }

    /// A short name for it that tells nothing of it.
    fn name(&self) -> String {
        let hash = Sha256::new().chain_update(b"catena key name").chain_update(self.0).finalize();
        hash.iter().take(4).fold(String::new(), |mut name, byte| {
            // Writing to a string does not fail.
            let _ = write!(name, "{byte:02x}");
            name
        })
    }

    /// What signs with it.
    pub(super) fn mac(&self) -> Option<Hmac<Sha256>> {
        Hmac::new_from_slice(&self.0).ok()
    }
}

/// The folder in which programs keep what is the user's own and belongs to this machine (XDG Base Directory
/// Specification, `XDG_STATE_HOME`; on Windows `LOCALAPPDATA`).
fn folder() -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return absolute("LOCALAPPDATA");
    }
    absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local").join("state")))
}
