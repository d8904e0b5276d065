//! A clause in certain words: what it means as it stands, and what it is only likely to mean.

use crate::query::understand::reader::affirmed::affirmed;
use crate::query::understand::reader::before::{Spoken, any_of};
use crate::query::understand::reader::best::Best;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::composed::composed;
use crate::query::understand::reader::content::with_content;
use crate::query::understand::reader::denials;
use crate::query::understand::reader::described::described;
use crate::query::understand::reader::ellipsis::{filled, inner_list};
use crate::query::understand::reader::explain::considered;
use crate::query::understand::reader::frame::{Candidate, candidates};
use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::otherwise::{other_senses, widened, with_heads, without_aspects};
use crate::query::understand::reader::spelling::corrected;
use crate::query::understand::reader::token::{Token, standing_for};
use crate::query::understand::reader::{Read, Reader, Reading, Refused, several};
use crate::source::Span;

/// What came of a clause.
pub(super) enum Attempt {
    /// It means this.
    Sure(Read),
    /// It means this if words that name nothing mean what they are likeliest to.
    Likely(Read),
    /// It means several things.
    Several(Refused),
    /// It means nothing.
    None(Refused),
}

/// A clause with what its words stand for.
struct Worded {
    tokens: Vec<Token>,
    corrected: Vec<(String, String)>,
}

/// The mentions of a clause with some of them taken for what they are only likely to mean.
struct Guess {
    mentions: Vec<Mention>,
    /// Words that are then not used.
    unread: Vec<String>,
}

impl Reader<'_> {
    /// What a clause means in the words in which it stands. A denial that a reading does not keep makes it none.
    pub(super) fn attempt(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Attempt {
        let kept = |read: Read| denials::kept(known, read, whole.file, typed);
        match self.taken(known, whole, typed) {
            Attempt::Sure(read) => kept(read).map_or_else(Attempt::None, Attempt::Sure),
            Attempt::Likely(read) => kept(read).map_or_else(Attempt::None, Attempt::Likely),
            other => other,
        }
    }

    fn taken(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Attempt {
        let worded = match self.worded(known, whole, typed) {
            Ok(worded) => worded,
            Err(read) => return Attempt::Sure(*read),
        };
        let tokens = &worded.tokens;
        let clause = Clause { known: *known, tokens, mentions: known.mentions(tokens) };
        let found = candidates(&clause);
        let considered = considered(&clause, &found);
        let namesakes = clause.namesakes();
        let read = |clause: &Clause<'_>, question: String, unread: Vec<String>| {
            let corrected = worded.corrected.clone();
            (Reading { question, corrected, unread, considered: considered.clone() }, spoken(clause))
        };
        let mut best = self.best(found, &namesakes);
        // Words are taken otherwise only where the question has no meaning as it is.
        if matches!(best, Best::None) {
            let others = other_senses(&clause.mentions).into_iter();
            let made = others.flat_map(|mentions| candidates(&Clause { mentions, ..clause.again() }));
            best = self.best(made.collect(), &namesakes);
        }
        match best {
            Best::One(question) => return Attempt::Sure(read(&clause, question, Vec::new())),
            Best::Several(questions) => return self.split(whole, &questions, considered),
            Best::None => {}
        }
        for Guess { mentions, unread } in guesses(known, &clause) {
            let guessed = Clause { mentions, ..clause.again() };
            // What is meant is only likely: what is asked of it must be there.
            let found = candidates(&guessed).into_iter().map(Candidate::must_find).collect();
            match self.best(found, &namesakes) {
                Best::One(question) => return Attempt::Likely(read(&guessed, question, unread)),
                Best::Several(questions) => return self.split(whole, &questions, considered),
                Best::None => {}
            }
        }
        Attempt::None(Refused { considered, ..self.refused(whole.file, whole, &clause) })
    }

    fn split(&self, whole: Span, questions: &[String], considered: String) -> Attempt {
        Attempt::Several(Refused { considered, ..Refused::of(several(whole, questions)) })
    }

    /// All that is said of what a clause mentions, where words that are not understood could only ask for less.
    pub(super) fn widely(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Option<Read> {
        let Worded { tokens, corrected } = self.worded(known, whole, typed).ok()?;
        let clause = Clause { known: *known, tokens: &tokens, mentions: known.mentions(&tokens) };
        let likely = likely(known, &clause);
        let clause = Clause { mentions: likely, ..clause.again() };
        let widened = widened(&clause)?;
        let Best::One(question) = self.best(widened.candidates, &clause.namesakes()) else { return None };
        let reading = Reading { question, corrected, unread: widened.unread, considered: String::new() };
        denials::kept(known, (reading, spoken(&clause)), whole.file, typed).ok()
    }

    /// A clause with what its words stand for, or its reading if that is told by a statement in it.
    fn worded(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Result<Worded, Box<Read>> {
        let (tokens, corrected) = corrected(known, typed, &known.mentions(typed));
        let tokens = filled(known, &described(known, &tokens));
        if let Some(read) = self.first_said(known, whole, &tokens) {
            return Err(Box::new(read));
        }
        let tokens = match affirmed(known, &tokens) {
            Some(tokens) => tokens,
            None => match self.of_proposition(known, whole, &tokens) {
                Some(read) => return Err(Box::new(read)),
                None => self.nested(known, whole, tokens),
            },
        };
        Ok(Worded { tokens, corrected })
    }

    /// The words of a clause with a list inside it as what it stands for: `claims that dispute claims by Kydd`.
    fn nested(&self, known: &Known<'_>, whole: Span, tokens: Vec<Token>) -> Vec<Token> {
        let Some(at) = inner_list(known, &tokens) else { return tokens };
        let Ok((inner, _)) = self.clause(known, whole, &tokens[at..]) else { return tokens };
        // Rows of which less is asked than was typed would be others.
        if !inner.unread.is_empty() {
            return tokens;
        }
        let Some((sort, words)) = any_of(self.lexicon, &inner.question) else { return tokens };
        let span = tokens[at].span.start..tokens[tokens.len() - 1].span.end;
        let rows = standing_for(sort, words, span);
        tokens[..at].iter().cloned().chain([rows]).collect()
    }
}

/// The words that name things in a clause, each with the class of these.
fn spoken(clause: &Clause<'_>) -> Vec<Spoken> {
    let spoken = |named: Named| {
        let words = clause.mentions[named.first].words.start..clause.mentions[named.last].words.end;
        Some(Spoken { class: clause.class(&named)?, words: clause.tokens[words].to_vec() })
    };
    clause.named().into_iter().filter_map(spoken).collect()
}

/// What the words of a clause may be taken for, the likeliest first.
fn guesses(known: &Known<'_>, clause: &Clause<'_>) -> Vec<Guess> {
    let sure = |mentions| Guess { mentions, unread: Vec::new() };
    let (bare, aspects) = without_aspects(&clause.mentions, clause.tokens).unzip();
    let plain = bare.as_ref().unwrap_or(&clause.mentions);
    let headed = with_heads(known, plain, clause.tokens);
    let unread = aspects.unwrap_or_default();
    let partly = |mentions| Guess { mentions, unread: unread.clone() };
    let composed = composed(known, &clause.mentions, clause.tokens).map(sure);
    let content = with_content(known, clause.tokens).map(sure);
    [composed, bare.clone().map(partly), headed.map(partly), content].into_iter().flatten().collect()
}

/// The mentions of a clause with all that is likely to be meant.
fn likely(known: &Known<'_>, clause: &Clause<'_>) -> Vec<Mention> {
    let bare = without_aspects(&clause.mentions, clause.tokens).map(|(bare, _)| bare);
    let plain = bare.unwrap_or_else(|| clause.mentions.clone());
    let headed = with_heads(known, &plain, clause.tokens).unwrap_or(plain);
    composed(known, &clause.mentions, clause.tokens).unwrap_or(headed)
}
