//! A debate as far as Argdown can hold it.

use std::collections::BTreeSet;

use crate::debate::{Bearing, Debate, End, Losses, Relation, StatementId};

/// The debate with what Argdown has in the place of what it has not, and true if relations between statements are to be
/// read as those of logic: the mode of Argdown that is called strict. What changes is put down in `losses`.
pub(super) fn fitted(debate: &Debate, losses: &mut Losses) -> (Debate, bool) {
    let mut fitted = debate.clone();
    let of_steps = debate.inferences.iter().flat_map(|one| one.premises.iter().chain([&one.conclusion]));
    for at in of_steps.copied().collect::<BTreeSet<StatementId>>() {
        let one = &mut fitted.statements[at];
        if std::mem::take(&mut one.is_sketch) {
            losses.changed("arguments that are premises or conclusions", "statements", one.title.as_str());
        }
    }
    let is_strict = is_strict(&fitted);
    for relation in std::mem::take(&mut fitted.relations) {
        let Relation { from, bearing, to } = relation;
        let is_held = match bearing {
            Bearing::Supports | Bearing::Attacks | Bearing::Undercuts => true,
            Bearing::Contradictory => is_between_statements(&fitted, relation),
            Bearing::Entails | Bearing::Contrary => is_strict && is_between_statements(&fitted, relation),
        };
        if is_held {
            fitted.relate(from, bearing, to);
            continue;
        }
        let name = match to {
            End::Statement(to) => format!("{} to {}", named(&fitted, from), named(&fitted, to)),
            End::Inference(_) => named(&fitted, from).to_owned(),
        };
        match (bearing, to) {
            (Bearing::Entails, _) => {
                losses.changed("entailments", "supports", name);
                fitted.relate(from, Bearing::Supports, to);
            }
            (_, to) => {
                let is_contrary = bearing == Bearing::Contrary;
                let what = if is_contrary { "pairs of contraries" } else { "pairs of contradictories" };
                losses.changed(what, "attacks both ways", name);
                fitted.relate(from, Bearing::Attacks, to);
                if let End::Statement(to) = to {
                    fitted.relate(to, Bearing::Attacks, End::Statement(from));
                }
            }
        }
    }
    fitted.settle();
    (fitted, is_strict)
}

/// True if there is a relation of logic that only the strict mode knows, and none between statements that it would
/// take for one.
fn is_strict(debate: &Debate) -> bool {
    let between = debate.relations.iter().filter(|relation| is_between_statements(debate, **relation));
    let bearings: BTreeSet<Bearing> = between.map(|relation| relation.bearing).collect();
    let has = |some: [Bearing; 2]| some.iter().any(|bearing| bearings.contains(bearing));
    has([Bearing::Entails, Bearing::Contrary]) && !has([Bearing::Supports, Bearing::Attacks])
}

fn is_between_statements(debate: &Debate, relation: Relation) -> bool {
    let is_statement = |at: StatementId| !debate.statements[at].is_sketch;
    match relation.to {
        End::Statement(to) => is_statement(relation.from) && is_statement(to),
        End::Inference(_) => false,
    }
}

fn named(debate: &Debate, at: StatementId) -> &str {
    let one = &debate.statements[at];
    if one.title.is_empty() { &one.text } else { &one.title }
}
