//! What catena works out of a library, kept in files of its own and read part by part.
//!
//! ```text
//! values ── Keep ──▶ sections ── Packer ──▶ one file: body in pages, a hash of each page, a signed head
//!                                                │ Pack: a page is read and checked when it is first asked for
//! values ◀── List, Map, Deferred, Numbers ◀──────┘
//! ```
//!
//! Opening such a file reads 32 bytes for each page of it, and the list of its sections. Nothing in it is believed
//! that this very program did not write for this user: the head names the program, is signed with a [`Key`] of the
//! user's own and holds the hash of every page ([`pack`]). What is read lies in memory, never in a mapping: bytes that
//! were checked stay as they are, whatever becomes of the file meanwhile. A page that is not what was written ends
//! the work by unwinding with [`Damaged`]; whoever began the work catches that ([`undamaged`]) and does it again from
//! the library's own texts.
//!
//! The containers hold what they are given, or read it from a file: their users do not tell the two apart.

mod damage;
mod deferred;
mod folder;
mod groups;
#[expect(clippy::disallowed_methods, reason = "the environment says where the key is")]
mod key;
mod list;
mod map;
mod numbers;
pub mod pack;
mod packer;
mod pile;

pub use damage::{Damaged, undamaged};
pub use deferred::Deferred;
pub use folder::Folder;
pub use groups::Groups;
pub use key::Key;
pub use list::List;
pub use map::Map;
pub use numbers::Numbers;
pub use pack::{Pack, Section, Why};
pub use packer::Packer;

use std::io;
use std::sync::Arc;

/// What can be kept in a file and read from it again.
pub trait Keep: Sized {
    /// Adds it to a file, in sections whose names begin with `name`.
    ///
    /// # Errors
    /// Those of the disk; [`io::ErrorKind::FileTooLarge`] for more than the format holds.
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()>;

    /// What [`keep`](Self::keep) added under this name.
    ///
    /// # Errors
    /// [`Why::Damaged`] if a section is missing or is not of the length that it must have.
    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why>;
}

#[cfg(test)]
mod tests;
