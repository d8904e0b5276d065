//! `catena site`: the folder that it writes.

use std::fs;

use crate::explorer::pages::files;
use crate::program::{Library, catena};

#[test]
fn a_site_is_written_anew_and_what_is_no_more_is_removed() {
    let library = Library::small();
    let folder = library.path().join("public");
    let run = catena(library.path(), &["site", "-o", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("open `public/index.html`"), "{}", run.stdout);
    let first = files(&folder, &folder);
    assert!(first["topic/trust.html"].contains("Trust") && first.contains_key("topic/unrelated.html"));
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
