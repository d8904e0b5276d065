//! A clause that means nothing as it stands, or nothing that there is, in other words: in another order, without words
//! that ask for nothing, with plain words for turns of phrase; and then as the question that it comes to.
//!
//! The ways that differ least are tried first, and each stands for itself: what comes of one is put in other words again.

use std::collections::VecDeque;

use crate::query::understand::reader::attempt::Attempt;
use crate::query::understand::reader::fate::of_fate;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::phrasing::rephrased;
use crate::query::understand::reader::recast::{firm, recast};
use crate::query::understand::reader::token::Token;
use crate::query::understand::reader::{Read, Reader, Reading, Refused};
use crate::source::Span;

/// A clause in other words.
struct Way {
    words: Vec<Token>,
    /// Words of the clause that these leave out, which could only ask for less.
    unused: Vec<String>,
}

/// Ways that have still to be tried, those first that have been put as another question least often.
#[derive(Default)]
struct Ways {
    open: [VecDeque<Way>; MOST_QUESTIONS + 1],
    seen: Vec<Vec<Token>>,
}

/// A clause is put as another question no more often than this.
const MOST_QUESTIONS: usize = 2;

/// So few words may be one of the language's own forms, which is then read as such: `divided statements`.
const SHORT: usize = 3;

/// What has been found so far that will do if nothing better is.
#[derive(Default)]
struct Found {
    /// Of what is only likely to be meant.
    likely: Option<Read>,
    /// What is meant, of which there is nothing.
    empty: Option<Read>,
}

impl Reader<'_> {
    /// The same of a clause that has not been read before.
    pub(super) fn anew(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Result<Read, Refused> {
        if let Some(read) = self.firmly(known, whole, typed) {
            return Ok(read);
        }
        let mut found = Found::default();
        let refused = match self.attempt(known, whole, typed) {
            Attempt::Sure(read) if self.is_found(&read) => return Ok(read),
            Attempt::Sure(read) => return Ok(self.elsewhere(known, whole, typed).unwrap_or(read)),
            Attempt::Several(refused) => return Err(refused),
            Attempt::Likely(read) => {
                found.likely = Some(read);
                None
            }
            Attempt::None(refused) => Some(refused),
        };
        let fate = || of_fate(typed).and_then(|asked| self.clause(known, whole, &asked).ok());
        if found.likely.is_none()
            && let Some(read) = fate().filter(|read| self.is_found(read))
        {
            return Ok(read);
        }
        let mut ways = Ways::of(known, typed);
        let mut tried: Vec<Way> = Vec::new();
        while let Some((asked, way)) = ways.next() {
            // What is likely to be meant goes before another question.
            if asked > 0
                && let Some(likely) = found.likely.take()
            {
                return Ok(likely);
            }
            if !(self.done.has_room() && self.done.begin()) {
                break;
            }
            let told = |mut read: Read| {
                // Words that other words leave out and words that are not used: too little would be left of the question.
                let is_all = way.unused.is_empty() || read.0.unread.is_empty();
                read.0.unread.extend(way.unused.iter().cloned());
                is_all.then_some(read)
            };
            match self.attempt(known, whole, &way.words) {
                Attempt::Sure(read) => match told(read) {
                    Some(read) if self.is_found(&read) => return Ok(read),
                    read => found.empty = found.empty.or(read),
                },
                Attempt::Likely(read) => found.likely = found.likely.or_else(|| told(read)),
                Attempt::None(_) if way.words.len() <= SHORT && way.unused.is_empty() => {
                    if let Some(read) = self.as_formed(&way.words).filter(|read| self.is_found(read)) {
                        return Ok(read);
                    }
                }
                Attempt::Several(_) | Attempt::None(_) => {}
            }
            ways.extend(known, asked, &way);
            tried.push(way);
        }
        let widely = || {
            let ways = tried.iter().filter(|way| way.unused.is_empty());
            let words = std::iter::once(typed).chain(ways.map(|way| way.words.as_slice()));
            words.take_while(|_| self.done.has_room()).find_map(|words| self.widely(known, whole, words))
        };
        let read = found.likely.or(found.empty).or_else(widely);
        read.ok_or_else(|| refused.unwrap_or_else(|| super::done::too_much(whole)))
    }

    /// A clause in the words that go before its own, since these have a meaning that is not meant.
    fn firmly(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Option<Read> {
        let mut ways = firm(known, typed).into_iter().take_while(|_| self.done.has_room());
        ways.find_map(|way| match self.attempt(known, whole, &way) {
            Attempt::Sure(read) => Some(read),
            _ => self.as_formed(&way),
        })
    }

    /// Words that are a question in a form of the language.
    fn as_formed(&self, words: &[Token]) -> Option<Read> {
        let words: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
        let question = words.join(" ");
        (self.means)(&question)?;
        let reading =
            Reading { question, corrected: Vec::new(), unread: Vec::new(), considered: String::new() };
        Some((reading, Vec::new()))
    }

    /// A question whose clauses mean nothing by themselves in other words that ask for all of it.
    pub(super) fn as_one(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Option<Read> {
        let asked = rephrased(typed).filter(|again| again.unused.is_empty()).map(|again| again.words);
        let mut ways = asked.take_while(|_| self.done.has_room());
        ways.find_map(|way: Vec<Token>| match self.attempt(known, whole, &way) {
            Attempt::Sure(read) => Some(read),
            _ => None,
        })
    }

    /// A clause of which nothing is found as it stands in other words of which something is: these ask the same.
    fn elsewhere(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Option<Read> {
        let mut ways = Ways::of(known, typed);
        while let Some((asked, way)) = ways.next() {
            // Another question would have another answer.
            if asked > 0 || !(self.done.has_room() && self.done.begin()) {
                return None;
            }
            if way.unused.is_empty()
                && let Attempt::Sure(read) = self.attempt(known, whole, &way.words)
                && self.is_found(&read)
            {
                return Some(read);
            }
            ways.extend(known, asked, &way);
        }
        None
    }

    /// True if something fulfils what was read.
    fn is_found(&self, read: &Read) -> bool {
        (self.means)(&read.0.question).is_some_and(|expr| (self.finds)(&expr))
    }
}

impl Ways {
    /// Those of a clause.
    fn of(known: &Known<'_>, typed: &[Token]) -> Self {
        let mut ways = Self { seen: vec![typed.to_vec()], ..Self::default() };
        ways.extend(known, 0, &Way { words: typed.to_vec(), unused: Vec::new() });
        ways
    }

    /// The next one, with how often it has been put as another question.
    fn next(&mut self) -> Option<(usize, Way)> {
        self.open.iter_mut().enumerate().find_map(|(asked, open)| Some((asked, open.pop_front()?)))
    }

    /// Adds the ways to put one in other words.
    fn extend(&mut self, known: &Known<'_>, asked: usize, way: &Way) {
        for words in recast(known, &way.words) {
            self.add(asked, Way { words, unused: way.unused.clone() });
        }
        if asked < MOST_QUESTIONS {
            for again in rephrased(&way.words) {
                let unused = [way.unused.as_slice(), &again.unused].concat();
                self.add(asked + 1, Way { words: again.words, unused });
            }
        }
    }

    fn add(&mut self, asked: usize, way: Way) {
        let same = |known: &[Token]| {
            known.len() == way.words.len()
                && known.iter().zip(&way.words).all(|(one, other)| one.same_as(other))
        };
        if !way.words.is_empty() && !self.seen.iter().any(|known| same(known)) {
            self.seen.push(way.words.clone());
            self.open[asked].push_back(way);
        }
    }
}
