//! What shapes, colours, heads and strokes mean: of those that occur, no others.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::Force;
use crate::graph::Meaning;
use crate::render::dot::picture::Picture;
use crate::render::dot::style::{Arrow, INK, Side, stroke};
use crate::render::dot::words;
use crate::render::dot::write::Attributes;

/// The entries of a column, at most.
pub(super) const ROWS: usize = 6;

/// The names of an entry's first and last node, which may be the same.
type Entry = [String; 2];

/// Draws the legend of all that occurs in a picture, each list in columns of its own; gives the
/// names of its nodes, row by row.
pub(super) fn of_corpus(picture: &mut Picture<'_>) -> Vec<Vec<String>> {
    picture.open("legend", "legend");
    let relations = picture.seen.relations.clone();
    let lists = [kinds(picture), relations_of(picture, &relations), forces(picture)];
    draw(picture, &lists)
}

/// Draws the legend of an answer, unless all its nodes are of one sort and all its lines are of one relation
/// that stands on them in words.
pub(super) fn of_answer(picture: &mut Picture<'_>) {
    let seen = &picture.seen;
    if seen.relations.is_empty()
        || seen.kinds.len().max(seen.relations.len()) + seen.sides.len() + seen.wordless.len() < 2
    {
        return;
    }
    picture.open("legend", "legend");
    let relations = picture.seen.relations.clone();
    let nodes = [kinds(picture), sides(picture)].concat();
    let lines = [relations_of(picture, &relations), forces(picture)].concat();
    let rows = draw(picture, &[nodes, lines]);
    rows.iter().for_each(|row| picture.document.chain(row));
}

fn draw(picture: &mut Picture<'_>, lists: &[Vec<Entry>]) -> Vec<Vec<String>> {
    let mut columns: Vec<Vec<Entry>> =
        lists.iter().flat_map(|list| list.chunks(ROWS)).map(<[Entry]>::to_vec).collect();
    let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
    for (at, column) in columns.iter_mut().enumerate() {
        for row in column.len()..rows {
            let gap = picture.gap(&format!("{at} {row}"));
            column.push([gap.clone(), gap]);
        }
    }
    if let Some(first) = columns.first() {
        picture.document.column(&first.iter().map(|[name, _]| name.clone()).collect::<Vec<_>>());
    }
    picture.document.close();
    let row = |row: usize| {
        let mut names: Vec<String> = columns.iter().flat_map(|column| column[row].clone()).collect();
        names.dedup();
        names
    };
    (0..rows).map(row).collect()
}

fn kinds(picture: &mut Picture<'_>) -> Vec<Entry> {
    let kinds = picture.seen.kinds.clone().into_iter();
    let entry = |kind: String| {
        let name = format!("legend kind {kind}");
        let attributes = picture.styles.kind(&kind).attributes().centred("label", &kind);
        picture.document.node(&name, &attributes);
        [name.clone(), name]
    };
    kinds.map(entry).collect()
}

fn sides(picture: &mut Picture<'_>) -> Vec<Entry> {
    let sides = picture.seen.sides.clone().into_iter();
    let entry = |side: Side| {
        let name = format!("legend side {}", side.word());
        let attributes =
            side.look(picture.styles.kind("claim")).attributes().centred("label", side.meaning());
        picture.document.node(&name, &attributes);
        [name.clone(), name]
    };
    sides.map(entry).collect()
}

fn relations_of(picture: &mut Picture<'_>, meanings: &BTreeSet<Meaning>) -> Vec<Entry> {
    let vocabulary = &picture.catalog.vocabulary;
    let word = |meaning: &Meaning| (words::relation(vocabulary, *meaning), *meaning);
    let relations: BTreeMap<String, Meaning> = meanings.iter().map(word).collect();
    let entry = |(word, meaning): (String, Meaning)| {
        let Arrow { color, head } = picture.styles.relation(meaning);
        sample(picture, "relation", &word, Attributes::of(&[("color", color), ("arrowhead", head)]))
    };
    relations.into_iter().map(entry).collect()
}

/// The strokes, if there is more than the plain one.
fn forces(picture: &mut Picture<'_>) -> Vec<Entry> {
    let forces: Vec<Force> = picture.seen.forces.iter().copied().collect();
    if forces.iter().all(|force| *force == Force::Asserts) {
        return Vec::new();
    }
    let entry = |force: Force| {
        let line = stroke(INK, force).word("arrowhead", "normal");
        sample(picture, "force", force.word(), line)
    };
    forces.into_iter().map(entry).collect()
}

/// A line with the word for it at its end.
fn sample(picture: &mut Picture<'_>, what: &str, word: &str, line: Attributes) -> Entry {
    let start = picture.gap(&format!("{what} {word}"));
    let end = format!("legend {what} {word}");
    let text = Attributes::of(&[("shape", "plaintext"), ("margin", "0.04,0.02"), ("height", "0")]);
    picture.document.node(&end, &text.centred("label", word));
    // Long enough to show a broken stroke where columns are narrow.
    let length = if picture.document.has_islands() { "2" } else { "1" };
    picture.document.edge(&start, &end, &line.word("minlen", length));
    [start, end]
}
