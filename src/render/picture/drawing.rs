//! A drawing: what is drawn, before anything decides where it lies and in which format it is written.
//!
//! It holds text as people wrote it. Whoever writes it escapes it.

use crate::catalog::entry::{Force, NodeId};
use crate::graph::Meaning;
use crate::render::picture::style::{Arrow, Look, Side};

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The lines above it: the question. May be empty.
    pub caption: Vec<String>,
    /// How much of the answer is drawn, if it is not all.
    pub extent: Vec<String>,
    /// What it shows, for a reader who asked no question. May be empty.
    pub title: Vec<String>,
    /// The state of the library that it shows, such as its date and revision. May be empty.
    pub stamp: String,
    /// How much room there is between things.
    pub spacing: Spacing,
    /// True for many parts that nothing joins, which may lie anywhere; others lie one below another.
    pub islands: bool,
    /// What it is about, in order.
    pub body: Vec<Part>,
    /// What lies below it and is joined to nothing: panels and the legend. The first lies lowest.
    pub below: Vec<Part>,
}

/// How much room there is between things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// For an answer.
    Wide,
    /// For a whole corpus.
    Narrow,
}

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A box.
    Mark(Box<Mark>),
    /// A line between two boxes.
    Line(Box<Line>),
    /// A frame around parts.
    Frame(Frame),
    /// Rows of boxes that nothing joins, by name, each to be kept together.
    Rows(Vec<Vec<String>>),
    /// A box that lies in the second column of its frame, by name.
    Second(String),
    /// What looks mean.
    Legend(Legend),
}

/// A frame around parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// What it is called in the drawing.
    pub name: String,
    /// Its title; may be empty.
    pub title: String,
    /// What is inside.
    pub parts: Vec<Part>,
}

/// The thing of a library that a box stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Which it is.
    pub node: NodeId,
    /// Its kind: a declared one, or `claim`, `argument`, `work`, `scholar`.
    pub kind: String,
    /// Its id, without its kind.
    pub id: String,
}

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is called in the drawing, where no other box is called so.
    pub name: String,
    /// What it stands for.
    pub thing: Option<Thing>,
    /// What it is called on one line; empty for what stands for nothing.
    pub called: String,
    /// Its shape, ground and border.
    pub look: Look,
    /// What else its border says.
    pub state: State,
    /// True for what the drawing is about.
    pub is_main: bool,
    /// What is written in it.
    pub label: Label,
    /// What more is to be known of it; may be empty.
    pub tooltip: String,
    /// How much of a library bears on it: what weighs more is kept where not all can be drawn.
    pub weight: usize,
}

/// What the border of a box says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Usual,
    /// It falls under a challenge: dashed.
    Fallen,
    /// An answer leaves it out: grey and dashed.
    Omitted,
}

/// What is written in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// Lines, centred.
    Centred(String),
    /// Lines, flush left.
    Left(String),
    /// Prose in smaller type, flush left.
    Prose(String),
    /// Columns of cells, as many in each.
    Table(Vec<Vec<String>>),
}

impl Label {
    /// Its lines, of a table those of its rows.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Centred(text) | Self::Left(text) | Self::Prose(text) => {
                text.lines().map(str::to_owned).collect()
            }
            Self::Table(columns) => {
                let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
                let cell = |column: &Vec<String>, row: usize| column.get(row).cloned().unwrap_or_default();
                let row = |row| columns.iter().map(|column| cell(column, row)).collect::<Vec<_>>().join(" ");
                (0..rows).map(row).collect()
            }
        }
    }
}

/// A line between two boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The box on its left, by name.
    pub left: String,
    /// The box on its right, by name.
    pub right: String,
    /// The relation that it stands for; none for what only leads on to a line that stands for one.
    pub meaning: Option<Meaning>,
    /// The relation as a reader says it; empty where it stands for none.
    pub relation: String,
    /// The colour and head of that relation. What only leads on has no head.
    pub arrow: Arrow,
    /// True if the relation disputes or is the negative one of a pair, or if what only leads on speaks against.
    pub opposes: bool,
    /// How strongly it is said.
    pub force: Force,
    /// True if the relation leads from right to left.
    pub inverse: bool,
    /// The side that it speaks for, if the drawing is of a verdict.
    pub side: Option<Side>,
    /// The words on it; may be empty.
    pub words: String,
    /// What more is to be known of it; may be empty.
    pub tooltip: String,
    /// How many pieces of evidence it stands for.
    pub weight: usize,
    /// How many columns it goes on, if it has no words; two where some have.
    pub columns: usize,
}

/// What looks mean: of those that occur, no others.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// Entries in lists, each of which begins a column.
    pub lists: Vec<Vec<Entry>>,
    /// Rows of boxes that lie beside its rows, by name.
    pub beside: Vec<Vec<String>>,
}

/// An entry of a legend.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A kind and its look.
    Kind(String, Look),
    /// A side and the look of its claims.
    Side(Side, Look),
    /// The look of what falls under a challenge, whatever it is.
    Fallen(Look),
    /// A relation as a reader says it, its arrow, and whether it opposes.
    Relation(String, Arrow, bool),
    /// A force.
    Force(Force),
}

impl Drawing {
    /// Nothing yet, under a caption.
    #[must_use]
    pub fn new(caption: Vec<String>, spacing: Spacing, islands: bool) -> Self {
        Self {
            caption,
            extent: Vec::new(),
            title: Vec::new(),
            stamp: String::new(),
            spacing,
            islands,
            body: Vec::new(),
            below: Vec::new(),
        }
    }
}

impl Mark {
    /// A box that stands for nothing of a library.
    #[must_use]
    pub fn bare(name: &str, look: Look, label: Label) -> Self {
        let name = name.to_owned();
        let (state, tooltip) = (State::Usual, String::new());
        Self {
            name,
            thing: None,
            called: String::new(),
            look,
            state,
            is_main: false,
            label,
            tooltip,
            weight: 0,
        }
    }
}
