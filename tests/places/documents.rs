//! The documents have the table of what places count as the program has it.

use std::fs::read_to_string;

use catena::annotation::locator::Locator;
use catena::annotation::locator::unit::{Entry, UNITS};

use crate::golden::updated;
use crate::program::root;

const HEAD: &str = "| what | one | several | also read as this | kept as written | CSL | biblatex |\n\
    | --- | --- | --- | --- | --- | --- | --- |\n";

/// A row of the document.
fn row(entry: &Entry) -> String {
    let code = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let example = if entry.one.is_empty() { "514a".to_owned() } else { format!("{} 3", entry.one) };
    let postnote = Locator::of(&example)
        .or_else(|| Locator::of(&format!("{} 3:5", entry.one)))
        .or_else(|| Locator::of(&format!("{} \"x\"", entry.one)))
        .and_then(|place| place.postnote())
        .unwrap_or_default();
    let one = if entry.one.is_empty() { "the number" } else { entry.one };
    let [one, several] = [one, entry.several].map(|word| {
        if word == "the number" || word.is_empty() { word.to_owned() } else { format!("`{word}`") }
    });
    let csl = entry.csl.map(|term| format!("`{term}`")).unwrap_or_default();
    let cells = [
        entry.name.to_owned(),
        one,
        several,
        code(entry.also),
        code(entry.kept),
        csl,
        format!("`{postnote}`"),
    ];
    format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |").replace("|  |", "| |")
}

#[test]
fn the_table_of_what_places_count_is_that_of_the_program() {
    let path = root().join("docs/annotation.md");
    let text = read_to_string(&path).expect("the document");
    let table: String = HEAD.to_owned() + &UNITS.iter().map(row).collect::<String>();
    let start = text.find(HEAD).expect("the document has the table");
    let end = text[start..].find("\n\n").map_or(text.len(), |end| start + end + 1);
    let new = format!("{}{table}{}", &text[..start], &text[end..]);
    if !updated(&path, &text, &new) {
        assert_eq!(&text[start..end], table);
    }
}
