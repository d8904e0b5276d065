//! Notices that the files of a library change.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::corpus::inputs::Glance;
use crate::git::Repository;
use crate::web::serve::shelf::Shelf;

/// Files are looked at so often.
const PAUSE: Duration = Duration::from_millis(400);
/// Looking takes at most one in so many parts of the time.
const SHARE: u32 = 20;

/// Shows a library anew whenever its files have changed and come to rest; never ends.
pub(super) fn watch(shelf: &Shelf) {
    let library = shelf.library();
    // A commit changes who has last changed a file, and no file.
    let log = Repository::of(library.root()).and_then(|repository| repository.own_path("logs/HEAD")).ok();
    let beside = || log.iter().cloned().chain([library.anchors()]).collect::<Vec<_>>();
    let mut shown = Glance::of(library, &beside());
    loop {
        let began = Instant::now();
        let seen = Glance::of(library, &beside());
        sleep(PAUSE.max(began.elapsed() * SHARE));
        // Whoever saves several files at once is not shown half-way.
        if seen != shown && Glance::of(library, &beside()) == seen {
            shelf.renew();
            shown = seen;
        }
    }
}
