//! `catena add works` and `catena export` as commands.

use std::fs;

use crate::program::{Library, Run, catena, catena_with_input};

const NEW: &str = "@book{kydd2005, author = {Kydd, Andrew H.}, title = {Trust and Mistrust in {International} Relations}, year = 2005}\n";

fn bibliography(library: &Library) -> String {
    fs::read_to_string(library.path().join("corpus/references.bib")).expect("the bibliography")
}

fn add(library: &Library, arguments: &[&str], input: &str) -> Run {
    catena_with_input(library.path(), &[&["add", "works"], arguments].concat(), input)
}

#[test]
fn works_come_from_files_and_standard_input() {
    let library = Library::small();
    let before = bibliography(&library);
    library.write("new.bib", NEW);
    library.write(
        "more.ris",
        "TY  - JOUR\nAU  - Walt, Stephen M.\nTI  - Why Alliances Endure\nPY  - 1997\nER  - \n",
    );
    let run = add(&library, &["--dry-run", "new.bib", "more.ris"], "");
    assert_eq!((run.code, bibliography(&library)), (0, before.clone()), "{}", run.stderr);
    assert!(
        run.stdout.contains("+@book{kydd2005,") && run.stdout.contains("+@article{walt1997,"),
        "{}",
        run.stdout
    );
    let run = add(&library, &["new.bib", "more.ris"], "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "kydd2005  Trust and Mistrust in International Relations\nwalt1997  Why Alliances Endure\n"
    );
    assert!(bibliography(&library).starts_with(&before));
    let json = "[{\"id\": 1, \"type\": \"book\", \"title\": \"Man, the State and War\", \"author\": [{\"family\": \"Waltz\", \"given\": \"Kenneth N.\"}], \"issued\": {\"date-parts\": [[1959]]}}]";
    let run = add(&library, &[], json);
    assert_eq!((run.code, run.stdout.as_str()), (0, "waltz1959  Man, the State and War\n"), "{}", run.stderr);
    assert_eq!(catena(library.path(), &["check"]).code, 0);
}

#[test]
fn what_is_here_is_told_and_left_alone() {
    let library = Library::small();
    let before = bibliography(&library);
    let run =
        add(&library, &["-"], "@book{other, author={Snyder, Glenn}, title={Alliance Politics}, year=1997}");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert!(
        run.stderr.contains("warning[duplicate-work]") && run.stderr.contains("standard input:1:7"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("0 works added to `corpus/references.bib`, 1 here already (1 described otherwise)"),
        "{}",
        run.stderr
    );
    assert_eq!(bibliography(&library), before);
    let run = add(
        &library,
        &["--anyway"],
        "@book{other, author={Snyder, Glenn}, title={Alliance Politics}, year=1997}",
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = add(
        &library,
        &["--anyway"],
        "@book{snyder1997, author={Snyder, Timothy}, title={Wartime Lies}, year=1997}",
    );
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("which is another work's here") && run.stderr.contains("1 refused"),
        "{}",
        run.stderr
    );
}

#[test]
fn one_broken_entry_costs_one_entry() {
    let library = Library::small();
    let run = add(&library, &[], &format!("@book{{open, title = {{T}}\n{NEW}"));
    assert_eq!((run.code, run.stdout.contains("kydd2005")), (1, true), "{}", run.stderr);
    assert!(run.stderr.contains("standard input:1:6"), "{}", run.stderr);
}

#[test]
fn wrong_usage_is_explained() {
    let library = Library::small();
    for (arguments, input, expected) in [
        (&["--into", "../out.bib"][..], NEW, "the name of a `.bib` file in `corpus/`"),
        (&["--into", "claims.catena"], NEW, "the name of a `.bib` file in `corpus/`"),
        (&[], "no works at all", "is in none of the formats BibTeX"),
        (&[], " \n", "`standard input` is empty"),
        (&["nowhere.bib"], "", "cannot read `nowhere.bib`"),
        (&["--from", "marc"], "", "possible values: bibtex, biblatex, csl-json, ris"),
    ] {
        let run = add(&library, arguments, input);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
    let run = add(&library, &["--into", "more.bib"], NEW);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(library.path().join("corpus/more.bib").exists());
    library.write("corpus/references.bib", "@book{a, title={A}}");
    fs::write(library.path().join("corpus/references.bib"), b"@book{a, title={\xe9}}").expect("written");
    let run = add(&library, &[], NEW);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("is no UTF-8"), "{}", run.stderr);
}

#[test]
fn works_of_an_answer_are_exported() {
    let library = Library::small();
    for (format, expected) in [
        ("bibtex", "@book{snyder1997,"),
        ("biblatex", "date   = {1997}"),
        ("csl-json", "\"type\": \"book\""),
        ("ris", "TY  - BOOK\n"),
    ] {
        let all = catena(library.path(), &["export", format]);
        assert_eq!(all.code, 0, "{}", all.stderr);
        assert!(all.stdout.contains(expected), "{}", all.stdout);
        let answer = catena(library.path(), &["export", format, "which explanations admit trust"]);
        assert_eq!(answer.stdout, all.stdout);
        let none = catena(library.path(), &["export", format, "claims about unrelated"]);
        assert_eq!(none.code, 1, "{}", none.stderr);
        assert!(!none.stdout.contains("snyder1997"), "{}", none.stdout);
    }
    let markdown = catena(
        library.path(),
        &["ask", "--format", "markdown", "which explanations admit trust", "--style", "apsr"],
    );
    assert!(
        markdown.stdout.ends_with("References:\n\n- Snyder, Glenn H. 1997. *Alliance Politics*.\n"),
        "{}",
        markdown.stdout
    );
    let shown = catena(library.path(), &["show", "snyder1997"]);
    assert!(shown.stdout.contains("reference  Snyder, G. H. (1997). Alliance Politics."), "{}", shown.stdout);
}
