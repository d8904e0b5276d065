//! Notices that the files of a library change.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::web::serve::shelf::Shelf;

/// Files are looked at so often.
const PAUSE: Duration = Duration::from_millis(400);
/// Looking takes at most one in so many parts of the time.
const SHARE: u32 = 20;

/// Shows a library anew whenever its files have changed and come to rest; never ends.
pub(super) fn watch(shelf: &Shelf) {
    let mut shown = shelf.seen_first();
    loop {
        let began = Instant::now();
        let seen = shelf.glance();
        sleep(PAUSE.max(began.elapsed() * SHARE));
        // Whoever saves several files at once is not shown half-way.
        if seen != shown && shelf.glance() == seen {
            shelf.renew();
            shown = seen;
        }
    }
}
