//! How lines look: a colour and a head by their relation, a stroke by their force.

use std::collections::BTreeMap;

use crate::catalog::vocabulary::{AFFIRMS, RelationId, Spread, Vocabulary};
use crate::render::picture::style::{BLUE, COAL, GREEN, OCHRE, PURPLE, VERMILLION};
use crate::standing::{DISPUTES, SUPPORTS};

/// The colours of lines, each readable as text on white: the first is of relations that oppose another, the second of
/// those that speak for something, as argument maps have it.
pub(super) const LINES: [&str; 6] = [VERMILLION, GREEN, BLUE, PURPLE, OCHRE, COAL];
/// The heads of arrows, one for each round of colours. That which points back comes last.
const HEADS: [Head; 7] =
    [Head::Normal, Head::Vee, Head::Hollow, Head::Diamond, Head::Square, Head::Crow, Head::Turned];

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

/// An arrow for each relation: for those that oppose another the colour of opposition, for those that support the colour of
/// support, for others the colour that was dealt out least; but never that of its opposite. In the second round the
/// second head, and so on. Those that argument maps have come first, so that their heads are the plain ones.
pub(super) fn arrows(vocabulary: &Vocabulary) -> Vec<Arrow> {
    let plain = [SUPPORTS, AFFIRMS, DISPUTES].map(|word| vocabulary.find(word));
    let is_plain = |id: &RelationId| plain.contains(&Some(*id));
    let (first, others): (Vec<RelationId>, Vec<RelationId>) =
        vocabulary.relations().map(|(id, _)| id).partition(is_plain);
    let mut dealt: BTreeMap<RelationId, (usize, usize)> = BTreeMap::new();
    let has_support = vocabulary.relations().any(|(id, _)| favours(vocabulary, id));
    let free = if has_support { SUPPORT + 1 } else { SUPPORT };
    for id in first.into_iter().chain(others) {
        let opposite = |other: RelationId| vocabulary.opposites(id).any(|opposite| opposite == other);
        let of_opposite = |color: usize| dealt.iter().any(|(other, its)| its.0 == color && opposite(*other));
        let round = |color: &usize| dealt.values().filter(|its| its.0 == *color).count();
        let color = if opposes(vocabulary, id) && !of_opposite(OPPOSITION) {
            OPPOSITION
        } else if favours(vocabulary, id) && !of_opposite(SUPPORT) {
            SUPPORT
        } else {
            let free = (free..LINES.len()).filter(|color| !of_opposite(*color));
            free.min_by_key(round).unwrap_or(LINES.len() - 1)
        };
        let round = round(&color);
        dealt.insert(id, (color, round));
    }
    let arrow =
        |(color, round): (usize, usize)| Arrow { color: LINES[color], head: HEADS[round % HEADS.len()] };
    dealt.into_values().map(arrow).collect()
}

/// Where in [`LINES`] the colours of opposition and of support are.
const OPPOSITION: usize = 0;
const SUPPORT: usize = 1;

/// True if a relation is one by which a claim supports something or says that it is true, or the positive one of a pair of
/// opposites, or implies one.
fn favours(vocabulary: &Vocabulary, id: RelationId) -> bool {
    let words = [SUPPORTS, AFFIRMS].map(|word| vocabulary.find(word));
    let is_positive = |weaker: RelationId| {
        let opposite = vocabulary.opposite(weaker);
        words.contains(&Some(weaker)) || opposite.is_some_and(|opposite| is_negative(vocabulary, opposite))
    };
    !opposes(vocabulary, id) && vocabulary.implied(id).iter().any(|weaker| is_positive(*weaker))
}

/// True if a relation disputes, or is the negative one of a pair of opposites, or implies one that does.
pub(super) fn opposes(vocabulary: &Vocabulary, id: RelationId) -> bool {
    vocabulary.implied(id).iter().any(|weaker| is_negative(vocabulary, *weaker))
}

/// `disputes` is negative; of two others that are opposites the one that alone spreads down, else the later one.
fn is_negative(vocabulary: &Vocabulary, id: RelationId) -> bool {
    let disputes = |relation| vocabulary.find(DISPUTES) == Some(relation);
    if disputes(id) {
        return true;
    }
    let Some(other) = vocabulary.opposite(id) else { return false };
    let spreads_down = |relation| vocabulary.relation(relation).spread == Spread::Down;
    if disputes(other) {
        return false;
    }
    match (spreads_down(id), spreads_down(other)) {
        (true, false) => true,
        (false, true) => false,
        _ => other < id,
    }
}
