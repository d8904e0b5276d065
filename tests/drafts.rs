//! `catena check-draft`: the same draft in each notation has the same findings.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use catena::draft::{Notation, read};
use insta::{Settings, assert_snapshot};
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::program::{Run, catena, root};
use crate::support::cases;

const LIBRARY: &str = "tests/exports/library";
const ENDINGS: [&str; 3] = ["md", "tex", "typ"];

/// A run on files of the folder of drafts.
fn run(arguments: &[&str]) -> Run {
    let drafts = root().join("tests/drafts");
    let file = |name: &&str| {
        if name.starts_with("paper.") || *name == "texts" {
            drafts.join(name).display().to_string()
        } else {
            (*name).to_owned()
        }
    };
    let arguments: Vec<String> = arguments.iter().map(file).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut run = catena(Path::new(LIBRARY), &[&["--no-cache", "check-draft"], &arguments[..]].concat());
    run.stdout = run.stdout.replace(&format!("{}/", drafts.display()), "");
    run
}

#[test]
fn what_is_found_is_told_with_its_place() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("drafts/golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for ending in ENDINGS {
        let run = run(&[&format!("paper.{ending}"), "--texts", "texts"]);
        assert_snapshot!(ending, format!("{}---\n{}[{}]\n", run.stdout, run.stderr, run.code));
    }
    let json = run(&["paper.md", "--format", "json"]);
    assert_snapshot!("json", json.stdout);
}

/// The findings of a draft without their places.
fn findings(ending: &str) -> Vec<(String, String)> {
    let run = run(&[&format!("paper.{ending}"), "--texts", "texts", "--format", "json"]);
    let json: Json = serde_json::from_str(&run.stdout).expect("JSON");
    let text =
        |finding: &Json, name: &str| finding[name].as_str().expect("a text").replace("p.\u{a0}", "p. ");
    let list = json["findings"].as_array().expect("a list");
    list.iter().map(|finding| (text(finding, "code"), text(finding, "message"))).collect()
}

#[test]
fn each_notation_is_read_alike() {
    let plain =
        |(code, message): (String, String)| (code, message.replace("`p. ", "`").replace("`pp. ", "`"));
    let of = |ending| findings(ending).into_iter().map(plain).collect::<Vec<_>>();
    assert_eq!(of("tex"), of("md"));
    assert_eq!(of("typ"), of("md"));
}

#[test]
fn what_a_report_says_is_borne_out() {
    let folder = tempfile::tempdir().expect("a folder");
    for ending in ENDINGS {
        let path = folder.path().join(format!("review.{ending}"));
        let name = path.to_str().expect("a name");
        let questions = ["claims", "concepts", "why does far-distance foster creativity", "claims by Boyd"];
        let written =
            catena(Path::new(LIBRARY), &[&["--no-cache", "report"], &questions[..], &["-o", name]].concat());
        assert_eq!(written.code, 0, "{}", written.stderr);
        let checked = catena(Path::new(LIBRARY), &["--no-cache", "check-draft", name]);
        assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
        assert!(checked.stdout.contains("0 errors, 0 warnings"), "{}", checked.stdout);
        let cites =
            read(&fs::read_to_string(&path).expect("it is written"), Notation::of(&path).expect("known"))
                .cites;
        assert!(cites.len() > 20, "{cites:?}");
    }
}

#[test]
fn other_files_are_refused() {
    let other = run(&["paper.docx"]);
    assert_eq!((other.code, other.stdout.as_str()), (2, ""));
    assert!(other.stderr.contains("expected Markdown, LaTeX or Typst"), "{}", other.stderr);
    let missing = run(&["paper.none.md"]);
    assert_eq!(missing.code, 2, "{}", missing.stderr);
}

/// Drafts of marks that nothing closes are read in a time that grows with their length alone.
#[test]
fn what_is_never_closed_takes_no_longer() {
    let begun = Instant::now();
    for piece in [
        "[",
        "“",
        "\"a ",
        "@a[",
        "[@a ",
        "\\cite[",
        "\\begin{a",
        "`",
        "{",
        "#cite(",
        "#quote[",
        "<!-- ",
        "/* ",
        "$",
        "(“",
    ] {
        let text = piece.repeat(20_000 / piece.len());
        for notation in [Notation::Markdown, Notation::Latex, Notation::Typst] {
            let draft = read(&text, notation);
            assert!(draft.quotes.len() <= text.len(), "{piece}");
        }
    }
    assert!(begun.elapsed() < Duration::from_secs(120), "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(cases(2000))]

    /// No text panics, and what is found stands in it.
    #[test]
    fn any_text_is_read(text in "([@\\[\\]{}()<>`~\\\\%#$*_\"'“”‘’„«»;,.\\-/=: \n]|autocites|cite|enquote|begin|verbatim|quote|label|é|信|key1|p\\. 9){0,40}") {
        for notation in [Notation::Markdown, Notation::Latex, Notation::Typst] {
            let draft = read(&text, notation);
            for cited in &draft.cites {
                prop_assert!(text.get(cited.at.clone()).is_some(), "{:?} in {:?}", cited, text);
                prop_assert!(!cited.key.is_empty() && text.contains(&cited.key));
            }
            for quoted in &draft.quotes {
                prop_assert!(text.get(quoted.at.clone()).is_some(), "{:?} in {:?}", quoted, text);
                prop_assert!(quoted.cite.is_none_or(|at| at < draft.cites.len()));
            }
        }
    }
}
