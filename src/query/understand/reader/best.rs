//! Which of the questions that a clause may mean is meant.

use std::cmp::Reverse;

use crate::query::expr::{Body, Expr, Term, Why, print_term};
use crate::query::understand::reader::Reader;
use crate::query::understand::reader::frame::Candidate;

/// What is meant.
#[derive(Debug)]
pub(super) enum Best {
    One(String),
    Several(Vec<String>),
    None,
}

impl Reader<'_> {
    /// The best of the questions that make sense. A question that is only asked if it finds something is no rival of
    /// one that does, unless they differ in nothing but which of `namesakes` is meant.
    pub(super) fn best(&self, mut found: Vec<Candidate>, namesakes: &[Vec<String>]) -> Best {
        found.sort_by_key(|candidate| Reverse(candidate.worth));
        let mut meant: Vec<(Candidate, Expr)> = Vec::new();
        let mut empty: Vec<(Candidate, Expr)> = Vec::new();
        for candidate in found {
            if meant.first().is_some_and(|(best, _)| best.worth > candidate.worth) {
                break;
            }
            let Some(candidate) = self.served(candidate) else { continue };
            let Some(expr) = (self.means)(&candidate.question) else { continue };
            if meant.iter().chain(&empty).any(|(_, known)| *known == expr) {
                continue;
            }
            if !(candidate.if_found || candidate.must_find) || (self.finds)(&expr) {
                meant.push((candidate, expr));
            } else if !candidate.must_find {
                empty.push((candidate, expr));
            }
        }
        let rivals = |best: &Candidate, other: &Candidate| {
            best.worth == other.worth && differ_in_name(&best.question, &other.question, namesakes)
        };
        let empty: Vec<Candidate> = empty.into_iter().map(|(candidate, _)| candidate).collect();
        if let Some(question) = self.of_relations(&meant) {
            return Best::One(question);
        }
        let mut best: Vec<Candidate> = meant.into_iter().map(|(candidate, _)| candidate).collect();
        if best.is_empty() {
            best.extend(empty.first().cloned());
        }
        let also: Vec<Candidate> =
            empty.into_iter().filter(|other| best.iter().any(|best| rivals(best, other))).collect();
        let mut questions: Vec<String> =
            best.into_iter().chain(also).map(|candidate| candidate.question).collect();
        match questions.len() {
            0 => Best::None,
            1 => Best::One(questions.remove(0)),
            _ => Best::Several(questions),
        }
    }

    /// Of the verdicts on several relations between two things, which one word may mean, the one of which there is any
    /// evidence; where there is none, whatever is said of both.
    fn of_relations(&self, meant: &[(Candidate, Expr)]) -> Option<String> {
        let whys = meant.iter().map(|(candidate, expr)| match &expr.body {
            Body::Why(why) => Some((candidate, expr, why)),
            _ => None,
        });
        let whys: Vec<_> = whys.collect::<Option<_>>()?;
        let [(_, _, first), _, ..] = whys.as_slice() else { return None };
        let ends = [first.subject, first.object];
        if !whys.iter().all(|(_, _, why)| [why.subject, why.object] == ends && why.negated == first.negated) {
            return None;
        }
        // What is said in so many words goes before what only follows from it.
        let claims = || self.lexicon.catalog().claims().flat_map(|(_, claim)| &claim.says);
        let is_said = |why: &Why| {
            let mut same = claims().filter(|said| said.relation == why.relation);
            same.any(|said| [said.subject, said.object] == ends)
        };
        let mut said = whys.iter().filter(|(_, _, why)| is_said(why));
        if let (Some((candidate, ..)), None) = (said.next(), said.next()) {
            return Some(candidate.question.clone());
        }
        let mut found = whys.iter().filter(|(_, expr, _)| (self.finds)(expr));
        match (found.next(), found.next()) {
            (Some((candidate, ..)), None) => Some(candidate.question.clone()),
            (Some(_), Some(_)) => None,
            (None, _) => {
                let names = ends.map(|end| print_term(&Term::Node(end), self.lexicon.catalog()));
                let question = format!("claims about {} about {}", names[0], names[1]);
                (self.means)(&question).filter(|expr| (self.finds)(expr)).map(|_| question)
            }
        }
    }
}

/// True if two questions differ only in which of things of one name they are about.
fn differ_in_name(one: &str, other: &str, namesakes: &[Vec<String>]) -> bool {
    let pairs =
        namesakes.iter().flat_map(|names| names.iter().flat_map(|a| names.iter().map(move |b| (a, b))));
    one != other && pairs.into_iter().any(|(a, b)| one.replace(a.as_str(), b) == other)
}
