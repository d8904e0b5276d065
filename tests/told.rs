//! The tables of the documents that repeat what the code knows: they have all of it, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;

use catena::code::Code;
use catena::query::attribute::Attribute;
use catena::query::evaluate::optimize::PASSES;
use catena::query::expr::Relation;

use crate::program::root;

/// The cells of the rows of the table whose head begins with `| head |`.
fn table(document: &str, head: &str) -> Vec<Vec<String>> {
    let text = read_to_string(root().join("docs").join(document)).expect("a document");
    let rows = text.lines().skip_while(|line| !line.starts_with(&format!("| {head} |"))).skip(2);
    let cells = |row: &str| row.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.take_while(|line| line.starts_with('|')).map(cells).collect();
    assert!(!rows.is_empty(), "no table of `{head}` in {document}");
    rows
}

/// The words in backticks.
fn words(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn attributes_and_their_other_words() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for word in Attribute::words() {
        let attribute = Attribute::from_word(word).expect("an attribute");
        let others = known.entry(attribute.word().to_owned()).or_default();
        if word != attribute.word() {
            others.insert(word.to_owned());
        }
    }
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut others = BTreeSet::new();
    for row in table("query-language.md", "attribute") {
        for word in words(&row[0]) {
            told.entry(word).or_default();
        }
        others.extend(row[1].split(", ").filter(|word| !word.is_empty()).map(str::to_owned));
    }
    assert_eq!(told.keys().collect::<Vec<_>>(), known.keys().collect::<Vec<_>>());
    assert_eq!(others, known.into_values().flatten().collect());
}

#[test]
fn relations_that_need_no_declaration() {
    let told: BTreeSet<String> =
        table("query-language.md", "relation").iter().flat_map(|row| words(&row[0])).collect();
    // These have forms of their own, or stand for all others.
    let used = ["about", "any", "by", "in", "via"];
    let known = Relation::OWN.iter().map(|(word, _)| (*word).to_owned());
    assert_eq!(told, known.filter(|word| !used.contains(&word.as_str())).collect());
}

#[test]
fn passes_and_their_laws() {
    let told: Vec<(String, String)> = table("query-evaluation.md", "pass")
        .into_iter()
        .map(|row| (words(&row[0]).concat(), row[1].clone()))
        .collect();
    let known: Vec<(String, String)> =
        PASSES.iter().map(|pass| (pass.name.to_owned(), pass.law.to_owned())).collect();
    assert_eq!(told, known);
}

#[test]
fn every_code_is_explained_in_a_file_of_its_name() {
    let folder = root().join("docs/codes");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the explanations")
        .flatten()
        .filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    assert_eq!(files, Code::all().map(|code| code.name().to_owned()).collect());
}
