//! The least fixed point of the rules of standing.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::standing::bonds::Bonds;

/// What the rules say of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// All challenges to it have fallen, its premises stand, and some of its support does if it has any.
    Stands,
    /// A challenge to it stands, a premise has fallen, or all its support has.
    Falls,
    /// Neither follows.
    Open,
}

/// What is still to be known of a thing before it stands.
#[derive(Clone, Default)]
struct Waits {
    /// Challenges that have not fallen.
    challenges: usize,
    /// Support that has not fallen.
    supports: usize,
    /// True if some support must stand and none does yet.
    unsupported: bool,
    /// Premises that do not stand yet.
    premises: usize,
}

impl Waits {
    fn none(&self) -> bool {
        self.challenges == 0 && !self.unsupported && self.premises == 0
    }
}

/// How one thing depends on another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Challenge,
    Support,
    Premise,
}

/// What is taken to be so beside support and premises.
#[derive(Clone, Copy)]
pub(super) enum Taken<'a> {
    /// What is challenged is.
    Challenged,
    /// Nothing is challenged, and these things fall.
    Withdrawn(&'a BTreeSet<NodeId>),
}

/// The label of each of the first `nodes` numbers. Each bond is looked at once.
pub(super) fn labels(nodes: usize, bonds: &Bonds, taken: Taken<'_>) -> Vec<Label> {
    let challenged = matches!(taken, Taken::Challenged);
    let mut waits = vec![Waits::default(); nodes];
    let mut uses: Vec<(NodeId, Bond, NodeId)> = Vec::new();
    let [challenges, supports, premises] = bonds.pairs();
    for (node, on) in challenges.into_iter().filter(|_| challenged) {
        waits[node.index()].challenges += 1;
        uses.push((on, Bond::Challenge, node));
    }
    for (node, on) in supports {
        waits[node.index()].supports += 1;
        waits[node.index()].unsupported = true;
        uses.push((on, Bond::Support, node));
    }
    for (node, on) in premises {
        waits[node.index()].premises += 1;
        uses.push((on, Bond::Premise, node));
    }
    uses.sort_unstable();
    let mut labels = vec![Label::Open; nodes];
    let mut settled: Vec<NodeId> = Vec::new();
    if let Taken::Withdrawn(withdrawn) = taken {
        for node in withdrawn.iter().filter(|node| node.index() < nodes) {
            labels[node.index()] = Label::Falls;
            settled.push(*node);
        }
    }
    for (at, label) in labels.iter_mut().enumerate().filter(|(at, _)| waits[*at].none()) {
        if *label == Label::Open {
            *label = Label::Stands;
            settled.extend(u32::try_from(at).ok().map(NodeId));
        }
    }
    while let Some(on) = settled.pop() {
        let stands = labels[on.index()] == Label::Stands;
        let first = uses.partition_point(|(of, _, _)| *of < on);
        for (_, bond, node) in uses[first..].iter().take_while(|(of, _, _)| *of == on) {
            if labels[node.index()] != Label::Open {
                continue;
            }
            let wait = &mut waits[node.index()];
            let falls = match (bond, stands) {
                (Bond::Challenge, true) | (Bond::Premise, false) => true,
                (Bond::Challenge, false) => {
                    wait.challenges -= 1;
                    false
                }
                (Bond::Support, true) => {
                    wait.unsupported = false;
                    false
                }
                (Bond::Support, false) => {
                    wait.supports -= 1;
                    wait.supports == 0
                }
                (Bond::Premise, true) => {
                    wait.premises -= 1;
                    false
                }
            };
            if falls || wait.none() {
                labels[node.index()] = if falls { Label::Falls } else { Label::Stands };
                settled.push(*node);
            }
        }
    }
    labels
}
