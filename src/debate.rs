//! Debates as programs for argument maps have them, and what becomes of them here.
//!
//! A [`Debate`] is what the formats have in common: statements, inferences from some of them to another, and how they
//! bear on one another. Each format is read into one and written from one; [`records`] turns a debate into annotations,
//! and [`of_catalog`] annotations into a debate. `docs/debates.md` has the mapping in one table. What a format cannot
//! hold is put down in [`Losses`], by name.

pub mod aif;
pub mod argdown;
pub mod discourse;
pub mod format;
mod losses;
pub mod of_catalog;
pub mod records;
mod titles;

use std::collections::{BTreeMap, BTreeSet};

pub use losses::{Loss, Losses};

/// A debate in no format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debate {
    /// What it is called; may be empty.
    pub title: String,
    /// What the works are called whose keys its parts name.
    pub works: BTreeMap<String, String>,
    /// What is said in it.
    pub statements: Vec<Statement>,
    /// How some of that is inferred from some other.
    pub inferences: Vec<Inference>,
    /// How it bears on one another. None stands twice.
    pub relations: Vec<Relation>,
}

/// The number of a statement in its debate.
pub type StatementId = usize;

/// The number of an inference in its debate.
pub type InferenceId = usize;

/// Something that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its title; may be empty.
    pub title: String,
    /// What is said, on one line; never empty.
    pub text: String,
    /// True of a whole argument of which only the gist is given, without premises.
    pub is_sketch: bool,
    /// True of what only asks.
    pub asks: bool,
    /// The heading below which it is found; may be empty.
    pub section: String,
    /// What it is marked with.
    pub tags: Vec<String>,
    /// The key of the work that says it; empty where that is the debate itself.
    pub work: String,
    /// A note on it; may be empty.
    pub note: String,
}

/// A step from premises to a conclusion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inference {
    /// Its title, or that of the argument of which it is a step; may be empty.
    pub title: String,
    /// How it goes; may be empty.
    pub text: String,
    /// A note on it; may be empty.
    pub note: String,
    /// The rules that it follows, as they are called; may be empty.
    pub rule: String,
    /// From what; one at least, none twice.
    pub premises: Vec<StatementId>,
    /// To what; none of the premises.
    pub conclusion: StatementId,
    /// The heading below which it is found; may be empty.
    pub section: String,
    /// The key of the work that makes it; empty where that is the debate itself.
    pub work: String,
}

/// How a statement bears on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    /// What bears.
    pub from: StatementId,
    /// How.
    pub bearing: Bearing,
    /// On what.
    pub to: End,
}

/// What something bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// A statement.
    Statement(StatementId),
    /// An inference.
    Inference(InferenceId),
}

/// The ways of bearing on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// It speaks for it.
    Supports,
    /// It speaks against it.
    Attacks,
    /// It denies that the conclusion follows.
    Undercuts,
    /// One statement cannot be true without the other.
    Entails,
    /// Two statements cannot both be true; stands once, for both.
    Contrary,
    /// One of two statements is true, and one false; stands once, for both.
    Contradictory,
}

impl Bearing {
    /// True of what holds both ways.
    #[must_use]
    pub fn is_symmetric(self) -> bool {
        matches!(self, Self::Contrary | Self::Contradictory)
    }
}

impl Debate {
    /// Adds a relation, unless it is there already, in whichever direction if it holds both ways.
    pub fn relate(&mut self, from: StatementId, bearing: Bearing, to: End) {
        let relation = match to {
            End::Statement(to) if bearing.is_symmetric() && to < from => {
                Relation { from: to, bearing, to: End::Statement(from) }
            }
            _ => Relation { from, bearing, to },
        };
        self.relations.push(relation);
    }

    /// Leaves one of relations that stand several times, the first.
    pub fn settle(&mut self) {
        let mut seen = BTreeSet::new();
        self.relations.retain(|relation| seen.insert(*relation));
    }
}

/// A text on one line.
#[must_use]
pub(crate) fn one_line(text: &str) -> String {
    let blank = |char: char| char.is_whitespace() || char.is_control();
    text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
