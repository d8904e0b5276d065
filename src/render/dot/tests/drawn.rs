//! Graphviz itself reads every picture, without a word of complaint.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::corpus::load::Library;
use crate::render::dot::tests::text::hostile_graphs;
use crate::render::dot::tests::{everything, map, picture, small};
use crate::render::picture::Options;
use crate::session::Session;

/// Draws a graph; gives its SVG and what Graphviz had to say. None if it is not installed.
fn svg(text: &str) -> Option<(String, String)> {
    let mut command = Command::new("dot");
    let command = command.arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    let mut input = child.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    Some((String::from_utf8_lossy(&output.stdout).into_owned(), said))
}

fn is_installed() -> bool {
    let found = svg("digraph { a }").is_some();
    if !found {
        println!("skipped: Graphviz is not installed");
    }
    found
}

fn assert_drawn(name: &str, text: &str) {
    let (_, said) = svg(text).unwrap();
    assert!(said.is_empty(), "{name}: {said}\n{text}");
}

#[test]
fn graphviz_draws_the_small_corpus() {
    if !is_installed() {
        return;
    }
    let session = small();
    assert_drawn("map", &map(&session, &Options::default()));
    assert_drawn("everything", &map(&session, &everything()));
    for question in [
        "which accounts admit trust",
        "which accounts exclude trust",
        "why does polarity exclude trust",
        "why not norms admit fear",
        "trace polarity to bonds",
        "trace fear to polarity within 1",
        "claims",
        "claims by Roy",
        "claims show text, locator, year",
        "works",
        "scholars",
        "how many claims",
        "how many claims per scholar",
        "states",
    ] {
        assert_drawn(question, &picture(&session, question));
    }
}

#[test]
fn graphviz_draws_hostile_text() {
    if is_installed() {
        hostile_graphs().for_each(|text| assert_drawn("hostile", &text));
    }
}

#[test]
fn graphviz_shows_labels_as_they_are() {
    if !is_installed() {
        return;
    }
    let (drawn, _) = svg(&picture(&small(), "states")).unwrap();
    assert!(drawn.contains("Deep {trust} | &quot;blind&quot;"), "{drawn}");
    assert!(drawn.contains("&lt;trust&gt; \\ &amp; more"), "{drawn}");
    let (drawn, _) = svg(&picture(&small(), "how many claims per about")).unwrap();
    assert!(drawn.contains("Deep {trust} | &quot;blind&quot; &lt;trust&gt; \\ &amp; more"), "{drawn}");
}

#[test]
fn graphviz_draws_the_corpus_of_this_package() {
    let library = Library::at(Path::new(env!("CARGO_MANIFEST_DIR")));
    let Ok(library) = library else { return };
    if !is_installed() {
        return;
    }
    let session = Session::open(library).unwrap();
    let only = |kinds: &[&str]| Some(kinds.iter().map(|kind| (*kind).to_owned()).collect());
    let options = Options::default();
    assert_drawn("map", &map(&session, &options));
    assert_drawn("claims", &map(&session, &Options { claims: true, ..options.clone() }));
    assert_drawn("argument", &map(&session, &Options { claims: true, kinds: only(&[]), ..options.clone() }));
    assert_drawn(
        "theories",
        &map(&session, &Options { kinds: only(&["theory", "outcome"]), ..options.clone() }),
    );
    assert_drawn("works", &map(&session, &Options { works: true, kinds: only(&[]), ..options.clone() }));
    assert_drawn("scholars", &map(&session, &Options { scholars: true, kinds: only(&[]), ..options }));
    assert_drawn("everything", &map(&session, &everything()));
    let mut asked = 0;
    for saved in &session.catalog.saved {
        // A saved question that cannot be answered is found by `check`.
        if session.ask(&saved.question).is_ok() {
            assert_drawn(&saved.question, &picture(&session, &saved.question));
            asked += 1;
        }
    }
    assert!(asked > 0);
}
