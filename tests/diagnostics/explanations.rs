//! The explanations of codes, `docs/codes/<code>.md`: each has an example that gives the code, and a
//! remedy that gives none.

use catena::code::Code;

use super::{faults, is_asked_of};
use crate::fixture::Fixture;

/// Codes whose example is not run, and why.
const NOT_RUN: [(Code, &str); 1] = [(Code::LineTooLong, "the line would have to be 64 KB long")];

#[test]
fn each_code_is_explained() {
    for code in Code::all() {
        let (name, text) = (code.name(), code.explanation());
        assert!(text.starts_with(&format!("# {name}: ")), "{name}: the first line is `# {name}: one phrase`");
        assert!(text.lines().count() < 40, "{name}: too long to be read at once");
        assert!(text.lines().all(|line| line.chars().count() <= 110), "{name}: a line is too long");
        assert!(!blocks(section(text, "Example")).is_empty(), "{name}: has no example");
        assert!(!blocks(section(text, "Remedy")).is_empty(), "{name}: has no remedy");
    }
}

#[test]
fn each_example_gives_the_code_and_each_remedy_nothing() {
    for code in Code::all().filter(|code| NOT_RUN.iter().all(|(not, _)| not != code)) {
        let own = |found: &Code| is_asked_of(code.name(), *found);
        let example = codes(section(code.explanation(), "Example"));
        let example: Vec<Code> = example.into_iter().filter(own).collect();
        assert!(!example.is_empty(), "{}: the example is sound", code.name());
        assert!(example.iter().all(|found| *found == code), "{}: the example gives {example:?}", code.name());
        let remedy: Vec<Code> =
            codes(section(code.explanation(), "Remedy")).into_iter().filter(own).collect();
        assert!(remedy.is_empty(), "{}: the remedy gives {remedy:?}", code.name());
    }
}

/// The part of an explanation below a heading.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let below = text.split_once(&format!("\n## {heading}\n")).map_or("", |(_, below)| below);
    below.split("\n## ").next().unwrap_or_default()
}

/// The fenced blocks of a text by their marks.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let fenced = text.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).collect()
}

/// The codes that blocks give when they are added to the library.
fn codes(section: &str) -> Vec<Code> {
    let mut text = include_str!("library.fixture").to_owned();
    for (mark, block) in blocks(section) {
        let name = match mark {
            "catena" => "corpus/example.catena",
            "bibtex" => "corpus/zexample.bib",
            "json" => "import/example.json",
            "ris" => "import/example.ris",
            other => other,
        };
        text += &format!("\n=== {name}\n{block}");
    }
    faults(&Fixture::read(&text)).iter().map(|(diagnostic, _)| diagnostic.code).collect()
}
