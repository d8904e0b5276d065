//! tantivy kept from ending the program: it may panic on an index that is not what it wrote.
//!
//! What is read of the index is checked, and unwinds where it is not what catena wrote: that ends here too.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use tantivy::TantivyError;

thread_local! {
    /// True while a panic of this thread is caught, and so is no news.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives, a panic in it as an error.
pub(super) fn guarded<T>(work: impl FnOnce() -> tantivy::Result<T>) -> tantivy::Result<T> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !IS_GUARDED.get() {
                usual(about);
            }
        }));
    });
    let was = IS_GUARDED.replace(true);
    // What the work was about is not used again: an index that fails is made anew.
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(was);
    outcome.unwrap_or_else(|_| Err(TantivyError::InternalError("it is not what catena wrote".to_owned())))
}
