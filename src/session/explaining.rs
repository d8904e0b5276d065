//! What becomes of a question on the way to its answer, stage by stage.

use std::time::Instant;

use crate::error::Error;
use crate::query::budget::Budget;
use crate::query::evaluate::eval::evaluate;
use crate::query::evaluate::optimize::{PASSES, optimize};
use crate::query::evaluate::plan::print;
use crate::query::evaluate::profile::Profile;
use crate::query::evaluate::world::World;
use crate::query::expr::{Body, Printed};
use crate::query::understand::resolve::Understood;
use crate::session::answering::plan_of;
use crate::session::part::Part;
use crate::session::{Failure, Session};

impl Session {
    /// The stages of a question, as text: its core, how it was read, the literal plan, the optimised plan with what
    /// was expected and what was found at each step, and the time that it took; of several questions one after
    /// another.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn explain(&self, question: &str, budget: Budget) -> Result<String, Failure> {
        let understood = self.read_telling(question)?;
        let mut parts = Vec::new();
        for part in std::iter::once(&understood).chain(&understood.more) {
            parts.push(self.stages(part, budget)?);
        }
        Ok(parts.join("\n"))
    }

    /// The stages of one question.
    fn stages(&self, understood: &Understood, budget: Budget) -> Result<String, Error> {
        let Understood { expr, reading, considered, .. } = understood;
        let mut text = format!("core\n  {}\n", Printed { expr, catalog: &self.catalog });
        if let Some(reading) = reading {
            text += &format!("\nread as\n  {reading}\n");
        }
        if let Some(considered) = considered {
            text += &format!("\n{considered}");
        }
        let indented = |lines: &str| lines.lines().map(|line| format!("  {line}\n")).collect::<String>();
        let view = Part::of(self, &expr.standpoint);
        let Some(plan) = plan_of(expr) else {
            if matches!(&expr.body, Body::Find(find) if find.paths.is_some()) {
                let searched = |world: &World<'_>| {
                    let mut profile = Profile::default();
                    evaluate(world, expr, None, None, Some(&mut profile))?;
                    Ok(format!("\npaths\n{}", indented(&profile.total())))
                };
                text += &self.mending(|| view.enter(self, budget, searched))?;
            }
            return Ok(text);
        };
        text += "\nplan\n";
        text += &indented(&print(&plan, &self.catalog, None));
        let carried_out = |world: &World<'_>| {
            let started = Instant::now();
            let plan = optimize(world, plan.clone())?;
            let planning = started.elapsed();
            let mut profile = Profile::default();
            evaluate(world, expr, Some(&plan), None, Some(&mut profile))?;
            let passes: Vec<&str> = PASSES.iter().map(|pass| pass.name).collect();
            let told = format!("\noptimised plan ({}; {} µs)\n", passes.join(", "), planning.as_micros());
            Ok(told + &indented(&print(&plan, &self.catalog, Some(&profile))))
        };
        text += &self.mending(|| view.enter(self, budget, carried_out))?;
        Ok(text)
    }
}
