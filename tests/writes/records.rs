//! `catena add`: a record goes where it belongs, and makes no file wrong.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::{Library, Run, catena};

fn add(library: &Library, arguments: &[&str]) -> Run {
    let arguments: Vec<&str> = ["add"].into_iter().chain(arguments.iter().copied()).collect();
    catena(library.path(), &arguments)
}

fn read(library: &Library, name: &str) -> String {
    fs::read_to_string(library.path().join("corpus").join(name)).unwrap_or_default()
}

#[test]
fn a_record_goes_to_the_file_where_it_belongs() {
    let library = Library::small();
    library.write("corpus/works/other.catena", "# nothing yet\n");
    let cases: [(&[&str], &str, &str); 9] = [
        // Where most claims of the work are.
        (
            &[
                "claim",
                "snyder1997/new",
                "--text",
                "A  new\nclaim.",
                "--at",
                "pp. 183-84",
                "--quote",
                "a \"b\"",
                "--about",
                "trust",
            ],
            "claims.catena",
            "\nclaim snyder1997/new\n  text   A new claim.\n  at     pp. 183-184\n  quote  \"a \\\"b\\\"\"\n  about  trust\n",
        ),
        (&["concept", "power", "Power"], "claims.catena", "\nconcept power \"Power\"\n"),
        (
            &["outcome", "peace", "Lasting peace", "--note", "n"],
            "concepts.catena",
            "outcome peace \"Lasting peace\"\n  note  n\n",
        ),
        (
            &["cite", "snyder1997 p. 1", "snyder1997 n. 2", "--field", "as=evidence"],
            "claims.catena",
            "\ncite snyder1997 p. 1 -> snyder1997 n. 2\n  as  evidence\n",
        ),
        (
            &["work", "snyder1997", "--field", "read=part"],
            "claims.catena",
            "\nwork snyder1997\n  read  part\n",
        ),
        (
            &["scholar", "snyder", "--field", "aka=G. Snyder, \"Snyder, G.\""],
            "scholars.catena",
            "scholar snyder\n  aka  G. Snyder, \"Snyder, G.\"\n",
        ),
        (&["query", "all", "claims by Snyder"], "claims.catena", "\nquery all \"claims by Snyder\"\n"),
        (&["kind", "period"], "vocabulary.catena", "\nkind period\n"),
        (
            &["claim", "snyder1997/elsewhere", "--text", "T.", "--file", "works/other.catena"],
            "works/other.catena",
            "# nothing yet\n\nclaim snyder1997/elsewhere\n  text  T.\n",
        ),
    ];
    for (arguments, file, end) in cases {
        let before = read(&library, file);
        let shown = add(&library, &[arguments, &["--dry-run"]].concat());
        assert_eq!(
            (shown.code, read(&library, file) == before),
            (0, true),
            "{arguments:?}: {}",
            shown.stderr
        );
        assert!(shown.stdout.contains(&format!("+++ b/corpus/{file}")), "{}", shown.stdout);
        let run = add(&library, arguments);
        assert_eq!((run.code, run.stdout), (0, format!("corpus/{file}\n")), "{arguments:?}: {}", run.stderr);
        let after = read(&library, file);
        assert!(after.starts_with(&before) && after.ends_with(end), "{arguments:?}:\n{after}");
    }
    let check = catena(library.path(), &["check"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    assert_eq!(catena(library.path(), &["fmt", "--check"]).code, 0);
}

#[test]
fn a_work_without_a_file_gets_one_of_its_own() {
    let library = Library::small();
    library.write("corpus/more.bib", "@misc{a:b2000, title = {T}}\n");
    let run = add(&library, &["claim", "a:b2000/first", "--text", "T."]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "corpus/works/a-b2000.catena\n"), "{}", run.stderr);
    assert_eq!(read(&library, "works/a-b2000.catena"), "claim a:b2000/first\n  text  T.\n");
}

#[test]
fn what_would_make_a_file_wrong_is_refused() {
    let library = Library::small();
    let before = super::sets::everything(library.path());
    let cases: [(&[&str], &str); 14] = [
        (&["claim", "snyder1997/norms-build-trust", "--text", "Again."], "duplicate-id"),
        (&["claim", "snyder1997/x"], "the claim has no text"),
        (&["claim", "snyder1998/x", "--text", "T."], "did you mean `snyder1997`?"),
        (&["claim", "snyder1997/x", "--text", "T.", "--about", "tryst"], "did you mean `trust`?"),
        (&["claim", "snyder1997/x", "--text", "T.", "--says", "trust admits"], "syntax"),
        (&["claim", "snyder1997/x", "--text", "T.", "--at", "sheet 9"], "syntax"),
        (&["claim", "snyder1997/x", "--text", "T.", "--field", "txet=x"], "unknown-field"),
        (&["claim", "snyder1997/x", "--text", "T.", "--field", "text"], "NAME=VALUE"),
        (&["claim", "snyder1997/x", "--text", "T.", "--file", "../x.catena"], "expected a file"),
        (&["claim"], "expected a claim's id"),
        (&["concpet", "x"], "did you mean `concept`?"),
        (&["query", "x", "which explanations admitt trust"], "did you mean `admit`?"),
        (&["expect", "which explanations admit trust", "--field", "is=none"], "the answer is"),
        (&["work", "nobody"], "the bibliography has no such entry"),
    ];
    for (arguments, said) in cases {
        let run = add(&library, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
        assert!(run.stdout.is_empty(), "{}", run.stdout);
    }
    let mut after = super::sets::everything(library.path());
    after.retain(|path, _| !path.starts_with(library.path().join("index")));
    assert_eq!(after, before);
}

#[test]
fn a_file_that_would_swallow_the_record_is_left_alone() {
    let library = Library::small();
    let text = "concept power \"Power\"\n<<<<<<< ours\nconcept a \"A\"\n=======\nconcept b \"B\"\n";
    library.write("corpus/conflict.catena", text);
    let run = add(&library, &["concept", "peace", "--file", "conflict.catena"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(run.stderr.contains("the record cannot be added after this error"), "{}", run.stderr);
    assert_eq!(read(&library, "conflict.catena"), text);
}

/// Runs `catena add claim` with a script as the editor, which gets the draft's path as `$1`.
#[cfg(unix)]
fn edited(library: &Library, script: &str, arguments: &[&str]) -> (Run, Vec<std::path::PathBuf>) {
    use std::os::unix::fs::PermissionsExt;
    let editor = library.path().join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("a file");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("a file");
    let drafts = library.path().join("drafts");
    fs::create_dir_all(&drafts).expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_catena"))
        .args(["add", "claim", "--edit"])
        .args(arguments)
        .current_dir(library.path())
        .env_remove("VISUAL")
        .env("EDITOR", &editor)
        .env("TMPDIR", &drafts)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let left =
        |folder: &Path| fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    (Run::from(output), left(&drafts))
}

#[cfg(unix)]
#[test]
fn what_is_written_in_an_editor_is_added_or_kept() {
    let library = Library::small();
    let text =
        "printf 'claim snyder1997/by-hand\\n  text  By\\n        hand.\\n# why\\n  about trust\\n' > \"$1\"";
    let (run, left) = edited(&library, text, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "corpus/claims.catena\n"), "{}", run.stderr);
    assert!(left.is_empty(), "{left:?}");
    let file = read(&library, "claims.catena");
    assert!(
        file.ends_with("\nclaim snyder1997/by-hand\n  text   By hand.\n  # why\n  about  trust\n"),
        "{file}"
    );

    // Saved as it was, or emptied: nothing was added and nothing is left.
    for script in ["true", ": > \"$1\""] {
        let (run, left) = edited(&library, script, &[]);
        assert_eq!((run.code, run.stdout.as_str(), left.len()), (0, "", 0), "{}", run.stderr);
    }
    assert_eq!(read(&library, "claims.catena"), file);

    // The template has what the arguments say, and hints that are left out.
    let take =
        "sed -i.old 's|KEY/SLUG|snyder1997/from-hints|; s/^#|  force /  force /' \"$1\"; rm -f \"$1.old\"";
    let (run, left) = edited(&library, take, &["--text", "Said before."]);
    assert_eq!((run.code, left.len()), (0, 0), "{}", run.stderr);
    let file = read(&library, "claims.catena");
    assert!(
        file.ends_with("claim snyder1997/from-hints\n  text   Said before.\n  force  suggests\n"),
        "{file}"
    );

    // Wrong, or an editor that fails: the place of what was written is told.
    let wrong = "printf 'claim snyder1997/wrong\\n  txet  Precious words.\\n' > \"$1\"";
    for script in [wrong, &format!("{wrong}; exit 3")] {
        let (run, left) = edited(&library, script, &[]);
        assert_eq!((run.code, run.stdout.as_str(), left.len()), (2, "", 1), "{}", run.stderr);
        assert!(run.stderr.contains(&left[0].display().to_string()), "{}", run.stderr);
        assert!(fs::read_to_string(&left[0]).expect("the draft").contains("Precious words."));
        fs::remove_file(&left[0]).expect("the draft");
    }
    assert_eq!(read(&library, "claims.catena"), file);
}
