//! A question as it is written: its shape, with the place of every word.

use crate::source::{FileId, Span, Spanned};

/// A word of a question; `"…"` makes one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, without quotes.
    pub text: String,
    /// True if it stood in quotes: such a word is a name, never a relation.
    pub quoted: bool,
    /// Where it is.
    pub span: Span,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// At least one.
    pub words: Vec<Word>,
    /// From the first to the last.
    pub span: Span,
    /// What must be so of the thing, of any kind, that the words mean: `any claim (by Kydd)`.
    pub inside: Option<Box<Inside>>,
}

/// Conditions in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// In the order of writing.
    pub units: Vec<Unit>,
    /// How each of them but the first is joined to the one before.
    pub joints: Vec<Joint>,
    /// The brackets and what is in them.
    pub span: Span,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its text, to show how it could be put otherwise.
    pub text: String,
    /// The file that the text is.
    pub file: FileId,
    /// From where it looks at the corpus: the parts in the order in which they are written.
    pub standpoint: Vec<Spanned<Stance>>,
    /// The question itself.
    pub form: Form,
}

/// A part of a standpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stance {
    /// `as of 2005 but not 1990`
    AsOf(i32, Option<i32>),
    /// `according to Waltz and Mearsheimer`
    According(Vec<Phrase>),
    /// `without Webber`
    Without(Vec<Phrase>),
    /// `when peace and detente`
    When(Vec<Phrase>),
}

/// The form of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// `which explanations admit trust`, `claims by Snyder`, `how many claims per scholar`.
    Which(Which),
    /// `trace trust to bipolarity`.
    Trace(Trace),
    /// `why does bipolarity exclude trust`.
    Why(Why),
    /// `search "costly signal*"`.
    Search {
        /// What is looked for.
        words: Spanned<String>,
        /// What is done with the hits.
        stages: Vec<Spanned<Stage>>,
    },
    /// `compare explanations on trust, power`.
    Compare(Compare),
    /// `what rests only on snyder1997`.
    Rests(Rests),
    /// `find explanation e where …`.
    Find(Find),
    /// `why explanation:bipolarity -[excludes]-> concept:trust`.
    Relates {
        /// `why not`.
        negated: bool,
        /// What is to be explained.
        relates: Relates,
    },
}

/// What is asked for, under which conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    /// True if it begins with `what`, so that the first words may be a relation: `what explains …`.
    pub what: bool,
    /// The kind, and perhaps the first condition's words.
    pub head: Phrase,
    /// The conditions in the order of writing; one of them, the first, is that of the head.
    pub units: Vec<Unit>,
    /// How each of them but the first is joined to the one before.
    pub joints: Vec<Joint>,
    /// True for `how many` and `count`.
    pub counted: bool,
    /// What is done with the rows.
    pub stages: Vec<Spanned<Stage>>,
}

/// How a condition is joined to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// By nothing: it stands beside it.
    Beside,
    /// By `and`.
    And,
    /// By `but`.
    But,
    /// By `or`.
    Or,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Whether it begins with `that`, `which` or `who`.
    pub opens: bool,
    /// Whether it begins with a negation, after that.
    pub negated: bool,
    /// What it says.
    pub body: UnitBody,
    /// Where that is.
    pub place: Span,
    /// Where all of it is.
    pub span: Span,
}

/// What a condition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitBody {
    /// What the head says after the kind.
    Head,
    /// `by Snyder`
    By(Phrase),
    /// `does Keating say`: by the scholar, or in the work
    SaidBy(Phrase),
    /// `in thies2009`
    In(Phrase),
    /// `via keating2015`
    Via(Phrase),
    /// `only via keating2015`
    OnlyVia(Phrase),
    /// `as evidence`
    As(Word),
    /// `about abandonment`
    About(Phrase),
    /// `matching "reputation"`
    Matching(Spanned<String>),
    /// `without cited-at`, `with type "book"`: the attribute, and the value that it should have if one is named.
    With {
        /// True for `without`.
        lacking: bool,
        /// Which attribute.
        attribute: Spanned<String>,
        /// Its value.
        value: Option<Word>,
    },
    /// `1990-2000`, `since 1990`: the first and the last year, both included.
    Years(Option<i32>, Option<i32>),
    /// `neither admit nor exclude trust`
    Neither(Phrase, Phrase),
    /// `admit trust`, `are admitted by bipolarity`, `do explanations admit`.
    Predicate {
        /// Whether it begins with `do`.
        asks: bool,
        /// The words.
        words: Phrase,
        /// What follows `by`.
        by: Option<Phrase>,
    },
}

/// `trace … to …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Where the paths start.
    pub from: Phrase,
    /// Where they end.
    pub to: Phrase,
    /// True if the end is a kind.
    pub into: bool,
    /// The relations that they may use; any if empty.
    pub via: Vec<Phrase>,
    /// The most hops.
    pub within: Vec<Spanned<u32>>,
    /// What they keep away from.
    pub avoiding: Vec<Phrase>,
    /// What is done with them.
    pub stages: Vec<Spanned<Stage>>,
}

/// `compare … on …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// What is compared: a kind, or things.
    pub subjects: Vec<Phrase>,
    /// On what.
    pub objects: Vec<Phrase>,
    /// By which relations; by any if empty.
    pub via: Vec<Phrase>,
    /// What is done with the rows.
    pub stages: Vec<Spanned<Stage>>,
    /// From the first word of the subjects to the last of the objects.
    pub span: Span,
}

/// `what rests on …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rests {
    /// Whether on that alone.
    pub only: bool,
    /// On what.
    pub on: Vec<Phrase>,
    /// What is done with the rows.
    pub stages: Vec<Spanned<Stage>>,
}

/// `why …`, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Whether it is asked if it is so, as by `does …`, and not why.
    pub whether: bool,
    /// Whether there is a negation.
    pub negated: bool,
    /// Subject, relation and object.
    pub words: Phrase,
    /// What follows `by`.
    pub by: Option<Phrase>,
}

/// What is done with the rows of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The number of rows, for each combination of the values of attributes.
    Count(Vec<Spanned<String>>),
    /// `having count > 3`: a sign and a figure
    Having(String, i64),
    /// `sort year desc`
    Sort(Spanned<String>, bool),
    /// `limit 10`
    Limit(u32),
    /// `show text, locator`
    Show(Vec<Spanned<String>>),
}

/// `find … where …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// What is bound, in order.
    pub binds: Vec<Bind>,
    /// The condition.
    pub condition: Option<Condition>,
    /// What is done with the rows.
    pub stages: Vec<Spanned<Stage>>,
}

/// Something that the core finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bind {
    /// `explanation e`
    Variable {
        /// The kind.
        kind: Spanned<String>,
        /// The name.
        name: Spanned<String>,
    },
    /// `path p = all shortest a -[any{1..6}]-> b`
    Path(Box<PathBind>),
}

/// A path that the core finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathBind {
    /// Its name.
    pub name: Spanned<String>,
    /// `all shortest`, `shortest 3`, …, in lower case.
    pub selector: Spanned<String>,
    /// From where to where by what.
    pub relates: Relates,
    /// What it keeps away from.
    pub avoiding: Vec<Word>,
}

/// `a -[step]-> b`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relates {
    /// Where it starts.
    pub from: Word,
    /// How it goes.
    pub step: Step,
    /// Where it leads.
    pub to: Word,
    /// Where it is written.
    pub span: Span,
}

/// A way of going from node to node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A relation by its name, or `any`.
    Relation {
        /// The name.
        name: Spanned<String>,
        /// `!`: that very word.
        literal: bool,
    },
    /// `^`: the other way.
    Inverse(Box<Step>),
    /// `a/b`
    Sequence(Vec<Step>),
    /// `a|b`
    Either(Vec<Step>),
    /// `a{1..3}`; no upper bound for `*` and `+`.
    Repeat(Box<Step>, u32, Option<u32>),
}

/// A condition of the core.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Both.
    And(Box<Condition>, Box<Condition>),
    /// Either.
    Or(Box<Condition>, Box<Condition>),
    /// Not.
    Not(Box<Condition>),
    /// `exists work w (…)`
    Exists {
        /// The kind.
        kind: Spanned<String>,
        /// The name.
        name: Spanned<String>,
        /// Its condition.
        condition: Box<Condition>,
    },
    /// `a -[step]-> b`
    Relates(Relates),
    /// `supported(c without work:snyder1997)`: the claim, the sources, and where it is written
    Supported(Word, Vec<Word>, Span),
    /// `c.text matches "…"`
    Matches(Spanned<String>, Spanned<String>),
    /// `has(c.quote)`
    Has(Spanned<String>),
    /// `c.year in 1990..2000`
    Between(Spanned<String>, i32, i32),
    /// `c.force = "asks"`
    Compares(Spanned<String>, String, Word),
}
