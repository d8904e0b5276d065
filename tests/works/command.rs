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
        run.stderr.contains("0 works added to `corpus/references.bib`, 1 already here (1 with differences)"),
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
    assert_eq!((run.code, run.stdout.as_str()), (0, "snyder1997a  Wartime Lies\n"), "{}", run.stderr);
    assert!(run.stderr.contains("belongs to another work in the library"), "{}", run.stderr);
}

#[test]
fn a_key_that_records_cannot_name_becomes_one_that_they_can() {
    let library = Library::small();
    let keys =
        [("a&b", "a-b"), ("x@y", "x-y"), ("of two words", "of-two-words"), ("#1", "1"), ("a.b.", "a.b")];
    for (at, (key, like)) in keys.into_iter().enumerate() {
        let work = format!("@book{{{key}, author={{Kay, Ann}}, title={{Number {at}}}, year=2000}}");
        let run = add(&library, &[], &work);
        assert_eq!((run.code, run.stdout), (0, format!("{like}  Number {at}\n")), "{key}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("added as `{like}`")), "{key}: {}", run.stderr);
        let run = add(&library, &[], &work);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{key}: {}", run.stderr);
    }
}

#[test]
fn abbreviations_are_shared_by_the_files_of_an_import_and_by_those_of_the_library() {
    let library = Library::small();
    library.write(
        "strings.bib",
        "@string{cacm = {Communications of the ACM}}\n@string{pub = {Harbour Press}}\n",
    );
    library.write(
        "works.bib",
        "@article{a1, author={Roe, Al}, title={T}, journal=CACM, publisher=pub, year=2000}\n",
    );
    let run = add(&library, &["works.bib", "strings.bib"], "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(bibliography(&library).contains("journal   = {Communications of the ACM}"));
    fs::rename(library.path().join("strings.bib"), library.path().join("corpus/strings.bib")).expect("moved");
    let run = add(&library, &[], "@article{b1, author={Roe, Bo}, title={U}, journal=cacm, year=2001}");
    assert_eq!(run.code, 0, "{}", run.stderr);
    library.write("corpus/more.bib", "@article{c1, author={Roe, Cy}, title={V}, journal=cacm, year=2002}\n");
    let run = catena(library.path(), &["check"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let shown = catena(library.path(), &["show", "c1"]);
    assert!(shown.stdout.contains("Communications of the ACM"), "{}", shown.stdout);
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
        (&[], "no works at all", "is not in any of the formats BibTeX"),
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
    assert!(run.stderr.contains("is not UTF-8"), "{}", run.stderr);
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
    assert!(shown.stdout.contains("reference  Snyder, G. H. (1997). Alliance politics."), "{}", shown.stdout);
}

#[test]
fn works_that_only_look_alike_are_two() {
    for (here, there) in [
        ("edition={1}", "edition={2nd}"),
        ("journal={Ports}, volume=3, pages={10--11}", "journal={Ports}, volume=3, pages={98--99}"),
        ("journal={Ports}", "journal={Pilots}"),
        ("journal={Ports}, volume=3", "journal={Ports}, volume=4"),
        ("journal={Ports}, volume=3, number=1", "journal={Ports}, volume=3, number=2"),
        ("doi={10.1/a}", "doi={10.1/b}"),
        ("isbn={978-0-8014-8428-3}", "isbn={978-0-306-40615-7}"),
        ("url={https://a.org/1}", "url={https://a.org/2}"),
        // Nothing tells these two apart but their keys, and there are many editorials.
        ("", "volume=4"),
    ] {
        let library = Library::small();
        let work = |key: &str, more: &str| {
            format!("@article{{{key}, author={{Harl, Inga}}, title={{Editorial}}, year=2006, {more}}}\n")
        };
        let run = add(&library, &[], &(work("one", here) + &work("two", there)));
        assert_eq!((run.code, run.stdout.lines().count()), (0, 2), "{here}, {there}: {}", run.stderr);
    }
}

#[test]
fn one_work_described_in_two_ways_is_one_and_is_named() {
    for (here, there) in [
        ("edition={2}", "edition={Second}"),
        ("journal={International Organization}", "journal={Int. Organ.}"),
        ("journal={Ports}, pages={10--11}", "journal={Ports}, pages={10-11}"),
        ("doi={10.1/A}, volume=3", "doi={https://doi.org/10.1/a}, volume={III}"),
        ("isbn={0-306-40615-2}", "isbn={9780306406157}"),
        (
            "journal={Ports}, volume=3, url={https://a.org/1}",
            "journal={Ports}, volume=3, url={https://b.org/1}",
        ),
    ] {
        let library = Library::small();
        let work = |key: &str, more: &str| {
            format!("@article{{{key}, author={{Harl, Inga}}, title={{Editorial}}, year=2006, {more}}}\n")
        };
        let run = add(&library, &[], &(work("one", here) + &work("two", there)));
        assert_eq!((run.code, run.stdout.lines().count()), (1, 1), "{here}, {there}: {}", run.stderr);
        assert!(run.stderr.contains("already in the library"), "{here}, {there}: {}", run.stderr);
    }
    // What is said word for word again is named too.
    let library = Library::small();
    assert_eq!(add(&library, &[], NEW).code, 0);
    let run =
        add(&library, &[], &format!("{NEW}@book{{new, author={{Harl, Inga}}, title={{Ports}}, year=2006}}"));
    assert_eq!((run.code, run.stdout.as_str()), (1, "new  Ports\n"), "{}", run.stderr);
    assert!(
        run.stderr.contains("not added, because it is already here") && run.stderr.contains("`kydd2005`"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_import_never_makes_a_sound_corpus_unsound() {
    let item = |id: &str, more: &str| {
        format!("{{\"id\": \"{id}\", \"type\": \"book\", \"title\": \"Of {id}\", {more}}}")
    };
    for custom in [
        "\"custom\": {\"Crossref\": \"nobody\"}",
        "\"custom\": {\"crossref\": \"nobody\"}",
        "\"custom\": {\"CROSSREF\": \"a\"}",
        "\"custom\": {\"xdata\": \"nobody\", \"XData\": \"a\"}",
        "\"custom\": {\"crossref\": 3}",
        "\"custom\": {\"\": \"nothing\", \"1a\": \"one\"}",
        "\"crossref\": \"nobody\"",
        "\"Xdata\": \"nobody\"",
        "\"custom\": {\"crossref\": \"b\"}",
    ] {
        let library = Library::small();
        let list = format!("[{}, {}]", item("a", custom), item("b", "\"custom\": {\"crossref\": \"a\"}"));
        let run = add(&library, &["--from", "csl-json"], &list);
        let check = catena(library.path(), &["check", "--format", "concise"]);
        assert_eq!(check.code, 0, "{custom}: {}\n{}\n{}", run.stderr, check.stdout, bibliography(&library));
        assert_eq!(run.stdout.lines().count(), 2, "{custom}: {}", run.stderr);
    }
}

#[test]
fn what_is_doubtful_in_an_entry_is_told() {
    let library = Library::small();
    let entry = |key: &str, more: &str| {
        format!("@article{{{key}, author={{Harl, Inga}}, title={{Of {key}}}, {more}}}\n")
    };
    let entries = [
        entry("doi1", "year=2001, doi={10.1000/x}"),
        entry("doi2", "year=2002, doi={https://doi.org/10.1000/X}"),
        entry("page", "year=2003, pages={297--297}"),
        entry("words", "year=2004, pages={pp. 10-20}"),
        entry("back", "year=2005, pages={20--10}"),
        entry("short", "year={'98}"),
        entry("bare", "year={98}"),
        "@techreport{body, author={Ministry of Ports}, title={Of bodies}, year=2006}\n".to_owned(),
    ];
    library.write("corpus/more.bib", &entries.concat());
    library.write("corpus/more.catena", "claim page/far\n  text   Far.\n  at     p. 298\n  about  trust\n");
    let run = catena(library.path(), &["check", "--format", "concise"]);
    for said in [
        "warning[duplicate-work] `doi2` has the same DOI as `doi1`: `10.1000/x`",
        "warning[page-range] `p. 298` is outside `page`",
        "warning[bib-value] expected only numbers in `pages`, found `pp. 10-20`",
        "warning[bib-value] the pages `20-10` end before they begin",
        "warning[bib-value] expected a year in four digits in `year`, found `'98`",
        "warning[bib-value] expected a year in four digits in `year`, found `98`",
        "warning[bib-value] `Ministry of Ports` is read as one name, that of an organisation",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
    let years = catena(library.path(), &["ask", "works by Harl show year", "--format", "csv"]);
    assert!(!years.stdout.contains("short,98"), "{}", years.stdout);
    let scholars = catena(library.path(), &["ask", "scholars", "--format", "csv"]);
    let ids: Vec<&str> = scholars.stdout.lines().filter_map(|line| line.split(',').next()).collect();
    assert!(ids.contains(&"ministry-of-ports") && !ids.contains(&"of-ports"), "{}", scholars.stdout);
}
