//! How lines look: a colour and a head by their relation, a stroke by their force.

use crate::catalog::entry::Force;
use crate::catalog::vocabulary::{RelationId, Spread, Vocabulary};
use crate::render::dot::style::{BLUE, COAL, GREEN, OCHRE, PURPLE, VERMILLION};
use crate::render::dot::write::Attributes;

/// The colours of lines, each readable as text on white: the first is of relations that oppose another.
pub(super) const LINES: [&str; 6] = [VERMILLION, BLUE, GREEN, PURPLE, OCHRE, COAL];
/// The heads of arrows, one for each round of colours.
const HEADS: [&str; 7] = ["normal", "vee", "onormal", "diamond", "box", "inv", "crow"];

/// How an edge looks, its stroke aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render::dot) struct Arrow {
    /// Its colour.
    pub(in crate::render::dot) color: &'static str,
    /// Its head, by Graphviz's name.
    pub(in crate::render::dot) head: &'static str,
}

/// A stroke of a colour that shows a force: what is denied has a double one.
pub(in crate::render::dot) fn stroke(color: &str, force: Force) -> Attributes {
    let style = match force {
        Force::Asserts | Force::Denies => "solid",
        Force::Suggests => "dashed",
        Force::Asks => "dotted",
    };
    let color = if force == Force::Denies { format!("{color}:{color}") } else { color.to_owned() };
    Attributes::of(&[("color", &color), ("style", style)])
}

/// An arrow for each relation: for those that oppose another the colour of opposition, for others the colour
/// that was dealt out least; but never that of its opposite. In the second round the second head, and so on.
pub(super) fn arrows(vocabulary: &Vocabulary) -> Vec<Arrow> {
    let mut dealt: Vec<(usize, usize)> = Vec::new();
    for (id, _) in vocabulary.relations() {
        let opposite = |other: RelationId| vocabulary.opposites(id).any(|opposite| opposite == other);
        let of_opposite = |color: usize| {
            let mut known = (0..).map(RelationId).zip(&dealt);
            known.any(|(other, its)| its.0 == color && opposite(other))
        };
        let round = |color: &usize| dealt.iter().filter(|its| its.0 == *color).count();
        let color = if opposes(vocabulary, id) && !of_opposite(OPPOSITION) {
            OPPOSITION
        } else {
            let free = (OPPOSITION + 1..LINES.len()).filter(|color| !of_opposite(*color));
            free.min_by_key(round).unwrap_or(OPPOSITION + 1)
        };
        dealt.push((color, round(&color)));
    }
    let arrow =
        |(color, round): (usize, usize)| Arrow { color: LINES[color], head: HEADS[round % HEADS.len()] };
    dealt.into_iter().map(arrow).collect()
}

/// Where in [`LINES`] the colour of opposition is.
const OPPOSITION: usize = 0;

/// True if a relation is the negative one of a pair of opposites, or implies one that is.
fn opposes(vocabulary: &Vocabulary, id: RelationId) -> bool {
    vocabulary.implied(id).iter().any(|weaker| is_negative(vocabulary, *weaker))
}

/// Of two opposites `disputes` is negative, else the one that alone spreads down, else the later one.
fn is_negative(vocabulary: &Vocabulary, id: RelationId) -> bool {
    let Some(other) = vocabulary.opposite(id) else { return false };
    let disputes = |relation| vocabulary.find("disputes") == Some(relation);
    let spreads_down = |relation| vocabulary.relation(relation).spread == Spread::Down;
    if disputes(id) || disputes(other) {
        return disputes(id);
    }
    match (spreads_down(id), spreads_down(other)) {
        (true, false) => true,
        (false, true) => false,
        _ => other < id,
    }
}
