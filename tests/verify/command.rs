//! The command over the library in `verify/library`, which has a quote for each verdict.

use std::fs;
use std::path::{Path, PathBuf};

use insta::{Settings, assert_snapshot};
use tempfile::TempDir;

use crate::program::{Run, catena, root};

/// A copy of the library that a test may change.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().expect("a temporary folder"));
        copy_folder(&root().join("tests/verify/library"), copy.0.path());
        copy
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        catena(self.0.path(), &[&["verify"], arguments].concat())
    }

    fn receipts(&self) -> String {
        fs::read_to_string(self.path("corpus/anchors.lock")).expect("the receipts")
    }

    /// Changes a file of the library.
    fn replace(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(name)).expect("a file of the library");
        assert!(text.contains(old), "{name} has no `{old}`");
        fs::write(self.path(name), text.replace(old, new)).expect("a file can be written");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder of the library").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

fn snapshot(name: &str, text: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text));
}

#[test]
fn each_verdict_is_told_and_kept() {
    let library = Copy::new();
    let run = library.run(&["--texts", "texts"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(run.stderr, "wrote `corpus/anchors.lock`\n");
    snapshot("report", &run.stdout);
    snapshot("receipts", &library.receipts());
    let json = library.run(&["--texts", "texts", "--format", "json"]);
    assert_eq!((json.code, json.stderr.as_str()), (1, ""));
    snapshot("json", &json.stdout);
}

/// A quote that is found, but leaves out a negation where it has `…`, is told so, in text and in JSON.
#[test]
fn a_negation_that_a_quote_leaves_out_is_told() {
    let library = Copy::new();
    let claim = "claim oak2001/without-its-negation\n  text   Storms are rare.\n  at     § \"Storms\" ¶ 1\n  \
                 quote  \"the keeper's boat … lost\"\n";
    library.replace("texts/oak2001.md", "was already lost", "was never lost");
    let claims = fs::read_to_string(library.path("corpus/claims.catena")).expect("the claims");
    fs::write(library.path("corpus/claims.catena"), format!("{claims}\n{claim}")).expect("it can be written");
    let run = library.run(&["--texts", "texts", "oak2001/without-its-negation"]);
    snapshot("negation", &run.stdout);
    let json = library.run(&["--texts", "texts", "--format", "json", "oak2001/without-its-negation"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert!(json.to_string().contains("\"dropped_negations\":[\"never\"]"), "{json}");
}

#[test]
fn without_the_texts_the_receipts_speak() {
    let library = Copy::new();
    assert_eq!(library.run(&[]).code, 0, "nothing is known, so nothing is wrong");
    library.run(&["--texts", "texts"]);
    let before = library.receipts();
    fs::remove_dir_all(library.path("texts")).expect("the texts can be lost");
    let run = library.run(&[]);
    assert_eq!(run.code, 1);
    snapshot("by_receipt", &run.stdout);
    fs::create_dir(library.path("texts")).expect("a folder can be made");
    assert_eq!(library.run(&["--texts", "texts"]).stdout, run.stdout);
    assert_eq!(library.receipts(), before, "receipts outlive the texts");
    let show = catena(library.0.path(), &["show", "oak2001/folded"]);
    assert!(
        show.stdout.contains("folded in § \"Watches\" ¶ 3, against a text with SHA-256"),
        "{}",
        show.stdout
    );
    let show = catena(library.0.path(), &["show", "fir2005/without-a-text"]);
    assert!(show.stdout.contains("checked  not yet"), "{}", show.stdout);
}

#[test]
fn receipts_are_written_only_when_they_change_and_never_by_check() {
    let library = Copy::new();
    let check = library.run(&["--texts", "texts", "--check", "ash2010"]);
    assert_eq!(check.code, 1, "the receipts are stale: {}", check.stdout);
    assert!(check.stderr.contains("outdated") && !library.path("corpus/anchors.lock").exists());
    library.run(&["--texts", "texts"]);
    let written = library.receipts();
    let time = || fs::metadata(library.path("corpus/anchors.lock")).and_then(|found| found.modified()).ok();
    let before = time();
    let again = library.run(&["--texts", "texts"]);
    assert_eq!((again.stderr.as_str(), time()), ("", before));
    assert_eq!(library.run(&["--texts", "texts", "--check", "ash2010"]).code, 0);

    // Another quote has no receipt until it is verified, and the old one is not taken for it.
    library.replace("corpus/claims.catena", "more than it shines", "more than it shines, and");
    let show = catena(library.0.path(), &["show", "ash2010/in-a-text-with-another-name"]);
    assert!(show.stdout.contains("checked  not yet"), "{}", show.stdout);
    assert_eq!(library.run(&["--check", "ash2010"]).code, 1);
    assert_eq!(library.receipts(), written);
    // Only what is asked for is verified anew; the rest is kept.
    assert_eq!(library.run(&["--texts", "texts", "ash2010/in-a-text-with-another-name"]).code, 0);
    let changed = library.receipts();
    let same = changed.lines().filter(|line| written.contains(line)).count();
    assert_eq!((same + 1, changed.lines().count()), (changed.lines().count(), written.lines().count()));

    // Another text has other receipts.
    library.replace("texts/oak2001.md", "seldom", "never");
    assert_eq!(library.run(&["--texts", "texts", "--check"]).code, 1);
    assert_eq!(library.receipts(), changed);
    // Lines that git put together are read, and set in order.
    let merged = format!("<<<<<<< ours\n{changed}=======\n{changed}>>>>>>> theirs\n");
    fs::write(library.path("corpus/anchors.lock"), merged).expect("the receipts can be written");
    let run = library.run(&["--texts", "texts"]);
    assert!(run.stderr.contains("3 lines are not receipts in `corpus/anchors.lock`"), "{}", run.stderr);
    assert_eq!(library.receipts().lines().count(), changed.lines().count());
}

/// Of a text that was changed, the report tells which quotes stayed, moved, are gone and are new.
#[test]
fn another_edition_tells_what_became_of_the_quotes() {
    let library = Copy::new();
    library.run(&["--texts", "texts"]);
    let before = library.receipts();
    let text = library.path("texts/oak2001.md");
    let edition = fs::read_to_string(&text).expect("the text");
    let edition = edition.replace("## Storms\n", "## Storms\n\nHere gardeners prefer clay.\n");
    let edition = edition.replace("was already lost", "had gone");
    fs::write(&text, edition).expect("a file can be written");
    let check = library.run(&["--texts", "texts", "--check", "oak2001"]);
    assert_eq!((check.code, library.receipts()), (1, before));
    snapshot("edition", &check.stdout);
    let json = library.run(&["--texts", "texts", "--format", "json", "oak2001"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(json["became"]["gone"], 1, "{}", json["became"]);
    let gone = json["quotes"].as_array().into_iter().flatten().find(|quote| quote["became"] == "gone");
    assert_eq!(gone.map(|quote| quote["before"]["places"][0].clone()), Some("§ \"Storms\" ¶ 1".into()));
    // It is told once: then the receipts are those of the new text.
    let again = library.run(&["--texts", "texts", "oak2001"]);
    assert!(!again.stdout.contains("the text has changed"), "{}", again.stdout);
}

#[test]
fn a_claim_is_added_with_the_words_and_the_place_of_the_text() {
    let library = Copy::new();
    let add = |quote: &str, more: &[&str]| {
        let own = ["add", "claim", "oak2001/new", "--text", "A claim.", "--quote", quote, "--texts", "texts"];
        catena(library.0.path(), &[&own[..], more].concat())
    };
    for wrong in ["a crew of three", "a crew of thirty", "quiet"] {
        let run = add(wrong, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        if wrong != "quiet" {
            snapshot(&wrong.replace(' ', "_"), &run.stderr);
        }
    }
    let run = add("EEPER'S boat was alr", &["--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    snapshot("captured", &run.stderr);
    let claims = fs::read_to_string(library.path("corpus/claims.catena")).expect("the claims");
    assert!(
        claims.contains("  at     § \"Storms\" ¶ 1\n  quote  \"keeper's boat was already\"\n"),
        "{claims}"
    );
    assert_eq!(library.run(&["--texts", "texts", "oak2001/new"]).code, 0);
}

#[test]
fn a_claim_that_gives_another_place_than_its_quote_has_is_told() {
    let library = Copy::new();
    let quote = "keeper's boat was already";
    let add = |slug: &str, more: &[&str]| {
        let own = ["add", "claim", slug, "--text", "A claim.", "--texts", "texts", "--quote", quote];
        catena(library.0.path(), &[&own[..], more].concat())
    };
    let warning = "warning: the quote is in § \"Storms\" ¶ 1, not in § \"Watches\" ¶ 1\n";
    let run = add("oak2001/one", &["--at", "§ \"Watches\" ¶ 1"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains(warning), "{}", run.stderr);
    let run = add("elm1999/two", &["--via", "oak2001 § \"Watches\" ¶ 1"]);
    assert!(run.code == 0 && run.stderr.contains(warning), "{}", run.stderr);
    for at in ["§ \"Storms\"", "§ \"Storms\" ¶¶ 1-2", "p. 9"] {
        let run = add("oak2001/three", &["--at", at, "--dry-run"]);
        assert!(run.code == 0 && !run.stderr.contains("warning"), "{at}: {}", run.stderr);
    }
    let verified = library.run(&["--texts", "texts", "oak2001/one", "elm1999/two"]);
    assert!(verified.stdout.contains("misplaced 2"), "{}", verified.stdout);
}

#[test]
fn a_claim_is_made_of_an_excerpt_and_completed_from_the_text() {
    let library = Copy::new();
    let excerpts = "excerpt oak2001/boat\n  quote  \"eeper's boat was alr\"\n\n\
        excerpt oak2001/custom\n  at     § \"Watches\" ¶ 1\n  quote  \"settled by a custom\"\n";
    fs::create_dir_all(library.path("corpus/works")).expect("a folder can be made");
    fs::write(library.path("corpus/works/oak2001.catena"), excerpts).expect("a file can be written");
    let add = |excerpt: &str, more: &[&str]| {
        let own = ["add", "claim", "--from", excerpt, "--texts", "texts"];
        catena(library.0.path(), &[&own[..], more].concat())
    };
    let run = add("oak2001/boat", &["--text", "Boats are lost.", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = add("oak2001/custom", &["--text", "Custom rules."]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("warning: the quote is in § \"Watches\" ¶ 2, not in § \"Watches\" ¶ 1\n"),
        "{}",
        run.stderr
    );
    let claims = fs::read_to_string(library.path("corpus/works/oak2001.catena")).expect("the claims");
    let added = claims.strip_prefix(excerpts).expect("the excerpts stay");
    snapshot("from_excerpts", added);
    let run = add("oak2001/boat", &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    snapshot("without_text", &run.stderr);
}

#[test]
fn a_work_that_is_not_known_is_told_with_the_nearest() {
    let library = Copy::new();
    let add = |slug: &str| {
        let own = ["add", "claim", slug, "--text", "So.", "--texts", "texts", "--quote", "the log"];
        let run = catena(library.0.path(), &own);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        run.stderr
    };
    snapshot("unknown_work", &[add("oak201/x"), add("nokey/x"), add("x")].concat());
}

/// A text of many places.
#[test]
fn of_many_places_the_first_are_told_and_one_is_chosen_by_its_page() {
    let library = Copy::new();
    let pages: Vec<String> = (1..=17)
        .map(|page| format!("The lamp went out again, and {} left.\n{page}", "x".repeat(page)))
        .collect();
    fs::write(library.path("texts/fir2005.txt"), pages.join("\u{c}")).expect("a file can be written");
    let add = |more: &[&str]| {
        let own = [
            "add",
            "claim",
            "fir2005/x",
            "--text",
            "So.",
            "--texts",
            "texts",
            "--quote",
            "the lamp went out",
        ];
        catena(library.0.path(), &[&own[..], more].concat())
    };
    let run = add(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.lines().count() <= 6, "{}", run.stderr);
    snapshot("many_places", &run.stderr);
    let run = add(&["--at", "p. 12", "--dry-run"]);
    assert!(run.code == 0 && run.stdout.contains("at     p. 12"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn works_without_a_text_are_named() {
    let library = Copy::new();
    let claim = |key: &str| format!("\nclaim {key}/a\n  text   So.\n  quote  \"so it is\"\n");
    let claims: String = ["birch1980", "elm1999", "fir2005", "pine1970"].map(claim).concat();
    let works: String = ["birch1980", "pine1970"]
        .map(|key| format!("@book{{{key}, author = {{Yew, Una}}, title = {{On {key}}}, year = {{1980}}}}\n"))
        .concat();
    fs::write(library.path("corpus/more.catena"), claims).expect("a file can be written");
    fs::write(library.path("corpus/more.bib"), works).expect("a file can be written");
    let wanted = ["birch1980", "elm1999", "fir2005", "pine1970"];
    let with = library.run(&[&["--texts", "texts"][..], &wanted].concat());
    let without = library.run(&wanted);
    snapshot("without_texts", &[with.stdout, with.stderr, without.stdout, without.stderr].join("\n"));
}

#[test]
fn what_is_asked_wrongly_or_cannot_be_read_is_told() {
    let library = Copy::new();
    let run = library.run(&["oak2010"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("did you mean `oak2001`?"), "{}", run.stderr);
    let run = library.run(&["--texts", "nowhere"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot read") && run.stderr.contains("nowhere"), "{}", run.stderr);
    fs::write(library.path("texts/scans/ash, lamps.txt"), b"caf\xe9").expect("a file can be written");
    let run = library.run(&["--texts", "texts", "ash2010"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("`scans/ash, lamps.txt` is skipped: it is not UTF-8"), "{}", run.stderr);
    assert!(run.stdout.contains("no text 1"), "{}", run.stdout);
    // The corpus still loads: receipts are no annotations.
    assert_eq!(catena(library.0.path(), &["check"]).code, 0);
}
