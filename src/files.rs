//! Files that are written whole or not at all, one by itself or several as one set.
//!
//! ```text
//! lock ── examine ──▶ temporaries beside their targets ──▶ journal ──▶ renames ──▶ journal removed
//!         (nothing is      (synced, with a second name        (synced: from here on the set is
//!          written yet)     for each old file)                 finished by whoever comes next)
//! ```
//!
//! Nothing else in the program writes, moves or removes files. There are seven doors:
//!
//! - [`Writer`]: the files of a corpus, any number of them as one set, by the one who holds it;
//! - [`cache`]: the files of `index/`, which may be lost;
//! - [`secret`]: the user's own key;
//! - [`named`]: a file that the user has named, and the few that set a library up;
//! - [`tree`]: a folder of files that are made as a whole, and made anew;
//! - [`whole`]: a folder that is there as a whole or not at all;
//! - [`spill`]: files without a name, for what does not fit into memory.
//!
//! Each takes what a file held when it was read, or reads it under the lock, and none follows a link out
//! of the library (`place`).
//!
//! What fails is taken back at once; what is killed is finished or taken back by the next command
//! ([`recover`]). `docs/safe-writes.md` tells what is promised and what is not.

pub mod cache;
mod disk;
mod journal;
mod lock;
pub mod named;
mod names;
pub mod open;
mod place;
mod recover;
pub(crate) mod secret;
mod set;
pub mod spill;
pub mod tree;
mod undo;
mod view;
pub mod whole;
mod writer;

pub use disk::{Disk, RealDisk};
pub use names::unfit;
pub use recover::Recovered;
pub use view::View;
pub use writer::{Change, Writer};

/// What the folder of a library's annotations is called.
pub const CORPUS: &str = "corpus";
