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
use crate::render::paint::wrap;
use crate::render::picture::canvas::Picture;
use crate::render::picture::drawing::{Drawing, Label, Mark, Spacing};
use crate::render::picture::legend;
use crate::render::picture::style::Look;
use crate::verdict::Verdicts;

/// The width of the caption, in columns.
const CAPTION: usize = 90;
/// As many columns has a note.
const NOTE: usize = 29;
/// Rows of a picture in which claims are drawn with all their words.
const FEW: usize = 20;

/// The drawing of an answer, under its question.
#[must_use]
pub fn answer(catalog: &Catalog, graph: &Graph, verdicts: &Verdicts, answer: &Answer) -> Drawing {
    let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
    let many = answer.rows.len() > FEW && !has_verdicts;
    let mut drawing = Drawing::new(caption(answer), Spacing::Wide, many);
    drawing.extent.extend(extent(answer));
    let mut picture = Picture::new(catalog, drawing, answer.challenged.clone());
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
    picture.finish()
}

/// The question.
fn caption(answer: &Answer) -> Vec<String> {
    let question = if answer.question.is_empty() { &answer.core } else { &answer.question };
    wrap(question, CAPTION)
}

/// How much of the answer is drawn, if it is not all.
fn extent(answer: &Answer) -> Option<String> {
    let drawn = answer.rows.len().max(answer.paths.len());
    let all = || format!("{drawn} of {} drawn", answer.total);
    answer
        .truncated
        .then(|| if answer.total > drawn { all() } else { "results truncated: there may be more".to_owned() })
}

fn note(picture: &mut Picture<'_>, words: &str) {
    picture.mark(Mark::bare("note", Look::NOTICE, Label::Centred(words.to_owned())));
}
