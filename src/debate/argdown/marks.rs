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
    /// True if relations between statements are to be read as those of logic.
    pub(super) is_strict: bool,
}

impl Marks {
    /// The lines for a debate whose statements and arguments have these names in print.
    pub(super) fn of(
        debate: &Debate,
        steps: &[Vec<Step>],
        [statements, arguments]: [&[String]; 2],
        losses: &mut Losses,
    ) -> Self {
        let mut argument_of: BTreeMap<InferenceId, (usize, bool)> = BTreeMap::new();
        for (at, steps) in steps.iter().enumerate() {
            for (number, step) in steps.iter().enumerate() {
                argument_of.insert(step.inference, (at, number + 1 == steps.len()));
            }
        }
        let mut marks = Self { is_strict: is_strict(debate), ..Self::default() };
        for relation in &debate.relations {
            let from = &statements[relation.from];
            let (name, below) = match relation.to {
                End::Inference(to) if relation.bearing == Bearing::Undercuts => {
                    marks.of_steps.entry(to).or_default().push(format!("<_ {from}"));
                    continue;
                }
                End::Inference(to) => match argument_of.get(&to) {
                    Some((argument, true)) => (&arguments[*argument], None),
                    _ => {
                        losses.omitted("relations to steps within arguments", from.as_str());
                        continue;
                    }
                },
                End::Statement(to) => (&statements[to], Some(to)),
            };
            let mark = marks.mark(relation.bearing, &format!("{from} to {name}"), losses);
            let is_both = mark == "->" && relation.bearing.is_symmetric() && !marks.is_strict;
            marks.of_statements.entry(relation.from).or_default().push(format!("{mark} {name}"));
            if let (true, Some(to)) = (is_both, below) {
                marks.of_statements.entry(to).or_default().push(format!("{mark} {from}"));
            }
        }
        marks
    }

    fn mark(&self, bearing: Bearing, name: &str, losses: &mut Losses) -> &'static str {
        match bearing {
            Bearing::Supports => "+>",
            Bearing::Attacks => "->",
            Bearing::Undercuts => "_>",
            Bearing::Contradictory => "><",
            Bearing::Entails => {
                if !self.is_strict {
                    losses.changed("entailments", "supports", name);
                }
                "+>"
            }
            Bearing::Contrary => {
                if !self.is_strict {
                    losses.changed("pairs of contraries", "attacks both ways", name);
                }
                "->"
            }
        }
    }
}

/// True if there is a relation of logic that only the strict mode knows, and none between statements that it would
/// take for one.
fn is_strict(debate: &Debate) -> bool {
    let of_logic = |bearing| matches!(bearing, Bearing::Entails | Bearing::Contrary);
    let between = debate.relations.iter().filter(|relation| match relation.to {
        End::Statement(to) => !debate.statements[relation.from].is_sketch && !debate.statements[to].is_sketch,
        End::Inference(_) => false,
    });
    let mut between = between.map(|relation| relation.bearing).peekable();
    let bearings: Vec<Bearing> = between.by_ref().collect();
    let is_loose = |bearing: &Bearing| matches!(bearing, Bearing::Supports | Bearing::Attacks);
    debate.relations.iter().any(|relation| of_logic(relation.bearing)) && !bearings.iter().any(is_loose)
}
