//! What lies in a library and is not read is named.

use crate::program::{Library, catena};

#[test]
fn check_names_files_that_it_does_not_read_and_texts_that_it_cannot() {
    let library = Library::small();
    for name in ["more.catena.txt", "more.catena~", ".more.catena", "more.bib.bak"] {
        library.write(&format!("corpus/{name}"), "concept unseen\n");
    }
    library.write("corpus/of.bib", "@book{kay2000, author = {Kay, Ann}, title = {Keeping}, year = {2000}}\n");
    library.write("corpus/of.catena", "work kay2000\n  text  kay.djvu\n");
    let run = catena(library.path(), &["check"]);
    for name in ["more.catena.txt", "more.catena~", ".more.catena", "more.bib.bak"] {
        assert!(run.stderr.contains(&format!("`corpus/{name}` is ignored")), "{name}: {}", run.stderr);
    }
    assert!(
        run.stderr
            .contains("the text of `kay2000`, `kay.djvu`, is a `.djvu` file, which catena does not read"),
        "{}",
        run.stderr
    );
    assert!(!catena(library.path(), &["ask", "concepts"]).stdout.contains("unseen"));
}

#[test]
fn verify_names_a_text_that_is_missing() {
    let library = Library::small();
    library.write("corpus/of.bib", "@book{kay2000, author = {Kay, Ann}, title = {Keeping}, year = {2000}}\n");
    library.write(
        "corpus/of.catena",
        "work kay2000\n  text  kay.txt\n\nclaim kay2000/one\n  text   One.\n  about  trust\n  quote  \"one\"\n",
    );
    std::fs::create_dir(library.path().join("texts")).expect("a folder");
    let run = catena(library.path(), &["verify", "--texts", "texts"]);
    let told = run.stdout + &run.stderr;
    assert!(told.contains("kay.txt"), "{told}");
}
