//! `catena site`: the folder that it writes.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use catena::query::budget::Budget;

use crate::explorer::pages::{files, written, written_within};
use crate::program::{Library, catena, root};

#[test]
fn a_site_is_written_anew_and_what_is_no_more_is_removed() {
    let library = Library::small();
    let folder = library.path().join("public");
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("open `public/index.html`"), "{}", run.stdout);
    let first = files(&folder, &folder);
    assert!(first["topic/trust.html"].contains("Trust") && first.contains_key("topic/unrelated.html"));
    for picture in ["map.svg", "topic/trust.svg"] {
        assert!(
            first[picture].starts_with("<svg"),
            "{picture}: {}",
            &first[picture][..40.min(first[picture].len())]
        );
    }
    // What is linked to nothing has no picture.
    assert!(!first.contains_key("topic/unrelated.svg"));
    assert!(run.stdout.starts_with(&format!("{} files", first.len() - 1)), "{}", run.stdout);
    fs::write(folder.join("CNAME"), "example.org\n").expect("a file of someone else");
    let again = catena(library.path(), &["site", "-o", "public"]);
    assert!(again.stdout.contains(" 0 new or changed, 0 removed"), "{}", again.stdout);
    let claims = fs::read_to_string(library.path().join("corpus/claims.catena")).expect("a file");
    library.write("corpus/claims.catena", &claims.replace("concept unrelated \"Unrelated\"\n", ""));
    let less = catena(library.path(), &["site", "-o", "public", "--title", "Less"]);
    assert!(less.stdout.contains(" 1 removed"), "{}", less.stdout);
    let after = files(&folder, &folder);
    assert!(!after.contains_key("topic/unrelated.html"));
    assert_eq!(after["CNAME"], "example.org\n");
    assert!(after["index.html"].contains("<title>Less</title>"));
}

#[test]
fn a_folder_of_someone_else_is_not_written_to() {
    let library = Library::small();
    library.write("public/index.html", "mine\n");
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("public"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(library.path().join("public/index.html")).expect("it is there"), "mine\n");
    assert_eq!(fs::read_dir(library.path().join("public")).expect("a folder").count(), 1);
}

/// The files directly in a folder, and when each was last written; none where there is no folder.
fn stamps(folder: &Path) -> BTreeMap<OsString, SystemTime> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    // A file that was moved into its place meanwhile is not there to ask.
    let stamp = |entry: DirEntry| Some((entry.file_name(), entry.metadata().ok()?.modified().ok()?));
    entries.filter_map(stamp).collect()
}

#[test]
fn who_is_killed_leaves_whole_files_and_the_next_run_completes_them() {
    let scene = tempfile::tempdir().expect("a temporary folder");
    let library = root().join("examples/republic");
    let (whole, folder) = (scene.path().join("whole"), scene.path().join("site"));
    let site = |folder: &Path, title: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_catena"));
        command.args(["--no-cache", "site", "--title", title, "-o"]).arg(folder).current_dir(&library);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
    };
    assert!(site(&whole, "Whole").wait().expect("it ends").success());
    let whole = files(&whole, &whole);
    let mut seen = 0;
    for at in 0..12 {
        // Another title makes every page another one.
        let before = stamps(&folder);
        let mut child = site(&folder, if at % 2 == 0 { "Whole" } else { "Other" });
        // What is to be written is worked out before the first file is, however long that takes.
        let began = Instant::now();
        while stamps(&folder) == before && began.elapsed() < Duration::from_secs(60) {
            sleep(Duration::from_millis(5));
        }
        sleep(Duration::from_millis(15 * at));
        let _ = child.kill();
        let _ = child.wait();
        for (name, text) in files(&folder, &folder) {
            let is_whole = name.ends_with(".part")
                || name.ends_with(".ttf")
                || text.ends_with("</html>")
                || name == "find.js" && text.ends_with(");\n")
                || whole.get(&name) == Some(&text);
            assert!(is_whole || name == "catena-files.txt", "{name} is half written");
            seen += 1;
        }
    }
    assert!(seen > 0, "nothing was written before it was killed");
    assert!(site(&folder, "Whole").wait().expect("it ends").success());
    let after = files(&folder, &folder);
    assert_eq!(after.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
    assert!(after == whole, "the next run does not complete it");
}

#[test]
fn a_file_of_someone_else_is_not_replaced_by_a_new_page() {
    let library = Library::small();
    assert_eq!(catena(library.path(), &["site", "-o", "public"]).code, 0);
    library.write("public/topic/honour.html", "mine\n");
    library.write("corpus/more.catena", "concept honour \"Honour\"\n");
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("honour.html"), "{}", run.stderr);
    let kept = || fs::read_to_string(library.path().join("public/topic/honour.html")).expect("it is there");
    assert_eq!(kept(), "mine\n");
    // Nor by the next run.
    assert_eq!(catena(library.path(), &["site", "-o", "public"]).code, 2);
    assert_eq!(kept(), "mine\n");
}

#[cfg(unix)]
#[test]
fn nothing_is_made_through_a_link() {
    let library = Library::small();
    assert_eq!(catena(library.path(), &["site", "-o", "public"]).code, 0);
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    fs::remove_dir_all(library.path().join("public/claim")).expect("it goes");
    std::os::unix::fs::symlink(elsewhere.path(), library.path().join("public/claim")).expect("a link");
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
}

#[test]
fn a_library_with_errors_is_not_written_unless_asked_for() {
    let library = Library::small();
    library.write("corpus/wrong.catena", "concept wrong \"Wrong\n");
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("--skip-errors") && !library.path().join("public").exists(),
        "{}",
        run.stderr
    );
    let run = catena(library.path(), &["site", "-o", "public", "--skip-errors"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(library.path().join("public/topic/trust.html").exists());
}

#[test]
fn no_file_lies_there_of_an_answer_that_was_cut() {
    let library = Library::small();
    let whole = written(library.path());
    assert!(whole["question/admitting.csv"].to_lowercase().contains("norms"), "{:?}", whole.keys());
    assert!(whole["question/admitting.html"].contains("admitting.csv"));
    let cut = written_within(library.path(), &|budget| Budget { steps: 0, ..budget });
    let page = &cut["question/admitting.html"];
    assert!(page.contains("results truncated"), "{page}");
    assert!(!page.contains("admitting.csv") && !cut.contains_key("question/admitting.csv"), "{page}");
}

/// The bibliography names files on the computer of whoever wrote it; they are nobody else's business.
#[test]
fn no_page_or_file_names_a_file_of_the_bibliography() {
    let library = Library::small();
    let fields = "file = {Text:/home/ann/storage/a.pdf:application/pdf},\n  local-url = {/home/ann/b.pdf},\n  \
                  bdsk-file-1 = {home/ann/c.pdf},\n  pdf = {/home/ann/d.pdf},\n  url = {file:///home/ann/e.pdf},\n  \
                  isbn = {978-0-8014-8428-5}";
    let entry = format!(
        "@book{{snyder1997,\n  author = {{Snyder, Glenn H.}},\n  title = {{Alliance Politics}},\n  year = {{1997}},\n  {fields}\n}}\n"
    );
    library.write("corpus/references.bib", &entry);
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let folder = library.path().join("public");
    let files = files(&folder, &folder);
    assert!(files.iter().any(|(name, text)| name.ends_with(".bib") && text.contains("978-0-8014-8428-5")));
    for (name, text) in files {
        assert!(!text.contains("home/ann"), "{name}");
    }
    let exported = catena(library.path(), &["export", "bibtex"]);
    assert!(exported.stdout.contains("/home/ann/storage/a.pdf"), "{}{}", exported.stdout, exported.stderr);
}

/// A tick says that words and place were found; of a place that was not compared the words say so.
#[test]
fn a_quote_whose_place_was_not_checked_has_no_tick() {
    let library = Library::small();
    let claims = fs::read_to_string(library.path().join("corpus/claims.catena")).expect("a file");
    let more = "\nclaim snyder1997/ports\n  text   Ports pay.\n  at     PLACE\n  quote  \"The owners pay the dues\"\n";
    library.write("texts/snyder1997.md", "# Dues\n\nThe owners pay the dues.\n\n# Ports\n\nThey wait.\n");
    let page = |place: &str| {
        library.write("corpus/claims.catena", &(claims.clone() + &more.replace("PLACE", place)));
        let run = catena(library.path(), &["verify", "--texts", "texts"]);
        let stands = run.stdout.contains("place not checked (") && run.stdout.contains("snyder1997/ports");
        assert_eq!(stands, place.starts_with("art."), "{}{}", run.stdout, run.stderr);
        assert_eq!(catena(library.path(), &["site", "-o", "public"]).code, 0);
        let folder = library.path().join("public");
        let pages = files(&folder, &folder);
        let page =
            pages.iter().find(|(name, _)| name.ends_with("/ports.html")).expect("the page of the claim");
        (page.1.contains('✓'), page.1.contains("place not checked"))
    };
    assert_eq!(page("§ \"Dues\" ¶ 1"), (true, false));
    assert_eq!(page("art. 9 ¶ 1"), (false, true));
}
