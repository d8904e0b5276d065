//! What to ask about conditions: where it depends on one, and where something is said of other ones alone.

use crate::catalog::standpoint::Standpoint;
use crate::query::answer::{Answer, Shape};
use crate::query::evaluate::world::World;
use crate::query::expr::{Body, Expr, Term, print_term};
use crate::session::Session;
use crate::session::part::Part;
use crate::verdict::{Status, Verdict};

/// So many questions are told at most.
const MOST: usize = 3;

impl Session {
    /// Why an answer is not as one may expect because of conditions, a line each.
    pub(super) fn on_conditions(&self, expr: &Expr, question: &str, answer: &Answer) -> Vec<String> {
        match answer.shape {
            Shape::Why(_) if !expr.standpoint.when.is_empty() => {
                self.under_others(expr, answer).into_iter().collect()
            }
            Shape::Rows if answer.rows.is_empty() => self.depending(question, answer),
            _ => Vec::new(),
        }
    }

    /// What is said of other conditions than what was asked about, of which nothing is.
    fn under_others(&self, expr: &Expr, answer: &Answer) -> Option<String> {
        let silent =
            answer.rows.first()?.verdicts.first().filter(|verdict| verdict.status == Status::Silent)?;
        let (Body::Why(_), catalog) = (&expr.body, &self.catalog) else { return None };
        let Verdict { subject, relation, object, .. } = *silent;
        let anyhow = Standpoint { when: Vec::new(), ..expr.standpoint.clone() };
        let weigh = |world: &World<'_>| Ok(world.verdicts.verdict(catalog, subject, relation, object));
        let anyhow = Part::of(self, &anyhow).enter(self, self.budget(), weigh).ok()?;
        let said = anyhow.by_condition(catalog).into_iter().filter(|(_, when)| !when.is_always());
        let said: Vec<String> =
            said.map(|(words, when)| format!("{words} {}", when.words(catalog))).collect();
        (!said.is_empty()).then(|| format!("said of other conditions: {}", said.join(", ")))
    }

    /// Questions with a condition on which it depends, of an answer that has no rows without one.
    fn depending(&self, question: &str, answer: &Answer) -> Vec<String> {
        let is_of_topics = |verdict: &Verdict| verdict.status == Status::Depends && !verdict.is_of_truth;
        let depends = answer.left_out.iter().filter(|left| is_of_topics(&left.verdict));
        let mut told: Vec<String> = Vec::new();
        for left in depends {
            let holding = left.verdict.supporting.iter().flat_map(|evidence| evidence.when.lists());
            for list in holding {
                let topics: Vec<String> =
                    list.iter().map(|topic| print_term(&Term::Node(*topic), &self.catalog)).collect();
                let asked = format!("when {}: {}", topics.join(" and "), question.trim());
                let line = format!("it depends on conditions: ask `{asked}`");
                if !told.contains(&line) {
                    told.push(line);
                }
            }
        }
        told.truncate(MOST);
        told
    }
}
