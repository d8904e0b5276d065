//! What Kindle wrote in a language whose words are not known, told once for all of it.

use crate::highlight::Found;
use crate::highlight::plain::shortened;

/// Entries whose kind cannot be told, each with its line and what should say it.
pub(super) fn kinds(unknown: &[(usize, &str)], found: &mut Found) {
    let Some((line, words)) = unknown.first() else { return };
    let what = if unknown.len() == 1 { "1 entry".to_owned() } else { format!("{} entries", unknown.len()) };
    found.skip(what, Some(*line), format!("catena does not know the words of `{}`", shortened(words.trim())));
}

/// What should say where something is, of entries of which that is not read.
pub(super) fn places(unplaced: &[&str], found: &mut Found) {
    let Some(words) = unplaced.first() else { return };
    let what = match unplaced.len() {
        1 => "1 entry comes".to_owned(),
        number => format!("{number} entries come"),
    };
    found.notices.push(format!(
        "{what} without a page or location, because catena does not know the words of `{}`",
        shortened(words.trim())
    ));
}

/// What should say when something was marked, of entries of which that is not read.
pub(super) fn days(undated: &[&str], found: &mut Found) {
    let Some(words) = undated.first() else { return };
    let what = match undated.len() {
        1 => "1 entry comes".to_owned(),
        number => format!("{number} entries come"),
    };
    found.notices.push(format!(
        "{what} without the day, because catena does not know the words of `{}`",
        shortened(words.trim())
    ));
}
