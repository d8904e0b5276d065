//! All commands, each with what it may write.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::program::{Library, catena, root};

/// What a command may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writes {
    Nothing,
    /// Files of the folder `index/`.
    Cache,
    /// Files of the corpus.
    Corpus,
    /// The file that it is told to write.
    Named,
    /// A folder of files that it is told to write: each is whole, and who is killed leaves some of them.
    Folder,
}

/// A command and an example of it, in the library that [`library`] makes.
pub(crate) struct Command {
    pub(crate) arguments: &'static [&'static str],
    pub(crate) writes: Writes,
}

const fn of(writes: Writes, arguments: &'static [&'static str]) -> Command {
    Command { arguments, writes }
}

/// Every command, those that can do both with an example of each.
pub(crate) const ALL: [Command; 47] = [
    of(Writes::Cache, &["ask", "claims about \"trust\""]),
    of(Writes::Cache, &["show", "trust"]),
    of(Writes::Nothing, &["check"]),
    of(Writes::Nothing, &["check", "--diff"]),
    of(Writes::Corpus, &["check", "--fix"]),
    of(Writes::Cache, &["status"]),
    of(Writes::Cache, &["vocabulary"]),
    of(Writes::Cache, &["verify"]),
    of(Writes::Corpus, &["verify", "--texts", "texts"]),
    of(Writes::Nothing, &["explain", "syntax"]),
    of(Writes::Nothing, &["fmt", "--check"]),
    of(Writes::Corpus, &["fmt"]),
    of(Writes::Nothing, &["diff"]),
    of(Writes::Nothing, &["log", "trust"]),
    of(Writes::Nothing, &["stats"]),
    of(Writes::Nothing, &["add", "concept", "peace", "--dry-run"]),
    of(Writes::Corpus, &["add", "concept", "peace"]),
    of(Writes::Corpus, &["add", "work", "snyder1997", "--field", "read=part", "--file", "works/new.catena"]),
    of(Writes::Corpus, &["add", "works", "more.bib"]),
    of(Writes::Corpus, &["add", "works", "--into", "works/new.bib", "more.bib"]),
    of(Writes::Nothing, &["add", "debate", "--dry-run", "more.json"]),
    of(Writes::Corpus, &["add", "debate", "more.json"]),
    of(Writes::Nothing, &["add", "excerpts", "--dry-run", "highlights.json"]),
    of(Writes::Corpus, &["add", "excerpts", "highlights.json"]),
    of(Writes::Corpus, &["rename", "trust", "confidence"]),
    of(Writes::Nothing, &["rename", "--dry-run", "trust", "confidence"]),
    of(Writes::Cache, &["export", "graph"]),
    of(Writes::Named, &["export", "graph", "-o", "out.json"]),
    of(Writes::Named, &["export", "bibtex", "-o", "corpus/all.bib"]),
    of(Writes::Cache, &["export", "graphml"]),
    of(Writes::Named, &["export", "csv-nodes", "claims about trust", "-o", "out.json"]),
    of(Writes::Cache, &["check-draft", "paper.md"]),
    of(Writes::Folder, &["export", "obsidian", "-o", "new"]),
    of(Writes::Folder, &["export", "tables", "new"]),
    of(Writes::Cache, &["report", "claims about trust"]),
    of(Writes::Named, &["report", "claims about trust", "-o", "out.json"]),
    of(Writes::Cache, &["export", "argdown"]),
    of(Writes::Named, &["export", "aif", "-o", "out.json"]),
    of(Writes::Folder, &["site", "-o", "public"]),
    of(Writes::Cache, &["index"]),
    of(Writes::Folder, &["import-tables", "openalex", "works.jsonl", "-o", "new"]),
    of(Writes::Named, &["init", "new"]),
    of(Writes::Named, &["init", "--git", "--ci"]),
    of(Writes::Named, &["merge-driver", "base.catena", "ours.catena", "theirs.catena"]),
    of(Writes::Named, &["merge-driver", "--path", "x.other", "base.catena", "ours.catena", "theirs.catena"]),
    of(Writes::Nothing, &["completions", "bash"]),
    of(Writes::Nothing, &["man"]),
];

/// A command that runs until it is stopped; `tests/explorer/live.rs` looks at what it writes.
const ENDLESS: &str = "serve";

/// A library in which each of the commands has something to do.
pub(crate) fn library() -> Library {
    let library = Library::small();
    library.write("corpus/loose.catena", "concept  loose   \"Loose\"\n");
    library.write("corpus/marked.catena", "\u{feff}concept marked \"Marked\"\n");
    let highlights = root().join("tests/excerpts/highlights.json");
    let highlights = fs::read_to_string(highlights).expect("highlights");
    library.write("highlights.json", &highlights);
    library.write(
        "more.bib",
        "@book{more2001,\n  author = {More, A.},\n  title = {More},\n  year = {2001}\n}\n",
    );
    library.write(
        "more.json",
        "{\"nodes\": [{\"nodeID\": \"1\", \"text\": \"More.\", \"type\": \"I\"}], \"edges\": []}",
    );
    library.write("works.jsonl", "{\"id\": \"https://openalex.org/W1\"}\n");
    library.write("paper.md", "Norms build trust [@snyder1997, p. 9].\n");
    library.write("texts/snyder1997.txt", "Norms build trust.\n");
    library.write("base.catena", "concept a \"A\"\n");
    library.write("ours.catena", "concept a \"A\"\n\nconcept b \"B\"\n");
    library.write("theirs.catena", "concept a \"A\"\n  note  n\n");
    let claim = "claim snyder1997/quoted\n  text   T.\n  at     p. 9\n  quote  \"Norms build trust\"\n";
    library.write("corpus/quoted.catena", claim);
    library
}

/// The commands that a help lists.
fn listed(arguments: &[&str]) -> BTreeSet<String> {
    let help = catena(&root(), arguments).stdout;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn every_command_is_in_the_list() {
    let mut wanted = listed(&["--help"]);
    assert!(wanted.len() > 15 && wanted.remove("help") && wanted.remove(ENDLESS), "{wanted:?}");
    let found: BTreeSet<String> = ALL.iter().map(|command| command.arguments[0].to_owned()).collect();
    assert_eq!(found, wanted, "a command is not classed as one that writes, or that does not");
}

#[test]
fn only_one_part_of_the_program_changes_files() {
    let words = [
        "fs::write",
        "fs::rename",
        "fs::copy",
        "fs::remove",
        "fs::create_dir",
        "fs::set_permissions",
        "File::create",
        "File::options",
        "OpenOptions",
        ".persist(",
        "hard_link",
        "fs::symlink",
    ];
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !path.ends_with("src/files") && !path.ends_with("tests") {
                    folders.push(path);
                }
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a text");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            // What is typed in an editor is kept outside of any library.
            let is_draft = path.ends_with("src/cli/add/draft.rs");
            for word in words.iter().filter(|word| text.contains(**word)) {
                assert!(is_draft && *word == "fs::remove", "{}: {word}", path.display());
            }
        }
    }
}

fn below(library: &Library, names: &[&str]) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = super::sets::everything(library.path());
    files.retain(|path, _| !names.iter().any(|name| path.starts_with(library.path().join(name))));
    files.into_iter().collect()
}

#[test]
fn commands_write_what_they_may_and_nothing_else() {
    for Command { arguments, writes } in ALL {
        let library = library();
        let may: &[&str] = match writes {
            Writes::Nothing => &[],
            Writes::Cache => &["index"],
            // What is renamed may be looked for in the index.
            Writes::Corpus => &["corpus", "index"],
            Writes::Named | Writes::Folder => &[
                "out.json",
                "corpus/all.bib",
                "new",
                "public",
                "ours.catena",
                ".git",
                ".gitattributes",
                ".github",
                "index",
            ],
        };
        let (before, all) = (below(&library, may), super::sets::everything(library.path()));
        let run = catena(library.path(), arguments);
        assert!(below(&library, may) == before, "{arguments:?} writes more than it may");
        let has_written = super::sets::everything(library.path()) != all;
        let must = writes != Writes::Nothing && arguments[0] != "ask";
        assert!(has_written || !must, "{arguments:?} writes nothing: {} {}", run.code, run.stderr);
        assert!(Path::new(library.path()).join("corpus").is_dir());
    }
}
