//! The core of the query language, every name resolved: what all forms of a question become.

use std::fmt;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{RelationId, Vocabulary};
use crate::graph::walk::Selector;
use crate::query::attribute::Attribute;

/// Paths are no longer than this many hops unless the question says so.
pub const USUAL_HOPS: u32 = 6;
/// Paths are never longer than this.
pub const MOST_HOPS: u32 = 12;

/// What a variable stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Topics of a kind, by its id.
    Kind(String),
    /// Topics of every kind.
    Topic,
    /// Claims.
    Claim,
    /// Works.
    Work,
    /// Scholars.
    Scholar,
    /// Anything.
    Any,
}

impl Sort {
    /// The word of the core.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Kind(id) => id,
            Self::Topic => "topic",
            Self::Claim => "claim",
            Self::Work => "work",
            Self::Scholar => "scholar",
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// A scholar edited a work.
    Edited,
    /// A work states a claim.
    States,
    /// A scholar wrote a work.
    Wrote,
    /// A claim, work or topic is by a scholar.
    By,
    /// A claim or topic stands in a work.
    In,
    /// A claim was read in a work.
    Via,
    /// Every relation that is not of the bibliography.
    Any,
}

impl Relation {
    /// The relations that need no declaration, with their words.
    pub const OWN: [(&'static str, Self); 10] = [
        ("about", Self::About),
        ("any", Self::Any),
        ("broader", Self::Broader),
        ("by", Self::By),
        ("cites", Self::Cites),
        ("edited", Self::Edited),
        ("in", Self::In),
        ("states", Self::States),
        ("via", Self::Via),
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
    /// The value compares so.
    Compares(Of, Comparison, String),
    /// Something of that sort fulfils the condition.
    Exists(Sort, String, Box<Condition>),
}

/// What is done with the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Count them, for each value of an attribute if one is given.
    Count(Option<Of>),
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

/// A question.
#[expect(clippy::large_enum_variant, reason = "there is one of them a question")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Find what fulfils a condition, or the paths to it.
    Find {
        /// The variable that stands for a row, and what it stands for; none if only paths are asked.
        variable: Option<(Sort, String)>,
        /// The paths, if paths are asked.
        paths: Option<Paths>,
        /// The condition.
        condition: Condition,
        /// What is done with the rows.
        stages: Vec<Stage>,
    },
    /// Derive a verdict.
    Why {
        /// Whether it was asked why not.
        negated: bool,
        /// Of what.
        subject: NodeId,
        /// Which relation.
        relation: RelationId,
        /// To what.
        object: NodeId,
    },
}

/// An expression as text of the core; reading it gives the same expression.
pub struct Printed<'a> {
    /// The expression.
    pub expr: &'a Expr,
    /// Where its names are.
    pub catalog: &'a Catalog,
}

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let printer = Printer { catalog: self.catalog };
        f.write_str(&printer.expr(self.expr))
    }
}

/// A condition as text of the core.
#[must_use]
pub fn print_condition(condition: &Condition, catalog: &Catalog) -> String {
    Printer { catalog }.condition(condition, Tightness::Loose)
}

/// A step as text of the core.
#[must_use]
pub fn print_step(step: &Step, catalog: &Catalog) -> String {
    Printer { catalog }.step(step, Tightness::Loose)
}

/// A term as text of the core.
#[must_use]
pub fn print_term(term: &Term, catalog: &Catalog) -> String {
    Printer { catalog }.term(term)
}

struct Printer<'a> {
    catalog: &'a Catalog,
}

/// How closely the surrounding text binds: what binds less closely is put in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Loose,
    Middle,
    Tight,
}

fn bracketed(text: String, needed: bool) -> String {
    if needed { format!("({text})") } else { text }
}

impl Printer<'_> {
    fn expr(&self, expr: &Expr) -> String {
        match expr {
            Expr::Find { variable, paths, condition, stages } => {
                let variable = variable.as_ref().map(|(sort, name)| format!("{} {name}", sort.word()));
                let binds: Vec<String> =
                    variable.into_iter().chain(paths.as_ref().map(|paths| self.paths(paths))).collect();
                let mut text = format!("find {}", binds.join(", "));
                if *condition != Condition::All(Vec::new()) {
                    text += " where ";
                    text += &self.condition(condition, Tightness::Loose);
                }
                for stage in stages {
                    text.push(' ');
                    text += &stage_text(stage);
                }
                text
            }
            Expr::Why { negated, subject, relation, object } => {
                let not = if *negated { "not " } else { "" };
                let relation = &self.catalog.vocabulary.relation(*relation).id;
                format!("why {not}{} -[{relation}]-> {}", self.node(*subject), self.node(*object))
            }
        }
    }

    fn paths(&self, paths: &Paths) -> String {
        let selector = match paths.selector {
            Selector::Shortest => "shortest".to_owned(),
            Selector::AllShortest => "all shortest".to_owned(),
            Selector::ShortestOf(number) => format!("shortest {number}"),
            Selector::All => "all".to_owned(),
        };
        let step = self.step(&paths.step, Tightness::Loose);
        let ends = (self.node(paths.from), self.term(&paths.to));
        let mut text = format!("path {} = {selector} {} -[{step}]-> {}", paths.name, ends.0, ends.1);
        if !paths.avoiding.is_empty() {
            text += " avoiding ";
            text += &paths.avoiding.iter().map(|node| self.node(*node)).collect::<Vec<_>>().join(", ");
        }
        text
    }

    fn condition(&self, condition: &Condition, around: Tightness) -> String {
        let list = |parts: &[Condition], word: &str, inside| {
            parts.iter().map(|part| self.condition(part, inside)).collect::<Vec<_>>().join(word)
        };
        match condition {
            Condition::All(parts) => {
                bracketed(list(parts, " and ", Tightness::Middle), around > Tightness::Middle)
            }
            Condition::One(parts) => {
                bracketed(list(parts, " or ", Tightness::Middle), around > Tightness::Loose)
            }
            Condition::Not(inner) => {
                let text = format!("not {}", self.condition(inner, Tightness::Tight));
                bracketed(text, around == Tightness::Tight)
            }
            Condition::Relates(from, step, to) => {
                format!("{} -[{}]-> {}", self.term(from), self.step(step, Tightness::Loose), self.term(to))
            }
            Condition::Matches(variable, attribute, words) => {
                let dot = attribute.map_or_else(String::new, |attribute| format!(".{}", attribute.word()));
                format!("{variable}{dot} matches {}", crate::annotation::locator::quoted(words))
            }
            Condition::Between(of, Some(from), Some(to)) if from == to => format!("{} = {from}", of_text(of)),
            Condition::Between(of, Some(from), Some(to)) => format!("{} in {from}..{to}", of_text(of)),
            Condition::Between(of, Some(from), None) => format!("{} >= {from}", of_text(of)),
            Condition::Between(of, None, to) => format!("{} <= {}", of_text(of), to.unwrap_or(i32::MAX)),
            Condition::Compares(of, comparison, value) => {
                let sign = Comparison::SIGNS
                    .iter()
                    .find(|(_, known)| known == comparison)
                    .map_or("=", |(sign, _)| sign);
                format!("{} {sign} {}", of_text(of), crate::annotation::locator::quoted(value))
            }
            Condition::Exists(sort, name, inner) => {
                format!("exists {} {name} ({})", sort.word(), self.condition(inner, Tightness::Loose))
            }
        }
    }

    fn step(&self, step: &Step, around: Tightness) -> String {
        match step {
            Step::Along(Relation::Declared { id, literal }) => {
                let mark = if *literal { "!" } else { "" };
                format!("{}{mark}", self.catalog.vocabulary.relation(*id).id)
            }
            Step::Along(relation) => relation.word(&self.catalog.vocabulary).to_owned(),
            Step::Inverse(inner) => {
                let text = self.step(inner, Tightness::Tight);
                format!("^{}", bracketed(text, matches!(**inner, Step::Inverse(_))))
            }
            Step::Sequence(parts) => {
                let text: Vec<String> = parts.iter().map(|part| self.step(part, Tightness::Tight)).collect();
                bracketed(text.join("/"), around == Tightness::Tight)
            }
            Step::Either(parts) => {
                let text: Vec<String> = parts.iter().map(|part| self.step(part, Tightness::Middle)).collect();
                bracketed(text.join("|"), around != Tightness::Loose)
            }
            Step::Repeat(inner, least, most) => {
                let inner = self.step(inner, Tightness::Tight);
                bracketed(format!("{inner}{{{least}..{most}}}"), around == Tightness::Tight)
            }
        }
    }

    fn term(&self, term: &Term) -> String {
        match term {
            Term::Variable(name) => name.clone(),
            Term::Node(node) => self.node(*node),
        }
    }

    fn node(&self, node: NodeId) -> String {
        format!("{}:{}", self.catalog.kind(node), self.catalog.id(node))
    }
}

fn of_text(of: &Of) -> String {
    format!("{}.{}", of.variable, of.attribute.word())
}

/// A stage as text of the core.
#[must_use]
pub fn stage_text(stage: &Stage) -> String {
    match stage {
        Stage::Count(None) => "count".to_owned(),
        Stage::Count(Some(of)) => format!("count per {}", of_text(of)),
        Stage::Sort(key, descending) => {
            let key = match key {
                SortKey::Count => "count".to_owned(),
                SortKey::Of(of) => of_text(of),
            };
            format!("sort {key} {}", if *descending { "desc" } else { "asc" })
        }
        Stage::Limit(number) => format!("limit {number}"),
        Stage::Show(attributes) => {
            format!("show {}", attributes.iter().map(of_text).collect::<Vec<_>>().join(", "))
        }
    }
}
