//! Which operators a plan is made of.

use std::collections::BTreeMap;

use catena::query::evaluate::plan::{Bound, Plan, Scan, Test};

/// What plans are made of, and how often.
pub(crate) type Operators = BTreeMap<&'static str, usize>;

/// All that is counted.
pub(crate) const OPERATORS: [&str; 14] = [
    "semi-join by look-up",
    "semi-join among all",
    "anti-join by look-up",
    "anti-join among all",
    "join within a join",
    "join kept once",
    "join kept for some of the variables",
    "scan through a join",
    "scan through two joins",
    "scan of alternatives",
    "scan of what is not supported",
    "candidates found once",
    "text index within a join",
    "join within alternatives",
];

/// Counts what a plan is made of.
pub(crate) fn count(plan: &Plan, found: &mut Operators) {
    let mut counting = Counting { found };
    for bound in &plan.bounds {
        counting.bound(bound, Place::default());
    }
}

#[derive(Clone, Copy, Default)]
struct Place {
    in_join: bool,
    in_one: bool,
    through: usize,
}

struct Counting<'f> {
    found: &'f mut Operators,
}

impl Counting<'_> {
    fn add(&mut self, operator: &'static str) {
        *self.found.entry(operator).or_default() += 1;
    }

    fn bound(&mut self, bound: &Bound, place: Place) {
        self.scan(&bound.scan, place);
        bound.tests.iter().for_each(|test| self.test(test, place, false));
    }

    fn scan(&mut self, scan: &Scan, place: Place) {
        match scan {
            Scan::All | Scan::From(..) => {}
            Scan::Text(..) => {
                if place.in_join {
                    self.add("text index within a join");
                }
            }
            Scan::Through(bound, _) => {
                let nested = place.through > 0;
                self.add(if nested { "scan through two joins" } else { "scan through a join" });
                self.bound(bound, Place { in_join: true, through: place.through + 1, in_one: false });
            }
            Scan::Either(scans) => {
                self.add("scan of alternatives");
                scans.iter().for_each(|scan| self.scan(scan, place));
            }
            Scan::Unsupported(_) => self.add("scan of what is not supported"),
            Scan::Kept(bound, _) => {
                self.add("candidates found once");
                self.bound(bound, place);
            }
        }
    }

    fn test(&mut self, test: &Test, place: Place, is_denied: bool) {
        match test {
            Test::All(parts) => parts.iter().for_each(|part| self.test(part, place, false)),
            Test::One(parts) => {
                let place = Place { in_one: true, ..place };
                parts.iter().for_each(|part| self.test(part, place, false));
            }
            Test::Not(inner) => self.test(inner, place, !is_denied),
            Test::Is(_) => {}
            Test::Join(join) => {
                self.add(match (is_denied, &join.bound.scan) {
                    (false, Scan::All) => "semi-join among all",
                    (false, _) => "semi-join by look-up",
                    (true, Scan::All) => "anti-join among all",
                    (true, _) => "anti-join by look-up",
                });
                if place.in_join {
                    self.add("join within a join");
                }
                if place.in_one {
                    self.add("join within alternatives");
                }
                match &join.kept {
                    Some((names, _)) if names.is_empty() => self.add("join kept once"),
                    Some(_) => self.add("join kept for some of the variables"),
                    None => {}
                }
                self.bound(&join.bound, Place { in_join: true, in_one: false, through: 0 });
            }
        }
    }
}
