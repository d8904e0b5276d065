//! What is printed: nothing that a terminal obeys, nothing that is not seen, but for catena's own colours.

use catena::visible::hidden;
use serde_json::Value;

use crate::program::{Library, catena};
use crate::repository::Repository;

/// A mark of direction, a control character of one byte more than ASCII, a zero-width space.
const HOSTILE: &str = "Tru\u{202e}st\u{9b}2J\u{200b}";

fn library() -> Library {
    let library = Library::small();
    let record = format!(
        "concept fear \"{HOSTILE}\"\n  text  {HOSTILE} is feared.\n  aka   {HOSTILE}\n\nclaim snyder1997/fear\n  \
         text   {HOSTILE}\n  at     § \"{HOSTILE}\"\n  about  fear\n  quote  \"{HOSTILE}\"\n  says   common-norms admits \
         fear\n  note   {HOSTILE}\n"
    );
    library.write("corpus/fe\u{202e}ar\u{1b}[31m.catena", &record);
    library.write(
        "corpus/more.bib",
        &format!("@book{{walt1987, author = {{{HOSTILE}, Stephen}}, title = {{{HOSTILE}}}, year = 1987}}\n"),
    );
    library
}

#[test]
fn no_command_prints_what_is_obeyed_or_not_seen() {
    let library = library();
    let commands: [&[&str]; 33] = [
        &["ask", "which explanations admit fear"],
        &["ask", "claims about fear show text, quote, locator, note"],
        &["ask", "works"],
        &["ask", "why common-norms admits fear"],
        &["ask", "trace common-norms to fear"],
        &["ask", "compare explanations on fear"],
        &["ask", "what rests on snyder1997"],
        &["ask", "search feared"],
        &["ask", "--explain", "claims about fear"],
        &["ask", "--examples"],
        &["ask", "--format", "json", "claims about fear show text"],
        &["ask", "--format", "ndjson", "claims about fear show text"],
        &["ask", "--format", "markdown", "claims about fear show text"],
        &["ask", "\u{1b}[31mwhich\u{202e}"],
        &["ask", "claims about \u{1b}]0;title\u{7}"],
        &["show", "fear"],
        &["show", "snyder1997/fear"],
        &["show", "walt1987"],
        &["show", "walt1987", "--style", "apa"],
        &["show", "--format", "json", "fear"],
        &["show", "fe\u{202e}ar"],
        &["check"],
        &["check", "--format", "concise"],
        &["check", "--format", "github"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--select", "\u{1b}[31m"],
        &["explain", "\u{1b}[31m"],
        &["fmt", "--check"],
        &["status"],
        &["verify"],
        &["--library", "no\u{1b}[31mwhere", "check"],
        &["rename", "\u{1b}[31m", "x"],
    ];
    for command in commands {
        let run = catena(library.path(), command);
        for (stream, text) in [("answer", &run.stdout), ("message", &run.stderr)] {
            let found: Vec<_> = hidden(text).collect();
            assert!(found.is_empty(), "{command:?}, {stream}: {found:?} in {text}");
        }
    }
}

#[test]
fn json_says_what_was_written_and_data_keep_it() {
    let library = library();
    let question = "claims about fear show text";
    let run = catena(library.path(), &["ask", "--format", "json", question]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert!(answer.to_string().contains(HOSTILE), "{answer}");
    let run = catena(library.path(), &["ask", "--format", "csv", question]);
    assert!(run.stdout.contains(HOSTILE), "{}", run.stdout);
    let run = catena(library.path(), &["export", "bibtex"]);
    assert!(run.stdout.contains('\u{202e}'), "{}", run.stdout);
}

#[test]
fn colours_are_catenas_own() {
    let library = library();
    let run = catena(library.path(), &["--color", "always", "show", "trust"]);
    assert!(run.stdout.contains("\u{1b}[1m"), "{:?}", run.stdout);
    let run = catena(library.path(), &["--color", "always", "show", "\u{1b}[1mtrust\u{1b}[0m"]);
    assert!(run.stderr.contains("\\u001b[1m"), "{:?}", run.stderr);
}

#[test]
fn a_commit_cannot_break_the_log() {
    let repository = Repository::small();
    repository.write("corpus/fear.catena", "concept fear \"Fear\"\n  text  Old.\n");
    repository.commit("Add \u{1}fear\u{1}\u{1b}[31m\u{202e} :100644 x\u{1f}\n\n\u{1}\n:000000");
    repository.write("corpus/fear.catena", "concept fear \"Fear\"\n  text  New.\n");
    repository.commit("\u{1}");
    let run = repository.catena(&["log", "fear"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(hidden(&run.stdout).next(), None, "{}", run.stdout);
    let run = repository.catena(&["log", "--format", "json", "fear"]);
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let steps = log["steps"].as_array().expect("a list");
    assert_eq!(steps.len(), 2, "{log}");
    assert!(
        steps[1]["subject"].as_str().expect("a text").starts_with("Add \u{1}fear\u{1}\u{1b}[31m"),
        "{log}"
    );
    assert_eq!(steps[1]["change"], "added");
}
