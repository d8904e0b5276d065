//! The claims that make a scholar or a work an answer: what a question asks of them, asked of claims.

use crate::query::expr::{Body, Condition, Expr, Find, Relation, Sort, Step, Term, Variable};

/// What stands for a claim in the question.
const CLAIM: &str = "c";

/// The question for the claims by which scholars or works fulfil a question: who says so, and in which words. None of a
/// question that asks nothing of claims.
#[must_use]
pub fn claims_behind(expr: &Expr) -> Option<Expr> {
    let Body::Find(find) = &expr.body else { return None };
    let [Variable { sort: Sort::Scholar | Sort::Work, name }] = find.variables.as_slice() else {
        return None;
    };
    let mut parts: Vec<Condition> =
        conjuncts(&find.condition).into_iter().filter_map(|part| of_claims(part, name)).collect();
    let condition = if parts.len() > 1 { Condition::One(parts) } else { parts.pop()? };
    let variables = vec![Variable { sort: Sort::Claim, name: CLAIM.to_owned() }];
    let body = Body::Find(Find { variables, paths: None, condition, stages: Vec::new() });
    Some(Expr { standpoint: expr.standpoint.clone(), but_not: expr.but_not, body })
}

fn conjuncts(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(parts) => parts.iter().flat_map(conjuncts).collect(),
        other => vec![other],
    }
}

/// What a condition on a speaker asks of a claim; none if nothing.
fn of_claims(condition: &Condition, speaker: &str) -> Option<Condition> {
    let is_speaker = |term: &Term| matches!(term, Term::Variable(name) if name == speaker);
    match condition {
        // What a scholar says is what a claim of theirs says.
        Condition::Relates(from, step @ Step::Along(Relation::Declared { .. }), to @ Term::Node(_))
            if is_speaker(from) =>
        {
            Some(Condition::Relates(Term::Variable(CLAIM.to_owned()), step.clone(), to.clone()))
        }
        Condition::Exists(Sort::Claim, claim, inner) => {
            let is_made = |part: &Condition| {
                let made = [Step::Along(Relation::By), Step::Along(Relation::In)];
                matches!(part, Condition::Relates(Term::Variable(name), step, to)
                    if name == claim && made.contains(step) && is_speaker(to))
            };
            let parts = conjuncts(inner);
            let rest: Vec<&Condition> = parts.iter().copied().filter(|part| !is_made(part)).collect();
            let is_of_speaker = rest.len() < parts.len();
            let rest: Option<Vec<Condition>> = rest.into_iter().map(|part| renamed(part, claim)).collect();
            rest.filter(|rest| is_of_speaker && !rest.is_empty()).map(Condition::All)
        }
        _ => None,
    }
}

/// A condition on one claim alone, of that claim under another name; none of one that speaks of more.
fn renamed(condition: &Condition, claim: &str) -> Option<Condition> {
    match condition {
        Condition::Relates(Term::Variable(name), step, to @ Term::Node(_)) if name == claim => {
            Some(Condition::Relates(Term::Variable(CLAIM.to_owned()), step.clone(), to.clone()))
        }
        Condition::Matches(name, attribute, words) if name == claim => {
            Some(Condition::Matches(CLAIM.to_owned(), *attribute, words.clone()))
        }
        _ => None,
    }
}
