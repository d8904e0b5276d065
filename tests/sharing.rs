//! `init --git --ci`: a library set up to be kept by several people.

use std::fs;

use crate::program::{Library, catena};
use crate::repository::{Repository, git};

#[test]
fn a_new_library_can_be_shared_at_once_and_a_second_time_nothing_changes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = catena(folder.path(), &["init", "review", "--git", "--ci"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let is_file = |folder: std::path::PathBuf| folder.join("catena").is_file();
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(is_file);
    assert_eq!(run.stderr.contains("`catena` is not on the path"), !on_path, "{}", run.stderr);
    let library = folder.path().join("review");
    let read = |name: &str| fs::read_to_string(library.join(name)).expect("it was written");
    assert!(read(".gitattributes").contains("*.catena merge=catena\n"));
    assert!(read(".github/workflows/catena.yml").contains("catena check --format github"));
    assert!(read("index/.gitignore").starts_with('*'));
    let hook = read(".git/hooks/pre-commit");
    assert!(hook.starts_with("#!/bin/sh\n") && !hook.contains("{folder}"), "{hook}");
    let driver = git(&library, &["config", "merge.catena.driver"]).stdout;
    assert!(String::from_utf8_lossy(&driver).starts_with("catena merge-driver %O %A %B --path %P"));
    let before = snapshot(&library);
    let again = catena(&library, &["init", "--git", "--ci"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    assert_eq!(snapshot(&library), before);
    let deeper = catena(&library.join("corpus"), &["init", "--git"]);
    assert_eq!((deeper.code, deeper.stdout.as_str()), (0, ""), "{}", deeper.stderr);
    assert!(!library.join("corpus/corpus").exists());
}

/// The files of a library and what git is set to.
fn snapshot(library: &std::path::Path) -> Vec<(String, String)> {
    let names = [".gitattributes", ".github/workflows/catena.yml", ".git/hooks/pre-commit", ".git/config"];
    names.map(|name| (name.to_owned(), fs::read_to_string(library.join(name)).expect("it is there"))).into()
}

#[test]
fn what_is_there_stays_and_is_told() {
    let repository = Repository::small();
    repository.write(".gitattributes", "*.pdf binary\n*.catena   merge=catena");
    repository.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    repository.write(".github/workflows/catena.yml", "name: ours\n");
    repository.git(&["config", "merge.catena.driver", "other %A"]);
    let run = repository.catena(&["init", "--git", "--ci"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        repository.read(".gitattributes"),
        "*.pdf binary\n*.catena   merge=catena\ncorpus/**/*.bib merge=catena\ncorpus/anchors.lock merge=catena\n"
    );
    assert_eq!(repository.read(".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n");
    assert_eq!(repository.read(".github/workflows/catena.yml"), "name: ours\n");
    assert!(run.stderr.contains("add to it: catena check"), "{}", run.stderr);
    assert!(run.stderr.contains("merge.catena.driver stays `other %A`"), "{}", run.stderr);
    assert!(run.stderr.contains("catena.yml` is there already"), "{}", run.stderr);
}

#[test]
fn the_hook_keeps_faults_out_of_commits() {
    let repository = Repository::small();
    assert_eq!(repository.catena(&["init", "--git"]).code, 0);
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "-m", "Sound"]);
    repository.write("corpus/bad.catena", "claim snyder1997/bad\n  txet  What?\n");
    repository.git(&["add", "--all"]);
    let (done, said) = repository.try_git(&["commit", "-m", "Faulty"]);
    assert!(!done && said.contains("error[unknown-field]"), "{said}");
    repository.write("corpus/bad.catena", "claim snyder1997/bad\n     text  What?\n");
    repository.git(&["add", "--all"]);
    let (done, said) = repository.try_git(&["commit", "-m", "Loose"]);
    assert!(!done && said.contains("corpus/bad.catena"), "{said}");
}

#[test]
fn conflicts_bear_the_names_of_the_branches() {
    let repository = Repository::small();
    assert_eq!(repository.catena(&["init", "--git"]).code, 0);
    let concept = |text: &str| format!("concept fear \"Fear\"\n  text  {text}\n");
    repository.write("corpus/fear.catena", &concept("Old."));
    repository.commit("Old");
    repository.git(&["checkout", "--quiet", "-b", "reading-group"]);
    repository.write("corpus/fear.catena", &concept("Theirs."));
    repository.commit("Theirs");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("corpus/fear.catena", &concept("Ours."));
    repository.commit("Ours");
    let (done, said) = repository.try_git(&["merge", "reading-group"]);
    assert!(!done, "{said}");
    let merged = repository.read("corpus/fear.catena");
    assert!(merged.starts_with("concept fear \"Fear\"\n<<<<<<< "), "{merged}");
    // What a git that knows no names of the sides calls them.
    assert!(merged.contains(">>>>>>> reading-group\n") || merged.contains(">>>>>>> theirs\n"), "{merged}");
}

#[test]
fn a_library_in_a_folder_of_a_repository_is_set_up_there() {
    let repository = Repository::small();
    let run = repository.catena(&["init", "shared/nato", "--git", "--ci"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(repository.read("shared/nato/.gitattributes").contains("*.catena merge=catena"));
    assert!(repository.read(".github/workflows/catena.yml").contains("working-directory: ./shared/nato\n"));
    assert!(repository.read(".git/hooks/pre-commit").contains("--show-toplevel)/shared/nato/\""));
    assert!(!repository.path().join("shared/nato/.git").exists());
    let library = Library::small();
    let there = catena(library.path(), &["init", "."]);
    assert_eq!(there.code, 2, "without `--git` a library that is there is not touched");
}
