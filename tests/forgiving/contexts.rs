//! Records that leave out the key of the work above.

use catena::corpus::Corpus;
use catena::merge::{Marks, Versions, merge};
use catena::rename::rename;
use catena::session::Session;

use super::elsewhere::facts;
use super::{formatted, text};

const BIBLIOGRAPHY: &str = "\
@book{doyle1983, author={Doyle, Michael}, title={Liberal Legacies}, year={1983}}
@book{layne1994, author={Layne, Christopher}, title={Kant or Cant}, year={1994}}
";

const CLAIMS: &str = "\
kind concept

relation supports
  plural  support
  from    claim
  to      claim

work doyle1983
  read  full

claim separate-peace
  text  Liberal states keep a peace among themselves.

claim norms
  text      They share norms.
  supports  separate-peace

cite n. 4 -> layne1994 p. 9
  for  separate-peace, norms

claim layne1994/near-misses
  text      Crises ended for other reasons.
  supports  doyle1983/norms
";

fn library(claims: &str) -> Vec<(String, Vec<u8>)> {
    vec![
        ("corpus/a.bib".to_owned(), BIBLIOGRAPHY.as_bytes().to_vec()),
        ("corpus/a.catena".to_owned(), claims.as_bytes().to_vec()),
    ]
}

fn session(claims: &str) -> Session {
    Session::of(Corpus::read(library(claims)))
}

/// The same with everything in full.
fn in_full() -> String {
    let full = CLAIMS
        .replace("claim separate", "claim doyle1983/separate")
        .replace("claim norms", "claim doyle1983/norms");
    let full = full
        .replace("supports  separate", "supports  doyle1983/separate")
        .replace("cite n.", "cite doyle1983 n.");
    full.replace("for  separate-peace, norms", "for  doyle1983/separate-peace, doyle1983/norms")
}

#[test]
fn what_is_left_out_is_known_and_stays_left_out() {
    let session = session(CLAIMS);
    assert_eq!(session.errors(), 0, "{:#?}", session.diagnostics);
    let claims: Vec<&str> = session.catalog.claims().map(|(_, claim)| claim.id.as_str()).collect();
    assert_eq!(claims, ["doyle1983/norms", "doyle1983/separate-peace", "layne1994/near-misses"]);
    assert_eq!(session.catalog.cites[0].serves.len(), 2);
    assert_eq!(text(&formatted(&library(CLAIMS)), "corpus/a.catena"), CLAIMS);
    assert_eq!(facts(&library(CLAIMS)), facts(&library(&in_full())));
    assert_eq!(text(&formatted(&library(&in_full())), "corpus/a.catena"), in_full());
}

#[test]
fn without_a_work_above_the_message_says_what_to_write() {
    let faults = session("claim separate-peace\n  text  Peace.\n\ncite n. 4 -> layne1994\n").diagnostics;
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].message.contains("`separate-peace` without its work"), "{faults:#?}");
    // A `work` record that cannot be read is one fault, not three.
    let faults = session("work doyle 1983\n\nclaim separate-peace\n  text  Peace.\n").diagnostics;
    assert_eq!(faults.len(), 1, "{faults:#?}");
}

#[test]
fn a_work_is_renamed_and_what_leaves_it_out_needs_no_change() {
    let renamed = |old: &str, new: &str| {
        let renamed = rename(&session(CLAIMS), None, old, new).unwrap_or_else(|_| panic!("{old} is renamed"));
        renamed.files["corpus/a.catena"].clone()
    };
    let work = renamed("doyle1983", "doyle1986");
    // The full ids are others now: each record keeps its old one.
    let without_was: Vec<&str> = work.lines().filter(|line| !line.starts_with("  was ")).collect();
    assert_eq!(without_was.join("\n") + "\n", CLAIMS.replace("doyle1983", "doyle1986"));
    let claim = renamed("doyle1983/norms", "doyle1983/shared-norms");
    assert!(
        claim.contains("\nclaim shared-norms\n") && claim.contains("for  separate-peace, shared-norms"),
        "{claim}"
    );
    assert!(claim.contains("supports  doyle1983/shared-norms"), "{claim}");
}

#[test]
fn merging_puts_no_record_below_another_work() {
    let base = "work doyle1983\n  read  full\n\nclaim peace\n  text  Peace.\n";
    let ours = format!("{base}\nwork layne1994\n  read  part\n\nclaim misses\n  text  Misses.\n");
    let theirs = format!("{base}\nclaim norms\n  text  Norms.\n");
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let versions = Versions { base, ours, theirs };
        let merged = merge("a.catena", versions, &Marks::default()).expect("all can be read");
        assert_eq!(merged.conflicts, []);
        let ids: Vec<String> =
            session(&merged.text).catalog.claims().map(|(_, claim)| claim.id.clone()).collect();
        assert_eq!(ids, ["doyle1983/norms", "doyle1983/peace", "layne1994/misses"], "{}", merged.text);
    }
}

#[test]
fn merging_compares_what_is_said_and_not_how_it_is_written() {
    let base = in_full();
    let theirs = base.replace("They share norms.", "They share liberal norms.");
    let versions = Versions { base: &base, ours: CLAIMS, theirs: &theirs };
    let merged = merge("a.catena", versions, &Marks::default()).expect("all can be read");
    assert_eq!(merged.text, CLAIMS.replace("They share norms.", "They share liberal norms."));
}
