//! `catena add debate` and `catena export argdown|aif` as commands: what they take, and what they refuse.

use std::fs;

use crate::program::{Library, Run, catena, catena_with_input};

const EMPTY: &str = r#"{"statements": {}, "arguments": {}, "relations": []}"#;
const ONE: &str = r#"{"statements": {"A": {"members": [{"text": "A is so."}]}}, "arguments": {}}"#;

fn add(library: &Library, arguments: &[&str], input: &str) -> Run {
    catena_with_input(library.path(), &[&["add", "debate"], arguments].concat(), input)
}

/// The files below `corpus/` and what they hold.
fn corpus(library: &Library) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut open = vec![library.path().join("corpus")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let text = fs::read_to_string(entry.path()).expect("a text");
                files.push((entry.path().display().to_string(), text));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn what_cannot_be_read_leaves_everything_as_it_is() {
    let library = Library::small();
    let before = corpus(&library);
    let deep = "[".repeat(100_000);
    let cut = &ONE[..ONE.len() / 2];
    for (input, expected) in [
        ("", "`standard input` is empty"),
        (" \n", "`standard input` is empty"),
        ("plain words", "is not in any of the formats"),
        ("{}", "is not in any of the formats"),
        ("[1, 2]", "is not in any of the formats"),
        ("{\"a\": ", "it may be cut off: export it again"),
        (cut, "it may be cut off: export it again"),
        (deep.as_str(), "is not JSON: recursion limit exceeded"),
        ("[A]: A is so.\n  - <B>", "is Argdown text, of which catena reads the JSON"),
        (
            r#"{"statements": [], "arguments": {}}"#,
            "is not Argdown as JSON: invalid type: sequence, expected an object",
        ),
        (r#"{"nodes": [{"type": "I"}], "edges": []}"#, "is not AIF as JSON: missing field `nodeID`"),
    ] {
        let run = add(&library, &[], input);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{expected}: {}", run.stderr);
        assert!(run.stderr.contains(expected), "{expected}: {}", run.stderr);
    }
    assert_eq!(corpus(&library), before);
}

#[test]
fn a_named_format_is_not_guessed() {
    let library = Library::small();
    for (from, input, expected) in [
        ("aif", ONE, "is not AIF as JSON"),
        ("argdown", "no JSON", "is not JSON"),
        ("discourse-graph", "no page", "has no page of a Discourse Graph"),
        ("argdown", "", "is empty"),
    ] {
        let run = add(&library, &["--from", from], input);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
    let run = add(&library, &["--from", "argdown", "--work", "mine"], &format!("\u{feff}{ONE}"));
    assert_eq!((run.code, run.stderr.as_str()), (0, "added 1 work and 1 claim\n"));
}

#[test]
fn titles_that_are_equal_or_nearly_so_stay_apart() {
    let library = Library::small();
    let long = "long ".repeat(50);
    let titles = ["Pro", "pro", "Pro", "PRO!", "Критика", "信頼", "…", "!", &long, &format!("{long}er")];
    let members = titles.map(|title| format!("\"{title}\": {{\"members\": [{{\"text\": \"Text.\"}}]}}"));
    let debate = format!("{{\"statements\": {{{}}}, \"arguments\": {{\"Pro\": {{}}}}}}", members.join(", "));
    let run = add(&library, &[], &debate);
    assert_eq!((run.code, run.stderr.as_str()), (0, "added 1 work and 11 claims\n"));
    let text = fs::read_to_string(library.path().join("corpus/works/debate.catena")).expect("it is written");
    let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("claim debate/")).collect();
    let longest = ["long"; 12].join("-");
    let expected = ["pro", "pro-2", "pro-3", "pro-4", "kritika", "xin-lai", "claim", "claim-2"];
    assert_eq!(ids[..8], expected);
    assert_eq!(ids[8..], [longest.clone(), format!("{longest}-2"), "pro-5".to_owned()]);
    assert_eq!(catena(library.path(), &["check"]).code, 0);
}

#[test]
fn extended_aif_has_its_graph_within() {
    for key in ["AIF", "aif"] {
        let library = Library::small();
        let graph = r#"{"nodes": [{"nodeID": 7, "text": "A is so.", "type": "I"}], "edges": []}"#;
        let run = add(&library, &[], &format!("{{\"text\": \"A is so.\", \"{key}\": {graph}}}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, "added 1 work and 1 claim\n"));
    }
}

#[test]
fn options_say_where_it_goes() {
    let library = Library::small();
    for (arguments, expected) in [
        (vec!["--work", "no key"], "error: expected the key of a work after `--work`, found `no key`"),
        (vec!["--into", "../out.catena"], "error: expected a file of annotations in `corpus/`"),
        (vec!["--into", "out.txt"], "error: expected a file of annotations in `corpus/`"),
    ] {
        let run = add(&library, &arguments, ONE);
        assert_eq!((run.code, run.stderr.contains(expected)), (2, true), "{}", run.stderr);
    }
    let run = add(&library, &["--work", "snyder1997", "--into", "debates/a.catena"], ONE);
    assert_eq!((run.code, run.stdout.as_str()), (0, "corpus/debates/a.catena\n"), "{}", run.stderr);
    let text = fs::read_to_string(library.path().join("corpus/debates/a.catena")).expect("it is written");
    assert_eq!(text, "claim snyder1997/a\n  text   A is so.\n  quote  \"[A]\"\n");
}

#[test]
fn a_dry_run_changes_nothing() {
    let library = Library::small();
    let before = corpus(&library);
    let run = add(&library, &["--dry-run"], ONE);
    assert_eq!((run.code, run.stderr.as_str()), (0, "would add 1 work and 1 claim\n"));
    assert!(run.stdout.contains("+claim debate/a\n"), "{}", run.stdout);
    assert_eq!(corpus(&library), before);
}

#[test]
fn what_is_here_is_not_added_again() {
    let library = Library::small();
    assert_eq!(add(&library, &[], ONE).code, 0);
    let before = corpus(&library);
    let run = add(&library, &[], ONE);
    assert_eq!((run.code, run.stderr.as_str()), (1, "added nothing\nnot added, already here: debate/a\n"));
    let run = add(&library, &[], &ONE.replace("A is so.", "A is not so."));
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (1, "added nothing\nnot added, already here with other words, and kept as they are: debate/a\n")
    );
    assert_eq!(corpus(&library), before);
    let run = add(&library, &[], EMPTY);
    assert_eq!((run.code, run.stderr.as_str()), (1, "added nothing\n"));
}

#[test]
fn debates_of_one_name_need_works_of_their_own() {
    let library = Library::small();
    for folder in ["one", "two"] {
        library.write(&format!("{folder}/a.json"), ONE);
    }
    let run = add(&library, &["one/a.json", "two/a.json"], "");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`a` would be the work of 2 debates"), "{}", run.stderr);
}

#[test]
fn a_folder_without_pages_is_no_debate() {
    let library = Library::small();
    fs::create_dir(library.path().join("pages")).expect("a folder can be made");
    let run = add(&library, &["pages"], ONE);
    assert_eq!(
        (run.code, run.stderr.contains("`pages` has no page of a Discourse Graph")),
        (2, true),
        "{}",
        run.stderr
    );
}

#[test]
fn a_library_without_the_words_gets_them() {
    let library = Library::small();
    library.write(
        "corpus/vocabulary.catena",
        "kind concept\n\nkind explanation\n\nrelation admits\n  from  explanation\n  to  concept\n",
    );
    let debate = r#"{"statements": {"A": {}, "B": {}, "C": {}}, "arguments": {}, "relations": [
        {"relationType": "entails", "from": "A", "fromType": "equivalence-class", "to": "B", "toType": "equivalence-class"},
        {"relationType": "contrary", "from": "B", "fromType": "equivalence-class", "to": "C", "toType": "equivalence-class"},
        {"relationType": "wonders", "from": "A", "fromType": "equivalence-class", "to": "C", "toType": "equivalence-class"},
        {"relationType": "attack", "from": "A", "fromType": "equivalence-class", "to": "Z", "toType": "equivalence-class"}]}"#;
    let run = add(&library, &[], debate);
    assert_eq!(
        run.stderr,
        "added 1 work, 3 claims and 4 relations\n\
         omitted: relations of an unknown type (1): A (wonders) C\n\
         omitted: relations of what is not there (1): A (attack) Z\n"
    );
    assert_eq!((run.code, catena(library.path(), &["check"]).code), (1, 0));
    let text = fs::read_to_string(library.path().join("corpus/works/debate.catena")).expect("it is written");
    assert!(
        text.contains(
            "claim debate/b\n  text            B\n  quote           \"[B]\"\n  is-contrary-to  debate/c\n"
        ),
        "{text}"
    );
    assert!(text.contains("  is-contrary-to  debate/b\n"), "{text}");
}

#[test]
fn a_library_whose_words_mean_something_else_keeps_them() {
    let library = Library::small();
    let vocabulary =
        catena::example::EMPTY[0].1.to_owned() + "\nrelation entails\n  from  concept\n  to  concept\n";
    library.write("corpus/vocabulary.catena", &vocabulary);
    let debate = r#"{"statements": {"A": {}, "B": {}}, "arguments": {}, "relations": [
        {"relationType": "entails", "from": "A", "fromType": "equivalence-class", "to": "B", "toType": "equivalence-class"}]}"#;
    let run = add(&library, &[], debate);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            1,
            "added 1 work and 2 claims\nchanged: entailments (1), now `supports`: `debate/a` to `debate/b`\n"
        )
    );
}

#[test]
fn exports_go_where_they_are_told() {
    let library = Library::small();
    for format in ["argdown", "aif"] {
        let shown = catena(library.path(), &["export", format]);
        assert_eq!(shown.code, 0, "{}", shown.stderr);
        let run = catena(library.path(), &["export", format, "-o", "out.txt"]);
        assert_eq!((run.code, run.stdout.as_str(), &run.stderr), (0, "", &shown.stderr));
        assert_eq!(fs::read_to_string(library.path().join("out.txt")).expect("it is written"), shown.stdout);
    }
    library.write("corpus/claims.catena", "");
    assert_eq!(catena(library.path(), &["export", "argdown"]).code, 1);
}

/// An AIF graph of statements, and of attacks between their numbers.
fn graph(statements: &[&str], attacks: &[(usize, usize)]) -> String {
    let statement =
        |(at, text): (usize, &&str)| format!(r#"{{"nodeID": "{at}", "text": "{text}", "type": "I"}}"#);
    let mut nodes: Vec<String> = statements.iter().enumerate().map(statement).collect();
    let mut edges = Vec::new();
    for (at, (from, to)) in attacks.iter().enumerate() {
        let conflict = 100 + at;
        nodes.push(format!(r#"{{"nodeID": "{conflict}", "text": "Default Conflict", "type": "CA"}}"#));
        edges.push(format!(r#"{{"fromID": "{from}", "toID": "{conflict}"}}"#));
        edges.push(format!(r#"{{"fromID": "{conflict}", "toID": "{to}"}}"#));
    }
    format!(r#"{{"nodes": [{}], "edges": [{}]}}"#, nodes.join(", "), edges.join(", "))
}

/// What a debate says of what is here already is said of that, whatever comes before it in the file.
#[test]
fn a_debate_that_grew_refers_to_what_is_here() {
    let library = Library::small();
    let long = "Everybody who lives in this country and in no other one should always be";
    let (paid, refused) = (format!("{long} paid an income."), format!("{long} refused an income."));
    let small = graph(&[&paid, "It costs too much."], &[(1, 0)]);
    let first = add(&library, &["--work", "income"], &small);
    assert_eq!(first.code, 0, "{}", first.stderr);
    let grown = graph(&[&refused, "It is cruel.", &paid, "It costs too much."], &[(1, 0), (3, 2), (1, 3)]);
    let second = add(&library, &["--work", "income"], &grown);
    assert_eq!(second.code, 1, "{}", second.stderr);
    assert!(second.stderr.contains("added 2 claims"), "{}", second.stderr);
    // Nothing that the debate says besides is lost in silence.
    let again = graph(&["It costs too much.", &refused], &[(0, 1)]);
    let third = add(&library, &["--work", "income"], &again);
    let told = "already here, and kept as they are: income/it-costs-too-much disputes income/everybody-";
    assert!(third.stderr.contains(told), "{}", third.stderr);
    let cruel = catena(library.path(), &["show", "income/it-is-cruel"]).stdout;
    assert!(cruel.contains("refused an income") && !cruel.contains("paid an income"), "{cruel}");
}

#[test]
fn several_debates_with_rules_of_their_own_are_added_together() {
    let library = Library::small();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = ["modus-ponens", "modus-tollens"].map(|rule| {
        let text = format!(
            r#"{{"nodes": [{{"nodeID": "1", "text": "P of {rule}.", "type": "I"}}, {{"nodeID": "2", "text": "Q of {rule}.", "type": "I"}},
            {{"nodeID": "3", "text": "{rule}", "type": "RA"}}], "edges": [{{"fromID": "1", "toID": "3"}}, {{"fromID": "3", "toID": "2"}}]}}"#
        );
        let path = folder.path().join(format!("{rule}.json"));
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    });
    let run = add(&library, &[&names[0], &names[1]], "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("2 arguments and 2 schemes"), "{}", run.stderr);
}

#[test]
fn what_a_graph_has_and_a_debate_has_not_is_listed() {
    let library = Library::small();
    let text = r#"{"nodes": [{"nodeID": "1", "text": "Alpha.", "type": "I"}, {"nodeID": "2", "text": "Beta.", "type": "I"},
        {"nodeID": "3", "text": " ", "type": "I"}], "edges": [{"fromID": "1", "toID": "2"}]}"#;
    let run = add(&library, &["--work", "graph"], text);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for listed in ["edges from statement to statement (1): 1 to 2", "statements without a text (1): 3"] {
        assert!(run.stderr.contains(listed), "{}", run.stderr);
    }
    let other = add(&library, &["--work", "Graph"], text);
    assert_eq!(other.code, 2, "{}", other.stderr);
    assert!(other.stderr.contains("did you mean `graph`?"), "{}", other.stderr);
}
