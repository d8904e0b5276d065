//! Paths: all of them, one by one, then those that are wanted.

use std::collections::BTreeSet;

use catena::catalog::entry::NodeId;
use catena::graph::walk::Selector;
use catena::query::expr::{Find, Paths, Relation, Step, Term};

use super::condition::Env;
use super::edges::{Edge, Ground};
use super::part::Part;
use super::rows::limit_of;
use super::told::Told;

/// Steps after which a search says nothing.
const MOST: usize = 60_000;

/// A hop in the order of equal paths: how far it is hedged, relation, whether it goes against it, the thing
/// reached, what it rests on.
pub(super) type Hop = (u8, String, bool, NodeId, Ground);

impl Part<'_> {
    /// The paths that are wanted, in order; none if there are too many to list.
    pub(super) fn paths_told(&self, find: &Find, paths: &Paths, rows: &[Env]) -> Option<Told> {
        let ends: Vec<NodeId> = match &paths.to {
            Term::Node(node) => vec![*node],
            Term::Variable(name) => rows.iter().map(|row| row[name]).collect(),
        };
        let (steps, least, most) = bounds(&paths.step);
        let closed = self.closed(&paths.avoiding);
        let edges: Vec<Edge> = self.edges().into_iter().filter(|edge| self.is_open(edge, &closed)).collect();
        let mut walk = Walk { part: self, edges: &edges, steps: &steps, most, left: MOST };
        let mut all: Vec<(usize, NodeId, Vec<Hop>)> = Vec::new();
        for end in ends {
            let mut found = Vec::new();
            if !closed.contains(&paths.from) && paths.from != end {
                walk.extend(paths.from, end, &mut vec![paths.from], &mut Vec::new(), &mut found)?;
            }
            found.retain(|path| path.len() >= least);
            found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
            let shortest = found.first().map_or(0, Vec::len);
            match paths.selector {
                Selector::Shortest => found.truncate(1),
                Selector::ShortestOf(number) => found.truncate(number),
                Selector::AllShortest => found.retain(|path| path.len() == shortest),
                Selector::All => {}
            }
            all.extend(found.into_iter().map(|path| (path.len(), end, path)));
        }
        all.sort();
        let lines = all.iter().map(|(_, _, path)| self.path_line(paths.from, path)).collect();
        let mut told = Told::lines(lines);
        told.limit = limit_of(&find.stages);
        // Of the shortest so many the total tells only that there are more.
        told.exact = !matches!(paths.selector, Selector::ShortestOf(_));
        Some(told)
    }

    /// What is kept away from: the things named, what scholars among them wrote, and the claims and arguments of all these.
    fn closed(&self, avoiding: &[NodeId]) -> BTreeSet<NodeId> {
        let mut closed: BTreeSet<NodeId> = avoiding.iter().copied().collect();
        for (id, work) in self.catalog.works() {
            if work.authors.iter().any(|who| avoiding.contains(who)) {
                closed.insert(id);
            }
        }
        let claims = self.catalog.claims().map(|(id, claim)| (id, claim.work));
        let arguments = self.catalog.arguments().map(|(id, argument)| (id, argument.work));
        for (id, work) in claims.chain(arguments) {
            if closed.contains(&work) || self.said_by(id).iter().any(|who| avoiding.contains(who)) {
                closed.insert(id);
            }
        }
        closed
    }

    /// True if neither the ends of an edge nor what it rests on is kept away from.
    fn is_open(&self, edge: &Edge, closed: &BTreeSet<NodeId>) -> bool {
        let mut rests_on = vec![edge.from, edge.to];
        let ground = self.catalog.nodes().map(|(id, _)| id).find(|id| id.index() == edge.ground.1);
        match edge.ground.0 {
            0 => rests_on.extend(ground),
            1 => {
                let mut records = self.catalog.topic_records();
                let (_, _, record) = records.find(|(_, at, _)| at.index() == edge.ground.1).unwrap();
                rests_on.extend(record.stated.first().map(|place| place.work));
            }
            _ => {}
        }
        rests_on.iter().all(|node| !closed.contains(node))
    }
}

/// The relations of a path's step, with the fewest and the most hops.
fn bounds(step: &Step) -> (Vec<Step>, usize, usize) {
    let (inner, least, most) = match step {
        Step::Repeat(inner, least, most) => (&**inner, *least as usize, *most as usize),
        other => (other, 1, 1),
    };
    match inner {
        Step::Either(steps) => (steps.clone(), least, most),
        other => (vec![other.clone()], least, most),
    }
}

struct Walk<'w> {
    part: &'w Part<'w>,
    edges: &'w [Edge],
    steps: &'w [Step],
    most: usize,
    left: usize,
}

impl Walk<'_> {
    /// Adds to `found` every path from `node` to `end` that passes nothing twice; none once it takes too long.
    fn extend(
        &mut self,
        node: NodeId,
        end: NodeId,
        passed: &mut Vec<NodeId>,
        path: &mut Vec<Hop>,
        found: &mut Vec<Vec<Hop>>,
    ) -> Option<()> {
        if node == end {
            found.push(path.clone());
            return Some(());
        }
        if path.len() == self.most {
            return Some(());
        }
        for edge in self.edges {
            for (from, to, against) in [(edge.from, edge.to, false), (edge.to, edge.from, true)] {
                if from != node || passed.contains(&to) || !self.may(edge, against) {
                    continue;
                }
                self.left = self.left.checked_sub(1)?;
                passed.push(to);
                path.push(self.hop(edge, to, against));
                self.extend(to, end, passed, path, found)?;
                path.pop();
                passed.pop();
            }
        }
        Some(())
    }

    fn may(&self, edge: &Edge, against: bool) -> bool {
        let fits = |relation: &Relation| self.part.is_of(edge, relation);
        // In these corpora `rivals` holds both ways: it leads along its edges, whichever way is asked for.
        let both = edge.name == "rivals";
        if both && against {
            return false;
        }
        self.steps.iter().any(|step| match step {
            Step::Along(relation) => (both || !against) && fits(relation),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => (both || against) && fits(relation),
                _ => false,
            },
            _ => false,
        })
    }

    fn hop(&self, edge: &Edge, to: NodeId, against: bool) -> Hop {
        let claims = self.part.catalog.claims();
        let claim = claims.filter(|(id, _)| edge.ground == (0, id.index())).map(|(_, claim)| claim).next();
        let hedge = claim.map_or(0, |claim| match claim.force.word() {
            "suggests" => 1,
            "asks" => 2,
            _ => 0,
        });
        // What is denied, and then what holds under a condition only.
        let catalog = self.part.catalog;
        let of_truth = edge.declared.is_some_and(|said| self.part.bears_on_truth(said));
        let own = claim.is_some() && catalog.claim(edge.from).is_some();
        let is_denied = claim.is_some_and(|claim| {
            let says = edge.declared.is_some() && (!own || of_truth && self.part.is_affirmable(edge.to));
            claim.force.word() == "denies" && says
        });
        let is_conditional = claim.is_some_and(|claim| {
            if own {
                return of_truth && self.part.is_affirmable(edge.to) && !claim.when.is_empty();
            }
            let both = edge.name == "rivals";
            let mut said = claim.says.iter().filter(|said| {
                Some(said.relation) == edge.declared
                    && ((said.subject, said.object) == (edge.from, edge.to)
                        || both && (said.object, said.subject) == (edge.from, edge.to))
            });
            said.clone().next().is_some() && said.all(|said| !said.when.is_empty())
        });
        let hedge = 4 * hedge + 2 * u8::from(is_denied) + u8::from(is_conditional);
        (hedge, edge.name.clone(), against, to, edge.ground)
    }
}
