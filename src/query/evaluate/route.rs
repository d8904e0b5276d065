//! Steps made ready to be walked: inverses pushed down to single relations, equal parts shared.

use std::collections::BTreeMap;

use crate::query::expr::{Relation, Step};

/// A step by its number in [`Routes`].
pub(super) type RouteId = usize;

/// A step whose parts are steps by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Route {
    /// Along a relation; `true` for against its direction.
    Along(Relation, bool),
    /// One after another.
    Sequence(Vec<RouteId>),
    /// One of these.
    Either(Vec<RouteId>),
    /// So many times.
    Repeat(RouteId, u32, u32),
}

/// The steps of one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Routes {
    routes: Vec<Route>,
    numbers: BTreeMap<Route, RouteId>,
}

impl Routes {
    /// The number of a step.
    pub(super) fn number(&mut self, step: &Step) -> RouteId {
        self.numbered(step, false)
    }

    /// `^(a/b)` is `^b/^a`, `^(a|b)` is `^a|^b`, `^(a{n..m})` is `(^a){n..m}`, `^^a` is `a`.
    fn numbered(&mut self, step: &Step, inverse: bool) -> RouteId {
        let route = match step {
            Step::Along(relation) => Route::Along(relation.clone(), inverse),
            Step::Inverse(inner) => return self.numbered(inner, !inverse),
            Step::Sequence(steps) => {
                let mut numbers: Vec<RouteId> =
                    steps.iter().map(|step| self.numbered(step, inverse)).collect();
                if inverse {
                    numbers.reverse();
                }
                Route::Sequence(numbers)
            }
            Step::Either(steps) => {
                Route::Either(steps.iter().map(|step| self.numbered(step, inverse)).collect())
            }
            Step::Repeat(inner, least, most) => Route::Repeat(self.numbered(inner, inverse), *least, *most),
        };
        if let Some(known) = self.numbers.get(&route) {
            return *known;
        }
        let number = self.routes.len();
        self.routes.push(route.clone());
        self.numbers.insert(route, number);
        number
    }

    pub(super) fn get(&self, number: RouteId) -> &Route {
        &self.routes[number]
    }
}
