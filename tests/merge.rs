//! Merging: fixtures of three versions beside their merge, and what holds of every pair of branches.

mod branches;
mod properties;
mod through_git;

use catena::merge::{Marks, Versions, merge};
use insta::glob;

use crate::fixture::{Fixture, golden};

#[test]
fn fixtures() {
    glob!("merge/*.fixture", |path| golden(path, shown));
}

/// A fixture and, below it, its merge.
fn shown(text: &str) -> String {
    let fixture = Fixture::read(text);
    let file = |wanted: &str| {
        let found = fixture.files.iter().find(|(name, _)| name.starts_with(wanted));
        let (name, bytes) = found.expect("a fixture has base, ours and theirs");
        (name.as_str(), String::from_utf8(bytes.clone()).expect("it is text"))
    };
    let ((name, base), (_, ours), (_, theirs)) = (file("base"), file("ours"), file("theirs"));
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    let result = match merge(name, versions, &Marks::default()) {
        Ok(merged) => format!("{}════ conflicts: {:?}\n", merged.text, merged.conflicts),
        Err(why) => format!("not merged by records: {why}\n"),
    };
    format!("{}\n\n════ merged\n{result}", text.trim_end())
}

#[test]
fn carriage_returns_stay_in_what_is_united_as_well() {
    let text = |text: &str, more: &str| {
        format!("concept trust \"Trust\"\n  text  {text}\n{more}\nconcept fear \"Fear\"\n")
            .replace('\n', "\r\n")
    };
    let (base, ours, theirs) = (text("Old.", ""), text("New.", ""), text("Old.", "  aka   Reliance\n"));
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    let merged = merge("x.catena", versions, &Marks::default()).expect("all can be read");
    assert_eq!(merged.text, text("New.", "  aka   Reliance\n"));
}
