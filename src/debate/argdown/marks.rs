//! The lines below statements and steps that say how they bear on one another.

use std::collections::BTreeMap;

use crate::debate::argdown::steps::Step;
use crate::debate::{Bearing, Debate, End, InferenceId, Losses, StatementId};

/// Those lines, without what they are indented by.
#[derive(Default)]
pub(super) struct Marks {
    /// Below statements.
    pub(super) of_statements: BTreeMap<StatementId, Vec<String>>,
    /// Below the rules of steps.
    pub(super) of_steps: BTreeMap<InferenceId, Vec<String>>,
}

impl Marks {
    /// The lines for a debate whose statements and arguments have these names in print.
    pub(super) fn of(
        debate: &Debate,
        steps: &[Vec<Step>],
        [statements, arguments]: [&[String]; 2],
        losses: &mut Losses,
    ) -> Self {
        // A mark at an argument means its last step.
        let last = steps.iter().enumerate().filter_map(|(at, steps)| Some((steps.last()?.inference, at)));
        let last: BTreeMap<InferenceId, usize> = last.collect();
        let mut marks = Self::default();
        for relation in &debate.relations {
            let from = &statements[relation.from];
            let name = match (relation.to, relation.bearing) {
                (End::Inference(to), Bearing::Undercuts) => {
                    marks.of_steps.entry(to).or_default().push(format!("<_ {from}"));
                    continue;
                }
                (End::Inference(to), _) => match last.get(&to) {
                    Some(argument) => &arguments[*argument],
                    None => {
                        losses.omitted("relations to steps within arguments", from.as_str());
                        continue;
                    }
                },
                (End::Statement(to), _) => &statements[to],
            };
            let mark = match relation.bearing {
                Bearing::Supports | Bearing::Entails => "+>",
                Bearing::Attacks | Bearing::Contrary => "->",
                Bearing::Undercuts => "_>",
                Bearing::Contradictory => "><",
            };
            marks.of_statements.entry(relation.from).or_default().push(format!("{mark} {name}"));
        }
        marks
    }
}
