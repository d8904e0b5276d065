//! `catena diff` in a repository.

use crate::program::catena;
use crate::repository::Repository;

#[test]
fn the_files_are_compared_with_what_is_committed() {
    let repository = Repository::small();
    repository.commit("First");
    let nothing = repository.catena(&["diff", "--exit-code"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (0, "nothing changed\n"), "{}", nothing.stderr);
    repository.write(
        "corpus/more.catena",
        "claim snyder1997/norms-breed-suspicion\n  text  Not so.\n  says  common-norms excludes trust\n",
    );
    let diff = repository.catena(&["diff"]);
    assert_eq!(diff.code, 0, "{}", diff.stderr);
    for part in [
        "1 claim added",
        "Common norms admits Trust: admits → divided",
        "because of +snyder1997/norms-breed-suspicion",
        "@admitting: which explanations admit trust",
        "    - Common norms",
    ] {
        assert!(diff.stdout.contains(part), "no {part:?} in\n{}", diff.stdout);
    }
    assert_eq!(repository.catena(&["diff", "--exit-code"]).code, 1);
    repository.commit("Second");
    let between = repository.catena(&["diff", "HEAD~1", "HEAD"]);
    assert_eq!(between.stdout, diff.stdout);
    assert_eq!(repository.catena(&["diff", "HEAD~1..HEAD"]).stdout, diff.stdout);
    assert_eq!(repository.catena(&["diff", "HEAD~1...HEAD"]).stdout, diff.stdout);
    let json = repository.catena(&["diff", "--format", "json", "HEAD~1"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["verdicts"][0]["new"]["status"], "divided");
    assert_eq!(json["verdicts"][0]["causes"][0]["id"], "snyder1997/norms-breed-suspicion");
    assert_eq!(json["answers"][0]["removed"][0]["id"], "common-norms");
    assert_eq!(json["relations"][0]["relation"], "excludes");
}

#[test]
fn a_library_in_a_folder_of_the_repository_is_found_and_links_are_followed() {
    let repository = Repository::small();
    repository.write("shared/corpus/references.bib", &repository.read("corpus/references.bib"));
    repository.write("shared/corpus/.hidden/x.catena", "nonsense\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        "../../corpus/vocabulary.catena",
        repository.path().join("shared/corpus/v.catena"),
    )
    .expect("a link can be made");
    repository.commit("First");
    let run = repository.catena(&["--library", "shared", "diff"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "nothing changed\n"), "{}", run.stderr);
}

#[test]
fn what_git_lacks_is_told() {
    let repository = Repository::small();
    let none = repository.catena(&["diff"]);
    assert_eq!(none.code, 2);
    assert!(none.stderr.contains("unknown revision `HEAD`"), "{}", none.stderr);
    repository.commit("First");
    for (arguments, message) in [
        (&["diff", "nowhere"][..], "unknown revision `nowhere`"),
        (&["diff", "HEAD", "nowhere"], "unknown revision `nowhere`"),
        (&["diff", "HEAD..HEAD", "HEAD"], "already names both revisions"),
    ] {
        let run = repository.catena(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(message) && run.stdout.is_empty(), "{arguments:?}: {}", run.stderr);
    }
    let without_git = std::process::Command::new(env!("CARGO_BIN_EXE_catena"))
        .arg("diff")
        .current_dir(repository.path())
        .env("PATH", "")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&without_git.stderr).into_owned();
    assert_eq!(without_git.status.code(), Some(2));
    assert!(said.contains("error: cannot start `git`") && said.contains("help: install git"), "{said}");
    let library = crate::program::Library::small();
    let outside = catena(library.path(), &["diff"]);
    assert_eq!(outside.code, 2);
    assert!(outside.stderr.contains("is not in a git repository"), "{}", outside.stderr);
}
