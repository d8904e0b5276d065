//! What a corpus declares, with every name resolved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::Locator;
use crate::annotation::locator::Range;
use crate::bibliography::PersonName;
use crate::catalog::vocabulary::RelationId;
use crate::source::{Span, Spanned};

/// A work, scholar, argument, claim or topic, by its number in the catalog. Numbers follow the order of
/// classes and ids, so they do not depend on the order of files. Those behind all else are of the records of topics
/// that several records declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Anything that a question can be about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Node {
    /// A topic of a declared kind.
    Topic(Topic),
    /// A claim.
    Claim(Claim),
    /// An argument.
    Argument(Argument),
    /// A work.
    Work(Work),
    /// A scholar.
    Scholar(Scholar),
    /// An excerpt.
    Excerpt(Excerpt),
    /// A citation, by its number in `Catalog::cites`.
    Citation(usize),
}

/// A place in a work: whole works have an empty locator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The work.
    pub work: NodeId,
    /// Where in it.
    pub locator: Locator,
}

/// A declared relation from the record's own node to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Link {
    /// Which relation.
    pub relation: RelationId,
    /// To what.
    pub target: NodeId,
}

/// A topic: concept, theory, explanation, …
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// The id of its kind.
    pub kind: String,
    /// What a reader calls it.
    pub label: String,
    /// What it is, in the annotator's words; may be empty.
    pub text: String,
    /// Other names.
    pub aka: Vec<String>,
    /// The topics that it is narrower than.
    pub broader: Vec<NodeId>,
    /// Its declared relations.
    pub links: Vec<Link>,
    /// Where it is stated.
    pub stated: Vec<Place>,
    /// The annotator's note; may be empty.
    pub note: String,
    /// Its id in the record.
    pub span: Span,
    /// The numbers of its records if it has several, which say that they are the same; the one by which it is called is
    /// the first. What they say is gathered above: the text is the first that there is, the rest is all.
    pub records: Vec<NodeId>,
}

/// How strongly a claim is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Force {
    /// Stated outright.
    #[default]
    Asserts,
    /// Put forward as likely or possible.
    Suggests,
    /// Raised as a question.
    Asks,
    /// Stated not to be so.
    Denies,
}

impl Force {
    /// How far it stays behind saying so outright: a denial is as outright as an assertion.
    #[must_use]
    pub fn hedge(self) -> u8 {
        match self {
            Self::Asserts | Self::Denies => 0,
            Self::Suggests => 1,
            Self::Asks => 2,
        }
    }

    /// The word of the language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Suggests => "suggests",
            Self::Asks => "asks",
            Self::Denies => "denies",
        }
    }
}

/// What a claim says of two topics.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Statement {
    /// Of what.
    pub subject: NodeId,
    /// How it relates.
    pub relation: RelationId,
    /// To what.
    pub object: NodeId,
    /// The topics under whose condition it holds, all together, in the order of their numbers; none if it holds always.
    pub when: Vec<NodeId>,
}

/// A claim that a work makes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// `KEY/slug`.
    pub id: String,
    /// The work that makes it.
    pub work: NodeId,
    /// What it says, in the annotator's words.
    pub text: String,
    /// Where in the work.
    pub at: Locator,
    /// The speakers, where they are not the work's authors.
    pub by: Vec<NodeId>,
    /// Where it was read, if not in the work itself.
    pub via: Option<Place>,
    /// The few words that fix the place.
    pub quotes: Vec<String>,
    /// The excerpts that it was made from.
    pub from: Vec<NodeId>,
    /// What it is about: what `about` names, and the topics of which it says something.
    pub about: Vec<NodeId>,
    /// What it says of topics.
    pub says: Vec<Statement>,
    /// The topics under whose condition all of that holds, and what it says of the truth of topics; usually none.
    pub when: Vec<NodeId>,
    /// How strongly.
    pub force: Force,
    /// Its declared relations.
    pub links: Vec<Link>,
    /// Who annotated it, and when; may be empty.
    pub reads: String,
    /// The annotator's note; may be empty.
    pub note: String,
    /// Its id in the record.
    pub span: Span,
}

/// An argument that a work makes: from its premises, all of which it needs, to its conclusion.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Argument {
    /// `KEY/slug`.
    pub id: String,
    /// The work that makes it.
    pub work: NodeId,
    /// How it goes, in the annotator's words.
    pub text: String,
    /// The claims, and the topics of an affirmable kind, from which it concludes; one at least.
    pub premises: Vec<NodeId>,
    /// The claim, or the topic of an affirmable kind, that it concludes.
    pub concludes: NodeId,
    /// The id of its scheme; may be empty.
    pub scheme: String,
    /// Where in the work.
    pub at: Locator,
    /// Who makes it, where that is not the work's authors.
    pub by: Vec<NodeId>,
    /// Where it was read, if not in the work itself.
    pub via: Option<Place>,
    /// The few words that fix the place.
    pub quotes: Vec<String>,
    /// The excerpts that it was made from.
    pub from: Vec<NodeId>,
    /// Who annotated it, and when; may be empty.
    pub reads: String,
    /// The annotator's note; may be empty.
    pub note: String,
    /// Its id in the record.
    pub span: Span,
}

/// A passage of a work that a reader marked. It says nothing of its own: no verdict, no ground and no answer to a
/// question that does not ask for excerpts knows of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Excerpt {
    /// `KEY/slug`.
    pub id: String,
    /// The work that it is from.
    pub work: NodeId,
    /// Where in the work.
    pub at: Locator,
    /// The words that were marked; none where there is a note alone.
    pub quotes: Vec<String>,
    /// What it is about: what `about` names, and the topics that are called as one of its tags.
    pub about: Vec<NodeId>,
    /// Words that were put to it in another program, topics or not.
    pub tags: Vec<String>,
    /// What its reader wrote beside it; may be empty.
    pub note: String,
    /// Who marked it, when, in which colour; may be empty.
    pub marked: String,
    /// Why no claim is made of it; empty if that is not said.
    pub done: String,
    /// By what the program knows it that it came from, and what it said there; may be empty.
    pub imported: String,
    /// The claims and arguments that were made from it.
    pub made: Vec<NodeId>,
    /// Its id in the record.
    pub span: Span,
}

/// How well the annotators know a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Read {
    /// Read in full.
    Full,
    /// Read in part.
    Part,
    /// Known through other works only.
    SecondHand,
}

impl Read {
    /// The word of the language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Part => "part",
            Self::SecondHand => "second-hand",
        }
    }
}

/// A work of the bibliography.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Work {
    /// Its citation key.
    pub key: String,
    /// Its type in the bibliography: `book`, `article`, …
    pub kind: String,
    /// True of a work of the library itself, which a record declares and no bibliography has.
    pub is_own: bool,
    /// Its title; may be empty.
    pub title: String,
    /// Its year.
    pub year: Option<i32>,
    /// What tells it from others that the same people made in the same year: `a`, `b`; empty if there are none.
    pub letter: String,
    /// Its authors, in the order of the bibliography.
    pub authors: Vec<NodeId>,
    /// Its editors, likewise.
    pub editors: Vec<NodeId>,
    /// The bibliography's other fields.
    pub fields: BTreeMap<String, String>,
    /// The work that contains it.
    pub host: Option<NodeId>,
    /// How well it is known, if that is said.
    pub read: Option<Read>,
    /// The numbers of its notes, if they are said.
    pub notes: Option<Spanned<Vec<Range>>>,
    /// The works of its own bibliography, in the order in which it prints them, each at its place in
    /// the record.
    pub lists: Vec<Spanned<NodeId>>,
    /// The name of its text among the reader's texts; may be empty.
    pub text: String,
    /// The annotator's note; may be empty.
    pub note: String,
    /// Its key in the bibliography.
    pub span: Span,
}

impl Work {
    /// Who made it: its authors or, of a work without authors, its editors.
    #[must_use]
    pub fn makers(&self) -> &[NodeId] {
        if self.authors.is_empty() { &self.editors } else { &self.authors }
    }
}

/// A scholar or another speaker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scholar {
    /// The id: the family name, with given names where two share it.
    pub id: String,
    /// The name in its parts.
    pub name: PersonName,
    /// Other spellings.
    pub aka: Vec<String>,
    /// Where the name is first written.
    pub span: Span,
}

/// One work citing another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cite {
    /// The head of its record, `keating2015 n. 69 -> thies2009 p. 290`; of several alike the later ones end in
    /// ` (2)` and so on.
    pub id: String,
    /// The place that cites.
    pub from: Place,
    /// The place cited.
    pub to: Place,
    /// The id of the intent, what the citation is for: `evidence`, `definition`, …; may be empty.
    pub intent: String,
    /// The claims that it serves.
    pub serves: Vec<NodeId>,
    /// The names of authors as the citing place prints them.
    pub named: Vec<Spanned<String>>,
    /// The annotator's note; may be empty.
    pub note: String,
    /// The head of the record.
    pub span: Span,
}

/// A place, a note as a rule, that is recorded as citing nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoCitation {
    /// The place.
    pub from: Place,
    /// The annotator's note; may be empty.
    pub note: String,
    /// The head of the record.
    pub span: Span,
}

/// A question kept under a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Saved {
    /// Its name.
    pub id: String,
    /// Names that it had before.
    pub was: Vec<String>,
    /// The question; `$name` in it stands for what the asker gives.
    pub question: String,
    /// What its parameters stand for if the asker gives nothing, in the order of their first use.
    pub with: Vec<String>,
    /// The annotator's note; may be empty.
    pub note: String,
    /// The question in the record.
    pub span: Span,
}

/// An answer that the corpus must give.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expect {
    /// The question.
    pub question: String,
    /// The ids of the answer's rows in order; empty if the answer must be empty.
    pub ids: Vec<String>,
    /// The question in the record.
    pub span: Span,
    /// The ids in the record.
    pub ids_span: Span,
}
