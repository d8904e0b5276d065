//! What is measured with: made-up libraries, which are the same in every run and have no fault.

use catena::session::Session;

use crate::made::{Made, SEED, Size};
use crate::support::sound_session;

fn files(size: Size, seed: u64) -> Vec<(String, String)> {
    let made = Made::new(size, seed);
    assert!(made.told().starts_with(&format!("{} claims", size.claims)), "{}", made.told());
    let mut files = Vec::new();
    let write = &mut |name: &str, text: &str| {
        files.push((name.to_owned(), text.to_owned()));
        Ok(())
    };
    made.files(write).expect("nothing is written to a disk");
    files
}

/// A made-up library of so many claims.
pub(crate) fn made_up(claims: u64) -> Session {
    made_with(Size::of(claims))
}

/// A made-up library of that size.
pub(crate) fn made_with(size: Size) -> Session {
    let files = files(size, SEED);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    sound_session(&files)
}

#[test]
fn made_up_libraries_are_sound_and_as_large_as_was_asked() {
    for claims in [1, 7, 500, 2000] {
        let session = made_up(claims);
        assert_eq!(session.catalog.claims().count() as u64, claims);
        assert!(session.catalog.cites.len() as u64 > claims / 5);
    }
    let session = made_with(Size { broader: 30, qualifies: 20, ..Size::of(100) });
    assert_eq!(session.catalog.claims().count(), 150);
}

#[test]
fn made_up_libraries_are_the_same_in_every_run() {
    assert!(files(Size::of(500), SEED) == files(Size::of(500), SEED));
    assert!(files(Size::of(500), SEED) != files(Size::of(500), SEED + 1));
}
