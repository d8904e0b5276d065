//! What is not understood in a question, and what could be asked of the rest.

use std::cmp::Reverse;

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::content::{in_no_claim, nearest_claims};
use crate::query::understand::reader::frame::{Candidate, candidates};
use crate::query::understand::reader::mention::{Mention, Sense};
use crate::query::understand::reader::token::Token;
use crate::query::understand::reader::{Best, Reader, Refused};
use crate::source::{FileId, Span};

impl Reader<'_> {
    /// What is not understood, and what could be asked of what is.
    pub(super) fn refused(&self, file: FileId, whole: Span, clause: &Clause<'_>) -> Refused {
        let unknown: Vec<&Token> = clause
            .mentions
            .iter()
            .filter(|mention| mention.is_unknown())
            .map(|mention| &clause.tokens[mention.words.start])
            .collect();
        let place = |token: &Token| Span::new(file, token.span.start, token.span.end);
        let words: Vec<String> = unknown.iter().map(|token| format!("`{}`", token.word)).collect();
        let diagnostic = match (unknown.as_slice(), words.as_slice()) {
            ([first, ..], [only]) => {
                let message = format!("unknown word {only}");
                Diagnostic::new(Code::QuestionName, place(first), message)
                    .help("it is not a name in this corpus, nor a word for a kind or a relation")
            }
            ([first, ..], [most @ .., last]) => {
                let message = format!("unknown words {} and {last}", most.join(", "));
                Diagnostic::new(Code::QuestionName, place(first), message)
                    .help("they are not names in this corpus, nor words for kinds or relations")
            }
            _ => Diagnostic::new(
                Code::QuestionSyntax,
                whole,
                "catena knows these words, but not what they ask together",
            ),
        };
        let lacking: Vec<String> = in_no_claim(&clause.known, clause.tokens)
            .iter()
            .filter(|token| unknown.iter().any(|unknown| unknown.span == token.span))
            .map(|token| format!("`{}`", token.word))
            .collect();
        let diagnostic = if lacking.is_empty() {
            diagnostic
        } else {
            diagnostic.help(format!("no claim here has {}", lacking.join(" or ")))
        };
        let nearest = self.nearest(clause);
        let diagnostic = shown(diagnostic, &nearest);
        Refused {
            unknown: unknown.iter().map(|token| token.span.clone()).collect(),
            nearest,
            ..Refused::of(diagnostic)
        }
    }

    /// Questions that work, made of what the question mentions.
    fn nearest(&self, clause: &Clause<'_>) -> Vec<String> {
        let all = &clause.mentions;
        let mut known: Vec<Mention> = all.clone();
        known.retain(|mention| matches!(mention.senses.first(), Some(Sense::Thing(_))));
        let whole = clause;
        let clause = Clause { known: clause.known, tokens: clause.tokens, mentions: known };
        let mut found = candidates(&clause);
        for (sort, _) in all.iter().filter_map(Mention::kind) {
            found.push(Candidate::new("list", 0, format!("list {}", self.lexicon.plural(sort))));
        }
        for named in clause.named() {
            for name in clause.names(&named, " and ") {
                found.push(Candidate::new("page", 1, format!("what is {name}")));
            }
        }
        found.sort_by_key(|candidate| Reverse(candidate.worth));
        let mut questions: Vec<String> = self.without_unknown(whole).into_iter().collect();
        questions.extend(
            nearest_claims(&clause.known, clause.tokens)
                .iter()
                .map(|claim| format!("what is {}", clause.name(*claim))),
        );
        questions.truncate(MOST_SHOWN);
        for candidate in found {
            if questions.len() >= MOST_SHOWN {
                break;
            }
            let means = (self.means)(&candidate.question);
            let works = means.as_ref().is_some_and(|expr| (self.finds)(expr));
            if works && questions.iter().all(|known| (self.means)(known) != means) {
                questions.push(candidate.question);
            }
        }
        questions
    }

    /// What a clause asks if the words of which nothing is known are left out of it.
    fn without_unknown(&self, clause: &Clause<'_>) -> Option<String> {
        let unknown = |at: &usize| {
            clause.mentions.iter().any(|mention| mention.is_unknown() && mention.words.contains(at))
        };
        let kept = (0..clause.tokens.len()).filter(|at| !unknown(at));
        let tokens: Vec<Token> = kept.map(|at| clause.tokens[at].clone()).collect();
        if tokens.len() == clause.tokens.len() || tokens.is_empty() {
            return None;
        }
        let mentions = clause.known.mentions(&tokens);
        let fewer = Clause { known: clause.known, tokens: &tokens, mentions };
        match self.best(candidates(&fewer), &fewer.namesakes()) {
            Best::One(question) if (self.means)(&question).is_some_and(|expr| (self.finds)(&expr)) => {
                Some(question)
            }
            _ => None,
        }
    }
}

/// A fault with questions that work.
#[must_use]
pub fn shown(diagnostic: Diagnostic, questions: &[String]) -> Diagnostic {
    questions.iter().fold(diagnostic, |diagnostic, question| {
        let help = format!("for example, ask `{question}`");
        if diagnostic.help.contains(&help) { diagnostic } else { diagnostic.help(help) }
    })
}

/// So many questions that work are shown to somebody whose question does not.
pub(super) const MOST_SHOWN: usize = 3;
