//! Steps as pairs of things.

use crate::catalog::NodeClass;
use crate::catalog::entry::Force;
use crate::catalog::vocabulary::{Literal, RelationId};
use crate::query::expr::{Comparison, Relation, Sort, Step, Term};
use crate::relational::algebra::{Rows, Test, Value, column, equal, text, unequal};
use crate::relational::lower::{End, Lowering, Native, native};

/// The words of relations of a literature, which a path of argument does not follow.
pub(super) const BIBLIOGRAPHIC: [&str; 4] = ["cites", "edited", "states", "wrote"];

impl Lowering<'_> {
    /// The pairs (`source`, `target`) that a step relates, at least those whose ends are what `rows` have for the terms.
    pub(super) fn pairs(&mut self, step: &Step, rows: &Rows, from: &Term, to: &Term) -> Result<Rows, Native> {
        let step = &straight(step);
        if let Some((relation, turned)) = single(step)
            && *relation != Relation::RestsOn
        {
            return self.along(relation, turned, self.may_make(if turned { to } else { from }));
        }
        let seeds = |end: &End| match end {
            End::Thing(thing) => Some(Rows::Once(
                ["origin", "node"].map(|name| (name.to_owned(), Value::Number(*thing))).to_vec(),
            )),
            End::Column(own) if rows.columns().contains(own) => {
                Some(rows.clone().named(&[("origin", own), ("node", own)]))
            }
            End::Column(_) => None,
        };
        let (start, end) = (self.term(from)?, self.term(to)?);
        let from_end = start.thing().is_none() && end.thing().is_some();
        match (seeds(&start).filter(|_| !from_end), seeds(&end)) {
            (Some(seeds), _) => {
                let walked = self.walked(step, seeds)?;
                Ok(walked.named(&[("source", "origin"), ("target", "node")]))
            }
            (None, Some(seeds)) => {
                let walked = self.walked(&turned(step), seeds)?;
                Ok(walked.named(&[("source", "node"), ("target", "origin")]))
            }
            (None, None) => native("a step between things that nothing else names"),
        }
    }

    /// Whether a term can stand for a work or a scholar, who do what their claims do.
    fn may_make(&self, term: &Term) -> bool {
        match term {
            Term::Node(node) => matches!(self.catalog.class(*node), NodeClass::Work | NodeClass::Scholar),
            Term::Variable(name) => self
                .variables
                .get(name)
                .is_none_or(|(sort, _)| matches!(sort, Sort::Any | Sort::Work | Sort::Scholar)),
        }
    }

    /// From pairs (`origin`, `node`), the pairs of the same origins and of what a step reaches from the nodes.
    fn walked(&mut self, step: &Step, from: Rows) -> Result<Rows, Native> {
        match step {
            Step::Along(Relation::RestsOn) => self.grounds(from),
            Step::Inverse(inner) if matches!(**inner, Step::Along(Relation::RestsOn)) => self.resting(from),
            Step::Repeat(inner, least, most) => {
                let mut front = from;
                for _ in 0..*least {
                    front = self.walked(inner, front)?;
                }
                let pairs = self.one_relation(inner)?;
                self.grown("reached", front, Some(most - least), |lowering, new, _| match pairs {
                    Some(pairs) => Ok(step_along(new, pairs)),
                    None => lowering.walked_within(inner, new),
                })
            }
            Step::Sequence(steps) => steps.iter().try_fold(from, |from, step| self.walked(step, from)),
            Step::Either(steps) => {
                let from = self.made("front", from);
                let each: Result<Vec<Rows>, Native> =
                    steps.iter().map(|step| self.walked(step, from.clone())).collect();
                Ok(Rows::Union(each?))
            }
            _ => self.walked_within(step, from),
        }
    }

    /// The same without steps of its own, so that it can stand within a fixed point.
    fn walked_within(&self, step: &Step, from: Rows) -> Result<Rows, Native> {
        match step {
            Step::Along(_) | Step::Inverse(_) => match single(step) {
                Some((Relation::RestsOn, _)) => native("`rests-on` within a repetition"),
                Some((relation, turned)) => Ok(step_along(from, self.along(relation, turned, true)?)),
                None => native("a step that is turned round as a whole"),
            },
            Step::Sequence(steps) => steps.iter().try_fold(from, |from, step| self.walked_within(step, from)),
            Step::Either(steps) => {
                let each: Result<Vec<Rows>, Native> =
                    steps.iter().map(|step| self.walked_within(step, from.clone())).collect();
                Ok(Rows::Union(each?))
            }
            Step::Repeat(inner, least, most) => {
                let mut front = from;
                for _ in 0..*least {
                    front = self.walked_within(inner, front)?;
                }
                let mut all = vec![front.clone()];
                for _ in *least..*most {
                    front = self.walked_within(inner, front)?;
                    all.push(front.clone());
                }
                Ok(Rows::Union(all))
            }
        }
    }

    /// The pairs of a step that is one relation or the other, made once; none for other steps.
    fn one_relation(&mut self, step: &Step) -> Result<Option<Rows>, Native> {
        let parts = match step {
            Step::Either(steps) => steps.as_slice(),
            other => std::slice::from_ref(other),
        };
        let Some(singles) = parts.iter().map(single).collect::<Option<Vec<_>>>() else { return Ok(None) };
        if singles.iter().any(|(relation, _)| **relation == Relation::RestsOn) {
            return Ok(None);
        }
        let each: Result<Vec<Rows>, Native> =
            singles.into_iter().map(|(relation, turned)| self.along(relation, turned, true)).collect();
        let pairs = match <[Rows; 1]>::try_from(each?) {
            Ok([pairs]) => pairs,
            Err(each) => Rows::Union(each),
        };
        Ok(Some(self.made("pairs", pairs)))
    }

    /// The pairs of a relation, the other way if it is turned. Works and scholars do what their claims do, where `makers`
    /// may be among the ends that do it.
    fn along(&self, relation: &Relation, turned: bool, makers: bool) -> Result<Rows, Native> {
        let ends = |rows: Rows, source: &str, target: &str| {
            let (source, target) = if turned { (target, source) } else { (source, target) };
            rows.named(&[("source", source), ("target", target)])
        };
        let edges = |test: Test| Rows::table("edges").filter(test);
        let own = |word: &str| {
            edges(Test::All(vec![equal("relation", text(word)), Test::Is("declared".to_owned()).negated()]))
        };
        let named = |word: &str| Rows::table("links").filter(equal("relation", text(word)));
        let vocabulary = &self.catalog.vocabulary;
        Ok(match relation {
            Relation::By | Relation::In | Relation::Via | Relation::Of | Relation::For => {
                ends(named(relation.word(vocabulary)), "source", "target")
            }
            Relation::About => {
                let about = named("about").named(&[("source", "source"), ("topic", "target")]);
                let above = about.clone().join(Rows::table("hierarchy"), &[("topic", "narrower")]);
                Rows::Union(vec![ends(about, "source", "topic"), ends(above, "source", "broader")])
            }
            Relation::Any => {
                let words = BIBLIOGRAPHIC.map(|word| Value::Text(word.to_owned())).to_vec();
                let argues = Test::In("relation".to_owned(), words).negated();
                ends(edges(Test::One(vec![Test::Is("declared".to_owned()), argues])), "source", "target")
            }
            Relation::RestsOn => return native("`rests-on` within another step"),
            Relation::Declared { id, literal } => {
                let said =
                    edges(self.said(*id, *literal)).named(&[("source", "source"), ("target", "target")]);
                let direct = ends(said.clone(), "source", "target");
                if !makers {
                    return Ok(direct);
                }
                let of_claims = Rows::table("nodes").filter(equal("class", text(NodeClass::Claim.word())));
                let makes = Test::In("relation".to_owned(), ["in", "by"].map(word).to_vec());
                let made = Rows::table("links").filter(makes).semi(of_claims, &[("source", "id")]);
                let made = made.named(&[("claim", "source"), ("maker", "target")]);
                let theirs = said.join(made, &[("source", "claim")]);
                Rows::Union(vec![direct, ends(theirs, "maker", "target")])
            }
            own_word => ends(own(own_word.word(vocabulary)), "source", "target"),
        })
    }

    /// True of the edges by which a relation is said, or one that implies it.
    fn said(&self, id: RelationId, literal: bool) -> Test {
        let vocabulary = &self.catalog.vocabulary;
        let declared = Test::Is("declared".to_owned());
        if literal {
            return Test::All(vec![declared, equal("relation", text(&vocabulary.relation(id).id))]);
        }
        let those = |which: &dyn Fn(RelationId) -> bool| {
            let found = vocabulary.relations().filter(|(said, _)| which(*said));
            Test::In("relation".to_owned(), found.map(|(_, relation)| word(&relation.id)).collect())
        };
        let follows = |denied: bool| {
            those(&|said| vocabulary.follows(Literal { relation: said, denied }, Literal::said(id)))
        };
        let of_truth = Test::Is("of_truth".to_owned());
        let denies = equal("force", text(Force::Denies.word()));
        let says = unequal("force", text(Force::Denies.word()));
        let asks_not = unequal("force", text(Force::Asks.word()));
        Test::All(vec![
            declared,
            Test::One(vec![
                Test::All(vec![of_truth.clone(), denies, follows(true)]),
                Test::All(vec![of_truth.clone(), says, asks_not, follows(false)]),
                Test::All(vec![of_truth.negated(), those(&|said| vocabulary.implies(said, id))]),
            ]),
        ])
    }
}

/// Pairs of two different things.
pub(super) fn others(pairs: Rows) -> Rows {
    pairs.filter(Test::Compares(column("origin"), Comparison::Unequal, column("node")))
}

pub(super) fn word(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn step_along(from: Rows, pairs: Rows) -> Rows {
    let pairs = pairs.named(&[("step_source", "source"), ("step_target", "target")]);
    from.join(pairs, &[("node", "step_source")]).named(&[("origin", "origin"), ("node", "step_target")])
}

/// The relation of a step that is one, and whether it is turned.
pub(super) fn single(step: &Step) -> Option<(&Relation, bool)> {
    match step {
        Step::Along(relation) => Some((relation, false)),
        Step::Inverse(inner) => single(inner).map(|(relation, turned)| (relation, !turned)),
        Step::Sequence(_) | Step::Either(_) | Step::Repeat(..) => None,
    }
}

/// A step the other way, with inverses of single relations only.
fn turned(step: &Step) -> Step {
    match step {
        Step::Along(_) => Step::Inverse(Box::new(step.clone())),
        Step::Inverse(inner) => straight(inner),
        Step::Sequence(steps) => Step::Sequence(steps.iter().rev().map(turned).collect()),
        Step::Either(steps) => Step::Either(steps.iter().map(turned).collect()),
        Step::Repeat(inner, least, most) => Step::Repeat(Box::new(turned(inner)), *least, *most),
    }
}

/// A step with inverses of single relations only.
fn straight(step: &Step) -> Step {
    match step {
        Step::Along(_) => step.clone(),
        Step::Inverse(inner) => turned(inner),
        Step::Sequence(steps) => Step::Sequence(steps.iter().map(straight).collect()),
        Step::Either(steps) => Step::Either(steps.iter().map(straight).collect()),
        Step::Repeat(inner, least, most) => Step::Repeat(Box::new(straight(inner)), *least, *most),
    }
}
