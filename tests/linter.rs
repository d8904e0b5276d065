//! `check` as a linter: what it mends, what it tells of, and in which formats.

use serde_json::Value;

use crate::program::{Library, Run, catena};
use crate::repository::Repository;

const FAULTY: &str = "claim snyder1997/a\n  txet   A claim.\n  about  trusst\n\n\
                      claim snyder1997/b\n  text  Another.\n  says  trust admits common-norms\n\n\
                      claim snyder1997/c\n  text  A third.\n  at  p. 3\n  at  p. 4\n";

fn faulty() -> Library {
    let library = Library::small();
    library.write("corpus/faulty.catena", FAULTY);
    library
}

fn check(library: &Library, arguments: &[&str]) -> Run {
    catena(library.path(), &[&["check"], arguments].concat())
}

fn text(library: &Library) -> String {
    std::fs::read_to_string(library.path().join("corpus/faulty.catena")).expect("the file")
}

#[test]
fn what_is_certain_is_mended_and_guesses_only_where_they_are_asked_for() {
    let library = faulty();
    let shown = check(&library, &["--diff"]);
    assert_eq!(shown.code, 1);
    assert_eq!(text(&library), FAULTY, "--diff must not write");
    for part in ["-  txet   A claim.", "+  text   A claim.", "+  says  common-norms admits trust"] {
        assert!(shown.stdout.contains(part), "no {part:?} in\n{}", shown.stdout);
    }
    let run = check(&library, &["--fix"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("corpus/faulty.catena:2:3: replaced `txet` with `text` (unknown-field)"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("2 problems fixed"), "{}", run.stderr);
    assert!(
        run.stdout.contains("error[unknown-id]") && run.stdout.contains("error[repeated-field]"),
        "{}",
        run.stdout
    );
    assert!(text(&library).contains("about  trusst"));
    let run = check(&library, &["--fix", "--select", "unknown-id"]);
    assert!(run.stderr.contains("1 problem fixed"), "{}", run.stderr);
    assert!(text(&library).contains("about  trust\n"));
    let again = check(&library, &["--fix"]);
    assert!(again.stderr.contains("0 problems fixed"), "{}", again.stderr);
}

#[test]
fn files_with_a_conflict_are_not_mended() {
    let library = faulty();
    let conflict = format!("{FAULTY}\n<<<<<<< ours\nconcept a\n=======\nconcept b\n>>>>>>> theirs\n");
    library.write("corpus/faulty.catena", &conflict);
    let run = check(&library, &["--fix"]);
    assert!(run.stderr.contains("0 problems fixed"), "{}", run.stderr);
    assert_eq!(text(&library), conflict);
}

#[test]
fn a_fix_that_does_not_help_is_not_kept() {
    let library = Library::small();
    // The nearest field's name asks for another form of value.
    let unfit = "claim snyder1997/a\n  text  A claim.\n  viaa  nothing that is, a place\n";
    library.write("corpus/faulty.catena", unfit);
    let run = check(&library, &["--fix"]);
    assert!(run.stderr.contains("0 problems fixed"), "{}", run.stderr);
    assert_eq!(text(&library), unfit);
}

#[test]
fn a_fix_that_does_harm_is_not_kept_for_the_sake_of_others() {
    let library = Library::small();
    // The nearest name is a theory, which nothing admits; the other fixes are sound, those of its record too.
    let text = "theory polarity \"Polarity\"\n  text  How many great powers there are.\n\n\
                claim snyder1997/a\n  text   A claim.\n  about  trusst\n  says   common-norms admits polaritty\n  \
                says   common-norms admits trusst\n\n\
                claim snyder1997/b\n  text   Another.\n  says   common-norms admits polaritty\n  about  coperation\n";
    library.write("corpus/faulty.catena", text);
    let run = check(&library, &["--fix", "--select", "unknown-id"]);
    let mended = std::fs::read_to_string(library.path().join("corpus/faulty.catena")).expect("the file");
    assert_eq!(
        mended,
        text.replace("trusst", "trust").replace("coperation", "cooperation"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("3 problems fixed"), "{}", run.stderr);
    assert!(run.stdout.contains("unknown topic `polaritty`"), "{}", run.stdout);
}

#[test]
fn many_fixes_with_harmful_ones_among_them_are_parted() {
    let library = Library::small();
    let claims = (0..40).map(|at| {
        let words = if at % 9 == 4 { "says  common-norms admits polaritty" } else { "abuot  trust" };
        format!("claim snyder1997/a{at}\n  text   Claim {at}.\n  {words}\n\n")
    });
    let text =
        format!("theory polarity \"Polarity\"\n  text  How many powers.\n\n{}", claims.collect::<String>());
    library.write("corpus/faulty.catena", &text);
    let run = check(&library, &["--fix", "--select", "unknown-id,unknown-field"]);
    assert!(run.stderr.contains("36 problems fixed"), "{}", run.stderr);
    let mended = std::fs::read_to_string(library.path().join("corpus/faulty.catena")).expect("the file");
    assert_eq!(mended, text.replace("abuot", "about"));
}

#[test]
fn codes_are_selected_and_ignored() {
    let library = faulty();
    let codes = |arguments: &[&str]| -> Vec<String> {
        let run = check(&library, &[&["--format", "concise"], arguments].concat());
        let code = |line: &str| line.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
        run.stdout.lines().map(code).collect()
    };
    assert_eq!(codes(&[]).len(), 5, "{:?}", codes(&[]));
    assert_eq!(codes(&["--select", "unknown-id,wrong-ends"]), ["unknown-id", "wrong-ends"]);
    assert_eq!(codes(&["--ignore", "unknown-id", "--ignore", "wrong-ends"]).len(), 3);
    assert_eq!(check(&library, &["--select", "bib-value"]).code, 0, "no errors are told of");
    let wrong = check(&library, &["--select", "unknown-di"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("did you mean `unknown-id`?"), "{}", wrong.stderr);
}

#[test]
fn concise_and_github_are_one_line_each() {
    let library = faulty();
    let concise = check(&library, &["--format", "concise", "--select", "unknown-id"]);
    assert_eq!(concise.stdout, "corpus/faulty.catena:3:10: error[unknown-id] unknown topic `trusst`\n");
    let github = check(&library, &["--format", "github", "--select", "unknown-id"]);
    assert_eq!(
        github.stdout,
        "::error file=corpus/faulty.catena,line=3,endLine=3,col=10,endColumn=16,title=catena%3A \
         unknown-id::unknown topic `trusst`%0Ahelp: did you mean `trust`?\n"
    );
}

#[test]
fn places_are_those_of_the_repository() {
    let repository = Repository::small();
    repository.write("shared/corpus/a b.catena", "concept trust \"Trust\"\n");
    let github = repository.catena(&["--library", "shared", "check", "--format", "github"]);
    assert!(github.stdout.contains("file=shared/corpus/a b.catena,"), "{}", github.stdout);
    let sarif = repository.catena(&["--library", "shared", "check", "--format", "sarif"]);
    assert!(sarif.stdout.contains("\"uri\": \"shared/corpus/a%20b.catena\""), "{}", sarif.stdout);
}

/// The properties that SARIF 2.1.0 requires, and the types of those that are used.
#[test]
fn sarif_has_the_published_shape() {
    let library = faulty();
    let run = check(&library, &["--format", "sarif"]);
    assert_eq!(run.code, 1);
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().expect("an address").ends_with("sarif-schema-2.1.0.json"));
    let [single] = log["runs"].as_array().expect("a list").as_slice() else { panic!("one run") };
    assert_eq!(single["columnKind"], "unicodeCodePoints");
    let driver = &single["tool"]["driver"];
    assert_eq!(driver["name"], "catena");
    let rules = driver["rules"].as_array().expect("a list");
    let results = single["results"].as_array().expect("a list");
    assert_eq!(results.len(), 5);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("it is small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning"].contains(&result["level"].as_str().expect("a word")));
        assert!(!result["message"]["text"].as_str().expect("a text").is_empty());
        let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
        for location in result["locations"].as_array().expect("a list").iter().chain(&related) {
            let place = &location["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].as_str().expect("a path").starts_with("corpus/"));
            let number = |name: &str| place["region"][name].as_u64().expect("a number");
            let (start, end) =
                ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
            assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{place}");
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            let replacement = &fix["artifactChanges"][0]["replacements"][0];
            assert!(replacement["deletedRegion"]["startLine"].is_u64());
            assert!(replacement["insertedContent"]["text"].is_string());
        }
    }
    assert!(results.iter().any(|result| result.get("fixes").is_some()));
}
