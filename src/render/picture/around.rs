//! What lies around one thing: all that one to three steps lead to, and what joins it.

mod reach;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::graph::Graph;
use crate::render::phrase::counted;
use crate::render::picture::canvas::{Picture, challenged};
use crate::render::picture::drawing::{Drawing, Label, Mark, Spacing};
use crate::render::picture::statement::{Statement, among, said_once};
use crate::render::picture::{label, legend, words};
use crate::verdict::Verdicts;

use reach::Reach;

/// The most steps that a picture goes.
pub const STEPS: usize = 3;
/// The most boxes: what is linked most is kept.
pub const MOST: usize = 60;
/// Lines for each box: what is said of the thing itself is kept, then what most evidence says.
const LINES: usize = 3;
/// Boxes of a picture in which claims are drawn with all their words.
const FEW: usize = 16;

/// The drawing of a thing and of what one to [`STEPS`] steps lead to from it, of at most `most` boxes. Other numbers of steps
/// are as the nearest of these.
///
/// A step goes along what is said of topics and claims, to narrower and broader topics, through arguments, and between works and
/// scholars. From a claim it also goes to its topics and its work, from a work to its claims; but from topics not to all that is said
/// about them.
#[must_use]
pub fn around(
    catalog: &Catalog,
    graph: &Graph,
    verdicts: &Verdicts,
    node: NodeId,
    steps: usize,
    most: usize,
) -> Drawing {
    let steps = steps.clamp(1, STEPS);
    let reach = Reach::of(catalog, graph, node, steps, most.max(1));
    let mut drawing = Drawing::new(Vec::new(), Spacing::Wide, false);
    drawing.title = vec![title(catalog, node, steps, &reach)];
    let drawn = reach.nodes.len() - 1;
    let cut = drawn < reach.found;
    drawing.extent.extend(cut.then(|| format!("the {drawn} linked most of {} drawn", reach.found)));
    let mut statements = among(catalog, graph, &reach.nodes, |edge| reach.draws(catalog, edge));
    said_once(&mut statements);
    let (said, most) = (statements.len(), LINES * reach.nodes.len());
    keep_most(&mut statements, node, most);
    let cut = said > most;
    drawing.extent.extend(cut.then(|| format!("{most} of {said} relations drawn, those with most evidence")));
    let mut picture = Picture::new(catalog, drawing, challenged(catalog, verdicts, &reach.nodes));
    for at in &reach.nodes {
        let look = picture.look(*at);
        let look = if reach.nodes.len() <= FEW {
            label::in_full(look, &picture, *at)
        } else {
            Mark { label: Label::Centred(label::short_of(&picture, *at)), ..look }
        };
        let weight = graph.outgoing(*at).chain(graph.incoming(*at)).count();
        picture.mark(Mark { is_main: *at == node, weight, ..look });
    }
    statements.iter().for_each(|said| said.draw(&mut picture, true));
    picture.below(legend::of_answer);
    picture.finish()
}

/// Keeps so many statements, in their order: those of `node` first, then those with most evidence.
fn keep_most(statements: &mut Vec<Statement>, node: NodeId, most: usize) {
    if statements.len() <= most {
        return;
    }
    let mut ranked: Vec<usize> = (0..statements.len()).collect();
    let is_near = |said: &Statement| said.from == node || said.to == node;
    ranked.sort_by_key(|at| (!is_near(&statements[*at]), Reverse(statements[*at].evidence.len())));
    let kept: BTreeSet<usize> = ranked.into_iter().take(most).collect();
    let mut at = 0..;
    statements.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
}

fn title(catalog: &Catalog, node: NodeId, steps: usize, reach: &Reach) -> String {
    let name = words::called(catalog, node);
    if reach.found == 0 {
        return format!("{name}: nothing is linked to it");
    }
    format!("{name}, and what {} to", led(steps))
}

fn led(steps: usize) -> String {
    if steps == 1 { "1 step leads".to_owned() } else { format!("{} lead", counted(steps, "step")) }
}
