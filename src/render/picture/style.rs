//! What kinds, relations, forces and sides look like.
//!
//! Colours are those of Okabe and Ito, which the colour-blind can tell apart: lightened under dark
//! text, darkened on white. A colour never stands alone: kinds differ in shape too, relations in
//! their heads and their words, forces in their strokes. The corpus declares kinds and relations
//! without colours, so those are dealt out in the order of ids.

mod arrow;
mod look;
mod side;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::catalog::vocabulary::Vocabulary;
use crate::graph::Meaning;
use crate::render::picture::style::arrow::{arrows, opposes};
use crate::render::picture::style::look::{ARGUMENT, CLAIM, KINDS, SCHOLAR, WORK};

pub use arrow::{Arrow, Head};
pub use look::{Look, Shape};
pub use side::Side;

/// The colour of text.
pub(in crate::render) const INK: &str = "#1F1F1F";
/// The colour of text and strokes that matter less.
pub(in crate::render) const FAINT: &str = "#666666";
/// The colour of paper.
pub(in crate::render) const PAPER: &str = "#FFFFFF";
/// The colour of a frame's ground.
pub(in crate::render) const GROUND: &str = "#F5F5F5";
/// The colour of a frame's edge.
pub(in crate::render) const EDGE: &str = "#D9D9D9";

const BLUE: &str = "#0072B2";
const VERMILLION: &str = "#BF3A0E";
const GREEN: &str = "#007A59";
const PURPLE: &str = "#A8477F";
const OCHRE: &str = "#8F6200";
/// The colour of borders without a meaning.
pub(in crate::render) const COAL: &str = "#3D3D3D";

/// The looks of a corpus's kinds and relations.
#[derive(Clone, Debug)]
pub(super) struct Styles {
    kinds: BTreeMap<String, Look>,
    relations: Vec<Arrow>,
    opposing: Vec<bool>,
}

impl Styles {
    /// Deals out looks in the order of ids, the same in every picture of a corpus.
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let look = |at: usize| Look { rings: at / KINDS.len() + 1, ..KINDS[at % KINDS.len()] };
        let kinds = vocabulary.kinds().enumerate().map(|(at, kind)| (kind.id.clone(), look(at)));
        let opposing = vocabulary.relations().map(|(id, _)| opposes(vocabulary, id)).collect();
        Self { kinds: kinds.collect(), relations: arrows(vocabulary), opposing }
    }

    /// The look of a kind, `claim`, `argument`, `work` and `scholar` among them.
    pub(super) fn kind(&self, id: &str) -> Look {
        match id {
            "claim" => CLAIM,
            "argument" => ARGUMENT,
            "work" => WORK,
            "scholar" => SCHOLAR,
            declared => self.kinds.get(declared).copied().unwrap_or(KINDS[1]),
        }
    }

    /// True of a relation that is the negative one of a pair of opposites.
    pub(super) fn opposes(&self, meaning: Meaning) -> bool {
        matches!(meaning, Meaning::Declared(id) if self.opposing[id.0 as usize])
    }

    /// The look of a relation.
    pub(super) fn relation(&self, meaning: Meaning) -> Arrow {
        let own = |head| Arrow { color: FAINT, head };
        match meaning {
            Meaning::Declared(id) => self.relations[id.0 as usize],
            Meaning::About => own(Head::Ring),
            Meaning::Broader => own(Head::Broader),
            Meaning::Cites => own(Head::Vee),
            Meaning::Concludes => own(Head::Normal),
            Meaning::Premise => own(Head::None),
            Meaning::States => own(Head::Dot),
            Meaning::When => own(Head::Ring),
            Meaning::Edited => own(Head::HollowDiamond),
            Meaning::Wrote => own(Head::Normal),
        }
    }
}
