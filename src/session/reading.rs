//! How a question is understood: as it is written, or as what it mentions and asks.

use std::sync::Arc;

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::asks::Asks;
use crate::query::expr::{Expr, Named};
use crate::query::understand::declared::understood;
use crate::query::understand::examples::{self, Foremost, Stock};
use crate::query::understand::owning::of_owners;
use crate::query::understand::reader::recognised::Recognised;
use crate::query::understand::reader::{Done, Reader, Reading, Refused, Vocabulary, is_hollow, shown};
use crate::query::understand::resolve::Understood;
use crate::query::understand::typed::{has_form, is_formal, questions, with_standpoint};
use crate::session::{Failure, Session, snapshot};
use crate::source::{FileId, Sources};

/// A question that is not understood, with what was considered if it was read for what it mentions.
type Misread = (Box<Diagnostic>, Option<String>);

/// So many times the standpoint of a question is put in the words of the language: at its beginning, at its end, and its
/// condition.
const REWRITES: u8 = 3;

/// A question that is not understood.
pub(super) struct Unread {
    /// What is wrong with it as one of the forms.
    wrong: Box<Diagnostic>,
    /// Why it cannot be read otherwise, where that was tried.
    refused: Option<Refused>,
    /// What was considered in reading it.
    considered: Option<String>,
}

impl Session {
    /// The question as an expression of the core.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question.
    pub fn understand(&self, question: &str) -> Result<Expr, Failure> {
        self.read(question).map(|understood| understood.expr)
    }

    /// The question as an expression of the core, and how its words were taken where they allow another reading.
    /// Of several questions, which `;` parts, the others are with the first.
    ///
    /// # Errors
    /// As [`Session::understand`].
    pub fn read(&self, question: &str) -> Result<Understood, Failure> {
        self.read_all(question, false)
    }

    /// As [`Session::read`]; the fault of a question that is not understood tells what was considered.
    pub(super) fn read_telling(&self, question: &str) -> Result<Understood, Failure> {
        self.read_all(question, true)
    }

    fn read_all(&self, question: &str, telling: bool) -> Result<Understood, Failure> {
        let mut sources = Sources::new();
        let mut read: Vec<Understood> = Vec::new();
        let asked = questions(question);
        for part in asked.iter().copied() {
            match self.read_one(&mut sources, part) {
                Ok(understood) => read.extend(understood),
                Err((mut diagnostic, considered)) => {
                    let considered = considered.filter(|_| telling).unwrap_or_default();
                    // Its titles would be no help by themselves.
                    let lines = considered.lines().filter_map(|line| line.strip_prefix("  "));
                    diagnostic.help.extend(lines.map(|line| line.trim_start().to_owned()));
                    Stock::of(&self.catalog).fill_in(&mut diagnostic);
                    return Err(Failure::Wrong(Box::new((*diagnostic, sources))));
                }
            }
        }
        let several = read.len() > 1;
        let mut parts = read.into_iter().map(|one| match &one.reading {
            // Of several questions each answer says which it answers.
            None if several => Understood { reading: Some(one.asked.clone()), ..one },
            _ => one,
        });
        let first = parts.next().ok_or_else(|| Error::Other("the question is empty".to_owned()))?;
        Ok(Understood { more: parts.collect(), ..first })
    }

    /// A question as it is written or, if it is of none of the forms, the questions as which it is read.
    fn read_one(&self, sources: &mut Sources, question: &str) -> Result<Vec<Understood>, Misread> {
        // A question that is understood without its condition, or with another one than is meant, is another question.
        let file = sources.add("question", question);
        if let Some(wrong) = self.wrong_condition(file, question) {
            return Err((wrong, None));
        }
        let Unread { wrong, refused, considered } = match self.attempt(sources, question, REWRITES) {
            Ok(parts) => return Ok(parts),
            Err(unread) => unread,
        };
        // Which names are near is looked for only where the question cannot be read otherwise either.
        let of_form = understood(file, question, &self.lexicon()).err().unwrap_or(wrong);
        match refused {
            Some(refused) => {
                let nearest = refused.nearest.clone();
                let told = told(of_form, refused, question);
                Err((self.with_question_that_works(told, question, &nearest), considered))
            }
            None => Err((self.with_question_that_works(of_form, question, &[]), considered)),
        }
    }

    /// Reads a question as [`Session::read_one`] does, and tells of a fault no more than what it is. Its standpoint may
    /// be put in the words of the language so many times.
    pub(super) fn attempt(
        &self,
        sources: &mut Sources,
        question: &str,
        rewrites: u8,
    ) -> Result<Vec<Understood>, Unread> {
        let file = sources.add("question", question);
        let left = rewrites.checked_sub(1);
        let put = || {
            let put = self.condition_last(question, false).or_else(|| self.condition_first(question));
            put.or_else(|| self.standpoint_first(question, left?))
        };
        let put = left.and_then(|left| Some((put()?, left)));
        if let Some(parts) = put.and_then(|(put, left)| self.read_from(sources, &put, left)) {
            return Ok(parts);
        }
        if let Some(parts) = self.with_works_named(sources, question) {
            return Ok(parts);
        }
        let wrong = match understood(file, question, &self.lexicon().untold()) {
            Ok(understood) => return Ok(vec![understood]),
            Err(wrong) => wrong,
        };
        let (standpoint, asked) = with_standpoint(question);
        // What is too long, or names what several things are called, is told in the form that the question has, and what
        // is wrong with the standpoint is no matter of what is asked from there.
        let is_of_its_form = matches!(wrong.code, Code::QuestionLimit | Code::QuestionAmbiguous)
            || is_formal(question)
            || (wrong.primary.span.start as usize) < standpoint.len()
            || question.trim_end().ends_with(':');
        if is_of_its_form {
            return Err(Unread { wrong, refused: None, considered: None });
        }
        // Whose word counts is said last of a verdict too.
        if let Some(put) = left.and_then(|_| self.standpoint_last(question)) {
            let canonical = sources.add("reading", &put);
            if let Ok(one) = understood(canonical, &put, &self.lexicon().untold())
                && Asks::of(&self.catalog, &one.expr).verdicts
            {
                return Ok(vec![Understood { reading: Some(put), ..one }]);
            }
        }
        let owners = ["make", "state"].into_iter().filter_map(|verb| of_owners(asked, verb));
        for put in owners.map(|put| format!("{standpoint}{put}")) {
            let canonical = sources.add("reading", &put);
            if let Ok(understood) = understood(canonical, &put, &self.lexicon().untold()) {
                return Ok(vec![Understood { reading: Some(put), ..understood }]);
            }
        }
        let reading = match self.typed(file, asked) {
            Ok(reading) => reading,
            Err(refused) => {
                let put = || self.standpoint_last(question).or_else(|| self.condition_last(question, true));
                let put = left.and_then(|left| Some((put()?, left)));
                if let Some(parts) = put.and_then(|(put, left)| self.read_from(sources, &put, left)) {
                    return Ok(parts);
                }
                let considered = Some(refused.considered.clone());
                return Err(Unread { wrong, refused: Some(refused.moved(standpoint.len())), considered });
            }
        };
        // The standpoint before the question is no part of what was read.
        self.parts_of(sources, standpoint, &reading).map_err(|_| Unread {
            wrong,
            refused: None,
            considered: Some(reading.considered),
        })
    }

    /// The questions as which one is read whose standpoint was put in the words of the language.
    fn read_from(&self, sources: &mut Sources, put: &str, rewrites: u8) -> Option<Vec<Understood>> {
        let read = self.attempt(sources, put, rewrites).ok()?;
        let told = |one: Understood| Understood {
            reading: one.reading.or_else(|| Some(put.trim_end_matches(['?', ' ']).to_owned())),
            ..one
        };
        Some(read.into_iter().map(told).collect())
    }

    /// A question that names works by who wrote them and the year, which by itself would be a condition.
    fn with_works_named(&self, sources: &mut Sources, question: &str) -> Option<Vec<Understood>> {
        let lexicon = self.lexicon().untold();
        let named = self.with_keys(question)?;
        let file = sources.add("reading", &named);
        match understood(file, &named, &lexicon) {
            Ok(understood) => {
                let reading = Some(named.trim_end_matches(['?', ' ']).to_owned());
                Some(vec![Understood { reading, ..understood }])
            }
            Err(_) => {
                let (standpoint, asked) = with_standpoint(&named);
                let reading = self.typed(file, asked).ok()?;
                self.parts_of(sources, standpoint, &reading).ok()
            }
        }
    }

    /// The id of a work that is named by who wrote it and the year, and by nothing else: `Kydd 2005`, `Kydd (2005)`.
    #[must_use]
    pub fn work_of_year(&self, name: &str) -> Option<String> {
        let bare = name.replace(['(', ')'], " ");
        self.with_keys(&bare).map(|key| key.trim().to_owned()).filter(|key| !key.contains(' '))
    }

    /// A question with the keys of the works that it names by who wrote them and the year.
    fn with_keys(&self, question: &str) -> Option<String> {
        let has_year = question.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
        if !has_year || is_formal(question) {
            return None;
        }
        self.vocabulary().with_keys(&self.lexicon().untold(), question)
    }

    /// The words of a question that mention something, with what each was recognised as: of one that was answered as
    /// what its answer took them for, else as what they are most likely.
    #[must_use]
    pub fn recognised(&self, question: &str, answer: Option<&Answer>) -> Vec<Recognised> {
        let mut meant = Named::default();
        let parts = answer.into_iter().flat_map(Answer::each).map(|part| self.understand(&part.core));
        let exprs: Result<Vec<Expr>, Failure> = parts.collect();
        let is_known = answer.is_some() && exprs.is_ok();
        exprs.iter().flatten().for_each(|expr| meant.add(expr));
        self.vocabulary().recognised(&self.lexicon().untold(), question, is_known.then_some(&meant))
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| snapshot::vocabulary(self))
    }

    /// The questions as which one is read, each from its standpoint.
    fn parts_of(
        &self,
        sources: &mut Sources,
        standpoint: &str,
        reading: &Reading,
    ) -> Result<Vec<Understood>, Box<Diagnostic>> {
        let taken = |(typed, taken): &(String, String)| format!(", reading `{typed}` as `{taken}`");
        let corrected = reading.corrected.iter().map(taken).collect::<String>();
        let unread: Vec<String> = reading.unread.iter().map(|word| format!("`{word}`")).collect();
        let unread = match unread.as_slice() {
            [] => String::new(),
            words => format!(" (not used: {})", words.join(", ")),
        };
        let part = |part: &str| {
            let part = format!("{standpoint}{part}");
            let canonical = sources.add("reading", &part);
            let understood = understood(canonical, &part, &self.lexicon())?;
            Ok(Understood {
                reading: Some(format!("{part}{corrected}{unread}")),
                unread: reading.unread.clone(),
                considered: Some(reading.considered.clone()),
                ..understood
            })
        };
        questions(&reading.question).into_iter().map(part).collect()
    }

    /// The question of a record, which is written down and so must be one of the forms.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a question that is not.
    pub fn read_as_written(&self, question: &str) -> Result<Understood, Failure> {
        let mut sources = Sources::new();
        let file = sources.add("question", question);
        // It means the same as where it is asked.
        if let Some(named) = self.with_keys(question)
            && let Ok(understood) = understood(sources.add("reading", &named), &named, &self.lexicon())
        {
            return Ok(understood);
        }
        let written = match self.wrong_condition(file, question) {
            Some(wrong) => Err(wrong),
            None => understood(file, question, &self.lexicon()),
        };
        written.map_err(|diagnostic| {
            let several = questions(question).len() > 1;
            let put = self.condition_last(question, false);
            let put = put.or_else(|| self.standpoint_first(question, REWRITES));
            let put = put.or_else(|| self.standpoint_last(question));
            let put = put.or_else(|| of_owners(question, "make"));
            let put = put.filter(|put| understood(file, put, &self.lexicon().untold()).is_ok());
            let typed = || self.typed(file, question).ok().map(|reading| reading.question);
            let reading = put.clone().or_else(typed);
            let reading = reading.filter(|reading| questions(reading).len() == 1 && !several);
            let mut diagnostic = diagnostic;
            if put.is_some() {
                // The nearest name would be one without the condition.
                diagnostic.fix = None;
                diagnostic.help.clear();
            }
            let mut diagnostic = match reading {
                _ if several => diagnostic.help("a record has one question: write each in its own record"),
                Some(reading) if diagnostic.fix.is_none() => {
                    diagnostic.help(format!("write it as `{reading}`"))
                }
                _ => *self.with_question_that_works(diagnostic, question, &[]),
            };
            Stock::of(&self.catalog).fill_in(&mut diagnostic);
            Failure::Wrong(Box::new((diagnostic, sources)))
        })
    }

    /// A question that is of none of the forms, read for what it mentions and asks.
    fn typed(&self, file: FileId, question: &str) -> Result<Reading, Refused> {
        let lexicon = self.lexicon().untold();
        let means = |question: &str| {
            let file = Sources::new().add("question", question);
            understood(file, question, &lexicon).ok().map(|understood| understood.expr)
        };
        let finds = |expr: &Expr| self.finds(expr);
        let vocabulary = self.vocabulary();
        Reader { lexicon: &lexicon, vocabulary, means: &means, finds: &finds, done: Done::default() }
            .read(file, question)
    }

    /// Adds to the fault of a question one that works, unless its help has one: the question mended where that is
    /// enough, else those that are `nearest`, else one that begins alike.
    fn with_question_that_works(
        &self,
        mut diagnostic: Box<Diagnostic>,
        question: &str,
        nearest: &[String],
    ) -> Box<Diagnostic> {
        Stock::of(&self.catalog).fill_in(&mut diagnostic);
        if let Some(fix) = &diagnostic.fix
            && question.get(fix.span.range()).is_some()
        {
            let mut mended = question.to_owned();
            mended.replace_range(fix.span.range(), &fix.replacement);
            if self.makes_sense(&mended) {
                return Box::new(diagnostic.help(format!("ask `{}`", mended.trim())));
            }
        }
        let offered = diagnostic.help.iter().flat_map(|help| help.split('`').skip(1).step_by(2));
        if offered.into_iter().any(|offered| offered.contains(' ') && self.makes_sense(offered)) {
            return diagnostic;
        }
        if !nearest.is_empty() {
            return Box::new(shown(*diagnostic, nearest));
        }
        match examples::like(&self.lexicon(), self.foremost(), question, &|question| {
            self.makes_sense(question)
        }) {
            Some(example) => Box::new(diagnostic.help(format!("for example, ask `{example}`"))),
            None => diagnostic,
        }
    }

    fn foremost(&self) -> Arc<Foremost> {
        Arc::clone(self.foremost.get_or_init(|| Arc::new(Foremost::of(&self.catalog))))
    }

    fn makes_sense(&self, question: &str) -> bool {
        let file = Sources::new().add("question", question);
        understood(file, question, &self.lexicon().untold()).is_ok()
    }
}

/// What is wrong with a question that is of none of the forms and cannot be read for what it mentions either: what
/// the form says that it begins, or which words are not understood.
fn told(of_form: Box<Diagnostic>, refused: Refused, question: &str) -> Box<Diagnostic> {
    // Where the form was read up to the very name that is not known, it tells best what was wanted there.
    let place = of_form.primary.span.range();
    let is_name = of_form.code == Code::QuestionName
        && refused.unknown.iter().any(|unknown| unknown.start < place.end && place.start < unknown.end);
    let is_unknown = !refused.unknown.is_empty() && !is_name && of_form.fix.is_none();
    let is_ambiguous = refused.wrong.code == Code::QuestionAmbiguous;
    // A form that takes a word for a kind or a relation does not know it, though it may be one of the language: `the`.
    let is_mistaken = of_form.code == Code::QuestionName
        && refused.wrong.code == Code::QuestionSyntax
        && refused.unknown.is_empty()
        && of_form.fix.is_none()
        && question.get(place).is_some_and(|word| is_hollow(&word.to_lowercase()));
    let is_of_reader = (is_unknown || is_mistaken) && !has_form(question);
    if is_ambiguous || refused.is_part || is_of_reader { refused.wrong } else { of_form }
}
