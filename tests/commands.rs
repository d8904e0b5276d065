//! The commands as a user meets them: exit codes, standard output and standard error apart, nothing
//! written by what should not write.

use std::fs;

use crate::program::{Library, Run, catena, catena_with_input, root};

fn ask(library: &Library, question: &str) -> Run {
    catena(library.path(), &["ask", question])
}

#[test]
fn exit_codes_tell_answered_from_empty_from_wrong() {
    let library = Library::small();
    let cases = [
        (vec!["ask", "which explanations admit trust"], 0),
        (vec!["ask", "which explanations exclude cooperation"], 1),
        (vec!["ask", "trace trust to unrelated"], 1),
        (vec!["ask", "which explanations admit tryst"], 0),
        (vec!["ask", "which explanations admit hospitality"], 2),
        (vec!["ask", "((("], 2),
        (vec!["ask"], 2),
        (vec!["ask", "@nothing"], 2),
        (vec!["check"], 0),
        (vec!["fmt", "--check"], 0),
        (vec!["show", "trust"], 0),
        (vec!["show", "tryst"], 2),
        (vec!["show", "Snyder 1997"], 0),
        (vec!["show", "Snyder (1997)"], 0),
        (vec!["show", "Snyder 1897"], 2),
        (vec!["explain"], 0),
        (vec!["explain", "unknown-id"], 0),
        (vec!["explain", "unknown-di"], 2),
        (vec!["export", "dot"], 0),
        (vec!["export", "svg"], 0),
        (vec!["export", "argdown"], 0),
        (vec!["add", "debate", "nothing.json"], 2),
        (vec!["index"], 0),
        (vec!["completions", "bash"], 0),
        (vec!["man"], 0),
        (vec!["man", "ask"], 0),
        (vec!["man", "nothing"], 2),
        (vec!["no-such-command"], 2),
        (vec!["ask", "--format", "yaml", "works"], 2),
    ];
    for (arguments, code) in cases {
        let run = catena(library.path(), &arguments);
        assert_eq!(run.code, code, "{arguments:?}\n{}{}", run.stdout, run.stderr);
        if code == 2 {
            assert!(run.stdout.is_empty(), "{arguments:?} says on standard output: {}", run.stdout);
            assert!(!run.stderr.is_empty(), "{arguments:?} says nothing");
        }
    }
}

#[test]
fn outside_a_library_the_error_says_how_to_make_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = catena(folder.path(), &["ask", "works"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no library here") && run.stderr.contains("catena init"), "{}", run.stderr);
}

#[test]
fn a_new_library_checks_without_faults_and_answers_from_what_it_has() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, example) in [("empty", None), ("example", Some("--example"))] {
        let arguments: Vec<&str> = ["init", name].into_iter().chain(example).collect();
        assert_eq!(catena(folder.path(), &arguments).code, 0);
        let library = folder.path().join(name);
        let check = catena(&library, &["check"]);
        assert_eq!(check.code, 0, "{}{}", check.stdout, check.stderr);
        assert!(check.stderr.starts_with("no problems"), "{}{}", check.stdout, check.stderr);
        assert_eq!(catena(&library, &["fmt", "--check"]).code, 0, "{name} is not in canonical form");
        // An empty library has nothing that could be taken for an answer.
        let code = i32::from(example.is_none());
        for question in ["works", "claims", "scholars", "explanations"] {
            let run = catena(&library, &["ask", question]);
            assert_eq!(run.code, code, "{name}: {question}: {}", run.stderr);
        }
        assert_eq!(catena(folder.path(), &arguments).code, 2, "a library that is there is not written over");
    }
}

#[test]
fn the_example_in_the_binary_is_the_corpus() {
    let mut files = Vec::new();
    let mut folders = vec![root().join("corpus")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the corpus").flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    let carried = catena::example::PAPER.files;
    for (name, text) in carried {
        assert_eq!(&fs::read_to_string(root().join(name)).expect("a file of the corpus"), text, "{name}");
    }
    assert_eq!(carried.len(), files.len());
}

#[test]
fn faults_in_the_corpus_leave_sound_records_answering() {
    let library = Library::small();
    library.write(
        "corpus/broken.catena",
        "claim snyder1997/broken\n  txet  What?\n\nclaim snyder1997/sound\n  text  A sound claim.\n",
    );
    let check = catena(library.path(), &["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.stdout.contains("unknown-field") && check.stdout.contains("did you mean `text`?"),
        "{}",
        check.stdout
    );
    let run = ask(&library, "claims by Snyder");
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.contains("snyder1997/sound") && !run.stdout.contains("snyder1997/broken"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("catena check"), "{}", run.stderr);
}

#[test]
fn formatting_is_atomic_and_leaves_canonical_files_alone() {
    let library = Library::small();
    library.write("corpus/loose.catena", "concept a   \"A\"\n        text one\n                 two\n");
    let path = library.path().join("corpus/loose.catena");
    assert_eq!(catena(library.path(), &["fmt", "--check"]).code, 1);
    let diff = catena(library.path(), &["fmt", "--diff"]);
    assert!(
        diff.stdout.contains("-concept a   \"A\"") && diff.stdout.contains("+concept a \"A\""),
        "{}",
        diff.stdout
    );
    assert!(fs::read_to_string(&path).expect("the file").contains("concept a   "), "--diff must not write");
    assert_eq!(catena(library.path(), &["fmt"]).code, 0);
    assert_eq!(fs::read_to_string(&path).expect("the file"), "concept a \"A\"\n  text  one two\n");
    let before = fs::metadata(&path).and_then(|found| found.modified()).expect("the time of the file");
    assert_eq!(catena(library.path(), &["fmt"]).code, 0);
    assert_eq!(before, fs::metadata(&path).and_then(|found| found.modified()).expect("the time of the file"));
    let names: Vec<String> = fs::read_dir(library.path().join("corpus"))
        .expect("the corpus")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().all(|name| !name.contains(".part")), "a temporary file is left: {names:?}");
}

/// However a file is named and however often: from its library, by its path, or as standard input beside it.
#[test]
fn a_file_is_formatted_alike_however_it_is_named() {
    let (loose, neat) = ("concept a   \"A\"\n        text one\n", "concept a \"A\"\n  text  one\n");
    let library = Library::small();
    let path = library.path().join("corpus/loose.catena");
    let name = path.to_str().expect("a path in Unicode");
    for words in [&["fmt"][..], &["fmt", name], &["fmt", name, name]] {
        library.write("corpus/loose.catena", loose);
        let run = catena(library.path(), words);
        assert_eq!((run.code, run.stderr.as_str()), (0, "1 file formatted\n"), "{words:?}");
        assert_eq!(fs::read_to_string(&path).expect("the file"), neat, "{words:?}");
    }
    library.write("corpus/loose.catena", loose);
    assert_eq!(catena_with_input(library.path(), &["fmt", "-"], loose).stdout, neat);
    assert_eq!(catena_with_input(library.path(), &["fmt", "-"], neat).stdout, neat);
}

#[test]
fn the_graph_is_the_same_in_a_file() {
    let library = Library::small();
    let printed = catena(library.path(), &["export", "graph"]);
    let file = library.path().join("graph.json");
    for before in [None, Some("what was there")] {
        before.into_iter().for_each(|text| library.write("graph.json", text));
        let run = catena(library.path(), &["export", "graph", "-o", file.to_str().expect("Unicode")]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
        assert_eq!(fs::read_to_string(&file).expect("the file"), printed.stdout);
    }
}

#[test]
fn conflicts_are_never_formatted_away() {
    let library = Library::small();
    let text = "<<<<<<< ours\nconcept a  \"A\"\n=======\nconcept a  \"B\"\n>>>>>>> theirs\n";
    library.write("corpus/conflict.catena", text);
    let run = catena(library.path(), &["fmt"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("conflict"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(library.path().join("corpus/conflict.catena")).expect("the file"), text);
}

#[test]
fn the_index_can_be_deleted_damaged_or_impossible() {
    let library = Library::small();
    let question = "claims matching \"reputation\"";
    let first = ask(&library, question);
    assert_eq!(first.code, 0, "{}", first.stderr);
    let index = library.path().join("index");
    fs::remove_dir_all(&index).expect("the index was made");
    assert_eq!(ask(&library, question).stdout, first.stdout);
    for entry in fs::read_dir(&index)
        .expect("the index is made again")
        .flatten()
        .filter(|entry| entry.path().is_file())
    {
        fs::write(entry.path(), b"garbage").expect("the index can be damaged");
    }
    assert_eq!(ask(&library, question).stdout, first.stdout);
    fs::remove_dir_all(&index).expect("the index was made");
    fs::write(&index, b"not a folder").expect("a file in its place");
    let run = ask(&library, question);
    assert_eq!(run.stdout, first.stdout);
    assert!(run.stderr.contains("in memory"), "{}", run.stderr);
}

#[test]
fn a_changed_corpus_is_found_at_once() {
    let library = Library::small();
    assert_eq!(ask(&library, "claims matching \"zebra\"").code, 1);
    library.write("corpus/new.catena", "claim snyder1997/zebra\n  text  A zebra.\n");
    assert_eq!(ask(&library, "claims matching \"zebra\"").code, 0);
}

#[test]
fn every_format_of_an_answer_is_well_formed() {
    let library = Library::small();
    for question in [
        "which explanations admit trust",
        "trace trust to common-norms",
        "how many claims per work",
        "claims",
    ] {
        let json = catena(library.path(), &["ask", "--format", "json", question]).stdout;
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let keys: Vec<&String> = value.as_object().expect("an object").keys().collect();
        for key in
            ["schema", "question", "core", "columns", "rows", "left_out", "paths", "total", "truncated"]
        {
            assert!(keys.iter().any(|found| *found == key), "{question}: no {key}");
        }
        for line in catena(library.path(), &["ask", "--format", "ndjson", question]).stdout.lines() {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON in a line");
        }
        let csv = catena(library.path(), &["ask", "--format", "csv", question]).stdout;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert!(reader.records().all(|record| record.is_ok()), "{csv}");
        let dot = catena(library.path(), &["ask", "--format", "dot", question]).stdout;
        assert!(dot.starts_with("digraph") && dot.trim_end().ends_with('}'), "{dot}");
        let markdown = catena(library.path(), &["ask", "--format", "markdown", question]).stdout;
        assert!(markdown.starts_with("**"), "{markdown}");
    }
}

#[test]
fn questions_come_from_standard_input_and_from_the_corpus() {
    let library = Library::small();
    let piped = library.ask_by_pipe("which explanations admit trust\n");
    assert_eq!(piped.stdout, ask(&library, "which explanations admit trust").stdout);
    assert_eq!(ask(&library, "@admitting").stdout, piped.stdout);
}

#[test]
fn without_a_question_off_a_terminal_the_error_says_how() {
    let library = Library::small();
    let run = catena(library.path(), &["ask"]);
    assert_eq!(run.code, 2);
    for part in ["expected a question", "@admitting", "--examples", "prompt"] {
        assert!(run.stderr.contains(part), "no {part}: {}", run.stderr);
    }
}

#[test]
fn the_examples_of_a_library_are_answered_by_it() {
    let library = Library::small();
    let run = catena(library.path(), &["ask", "--examples"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let questions: Vec<&str> = run.stdout.lines().filter(|line| !line.starts_with(' ')).collect();
    assert!(questions.contains(&"which explanations admit trust") && questions.contains(&"@admitting"));
    for question in questions {
        let run = ask(&library, question);
        assert_eq!(run.code, 0, "{question}: {}", run.stderr);
    }
    assert_eq!(catena(library.path(), &["ask", "--examples", "claims"]).code, 2);
}

#[test]
fn a_cut_is_told_beside_the_formats_that_have_no_place_for_it() {
    let library = Library::small();
    for format in ["csv", "ndjson"] {
        let run = catena(library.path(), &["ask", "--format", format, "--limit", "1", "concepts"]);
        assert!(run.stderr.contains("1 is shown, 2 more omitted by the limit"), "{format}: {}", run.stderr);
        let whole = catena(library.path(), &["ask", "--format", format, "concepts"]);
        assert!(whole.stderr.is_empty(), "{format}: {}", whole.stderr);
    }
    let table = catena(library.path(), &["ask", "--limit", "2", "concepts"]);
    assert!(table.stdout.ends_with("\n1 more omitted by the limit\n"), "{}", table.stdout);
    assert!(table.stderr.is_empty());
}

#[test]
fn csv_has_a_byte_order_mark_only_if_it_is_asked_for() {
    let library = Library::small();
    let plain = catena(library.path(), &["ask", "--format", "csv", "concepts"]).stdout;
    let marked = catena(library.path(), &["ask", "--format", "csv", "--bom", "concepts"]).stdout;
    assert_eq!(marked, format!("\u{feff}{plain}"));
    assert_eq!(catena(library.path(), &["ask", "--bom", "concepts"]).code, 2);
}

#[test]
fn words_can_be_bound_to_a_field() {
    let library = Library::small();
    assert_eq!(ask(&library, "search text:reputation").code, 0);
    assert_eq!(ask(&library, "search label:reputation").code, 1);
    let wrong = ask(&library, "search lable:trust");
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("did you mean `label:trust`?"), "{}", wrong.stderr);
}

#[test]
fn colour_follows_the_flag_and_the_environment() {
    let library = Library::small();
    let question = ["ask", "which explanations admit trust"];
    assert!(!catena(library.path(), &question).stdout.contains('\x1b'));
    let always = catena(library.path(), &["--color", "always", question[0], question[1]]);
    assert!(always.stdout.contains('\x1b'));
}
