//! The least fixed point of the rules of standing.

use crate::catalog::entry::NodeId;
use crate::standing::bonds::{Bond, Bonds};

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

    /// Takes note of a bond.
    fn add(&mut self, bond: Bond) {
        match bond {
            Bond::Challenge => self.challenges += 1,
            Bond::Support => (self.supports, self.unsupported) = (self.supports + 1, true),
            Bond::Premise => self.premises += 1,
        }
    }

    /// Takes note of how the other end of a bond stands, and tells what follows.
    fn learn(&mut self, bond: Bond, label: Label) -> Label {
        let falls = match (bond, label) {
            (_, Label::Open) => false,
            (Bond::Challenge, Label::Stands) | (Bond::Premise, Label::Falls) => true,
            (Bond::Challenge, Label::Falls) => {
                self.challenges -= 1;
                false
            }
            (Bond::Support, Label::Stands) => {
                self.unsupported = false;
                false
            }
            (Bond::Support, Label::Falls) => {
                self.supports -= 1;
                self.supports == 0
            }
            (Bond::Premise, Label::Stands) => {
                self.premises -= 1;
                false
            }
        };
        match falls {
            true => Label::Falls,
            false if self.none() => Label::Stands,
            false => Label::Open,
        }
    }
}

/// Some of the things below a number, in order.
pub(super) struct Things {
    all: Vec<NodeId>,
    /// Of each number, one more than its place among them; 0 of what is not among them.
    places: Vec<u32>,
}

impl Things {
    /// All the first `nodes` numbers.
    pub(super) fn all(nodes: usize) -> Self {
        Self::of(nodes, (0..).map(NodeId).take(nodes))
    }

    /// Those of the first `nodes` numbers that are given, each once.
    pub(super) fn of(nodes: usize, things: impl Iterator<Item = NodeId>) -> Self {
        let all: Vec<NodeId> = things.filter(|thing| thing.index() < nodes).collect();
        let mut places = vec![0; nodes];
        for (place, thing) in (1..).zip(&all) {
            places[thing.index()] = place;
        }
        Self { all, places }
    }

    fn place(&self, thing: NodeId) -> Option<usize> {
        (*self.places.get(thing.index())? as usize).checked_sub(1)
    }
}

/// The labels of some things, each with its label, where of the bonds between things only some manners count. All that
/// they depend on is among them, or its label is `known`. Each bond is looked at three times at most.
pub(super) fn labels(
    bonds: &Bonds,
    counting: &[Bond],
    things: &Things,
    known: impl Fn(NodeId) -> Label,
) -> Vec<(NodeId, Label)> {
    let mut waits = vec![Waits::default(); things.all.len()];
    let mut labels = vec![Label::Open; things.all.len()];
    let mut settled: Vec<usize> = Vec::new();
    for (place, thing) in things.all.iter().enumerate() {
        let on = || counting.iter().flat_map(|bond| bonds.on(*bond, *thing).map(|on| (*bond, on)));
        let wait = &mut waits[place];
        on().for_each(|(bond, _)| wait.add(bond));
        let mut label = if wait.none() { Label::Stands } else { Label::Open };
        for (bond, on) in on().filter(|(_, on)| things.place(*on).is_none()) {
            if label != Label::Falls {
                label = wait.learn(bond, known(on));
            }
        }
        labels[place] = label;
        settled.extend((label != Label::Open).then_some(place));
    }
    while let Some(on) = settled.pop() {
        let label = labels[on];
        for bond in counting {
            let users = bonds.users_by(*bond, things.all[on]);
            for user in users.filter_map(|user| things.place(user)) {
                if labels[user] == Label::Open {
                    labels[user] = waits[user].learn(*bond, label);
                    settled.extend((labels[user] != Label::Open).then_some(user));
                }
            }
        }
    }
    things.all.iter().copied().zip(labels).collect()
}
