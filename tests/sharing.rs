//! `init --git --ci`: a library set up to be kept by several people.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{Library, catena};
use crate::repository::{Repository, git, prepared};

#[test]
fn a_new_library_can_be_shared_at_once_and_a_second_time_nothing_changes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = catena(folder.path(), &["init", "review", "--git", "--ci"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let is_file = |folder: std::path::PathBuf| folder.join("catena").is_file();
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(is_file);
    assert_eq!(run.stderr.contains("`catena` is not on your `PATH`"), !on_path, "{}", run.stderr);
    let library = folder.path().join("review");
    let read = |name: &str| fs::read_to_string(library.join(name)).expect("it was written");
    assert!(read(".gitattributes").contains("*.catena merge=catena -text\n"));
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
        "*.pdf binary\n*.catena   merge=catena\n*.catena -text\ncorpus/**/*.bib merge=catena -text\n\
         corpus/anchors.lock merge=catena -text\n"
    );
    assert_eq!(repository.read(".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n");
    assert_eq!(repository.read(".github/workflows/catena.yml"), "name: ours\n");
    assert!(run.stderr.contains("add to it: catena check"), "{}", run.stderr);
    assert!(run.stderr.contains("kept merge.catena.driver as `other %A`"), "{}", run.stderr);
    assert!(run.stderr.contains("kept your `") && run.stderr.contains("catena.yml`"), "{}", run.stderr);
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
    assert!(repository.read("shared/nato/.gitattributes").contains("*.catena merge=catena -text"));
    assert!(repository.read(".github/workflows/catena.yml").contains("working-directory: ./shared/nato\n"));
    assert!(repository.read(".git/hooks/pre-commit").contains("folder=shared/nato/\n"));
    assert!(!repository.path().join("shared/nato/.git").exists());
    let library = Library::small();
    let there = catena(library.path(), &["init", "."]);
    assert_eq!(there.code, 2, "without `--git` a library that is there is not touched");
}

const GOOD: &str = "concept fear \"Fear\"\n  text  What is feared.\n";
const BAD: &str = "claim snyder1997/bad\n  txet  What?\n";

/// A small library that is set up and committed.
fn set_up() -> Repository {
    let repository = Repository::small();
    assert_eq!(repository.catena(&["init", "--git"]).code, 0);
    repository.write("corpus/fear.catena", GOOD);
    repository.write("notes.txt", "one\n");
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "-m", "Sound"]);
    repository
}

#[test]
fn the_hook_checks_what_is_committed_and_not_the_files() {
    // What is staged is sound, what the files hold is not.
    let repository = set_up();
    repository.write("corpus/fear.catena", &format!("{GOOD}  note  Anew.\n"));
    repository.git(&["add", "corpus/fear.catena"]);
    repository.write("corpus/fear.catena", BAD);
    repository.write("corpus/untracked.catena", BAD);
    let (done, said) = repository.try_git(&["commit", "-m", "Staged is sound"]);
    assert!(done, "{said}");
    // A file beside the corpus, with faults in files that are not staged.
    repository.write("notes.txt", "two\n");
    let (done, said) = repository.try_git(&["commit", "-m", "Notes", "notes.txt"]);
    assert!(done, "{said}");
    // What is staged is not sound, though the files are.
    repository.git(&["add", "corpus/fear.catena"]);
    repository.write("corpus/fear.catena", GOOD);
    fs::remove_file(repository.path().join("corpus/untracked.catena")).expect("it is there");
    let (done, said) = repository.try_git(&["commit", "-m", "Staged is faulty"]);
    assert!(!done && said.contains("error[unknown-field]"), "{said}");
}

#[test]
fn the_hook_checks_a_commit_of_some_files() {
    let repository = set_up();
    repository.write("corpus/other.catena", "concept hope \"Hope\"\n  text  What is hoped.\n");
    repository.git(&["add", "--all"]);
    repository.write("corpus/other.catena", BAD);
    repository.write("corpus/fear.catena", &format!("{GOOD}  note  Anew.\n"));
    // Git makes an index of its own for it, in which the other file is not.
    let (done, said) = repository.try_git(&["commit", "-m", "One file", "corpus/fear.catena"]);
    assert!(done, "{said}");
    let (done, said) = repository.try_git(&["commit", "-m", "The other", "corpus/other.catena"]);
    assert!(!done && said.contains("error[unknown-field]"), "{said}");
    let (done, said) = repository.try_git(&["commit", "-a", "-m", "All"]);
    assert!(!done && said.contains("error[unknown-field]"), "{said}");
}

#[test]
fn the_hook_sees_files_that_are_gone_or_called_otherwise() {
    let repository = set_up();
    repository.git(&["mv", "corpus/fear.catena", "corpus/dread.catena"]);
    let (done, said) = repository.try_git(&["commit", "-m", "Another name"]);
    assert!(done, "{said}");
    // Gone from the files alone: what is committed still has it.
    fs::remove_file(repository.path().join("corpus/claims.catena")).expect("it is there");
    repository.write("notes.txt", "two\n");
    repository.git(&["add", "notes.txt"]);
    let (done, said) = repository.try_git(&["commit", "-m", "Notes"]);
    assert!(done && said.contains("1 expected answer"), "{said}");
    // Gone from what is committed: what named it has nothing to name.
    repository.git(&["checkout", "--quiet", "corpus/claims.catena"]);
    repository.git(&["rm", "--quiet", "--cached", "corpus/references.bib"]);
    let (done, said) = repository.try_git(&["commit", "-m", "No bibliography"]);
    assert!(!done && said.contains("snyder1997"), "{said}");
    // A branch without a corpus is nothing to catena.
    repository.git(&["checkout", "--quiet", "--force", "--orphan", "pages"]);
    repository.git(&["rm", "-r", "--quiet", "--force", "."]);
    repository.write("page.html", "page\n");
    repository.git(&["add", "page.html"]);
    let (done, said) = repository.try_git(&["commit", "-m", "Pages"]);
    assert!(done, "{said}");
}

#[test]
fn the_hook_works_in_a_linked_work_tree() {
    let repository = Repository::small();
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(repository.catena(&["init", "shared/nato", "--git"]).code, 0);
    repository.commit("Begun");
    let tree = folder.path().join("tree");
    repository.git(&["worktree", "add", "--quiet", "-b", "other", &tree.display().to_string()]);
    let write = |text: &str| {
        fs::write(tree.join("shared/nato/corpus/fear.catena"), text).expect("it can be written");
        assert!(git(&tree, &["add", "--all"]).status.success());
        let output = git(&tree, &["commit", "-m", "Fear"]);
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout),
        )
    };
    let (done, said) = write(BAD);
    assert!(!done && said.contains("error[unknown-field]"), "{said}");
    let (done, said) = write(GOOD);
    assert!(done && said.contains("1 topic"), "{said}");
}

/// Names of folders that a shell, git or YAML could take for something else.
const NAMES: [&str; 12] = [
    "a$(touch x)",
    "a`touch x`",
    "a'b",
    "a\"b",
    "a b",
    "-x",
    "a;touch x",
    "#a",
    ":(top)a",
    "a\\b",
    "é: {b}, [c]",
    "${{ github.token }}",
];

#[test]
fn a_folder_of_any_name_runs_nothing() {
    for name in NAMES {
        let repository = Repository::small();
        repository.write(".gitignore", "/corpus\n");
        let run = repository.catena(&["init", "--git", "--ci", "--", name]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        repository.git(&["add", "--all"]);
        let (done, said) = repository.try_git(&["commit", "-m", "Begun"]);
        assert!(done && said.contains("no problems"), "{name}: {said}");
        fs::write(repository.path().join(name).join("corpus/bad.catena"), BAD).expect("it can be written");
        repository.git(&["add", "--all"]);
        let (done, said) = repository.try_git(&["commit", "-m", "Faulty"]);
        assert!(!done && said.contains("error[unknown-field]"), "{name}: {said}");
        for folder in [repository.path().to_owned(), repository.path().join(name)] {
            assert!(!folder.join("x").exists(), "{name}: the name was run");
        }
        let workflow = repository.read(".github/workflows/catena.yml");
        let workflow: serde_yaml::Value = serde_yaml::from_str(&workflow).expect("it is YAML");
        let folder = &workflow["jobs"]["corpus"]["defaults"]["run"]["working-directory"];
        let meant = folder.as_str().map(|folder| folder.replace("${{ '${{' }}", "${{"));
        assert_eq!(meant.as_deref(), Some(format!("./{name}").as_str()));
        assert!(!folder.as_str().is_some_and(|folder| folder.contains("${{ github")), "{name}");
        // What is told to be typed next does what it says.
        let next = run.stderr.lines().find_map(|line| line.strip_prefix("next: ")).expect("it is told");
        let next = next.replace("add works FILE.bib", "status");
        let mut shell = Command::new("sh");
        prepared(shell.args(["-c", &next]), repository.path());
        let output = shell.output().expect("a shell");
        assert!(output.status.success(), "{next}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_name_with_a_line_break_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = catena(folder.path(), &["init", "a\nb", "--git"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("line break"), "{}", run.stderr);
    assert!(!folder.path().join("a\nb").exists());
}

#[test]
fn a_clone_that_changes_line_ends_can_commit() {
    let repository = set_up();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clone = folder.path().join("clone");
    let from = repository.path().display().to_string();
    let run = |folder: &Path, arguments: &[&str]| {
        let output = git(folder, arguments);
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    };
    let name = clone.display().to_string();
    let (done, said) = run(folder.path(), &["clone", "--quiet", "-c", "core.autocrlf=true", &from, &name]);
    assert!(done, "{said}");
    let text = fs::read_to_string(clone.join("corpus/fear.catena")).expect("it is there");
    assert!(!text.contains('\r'), "{text:?}");
    // Neither the driver nor the hook comes with a clone.
    for command in ["check", "status"] {
        let told = catena(&clone, &[command]);
        assert!(
            told.stderr.contains("in this clone, so that git merges record by record"),
            "{}",
            told.stderr
        );
        assert!(told.stderr.contains("`catena init --git`"), "{}", told.stderr);
    }
    assert_eq!(catena(&clone, &["init", "--git"]).code, 0);
    assert!(!catena(&clone, &["check"]).stderr.contains("this clone"));
    fs::write(clone.join("corpus/fear.catena"), format!("{text}  note  Anew.\n")).expect("it can be written");
    let (done, said) = run(&clone, &["commit", "-a", "-m", "Anew"]);
    assert!(done, "{said}");
    assert!(!run(&clone, &["status", "--short"]).1.contains("corpus"));
}

/// A `python3` whose virtual environments have a `pip` that notes what it is given.
const PYTHON: &str = "#!/bin/sh\nmkdir -p \"$3/bin\"\nprintf '#!/bin/sh\\nprintf \"%%s\\\\n\" \"$@\" >> \"$NOTED\"\\n' > \"$3/bin/pip\"\nchmod +x \"$3/bin/pip\"\n";

#[test]
#[cfg(unix)]
fn the_workflow_installs_catena_from_a_wheel() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::small();
    assert_eq!(repository.catena(&["init", "--ci"]).code, 0);
    let workflow = repository.read(".github/workflows/catena.yml");
    let workflow: serde_yaml::Value = serde_yaml::from_str(&workflow).expect("it is YAML");
    let steps = workflow["jobs"]["corpus"]["steps"].as_sequence().expect("a job has steps");
    let install = steps.iter().find(|step| step["name"] == "Install catena").expect("one installs");
    assert_eq!(install["env"]["CATENA_WHEEL"], "${{ vars.CATENA_WHEEL }}");
    let script = install["run"].as_str().expect("it runs a script");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("python3"), PYTHON).expect("it can be written");
    fs::set_permissions(path("python3"), fs::Permissions::from_mode(0o755)).expect("it is there");
    let searched = format!("{}:/usr/bin:/bin", folder.path().display());
    let run = |wheel: &str| {
        let mut shell = Command::new("bash");
        shell.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(folder.path());
        shell.env("PATH", &searched).env("RUNNER_TEMP", folder.path()).env("CATENA_WHEEL", wheel);
        shell.env("GITHUB_PATH", path("path")).env("NOTED", path("noted"));
        let output = shell.output().expect("a shell");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (done, said) = run("");
    assert!(!done && said.contains("::error title=catena::set the variable CATENA_WHEEL"), "{said}");
    assert!(!path("noted").exists());
    // What the variable holds is one argument of pip, and nothing that a shell would run.
    let wheel = "dist/catena a$(touch x).whl; touch x";
    let (done, said) = run(wheel);
    assert!(done, "{said}");
    let noted = fs::read_to_string(path("noted")).expect("pip was called");
    assert_eq!(noted, format!("install\n--disable-pip-version-check\n--only-binary\n:all:\n{wheel}\n"));
    let added = fs::read_to_string(path("path")).expect("the path grew");
    assert_eq!(added, format!("{}/catena/bin\n", folder.path().display()));
    assert!(!path("x").exists(), "the variable was run");
}
