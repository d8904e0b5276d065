//! Debates of other programs: read, written, and both in turn.

mod command;
mod made_up;
mod odd;
mod round_trips;

use std::fs;

use insta::glob;

use crate::fixture::{Fixture, golden};
use crate::program::{Library, catena};

/// What becomes of a debate, or of a library: `debates/<name>.fixture` beside what is shown and written.
#[test]
fn fixtures() {
    glob!("debates/*.fixture", |path| golden(path, shown));
}

fn shown(text: &str) -> String {
    let fixture = Fixture::read(text);
    let library = Library::small();
    fs::remove_dir_all(library.path().join("corpus")).expect("it is there");
    library.write("corpus/vocabulary.catena", catena::example::EMPTY[0].1);
    for (name, bytes) in fixture.files.iter().chain(&fixture.imports) {
        library.write(name, &String::from_utf8_lossy(bytes));
    }
    if fixture.imports.is_empty() {
        return ran(&library, &["export", "argdown"]) + &ran(&library, &["export", "aif"]);
    }
    let is_page = |name: &str| name.ends_with(".md");
    let files: Vec<&str> = if fixture.imports.iter().any(|(name, _)| is_page(name)) {
        vec!["import"]
    } else {
        fixture.imports.iter().map(|(name, _)| name.as_str()).collect()
    };
    let add = [&["add", "debate"], files.as_slice()].concat();
    let mut out = ran(&library, &[&add, &["--dry-run"][..]].concat());
    out += &ran(&library, &add);
    out += "--- once more\n";
    out += &ran(&library, &add);
    out + &ran(&library, &["check"]) + &ran(&library, &["fmt", "--check"])
}

/// A command, and all that it tells.
fn ran(library: &Library, arguments: &[&str]) -> String {
    let run = catena(library.path(), arguments);
    format!("$ catena {}\n{}{}[{}]\n\n", arguments.join(" "), run.stdout, run.stderr, run.code)
}
