//! What a question is answered with: rows with verdicts, paths, or figures, each with its evidence.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::catalog::vocabulary::RelationId;
use crate::graph::walk::Path;
use crate::grounds::Change;
use crate::query::asks::Asks;
use crate::query::expr::Sort;
use crate::verdict::{Challenged, Verdict};

/// What an answer is made of, so that renderers know how to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Rows.
    Rows,
    /// Rows with figures.
    Counts,
    /// Paths.
    Paths,
    /// One verdict with its derivation; `true` if it was asked why not.
    Why(bool),
    /// Topics against topics: a value for each column, and the verdicts behind them.
    Comparison,
    /// One thing, with what is known of it in short.
    Page,
}

/// A value under a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A figure.
    Number(i64),
    /// Words; several values are joined by `, `.
    Text(String),
}

/// What stands where a figure is for what has no value.
pub const NONE: &str = "(none)";

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is of; none for a figure over everything.
    pub node: Option<NodeId>,
    /// The value that a figure is for; [`NONE`] for what has none.
    pub group: Option<String>,
    /// The verdicts that the question asked for, in its order.
    pub verdicts: Vec<Verdict>,
    /// Values by column, in the order of the columns that have one.
    pub values: Vec<(String, Value)>,
}

/// Something that fulfils all of a question but its verdicts.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// What.
    pub node: NodeId,
    /// The verdict that leaves it out.
    pub verdict: Verdict,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The question as asked.
    pub question: String,
    /// How its words were taken, where they allow another reading.
    pub read_as: Option<String>,
    /// The question of the language that is answered: as asked, or as it was read.
    pub read: String,
    /// From where the corpus was looked at.
    pub standpoint: Standpoint,
    /// The year of whose answers nothing is told again.
    pub but_not: Option<i32>,
    /// The question in the core.
    pub core: String,
    /// What it asks for besides its rows.
    pub asks: Asks,
    /// Whether it was asked if something is so, which is answered by yes or no.
    pub whether: bool,
    /// The sort of its rows, or of what it counts; none where a row is of several things.
    pub sort: Option<Sort>,
    /// How the answer is to be shown.
    pub shape: Shape,
    /// The columns that hold ids of what further variables stand for.
    pub variables: Vec<String>,
    /// The columns; the first names what rows are of.
    pub columns: Vec<String>,
    /// The columns that the question itself asked for with `show`.
    pub shown: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// What was left out because of its verdict.
    pub left_out: Vec<LeftOut>,
    /// The paths.
    pub paths: Vec<Path>,
    /// How the claims stand, and what disputes and what qualifies them, among the rows and on the paths; those of which nothing does are
    /// not there.
    pub challenged: BTreeMap<NodeId, Challenged>,
    /// The sources of which the question asks what rests on them.
    pub withdrawn: Vec<NodeId>,
    /// The claims among the rows that would lose their only support with them.
    pub falling: BTreeSet<NodeId>,
    /// The verdicts that would be others without these sources.
    pub changes: Vec<Change>,
    /// How many rows or paths there are, those beyond a limit included.
    pub total: usize,
    /// True if rows or paths were left out, by a limit or because a budget ran out.
    pub truncated: bool,
    /// True if a bound on the cost was reached before all was found: what is there is proved, and more may be.
    pub cut: bool,
    /// Of an answer in which nothing is found: why, and which question has an answer.
    pub reasons: Vec<String>,
    /// What a reader should know besides: for standard error.
    pub notices: Vec<String>,
    /// Of a thing's page: the claims that bear a declared relation to the thing itself.
    pub bearing: Vec<Bearing>,
    /// The answers to the further questions that were asked in one.
    pub parts: Vec<Answer>,
}

/// A claim that bears a declared relation to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// The claim.
    pub claim: NodeId,
    /// What it does.
    pub relation: RelationId,
}

impl Answer {
    /// An answer in which nothing is found yet.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        Self {
            question: String::new(),
            read_as: None,
            read: String::new(),
            standpoint: Standpoint::default(),
            but_not: None,
            core: String::new(),
            asks: Asks::default(),
            whether: false,
            sort: None,
            shape,
            variables: Vec::new(),
            columns: Vec::new(),
            shown: false,
            rows: Vec::new(),
            left_out: Vec::new(),
            paths: Vec::new(),
            challenged: BTreeMap::new(),
            withdrawn: Vec::new(),
            falling: BTreeSet::new(),
            changes: Vec::new(),
            total: 0,
            truncated: false,
            cut: false,
            reasons: Vec::new(),
            notices: Vec::new(),
            bearing: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// True if nothing was found, counted or not.
    #[must_use]
    pub fn finds_nothing(&self) -> bool {
        let mut values = self.rows.iter().flat_map(|row| &row.values);
        match self.shape {
            Shape::Rows | Shape::Paths => self.is_empty(),
            Shape::Counts => values.all(|(_, value)| *value == Value::Number(0)),
            Shape::Why(_) | Shape::Comparison | Shape::Page => false,
        }
    }

    /// Notes that a bound was reached before all was found, and tells which.
    pub fn cut_by(&mut self, notice: String) {
        self.cut = true;
        self.truncated = true;
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// What is told of an answer with nothing in it.
    #[must_use]
    pub fn nothing(&self) -> &'static str {
        match self.shape {
            _ if self.cut => "a limit was reached before anything was found",
            Shape::Paths => "no path within the bounds of the question",
            _ => "no results",
        }
    }

    /// It and the answers to the further questions that were asked in one.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.parts)
    }

    /// True if there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.paths.is_empty()
    }
}
