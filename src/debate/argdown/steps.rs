//! The steps of an argument, in the order in which Argdown prints them.

use std::collections::{BTreeMap, BTreeSet};

use crate::debate::{Inference, InferenceId, StatementId};

/// One step: the lines that it adds, and those that it goes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) inference: InferenceId,
    /// The premises that no line before has.
    pub(super) new: Vec<StatementId>,
    /// The numbers of the lines that it goes from, from 1; none if these are the lines since the step before.
    pub(super) uses: Option<Vec<usize>>,
    /// The number of the line that it concludes, from 1.
    pub(super) line: usize,
}

/// Inferences by the arguments of which they are steps: those with one title, if each but one concludes what another
/// goes from, and none stands in a circle. Others are arguments of their own.
pub(super) fn grouped(inferences: &[Inference]) -> Vec<Vec<Step>> {
    let mut order: Vec<Vec<InferenceId>> = Vec::new();
    let mut by_title: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, one) in inferences.iter().enumerate() {
        let known = by_title.get(&(one.work.as_str(), one.title.as_str())).filter(|_| !one.title.is_empty());
        match known {
            Some(group) => order[*group].push(at),
            None => {
                by_title.insert((&one.work, &one.title), order.len());
                order.push(vec![at]);
            }
        }
    }
    let split = order.into_iter().flat_map(|group| match chained(&group, inferences) {
        Some(chain) => vec![chain],
        None => group.into_iter().map(|one| vec![one]).collect(),
    });
    split.map(|chain| lines(&chain, inferences)).collect()
}

/// Inferences in an order in which each conclusion comes before it is used; none if that is no single argument.
fn chained(group: &[InferenceId], inferences: &[Inference]) -> Option<Vec<InferenceId>> {
    let makes: BTreeMap<StatementId, InferenceId> =
        group.iter().map(|one| (inferences[*one].conclusion, *one)).collect();
    let needs =
        |one: InferenceId| inferences[one].premises.iter().filter_map(|premise| makes.get(premise).copied());
    let used: BTreeSet<InferenceId> = group.iter().flat_map(|one| needs(*one)).collect();
    if makes.len() < group.len() || used.len() + 1 != group.len() {
        return None;
    }
    let mut chain: Vec<InferenceId> = Vec::new();
    let mut done: BTreeSet<InferenceId> = BTreeSet::new();
    let mut left: Vec<InferenceId> = group.to_vec();
    while !left.is_empty() {
        let next = left.iter().position(|one| needs(*one).all(|needed| done.contains(&needed)))?;
        done.insert(left[next]);
        chain.push(left.remove(next));
    }
    let last = chain.last().copied()?;
    (!used.contains(&last)).then_some(chain)
}

fn lines(chain: &[InferenceId], inferences: &[Inference]) -> Vec<Step> {
    let mut numbers: BTreeMap<StatementId, usize> = BTreeMap::new();
    let mut count = 0;
    let mut since = 1;
    let mut steps = Vec::new();
    for at in chain {
        let one = &inferences[*at];
        let mut new = Vec::new();
        for premise in &one.premises {
            if !numbers.contains_key(premise) {
                count += 1;
                numbers.insert(*premise, count);
                new.push(*premise);
            }
        }
        let uses: Vec<usize> = one.premises.iter().map(|premise| numbers[premise]).collect();
        let is_usual = uses.iter().copied().collect::<BTreeSet<_>>() == (since..=count).collect();
        count += 1;
        numbers.insert(one.conclusion, count);
        since = count;
        steps.push(Step { inference: *at, new, uses: (!is_usual).then_some(uses), line: count });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use crate::debate::Inference;

    fn step(title: &str, premises: &[usize], conclusion: usize) -> Inference {
        Inference { title: title.to_owned(), premises: premises.to_vec(), conclusion, ..Inference::default() }
    }

    #[test]
    fn steps_of_one_title_are_one_argument_if_they_lead_to_one_end() {
        for (steps, arguments) in [
            (vec![step("a", &[0, 1], 2), step("a", &[2, 3], 4)], vec![2]),
            // Written the other way round, and with an earlier premise used again.
            (vec![step("a", &[2, 0], 4), step("a", &[0, 1], 2)], vec![2]),
            (vec![step("a", &[0], 1), step("b", &[1], 2), step("a", &[1], 3)], vec![2, 1]),
            // Two ends, one end twice, a circle, no title.
            (vec![step("a", &[0], 1), step("a", &[0], 2)], vec![1, 1]),
            (vec![step("a", &[0], 1), step("a", &[2], 1)], vec![1, 1]),
            (vec![step("a", &[0], 1), step("a", &[1], 0), step("a", &[1], 2)], vec![1, 1, 1]),
            (vec![step("", &[0], 1), step("", &[1], 2)], vec![1, 1]),
        ] {
            assert_eq!(grouped(&steps).iter().map(Vec::len).collect::<Vec<_>>(), arguments, "{steps:?}");
        }
    }

    #[test]
    fn lines_are_numbered_and_what_is_not_usual_is_said() {
        let steps = &grouped(&[step("a", &[0, 1], 2), step("a", &[2, 0], 4)])[0];
        assert_eq!((steps[0].line, steps[0].uses.clone()), (3, None));
        assert_eq!((steps[1].line, steps[1].uses.clone()), (4, Some(vec![3, 1])));
    }
}
