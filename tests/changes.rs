//! What changed between two states: fixtures of both states beside what is told of them.

mod causes;
mod command;

use catena::changes::Changes;
use catena::corpus::Corpus;
use catena::render::paint::Paint;
use catena::render::{changes, changes_json, changes_markdown};
use catena::session::Session;
use insta::glob;

use crate::fixture::{Fixture, golden};
use crate::support::without_faults;

#[test]
fn fixtures() {
    glob!("changes/*.fixture", |path| golden(path, shown));
}

/// A fixture and, below it, its changes. Files in `old/` and `new/` are those of one state, others of
/// both.
fn shown(text: &str) -> String {
    let fixture = Fixture::read(text);
    let state = |own: &str, other: &str| {
        let files = fixture.files.iter().filter(|(name, _)| !name.starts_with(other));
        let files = files.map(|(name, bytes)| (name.replacen(own, "corpus/", 1), bytes.clone()));
        without_faults(Session::of(Corpus::read(files.collect())))
    };
    let (old, new) = (state("old/", "new/"), state("new/", "old/"));
    let found = Changes::between(&old, &new).expect("a text index in memory cannot fail");
    let paint = Paint { color: false, width: 90 };
    let same = Changes::between(&new, &new).expect("a text index in memory cannot fail");
    assert!(same.is_empty(), "nothing changes from a state to itself: {same:?}");
    let json: serde_json::Value =
        serde_json::from_str(&changes_json::text(&found, "old", "new")).expect("it is JSON");
    assert_eq!(json["verdicts"].as_array().map(Vec::len), Some(found.verdicts.len()));
    format!(
        "{}\n\n════ text\n{}\n════ markdown\n{}",
        text.trim_end(),
        changes::text(&found, paint),
        changes_markdown::text(&found, "main", "branch")
    )
}
