//! The core of the query language, every name resolved: what all forms of a question become.

mod named;
mod print;

use serde::{Deserialize, Serialize};

use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::catalog::vocabulary::{RelationId, Vocabulary};
use crate::graph::walk::Selector;
use crate::query::attribute::Attribute;

pub use self::named::Named;
pub use self::print::{Printed, print_condition, print_standpoint, print_step, print_term, stage_text};

/// Paths are no longer than this many hops unless the question says so.
pub const USUAL_HOPS: u32 = 6;
/// Paths are never longer than this.
pub const MOST_HOPS: u32 = 12;

/// What stands in the core for the subject of a verdict on the truth of a topic: whoever says so.
pub const ANYTHING: &str = "any";

/// What a variable stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sort {
    /// Topics of a kind, by its id.
    Kind(String),
    /// Topics of every kind.
    Topic,
    /// Claims.
    Claim,
    /// Arguments.
    Argument,
    /// Works.
    Work,
    /// Scholars.
    Scholar,
    /// Excerpts.
    Excerpt,
    /// Citations.
    Citation,
    /// Anything but excerpts, which only those find who ask for them.
    Any,
}

impl Sort {
    /// The sorts that the core has a word of its own for, but for [`Sort::Any`].
    pub const OWN: [Self; 7] =
        [Self::Topic, Self::Claim, Self::Argument, Self::Work, Self::Scholar, Self::Excerpt, Self::Citation];

    /// The word of the core.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Kind(id) => id,
            Self::Topic => "topic",
            Self::Claim => "claim",
            Self::Argument => "argument",
            Self::Work => "work",
            Self::Scholar => "scholar",
            Self::Excerpt => "excerpt",
            Self::Citation => "citation",
            Self::Any => "any",
        }
    }

    /// True for topics of any kind.
    #[must_use]
    pub fn is_topic(&self) -> bool {
        matches!(self, Self::Kind(_) | Self::Topic)
    }
}

/// A relation that a question can name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// A declared one. Between topics it means its verdict, unless it is literal: then only what is
    /// said with that very word.
    Declared {
        /// Which.
        id: RelationId,
        /// `!`
        literal: bool,
    },
    /// A claim is about a topic or a narrower one.
    About,
    /// A topic is narrower than another.
    Broader,
    /// A work cites another.
    Cites,
    /// An argument concludes a claim or a topic.
    Concludes,
    /// A scholar edited a work.
    Edited,
    /// An argument has a claim or a topic as a premise.
    Premises,
    /// A work states a claim, or makes an argument.
    States,
    /// A claim says something that holds under the condition of a topic.
    When,
    /// A scholar wrote a work.
    Wrote,
    /// A claim, argument, work, topic or citation is by a scholar.
    By,
    /// A claim, argument, topic or citation stands in a work.
    In,
    /// A claim or an argument was read in a work.
    Via,
    /// A citation is of a work.
    Of,
    /// A citation serves a claim.
    For,
    /// A claim is of a work or scholar, was read in it, or is supported by such a claim over any number of
    /// steps.
    RestsOn,
    /// Every relation that is not of the bibliography.
    Any,
}

impl Relation {
    /// The relations that need no declaration, with their words.
    pub const OWN: [(&'static str, Self); 16] = [
        ("about", Self::About),
        ("any", Self::Any),
        ("broader", Self::Broader),
        ("by", Self::By),
        ("cites", Self::Cites),
        ("concludes", Self::Concludes),
        ("edited", Self::Edited),
        ("for", Self::For),
        ("in", Self::In),
        ("of", Self::Of),
        ("premises", Self::Premises),
        ("rests-on", Self::RestsOn),
        ("states", Self::States),
        ("via", Self::Via),
        ("when", Self::When),
        ("wrote", Self::Wrote),
    ];

    /// The word of the core.
    #[must_use]
    pub fn word<'a>(&self, vocabulary: &'a Vocabulary) -> &'a str {
        match self {
            Self::Declared { id, .. } => &vocabulary.relation(*id).id,
            own => Self::OWN.iter().find(|(_, relation)| relation == own).map_or("", |(word, _)| word),
        }
    }
}

/// A variable or a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// A variable by its name.
    Variable(String),
    /// A thing.
    Node(NodeId),
}

/// A way of going from node to node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Along a relation.
    Along(Relation),
    /// The other way.
    Inverse(Box<Step>),
    /// One after another.
    Sequence(Vec<Step>),
    /// One of these.
    Either(Vec<Step>),
    /// So many times, from the fewest to the most.
    Repeat(Box<Step>, u32, u32),
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// The sign of it.
    #[must_use]
    pub fn sign(self) -> &'static str {
        Self::SIGNS.iter().find(|(_, known)| *known == self).map_or("=", |(sign, _)| sign)
    }

    /// True if things in that order compare so.
    #[must_use]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }

    /// Every comparison with its sign.
    pub const SIGNS: [(&'static str, Self); 6] = [
        ("=", Self::Equal),
        ("!=", Self::Unequal),
        ("<", Self::Less),
        ("<=", Self::AtMost),
        (">", Self::More),
        (">=", Self::AtLeast),
    ];
}

/// An attribute of what a variable stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Of {
    /// The variable.
    pub variable: String,
    /// Which attribute.
    pub attribute: Attribute,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// All of these; always true if there are none.
    All(Vec<Condition>),
    /// One of these.
    One(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// A way leads from one to the other.
    Relates(Term, Step, Term),
    /// The words are in the attribute; in any if none is named.
    Matches(String, Option<Attribute>, String),
    /// The year lies in the range, both ends included.
    Between(Of, Option<i32>, Option<i32>),
    /// There is a value.
    Has(Of),
    /// The value compares so.
    Compares(Of, Comparison, String),
    /// Something of that sort fulfils the condition.
    Exists(Sort, String, Box<Condition>),
    /// The claim has support, or needs none, also when these sources are withdrawn.
    Supported(Term, Vec<Term>),
}

/// What is done with the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Count them, for each combination of the values of these attributes.
    Count(Vec<Of>),
    /// Keep the figures that compare so.
    Having(Comparison, i64),
    /// Order them; `true` for the greatest first.
    Sort(SortKey, bool),
    /// Keep so many.
    Limit(usize),
    /// Show these attributes.
    Show(Vec<Of>),
}

/// What rows are ordered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// The figure of a count.
    Count,
    /// An attribute.
    Of(Of),
}

/// Paths to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The variable that stands for a path.
    pub name: String,
    /// How many.
    pub selector: Selector,
    /// Where they start.
    pub from: NodeId,
    /// Where they end: a thing, or the find's variable.
    pub to: Term,
    /// How they go: relations joined by `|`, repeated.
    pub step: Step,
    /// What they keep away from.
    pub avoiding: Vec<NodeId>,
}

/// What is asked, and of which part of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// From where the corpus is looked at.
    pub standpoint: Standpoint,
    /// Of a question as of a year, the earlier one: what was an answer then is left out.
    pub but_not: Option<i32>,
    /// What is asked.
    pub body: Body,
}

impl Expr {
    /// The standpoint from which what was an answer is left out.
    #[must_use]
    pub fn earlier(&self) -> Option<Standpoint> {
        self.but_not.map(|year| Standpoint { year: Some(year), ..self.standpoint.clone() })
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Find what fulfils a condition, or the paths to it.
    Find(Find),
    /// Derive a verdict.
    Why(Why),
    /// Set topics against topics.
    Compare(Compare),
    /// Tell what a thing is.
    Page(NodeId),
}

/// A variable of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// What it stands for.
    pub sort: Sort,
    /// Its name.
    pub name: String,
}

/// Find what fulfils a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The variables of a row, the first being what the row is of; none if only paths are asked.
    pub variables: Vec<Variable>,
    /// The paths, if paths are asked.
    pub paths: Option<Paths>,
    /// The condition.
    pub condition: Condition,
    /// What is done with the rows.
    pub stages: Vec<Stage>,
}

/// Derive a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Whether it was asked why not.
    pub negated: bool,
    /// Of what.
    pub subject: NodeId,
    /// Which relation.
    pub relation: RelationId,
    /// To what.
    pub object: NodeId,
}

/// Topics set against topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// What is compared: the rows.
    pub subjects: Subjects,
    /// On what: the columns.
    pub objects: Vec<NodeId>,
    /// By which relations; by all that are said, the strongest first, if none is named.
    pub relations: Vec<RelationId>,
}

/// The rows of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subjects {
    /// All topics of a sort.
    Of(Sort),
    /// These topics.
    These(Vec<NodeId>),
}

/// The relations of a path, each with true for against its direction, and the fewest and most hops.
pub type PathSteps = (Vec<(Relation, bool)>, u32, u32);

/// The relations and bounds of a path's step; none if it is not of that shape.
#[must_use]
pub fn path_steps(step: &Step) -> Option<PathSteps> {
    fn simple(step: &Step) -> Option<(Relation, bool)> {
        match step {
            Step::Along(relation) => Some((relation.clone(), false)),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => Some((relation.clone(), true)),
                _ => None,
            },
            _ => None,
        }
    }
    let (inner, least, most) = match step {
        Step::Repeat(inner, least, most) => (&**inner, *least, *most),
        other => (other, 1, 1),
    };
    let relations = match inner {
        Step::Either(steps) => steps.iter().map(simple).collect::<Option<Vec<_>>>()?,
        other => vec![simple(other)?],
    };
    Some((relations, least, most))
}
