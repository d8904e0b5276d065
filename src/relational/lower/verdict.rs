//! Verdicts: which pairs of topics a relation holds between, by the rules of [`crate::verdict`].

use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::query::expr::{Comparison, Relation, Step, Term, Why};
use crate::relational::algebra::{
    Aggregate, Order, Program, Rows, Scalar, Test, Value, column, equal, number, text, unequal,
};
use crate::relational::lower::{End, Lowering, Native};

/// The columns of evidence.
const PAIR: [(&str, &str); 2] = [("subject", "subject"), ("object", "object")];

/// How what is said of one topic bears on the one that is asked about, by the words of [`bears`] that let it.
const REACHES: [(Option<&str>, i64); 3] = [(None, 0), (Some("up"), 1), (Some("down"), 2)];

impl Lowering<'_> {
    /// The relation of a step between topics that means a verdict, and whether it is turned.
    pub(super) fn verdict_relation(&self, step: &Step) -> Option<(RelationId, bool)> {
        let (relation, turned) = match step {
            Step::Along(relation) => (relation, false),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => (relation, true),
                _ => return None,
            },
            _ => return None,
        };
        match relation {
            Relation::Declared { id, literal: false } if !self.catalog.vocabulary.is_of_truth(*id) => {
                Some((*id, turned))
            }
            _ => None,
        }
    }

    /// Whether a step between two terms may mean a verdict.
    pub(super) fn may_be_verdict(&self, from: &Term, step: &Step, to: &Term) -> bool {
        self.verdict_relation(step).is_some()
            && [from, to].iter().all(|term| self.is_topic(term) != Some(false))
    }

    /// The rows in which a relation holds between two topics.
    pub(super) fn by_verdict(
        &mut self,
        rows: Rows,
        subject: &Term,
        relation: RelationId,
        object: &Term,
    ) -> Result<Rows, Native> {
        let rows = self.made("rows", rows);
        let ends = [("subject", self.term(subject)?), ("object", self.term(object)?)];
        let scalar = |end: &End| match end {
            End::Column(own) => column(own),
            End::Thing(thing) => number(*thing),
        };
        let asked =
            rows.clone().map(ends.iter().map(|(name, end)| ((*name).to_owned(), scalar(end))).collect());
        let asked = self.made("asked", asked);
        let sided = self.sided(asked, relation)?;
        let of = |side: &str| sided.clone().filter(equal("side", text(side))).named(&PAIR);
        let mut holding = of("for").anti(of("against"), &PAIR);
        let mut on = Vec::new();
        for (name, end) in &ends {
            match end {
                End::Column(own) => on.push((own.as_str(), *name)),
                End::Thing(thing) => holding = holding.filter(equal(name, number(*thing))),
            }
        }
        Ok(rows.semi(holding, &on))
    }

    /// The evidence on the two sides of a relation between pairs (`subject`, `object`): what is said of them, without the
    /// caveats, which leave their side.
    fn sided(&mut self, asked: Rows, relation: RelationId) -> Result<Rows, Native> {
        let evidence = self.evidence(asked, relation);
        // Who says a thing of the very topic says it once, and so does who says it whatever the conditions.
        let all = evidence.columns();
        let nearer =
            evidence.clone().map(all.iter().map(|name| (format!("near_{name}"), column(name))).collect());
        let same = ["subject", "object", "side", "is_claim", "speaker", "record"]
            .map(|name| (name, format!("near_{name}")));
        let same: Vec<(&str, &str)> = same.iter().map(|(name, near)| (*name, near.as_str())).collect();
        let pairs = evidence.clone().join(nearer, &same);
        let said_nearer = pairs.filter(Test::All(vec![
            Test::Compares(column("near_reach"), Comparison::Less, column("reach")),
            Test::One(vec![
                equal("near_conditions", text("")),
                Test::Compares(column("near_conditions"), Comparison::Equal, column("conditions")),
            ]),
        ]));
        let on: Vec<(&str, &str)> = all.iter().map(|name| (name.as_str(), name.as_str())).collect();
        let evidence = self.made("evidence", evidence.clone().anti(said_nearer.only(&all), &on));
        let leaving = self.leaving(&evidence)?;
        let sided = ["subject", "object", "side", "speaker"].map(|name| (name, name));
        Ok(self.made("sides", evidence.anti(leaving, &sided)))
    }

    /// What is said for and against a relation between pairs (`subject`, `object`), with how it reaches them.
    fn evidence(&mut self, asked: Rows, relation: RelationId) -> Rows {
        let relation = &self.catalog.vocabulary.relation(relation).id;
        let said = Rows::table("statements").filter(Test::All(vec![
            Test::Is("of_truth".to_owned()).negated(),
            unequal("force", text(Force::Asks.word())),
        ]));
        let said = said.named(&[
            ("whom", "subject"),
            ("said", "relation"),
            ("about", "object"),
            ("force", "force"),
            ("is_claim", "is_claim"),
            ("speaker", "speaker"),
            ("record", "record"),
            ("conditions", "conditions"),
        ]);
        let bears = Rows::table("bears")
            .filter(Test::All(vec![equal("asked", text(relation)), unequal("side", text("neither"))]));
        let bears =
            bears.named(&[("rule", "said"), ("denied", "denied"), ("side", "side"), ("spread", "spread")]);
        let denies = equal("force", text(Force::Denies.word()));
        let denied = Test::Is("denied".to_owned());
        let alike = Test::One(vec![
            Test::All(vec![denied.clone(), denies.clone()]),
            Test::All(vec![denied.negated(), denies.negated()]),
        ]);
        let said = asked.join(said, &[("subject", "whom")]).join(bears, &[("said", "rule")]).filter(alike);
        let said = self.made("said", said);
        let reached = REACHES.map(|(spread, reach)| {
            let near = match spread {
                None => {
                    said.clone().filter(Test::Compares(column("object"), Comparison::Equal, column("about")))
                }
                Some(spread) => {
                    let said = said.clone().filter(equal("spread", text(spread)));
                    let (narrower, broader) =
                        if spread == "up" { ("about", "object") } else { ("object", "about") };
                    let above =
                        Rows::table("hierarchy").named(&[("below", "narrower"), ("above", "broader")]);
                    said.semi(above, &[(narrower, "below"), (broader, "above")])
                }
            };
            let kept = [
                "subject",
                "object",
                "side",
                "is_claim",
                "speaker",
                "record",
                "conditions",
                "said",
                "about",
                "force",
            ];
            let mut columns: Vec<(String, Scalar)> =
                kept.iter().map(|name| ((*name).to_owned(), column(name))).collect();
            columns.push(("reach".to_owned(), number(reach)));
            near.map(columns)
        });
        self.made("evidence", Rows::Union(reached.to_vec()))
    }

    /// The claims that leave their side since they qualify one on the other side which itself stays.
    fn leaving(&mut self, evidence: &Rows) -> Result<Rows, Native> {
        let claims = evidence.clone().filter(Test::Is("is_claim".to_owned()));
        let one = claims.clone().named(&[
            ("subject", "subject"),
            ("object", "object"),
            ("side", "side"),
            ("claim", "speaker"),
            ("reach", "reach"),
        ]);
        let other = claims.named(&[
            ("other_subject", "subject"),
            ("other_object", "object"),
            ("other_side", "side"),
            ("other_claim", "speaker"),
            ("other_reach", "reach"),
        ]);
        let limits = Rows::table("limits").named(&[("limiting", "claim"), ("limited", "target")]);
        let pairs = one.join(limits, &[("claim", "limiting")]).join(
            other,
            &[("limited", "other_claim"), ("subject", "other_subject"), ("object", "other_object")],
        );
        let pairs = pairs.filter(Test::All(vec![
            Test::Compares(column("side"), Comparison::Unequal, column("other_side")),
            Test::One(vec![unequal("reach", number(0)), equal("other_reach", number(0))]),
        ]));
        let limiting = pairs.named(&[
            ("subject", "subject"),
            ("object", "object"),
            ("side", "side"),
            ("claim", "claim"),
            ("other_side", "other_side"),
            ("limited", "limited"),
        ]);
        let limiting = self.made("limiting", limiting);
        let ones = [("subject", "subject"), ("object", "object"), ("side", "side"), ("claim", "claim")];
        let targets =
            [("subject", "subject"), ("object", "object"), ("other_side", "side"), ("limited", "claim")];
        // From those that limit what limits nothing itself, outwards; those that wait for each other in a ring stay.
        let waits = limiting.clone().semi(limiting.clone(), &targets);
        let mut first: Vec<(String, Scalar)> =
            ones.iter().map(|(name, _)| ((*name).to_owned(), column(name))).collect();
        first.push(("leaves".to_owned(), number(1)));
        let first = limiting.clone().anti(waits, &ones).map(first);
        let settled = self.grown("settled", first, None, |_, _, there| {
            let known = there.map(
                ["subject", "object", "side", "claim", "leaves"]
                    .iter()
                    .map(|name| (format!("known_{name}"), column(name)))
                    .collect(),
            );
            let on: Vec<(String, String)> =
                targets.iter().map(|(name, of)| ((*name).to_owned(), format!("known_{of}"))).collect();
            let on: Vec<(&str, &str)> =
                on.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
            let unsettled = limiting.clone().semi(limiting.clone(), &targets).anti(known.clone(), &on);
            let ready = limiting.clone().anti(unsettled, &ones).outer(known, &on);
            let keys = ["subject", "object", "side", "claim"].map(str::to_owned).to_vec();
            let went = Scalar::Else(Box::new(column("known_leaves")), Box::new(number(0)));
            let counted = Rows::Group(
                Box::new(ready),
                keys.clone(),
                vec![("limited".to_owned(), Aggregate::Count), ("went".to_owned(), Aggregate::Sum(went))],
            );
            let leaves = Test::Compares(column("went"), Comparison::Less, column("limited"));
            let mut columns: Vec<(String, Scalar)> =
                keys.iter().map(|name| (name.clone(), column(name))).collect();
            columns.push(("leaves".to_owned(), Scalar::Flag(Box::new(leaves))));
            Ok(counted.map(columns))
        })?;
        let gone = settled.filter(equal("leaves", number(1)));
        Ok(gone.named(&[
            ("subject", "subject"),
            ("object", "object"),
            ("side", "side"),
            ("speaker", "claim"),
        ]))
    }

    /// The evidence of one verdict: what is said for and against it, and where.
    pub(super) fn why(mut self, why: &Why) -> Result<Program, Native> {
        let thing = |node: NodeId| Value::Number(self.number(node));
        let asked = Rows::Once(vec![
            ("subject".to_owned(), thing(why.subject)),
            ("object".to_owned(), thing(why.object)),
        ]);
        let speaks = self.catalog.topic(why.subject).is_none();
        if speaks || self.catalog.asks_truth(why.subject, why.relation, why.object) {
            return super::native("a verdict on the truth of a topic");
        }
        let sides = self.sided(asked, why.relation)?;
        let nodes = Rows::table("nodes").named(&[
            ("node", "id"),
            ("class", "class"),
            ("class_order", "class_order"),
            ("key", "key"),
            ("sort_key", "sort_key"),
        ]);
        let rows = sides.join(nodes, &[("speaker", "node")]);
        let shown = ["class", "key", "side", "said", "force"];
        let order = |column: &str, descending, text| Order { column: column.to_owned(), descending, text };
        let columns = shown.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
        let order = vec![
            order("side", true, true),
            order("class_order", false, false),
            order("sort_key", false, true),
        ];
        Ok(Program { steps: self.steps, ..Program::new(rows, columns, order) })
    }
}
