//! Files that are not what was written.

use std::panic::{self, AssertUnwindSafe};

/// Part of a file is not what was written. It unwinds through whatever was reading: no value could stand for what
/// is lost, and there is nothing between the reading and the beginning of the work that could mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// How that showed: one phrase.
    pub how: String,
}

impl Damaged {
    /// Ends the work. No message is printed: it is news only to who began the work.
    pub(super) fn unwind(how: impl Into<String>) -> ! {
        panic::resume_unwind(Box::new(Self { how: how.into() }))
    }
}

/// What `work` gives.
///
/// # Errors
/// [`Damaged`] if it met a file that is not what was written. Other panics go on.
pub fn undamaged<T>(work: impl FnOnce() -> T) -> Result<T, Damaged> {
    // What the work was about is given up with it.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| match payload.downcast::<Damaged>() {
        Ok(damaged) => *damaged,
        Err(other) => panic::resume_unwind(other),
    })
}
