//! Which state of a library a picture shows.

use crate::git::history::Revision;

/// `revision 66f6338, 2026-11-30`, with a word if files were changed since; nothing if there is no revision.
#[must_use]
pub fn stamp(revision: Option<&Revision>) -> String {
    let Some(Revision { hash, date, is_changed }) = revision else { return String::new() };
    let since = if *is_changed { ", with changes since" } else { "" };
    format!("revision {hash}, {date}{since}")
}

#[cfg(test)]
mod tests {
    use super::stamp;
    use crate::git::history::Revision;

    #[test]
    fn a_revision_is_named_with_its_day() {
        let revision =
            Revision { hash: "66f6338".to_owned(), date: "2026-11-30".to_owned(), is_changed: false };
        assert_eq!(stamp(Some(&revision)), "revision 66f6338, 2026-11-30");
        let changed = Revision { is_changed: true, ..revision };
        assert_eq!(stamp(Some(&changed)), "revision 66f6338, 2026-11-30, with changes since");
        assert_eq!(stamp(None), "");
    }
}
