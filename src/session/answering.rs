//! Answers to questions.

use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::asks::Asks;
use crate::query::behind::claims_behind;
use crate::query::budget::Budget;
use crate::query::evaluate::eval::elsewhere::{Elsewhere, shown};
use crate::query::evaluate::eval::{evaluate, found};
use crate::query::evaluate::optimize::optimize;
use crate::query::evaluate::plan::{Plan, literal};
use crate::query::evaluate::world::World;
use crate::query::expr::{Body, Expr, Printed};
use crate::query::understand::empty::Empty;
use crate::query::understand::resolve::Understood;
use crate::session::part::Part;
use crate::session::{Failure, Session};

/// The literal plan of a question that finds rows.
pub(super) fn plan_of(expr: &Expr) -> Option<Plan> {
    match &expr.body {
        Body::Find(find) => literal(find),
        Body::Why(_) | Body::Compare(_) | Body::Page(_) => None,
    }
}

impl Session {
    /// What a question may cost unless it is said otherwise.
    #[must_use]
    pub fn budget(&self) -> Budget {
        Budget::of(self.catalog.len())
    }

    /// Answers a question within the usual budget.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question, [`Failure::World`] if the text index fails.
    pub fn ask(&self, question: &str) -> Result<Answer, Failure> {
        self.ask_within(question, self.budget())
    }

    /// Answers a question; past the budget the answer is cut and says so.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_within(&self, question: &str, budget: Budget) -> Result<Answer, Failure> {
        let budget = budget.begun();
        let understood = self.read(question)?;
        self.answer(question, &understood, budget, &optimize)
    }

    /// Answers the question of a record, which must be of one of the forms. Why there is no answer is not told.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_as_written(&self, question: &str) -> Result<Answer, Failure> {
        let understood = self.read_as_written(question)?;
        self.answer_alone(question, &understood, self.budget().begun(), &optimize)
    }

    /// Answers a question by its literal plan: every combination of everything, tested one by one.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_literally(&self, question: &str) -> Result<Answer, Failure> {
        self.answer_literally(question, &self.read(question)?)
    }

    /// Answers a question that was read, within the usual budget. To read it is most of what a small library's answer
    /// costs.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn answer_to(&self, question: &str, understood: &Understood) -> Result<Answer, Failure> {
        self.answer(question, understood, self.budget().begun(), &optimize)
    }

    /// As [`answer_to`](Self::answer_to), by the literal plan.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn answer_literally(&self, question: &str, understood: &Understood) -> Result<Answer, Failure> {
        self.answer(question, understood, self.budget(), &|_, plan| Ok(plan))
    }

    /// The question for the claims by which scholars or works are an answer: who says so, and in which words; none of an
    /// answer that is of no claims.
    #[must_use]
    pub fn claims_behind(&self, answer: &Answer) -> Option<String> {
        let expr = claims_behind(&self.understand(&answer.core).ok()?)?;
        Some(Printed { expr: &expr, catalog: &self.catalog }.to_string())
    }

    /// The plan by which a question is answered; none for one that binds no variables.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn plan(&self, expr: &Expr) -> Result<Option<Plan>, Failure> {
        let part = Part::of(self, &expr.standpoint);
        let planned = |world: &World<'_>| plan_of(expr).map(|plan| optimize(world, plan)).transpose();
        Ok(self.mending(|| part.enter(self, self.budget(), planned))?)
    }

    /// The answer to a question by the plan that `planned` makes of the literal one, with why it is empty if it is, and with
    /// the answers to the further questions that were asked in one.
    fn answer(
        &self,
        question: &str,
        understood: &Understood,
        budget: Budget,
        planned: &dyn Fn(&World<'_>, Plan) -> Result<Plan, Error>,
    ) -> Result<Answer, Failure> {
        let mut answer = self.answer_alone(question, understood, budget, planned)?;
        let is_whole = !answer.truncated && understood.expr.earlier().is_none() && budget.overdue().is_none();
        if answer.finds_nothing() && is_whole {
            answer.reasons = self.reasons(understood, budget);
        }
        answer.reasons.extend(self.on_conditions(&understood.expr, question, &answer));
        for part in &understood.more {
            answer.parts.push(self.answer(question, part, budget, planned)?);
        }
        Ok(answer)
    }

    /// The answer to a question alone.
    fn answer_alone(
        &self,
        question: &str,
        understood: &Understood,
        budget: Budget,
        planned: &dyn Fn(&World<'_>, Plan) -> Result<Plan, Error>,
    ) -> Result<Answer, Failure> {
        let expr = &understood.expr;
        let plan = |world: &World<'_>| plan_of(expr).map(|plan| planned(world, plan)).transpose();
        let before = expr.earlier();
        let earlier = before.as_ref().map(|earlier| {
            let part = Part::of(self, earlier);
            let find = |world: &World<'_>| found(world, expr, plan(world)?.as_ref());
            self.mending(|| part.enter(self, budget, find))
        });
        let earlier = earlier.transpose()?;
        let part = Part::of(self, &expr.standpoint);
        let evaluated =
            |world: &World<'_>| evaluate(world, expr, plan(world)?.as_ref(), earlier.as_ref(), None);
        let answer = self.mending(|| part.enter(self, budget, evaluated))?;
        Ok(self.told(question, understood, answer))
    }

    /// The answer to a question whose rows an engine found, of the tables of this library.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn answer_found(
        &self,
        question: &str,
        understood: &Understood,
        rows: &Elsewhere,
    ) -> Result<Answer, Failure> {
        let expr = &understood.expr;
        let part = Part::of(self, &expr.standpoint);
        let evaluated = |world: &World<'_>| shown(world, expr, plan_of(expr).as_ref(), rows);
        let budget = self.budget();
        let answer = self.mending(|| part.enter(self, budget, evaluated))?;
        let mut answer = self.told(question, understood, answer);
        if answer.finds_nothing() {
            answer.reasons = self.reasons(understood, budget);
        }
        answer.reasons.extend(self.on_conditions(expr, question, &answer));
        Ok(answer)
    }

    /// An answer with the question that it answers.
    fn told(&self, question: &str, understood: &Understood, mut answer: Answer) -> Answer {
        let Understood { expr, reading, .. } = understood;
        answer.question = question.trim().to_owned();
        answer.read_as.clone_from(reading);
        understood.asked.trim().clone_into(&mut answer.read);
        answer.standpoint.clone_from(&expr.standpoint);
        answer.but_not = expr.but_not;
        answer.whether = understood.whether;
        answer.asks = Asks::of(&self.catalog, expr);
        answer.core = Printed { expr, catalog: &self.catalog }.to_string();
        answer
    }

    /// Why a question has no answer.
    fn reasons(&self, understood: &Understood, budget: Budget) -> Vec<String> {
        let part = Part::of(self, &understood.expr.standpoint);
        let found_in = |expr: &Expr| {
            self.number(if expr.standpoint.is_everything() { &Part::Whole } else { &part }, expr, budget)
        };
        let means = |question: &str| self.understand(question).ok();
        Empty { catalog: &self.catalog, understood, found: &found_in, means: &means }.reasons()
    }

    /// True if something fulfils a question, as far as a part of the usual budget tells.
    pub(super) fn finds(&self, expr: &Expr) -> bool {
        match expr.body {
            Body::Why(_) | Body::Compare(_) | Body::Page(_) => true,
            Body::Find(_) => {
                let part = Part::of(self, &expr.standpoint);
                self.number(&part, expr, self.budget()).is_none_or(|number| number > 0)
            }
        }
    }

    /// How many rows or paths a question finds in a part; none if a quarter of the budget does not tell.
    fn number(&self, part: &Part, expr: &Expr, budget: Budget) -> Option<usize> {
        let budget = Budget { steps: budget.steps / 4, ..budget };
        let find = |world: &World<'_>| {
            let plan = plan_of(expr).map(|plan| optimize(world, plan)).transpose()?;
            found(world, expr, plan.as_ref())
        };
        self.mending(|| part.enter(self, budget, find)).ok()?.number()
    }
}
