//! How lines look: a colour and a head by their relation, a stroke by their force.

use crate::catalog::vocabulary::{RelationId, Spread, Vocabulary};
use crate::render::picture::style::{BLUE, COAL, GREEN, OCHRE, PURPLE, VERMILLION};

/// The colours of lines, each readable as text on white: the first is of relations that oppose another.
pub(super) const LINES: [&str; 6] = [VERMILLION, BLUE, GREEN, PURPLE, OCHRE, COAL];
/// The heads of arrows, one for each round of colours.
const HEADS: [Head; 7] =
    [Head::Normal, Head::Vee, Head::Hollow, Head::Diamond, Head::Square, Head::Turned, Head::Crow];

/// How an edge looks, its stroke aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Its colour: `#RRGGBB`.
    pub color: &'static str,
    /// Its head.
    pub head: Head,
}

/// The head of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// None.
    None,
    /// A filled triangle.
    Normal,
    /// A filled triangle with a notch.
    Vee,
    /// A hollow triangle.
    Hollow,
    /// A hollow triangle, as of a hierarchy.
    Broader,
    /// A filled diamond.
    Diamond,
    /// A hollow diamond.
    HollowDiamond,
    /// A filled square.
    Square,
    /// A filled triangle that points back.
    Turned,
    /// A crow's foot.
    Crow,
    /// A filled dot.
    Dot,
    /// A hollow dot.
    Ring,
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
pub(super) fn opposes(vocabulary: &Vocabulary, id: RelationId) -> bool {
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
