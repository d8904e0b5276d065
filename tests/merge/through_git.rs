//! The driver as git runs it.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::branches::{Branch, base, edits, together};
use crate::repository::Repository;

const CLAIMS: &str = "corpus/one.catena";

/// Commits two branches of a file and merges them; true if git did so without a conflict.
fn merged(repository: &Repository, name: &str, versions: [&str; 3]) -> (bool, String) {
    let [base, ours, theirs] = versions;
    repository.git(&["checkout", "--quiet", "-B", "main"]);
    for (branch, text) in [("main", base), ("theirs", theirs), ("ours", ours)] {
        if branch != "main" {
            repository.git(&["checkout", "--quiet", "-B", branch, "main"]);
        }
        repository.write(name, text);
        repository.commit(branch);
    }
    let outcome = repository.try_git(&["merge", "--no-edit", "theirs"]);
    if !outcome.0 {
        assert!(outcome.1.contains("CONFLICT"), "{}", outcome.1);
    }
    outcome
}

#[test]
fn git_merges_branches_that_touch_other_records() {
    let repository = Repository::small();
    repository.with_driver();
    let config = Config { failure_persistence: None, rng_seed: RngSeed::Fixed(1997), ..Config::default() };
    let mut runner = TestRunner::new(config);
    for _ in 0..20 {
        let drawn = (base(), edits(), edits()).new_tree(&mut runner).expect("values can be drawn");
        let (base, one, other): (Branch, _, _) = drawn.current();
        let (ours, theirs) = (base.edited(&one, "ours"), base.edited(&other, "theirs"));
        let (_, disputed) = together(&base.records, &ours.records, &theirs.records);
        let (clean, said) = merged(&repository, CLAIMS, [&base.text(), &ours.text(), &theirs.text()]);
        assert_eq!(clean, disputed.is_empty(), "{said}");
        assert_eq!(repository.read(CLAIMS).matches("<<<<<<< ").count(), disputed.len());
        if !clean {
            repository.git(&["merge", "--abort"]);
        }
    }
}

#[test]
fn a_conflict_stands_in_its_record_and_check_tells_of_it() {
    let repository = Repository::small();
    repository.with_driver();
    let claim = |text: &str, at: &str| {
        format!("concept alone \"Alone\"\n\nclaim snyder1997/disputed\n  text  {text}\n  at    {at}\n")
    };
    let versions = [claim("Old.", "p. 1"), claim("Ours.", "p. 1"), claim("Theirs.", "p. 2")];
    let (clean, said) = merged(&repository, "corpus/new.catena", versions.each_ref().map(String::as_str));
    assert!(!clean);
    assert!(
        said.contains(
            "conflict in `corpus/new.catena`: both sides changed `text` of `claim snyder1997/disputed`"
        ),
        "{said}"
    );
    assert_eq!(
        repository.read("corpus/new.catena"),
        "concept alone \"Alone\"\n\nclaim snyder1997/disputed\n<<<<<<< ours\n  text  Ours.\n=======\n  text  \
         Theirs.\n>>>>>>> theirs\n  at    p. 2\n"
    );
    let check = repository.catena(&["check", "--format", "json"]);
    assert_eq!(check.code, 1);
    let report: serde_json::Value = serde_json::from_str(&check.stdout).expect("JSON");
    let found = report["diagnostics"].as_array().expect("a list");
    assert_eq!(found.len(), 1, "{}", check.stdout);
    assert_eq!((&found[0]["code"], &found[0]["start"]["line"]), (&"conflict-marker".into(), &4.into()));
}

#[test]
fn entries_and_receipts_of_two_branches_are_put_together() {
    let repository = Repository::small();
    repository.with_driver();
    let entry = |key: &str| format!("@book{{{key},\n  title = {{A Book}},\n  year = 1990\n}}\n");
    let base = repository.read("corpus/references.bib");
    let (ours, theirs) =
        (base.clone() + "\n" + &entry("adams1990"), base.clone() + "\n" + &entry("baker1990"));
    let (clean, said) = merged(&repository, "corpus/references.bib", [&base, &ours, &theirs]);
    assert!(clean, "{said}");
    assert_eq!(repository.read("corpus/references.bib"), ours + "\n" + &entry("baker1990"));
    assert_eq!(repository.catena(&["check"]).code, 0);
    let header = "# Receipts of `catena verify`, which writes this file: one quote a line, sorted, fields \
                  divided by tabs:\n# claim, hash of the quote with the place claimed, verdict, place found, \
                  SHA-256 of the text.\n";
    let line = |claim: &str| format!("{claim}\t0123456789ab\texact\tp. 1\t{}\n", "0".repeat(64));
    let file = |lines: &[&str]| header.to_owned() + &lines.iter().map(|id| line(id)).collect::<String>();
    let versions = [file(&["a/b", "a/c"]), file(&["a/b", "a/c", "a/d"]), file(&["a/a", "a/c"])];
    let (clean, said) = merged(&repository, "corpus/anchors.lock", versions.each_ref().map(String::as_str));
    assert!(clean, "{said}");
    assert_eq!(repository.read("corpus/anchors.lock"), file(&["a/a", "a/c", "a/d"]));
}

#[test]
fn what_cannot_be_read_is_merged_by_lines_and_git_says_so() {
    let repository = Repository::small();
    repository.with_driver();
    let middle = "concept b \"B\"\n\nconcept c \"C\"\n\nconcept d \"D\"\n\n";
    let versions = [
        format!("concept a \"A\"\n\n{middle}concept e \"E\"\n"),
        format!("concept a \"A\n\n{middle}concept e \"E\"\n"),
        format!("concept a \"A\"\n\n{middle}concept e \"Else\"\n"),
    ];
    let (clean, said) = merged(&repository, "corpus/new.catena", versions.each_ref().map(String::as_str));
    assert!(clean, "{said}");
    assert!(said.contains("merging `corpus/new.catena` line by line"), "{said}");
    assert_eq!(
        repository.read("corpus/new.catena"),
        format!("concept a \"A\n\n{middle}concept e \"Else\"\n")
    );
}

#[test]
fn marks_are_as_long_as_the_repository_wants_them() {
    let repository = Repository::small();
    repository.with_driver();
    let attributes = repository.read(".gitattributes") + "*.catena conflict-marker-size=12\n";
    repository.write(".gitattributes", &attributes);
    let concept = |text: &str| format!("concept fear \"Fear\"\n  text  {text}\n");
    let versions = [concept("Old."), concept("Ours."), concept("Theirs.")];
    let (clean, _) = merged(&repository, "corpus/new.catena", versions.each_ref().map(String::as_str));
    assert!(!clean);
    assert!(repository.read("corpus/new.catena").contains(&format!("\n{} ours\n", "<".repeat(12))));
    let check = repository.catena(&["check", "--format", "concise"]);
    assert_eq!(
        check.stdout,
        "corpus/new.catena:2:1: error[conflict-marker] git left a conflict in `concept fear`\n"
    );
}

#[test]
fn files_that_are_not_there_are_told() {
    let repository = Repository::small();
    let run = repository.catena(&["merge-driver", "nothing", "corpus/claims.catena", "nothing"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot read `nothing`"), "{}", run.stderr);
}
