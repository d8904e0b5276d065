//! An answer as a picture: what it is made of decides how it is drawn.

mod counts;
mod impact;
mod left_out;
mod paths;
mod rows;
mod verdicts;

use crate::catalog::Catalog;
use crate::graph::Graph;
use crate::query::answer::{Answer, Shape};
use crate::render::dot::legend;
use crate::render::dot::picture::Picture;
use crate::render::dot::style::{INK, PAPER};
use crate::render::dot::write::{Attributes, Document, Layout};
use crate::render::paint::wrap;
use crate::verdict::Verdicts;

/// The width of the caption, in columns.
const CAPTION: usize = 90;
/// As many columns has a note.
const NOTE: usize = 29;
/// Rows of a picture in which claims are drawn with all their words.
const FEW: usize = 20;

/// An answer as DOT, under its question.
#[must_use]
pub fn answer(catalog: &Catalog, graph: &Graph, verdicts: &Verdicts, answer: &Answer) -> String {
    let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
    let many = answer.rows.len() > FEW && !has_verdicts;
    let layout = Layout { columns_apart: "0.25", nodes_apart: "0.15", islands: many };
    let mut picture =
        Picture::new(catalog, Document::new(&caption(answer), layout), answer.challenged.clone());
    match answer.shape {
        Shape::Paths if answer.paths.is_empty() => {
            note(&mut picture, &wrap(answer.nothing(), NOTE).join("\n"));
        }
        Shape::Paths => paths::draw(&mut picture, &answer.paths),
        _ if answer.rows.is_empty() => note(&mut picture, &wrap(answer.nothing(), NOTE).join("\n")),
        Shape::Counts => counts::draw(&mut picture, answer),
        Shape::Rows | Shape::Why(_) | Shape::Comparison | Shape::Page if has_verdicts => {
            verdicts::draw(&mut picture, graph, verdicts, answer);
        }
        Shape::Rows | Shape::Why(_) | Shape::Comparison | Shape::Page => {
            rows::draw(&mut picture, graph, answer, !many);
        }
    }
    picture.below(|picture| left_out::draw(picture, &answer.left_out));
    if !answer.withdrawn.is_empty() {
        picture.below(|picture| impact::draw(picture, answer));
    }
    picture.below(legend::of_answer);
    picture.document.finish()
}

/// The question, and how much of its answer is drawn.
fn caption(answer: &Answer) -> String {
    let question = if answer.question.is_empty() { &answer.core } else { &answer.question };
    let mut lines = wrap(question, CAPTION);
    if answer.truncated {
        let drawn = answer.rows.len().max(answer.paths.len());
        lines.push(if drawn < answer.total {
            format!("{drawn} of {} drawn", answer.total)
        } else {
            "results truncated: there may be more".to_owned()
        });
    }
    // Graphviz leaves no room under a caption.
    lines.join("\n") + "\n "
}

fn note(picture: &mut Picture<'_>, words: &str) {
    let note =
        Attributes::of(&[("shape", "note"), ("style", "filled"), ("fillcolor", PAPER), ("color", INK)]);
    picture.document.node("note", &note.centred("label", words));
}
