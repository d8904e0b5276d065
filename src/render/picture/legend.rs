//! What shapes, colours, heads and strokes mean: of those that occur, no others.

use std::collections::BTreeMap;

use crate::catalog::entry::Force;
use crate::graph::Meaning;
use crate::render::picture::canvas::Picture;
use crate::render::picture::drawing::{Entry, Legend, Part};
use crate::render::picture::style::Look;
use crate::render::picture::words;

/// The entries of a column, at most.
pub(in crate::render) const ROWS: usize = 6;

/// Draws the legend of all that occurs in a picture, each list in columns of its own, with rows of boxes
/// beside it.
pub(super) fn of_corpus(picture: &mut Picture<'_>, beside: Vec<Vec<String>>) {
    let boxes = [kinds(picture), fallen(picture)].concat();
    let lists = vec![boxes, relations(picture), forces(picture)];
    picture.part(Part::Legend(Legend { lists, beside }));
}

/// Draws the legend of an answer, unless all its nodes are of one sort and all its lines are of one relation
/// that stands on them in words.
pub(super) fn of_answer(picture: &mut Picture<'_>) {
    let seen = &picture.seen;
    if seen.relations.is_empty()
        || seen.kinds.len().max(seen.relations.len())
            + seen.sides.len()
            + seen.wordless.len()
            + usize::from(seen.has_fallen)
            < 2
    {
        return;
    }
    let nodes = [kinds(picture), sides(picture), fallen(picture)].concat();
    let lines = [relations(picture), forces(picture)].concat();
    picture.part(Part::Legend(Legend { lists: vec![nodes, lines], beside: Vec::new() }));
}

fn kinds(picture: &Picture<'_>) -> Vec<Entry> {
    picture.seen.kinds.iter().map(|kind| Entry::Kind(kind.clone(), picture.styles.kind(kind))).collect()
}

fn sides(picture: &Picture<'_>) -> Vec<Entry> {
    let claim = picture.styles.kind("claim");
    picture.seen.sides.iter().map(|side| Entry::Side(*side, side.look(claim))).collect()
}

/// The border of what falls under a challenge, if anything does.
fn fallen(picture: &Picture<'_>) -> Vec<Entry> {
    picture.seen.has_fallen.then_some(Entry::Fallen(Look::LIST)).into_iter().collect()
}

fn relations(picture: &Picture<'_>) -> Vec<Entry> {
    let vocabulary = &picture.catalog.vocabulary;
    let word = |meaning: &Meaning| (words::relation(vocabulary, *meaning), *meaning);
    let relations: BTreeMap<String, Meaning> = picture.seen.relations.iter().map(word).collect();
    let styles = &picture.styles;
    let entry = |(word, meaning)| Entry::Relation(word, styles.relation(meaning), styles.opposes(meaning));
    relations.into_iter().map(entry).collect()
}

/// The strokes, if there is more than the plain one.
fn forces(picture: &Picture<'_>) -> Vec<Entry> {
    let forces = picture.seen.forces.iter().copied();
    if forces.clone().all(|force| force == Force::Asserts) {
        return Vec::new();
    }
    forces.map(Entry::Force).collect()
}
