//! Reads a question as scholars type it: what it mentions, what it asks for, and which canonical question that is.
//!
//! The words are parted into mentions of what the corpus and the language know ([`mention`]); the frames
//! ([`frame`]) make canonical questions of these, each with how well it fits; those that make no sense are left
//! out, and the best of the others is the reading. Two that are equally good are an ambiguity, and a word that
//! could change the answer and is not understood is a refusal. A reading is a question of the language itself, so
//! that it can be shown, asked again and changed.

mod affirmed;
mod asking_more;
mod attempt;
mod before;
mod best;
mod clause;
mod clauses;
mod composed;
mod content;
mod courtesy;
mod denials;
mod described;
mod done;
mod earliest;
mod ellipsis;
mod explain;
mod fate;
mod frame;
mod inflected;
mod keys;
mod kin;
mod marked;
mod mention;
mod names;
mod otherwise;
mod parted;
mod parts;
mod phrasing;
mod proposition;
mod recast;
pub mod recognised;
mod refusal;
mod relations;
mod sections;
mod serving;
mod spelling;
mod thesaurus;
mod titles;
mod token;
mod ways;
mod when;

use std::io;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::catalog::Catalog;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::Expr;
use crate::query::understand::lexicon::{Lexicon, Words};
use crate::query::understand::reader::before::Spoken;
use crate::query::understand::reader::best::Best;
use crate::query::understand::reader::clauses::for_and_against;
use crate::query::understand::reader::content::Claims;
use crate::query::understand::reader::courtesy::{is_unfinished, without_courtesy};
pub use crate::query::understand::reader::done::Done;
use crate::query::understand::reader::done::too_much;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::names::Names;
use crate::query::understand::reader::parted::Parted;
use crate::query::understand::reader::refusal::MOST_SHOWN;
pub use crate::query::understand::reader::refusal::shown;
use crate::query::understand::reader::relations::Relations;
use crate::query::understand::reader::sections::sections;
pub use crate::query::understand::reader::thesaurus::is_hollow;
use crate::query::understand::reader::token::{Token, asked};
use crate::query::understand::resolve::Wrong;
use crate::source::{FileId, Span};
use crate::store::{Keep, Pack, Packer, Why};

/// What a corpus calls its things and relations, arranged for reading questions. To be kept beside its catalog.
#[derive(Debug, Default)]
pub struct Vocabulary {
    names: Names,
    relations: Relations,
    /// Worked out when a question first names a claim by what it says.
    claims: OnceLock<Claims>,
}

impl Vocabulary {
    fn known<'a>(&'a self, lexicon: &'a Lexicon<'a>, parted: &'a Parted) -> Known<'a> {
        Known {
            catalog: lexicon.catalog(),
            lexicon,
            names: &self.names,
            relations: &self.relations,
            all_claims: &self.claims,
            parted,
        }
    }

    /// Adds to a file what takes time in proportion to the catalog.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn keep(&self, catalog: &Catalog, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.names.keep(to, &format!("{name}/names"))?;
        self.claims.get_or_init(|| Claims::of(catalog)).keep(to, &format!("{name}/claims"))
    }

    /// That of a catalog, of which a file holds what [`keep`](Self::keep) added.
    ///
    /// # Errors
    /// If it does not.
    pub fn kept(catalog: &Catalog, from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            names: Keep::kept(from, &format!("{name}/names"))?,
            relations: Relations::of(catalog),
            claims: OnceLock::from(Claims::kept(from, &format!("{name}/claims"))?),
        })
    }

    /// That of a catalog.
    #[must_use]
    pub fn of(catalog: &Catalog, words: &Words) -> Self {
        Self { names: Names::of(catalog, words), relations: Relations::of(catalog), claims: OnceLock::new() }
    }
}

/// A question as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The canonical question.
    pub question: String,
    /// Names that were typed otherwise, each with the one that it was taken for.
    pub corrected: Vec<(String, String)>,
    /// Words that are not used, where the question asks for all that is said of what it mentions: they could only ask
    /// for less.
    pub unread: Vec<String>,
    /// What was considered, for `--explain`.
    pub considered: String,
}

/// Why a question is not understood.
#[derive(Clone, Debug)]
pub struct Refused {
    /// What is wrong with it.
    pub wrong: Wrong,
    /// The words of which nothing is known, by their bytes.
    pub unknown: Vec<Range<usize>>,
    /// Questions that work, made of what it mentions.
    pub nearest: Vec<String>,
    /// Whether it is one part of the question that is not understood, which is named.
    pub is_part: bool,
    /// What was considered, for `--explain`.
    pub considered: String,
}

impl Reading {
    /// The question and a further one.
    fn and(mut self, other: Self) -> Self {
        self.question += "; ";
        self.question += &other.question;
        self.corrected.extend(other.corrected);
        self.unread.extend(other.unread);
        self.considered += &other.considered;
        self
    }
}

impl Refused {
    /// The same of a question that stands so many bytes later.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        let bytes = u32::try_from(by).unwrap_or(0);
        self.wrong.primary.span.start += bytes;
        self.wrong.primary.span.end += bytes;
        for unknown in &mut self.unknown {
            *unknown = unknown.start + by..unknown.end + by;
        }
        self
    }

    fn of(wrong: Diagnostic) -> Self {
        Self {
            wrong: Box::new(wrong),
            unknown: Vec::new(),
            nearest: Vec::new(),
            is_part: false,
            considered: String::new(),
        }
    }
}

/// What reading a question needs to know of the rest of the language.
pub struct Reader<'a> {
    /// The catalog with its words.
    pub lexicon: &'a Lexicon<'a>,
    /// Its names and relations.
    pub vocabulary: &'a Vocabulary,
    /// The meaning of a canonical question, if it has one.
    pub means: &'a dyn Fn(&str) -> Option<Expr>,
    /// True if something fulfils it.
    pub finds: &'a dyn Fn(&Expr) -> bool,
    /// What has been read of the question.
    pub done: Done,
}

/// A clause as it is read, with the words that name things in it, each with the class of these.
type Read = (Reading, Vec<Spoken>);

/// A question that was typed has no more words.
const MOST_WORDS: usize = 60;

impl Reader<'_> {
    /// The canonical question that a text asks.
    ///
    /// # Errors
    /// A diagnostic that names what is not understood, or the readings that are equally good.
    pub fn read(&self, file: FileId, text: &str) -> Result<Reading, Refused> {
        let known = self.vocabulary.known(self.lexicon, self.done.parted());
        let typed = sections(&known, &without_courtesy(asked(text)));
        let whole = Span::new(file, 0, text.len());
        if is_unfinished(&typed, text) {
            let end = Span::new(file, text.trim_end().len(), text.trim_end().len());
            let message = "expected more, found the end of the question";
            return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, end, message)));
        }
        if typed.is_empty() || typed.len() > MOST_WORDS {
            let message = "catena does not understand this question";
            return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, whole, message)));
        }
        let mut parts = for_and_against(&typed).into_iter();
        let first = parts.next().map(|part| self.sentence(&known, whole, &part));
        let first = first.unwrap_or_else(|| self.sentence(&known, whole, &typed));
        let read = first.and_then(|first| {
            parts.try_fold(first, |reading, part| Ok(reading.and(self.sentence(&known, whole, &part)?)))
        });
        // What was not read to the end may be meant otherwise.
        if self.done.is_too_much() { Err(too_much(whole)) } else { read }
    }

    /// The canonical question of one clause, and the words that name things, each with the class of these.
    fn clause(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Result<Read, Refused> {
        if let Some(read) = self.done.read(typed) {
            return read;
        }
        if !self.done.begin() {
            return Err(too_much(whole));
        }
        let read = self.anew(known, whole, typed);
        self.done.end(typed, &read);
        read
    }
}

fn several(whole: Span, questions: &[String]) -> Diagnostic {
    let message = "this question has several readings";
    let diagnostic = Diagnostic::new(Code::QuestionAmbiguous, whole, message);
    let shown = questions.iter().take(MOST_SHOWN + 2);
    shown.fold(diagnostic, |diagnostic, question| diagnostic.help(format!("ask `{question}`")))
}
