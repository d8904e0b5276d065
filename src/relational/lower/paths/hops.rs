//! The hops that paths may take, and their order.

use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::query::expr::Relation;
use crate::relational::algebra::{Order, Rows, Scalar, Test, Value, column, equal, number, text, unequal};
use crate::relational::lower::Lowering;
use crate::relational::lower::grounds::stated_links;
use crate::relational::lower::relation::BIBLIOGRAPHIC;

/// The sorts of evidence in their order.
const EVIDENCE: [&str; 5] = ["claim", "record", "citation", "bibliography", "argument"];

impl Lowering<'_> {
    /// What paths keep away from (`closed`): these things, what avoided scholars wrote, and what is stated in all that or
    /// by them.
    pub(super) fn closed(&mut self, avoiding: &[NodeId]) -> Option<Rows> {
        if avoiding.is_empty() {
            return None;
        }
        let each = avoiding.iter().map(|node| Rows::once("closed", Value::Number(self.number(*node))));
        let own = self.made("avoided", Rows::Union(each.collect()));
        let wrote =
            Test::All(vec![equal("relation", text("wrote")), Test::Is("declared".to_owned()).negated()]);
        let works = Rows::table("edges").filter(wrote).semi(own.clone(), &[("source", "closed")]);
        let all = self.made("avoided", Rows::Union(vec![own, works.named(&[("closed", "target")])]));
        let stated = stated_links(&["by", "in"]).semi(all.clone(), &[("target", "closed")]);
        Some(self.made("closed", Rows::Union(vec![all, stated.named(&[("closed", "source")])])))
    }

    /// The hops that relations allow: from where they `leave`, what they `reach`, whether the edge is walked from its end to
    /// its start (`turned`), and what the edge says (`subject`, `object`).
    pub(super) fn hops(&mut self, relations: &[(Relation, bool)], closed: Option<&Rows>) -> Rows {
        let (mut along, mut against) = (Vec::new(), Vec::new());
        for (relation, inverse) in relations {
            let (both_ways, one_way) = self.edges_of(relation);
            // What holds both ways leads along its edges from either end.
            along.extend(both_ways);
            if *inverse { against.extend(one_way) } else { along.extend(one_way) }
        }
        let said_of = Scalar::Pick(
            Box::new(Scalar::Flag(Box::new(Test::Is("of_truth".to_owned())))),
            vec![(Value::Number(1), column("target")), (Value::Number(0), column("source"))],
        );
        let hops = |tests: Vec<Test>, leaves: &str, reaches: &str, turned: i64| {
            let own = |name: &str| (name.to_owned(), column(name));
            Rows::table("edges").filter(Test::One(tests)).map(vec![
                ("leaves".to_owned(), column(leaves)),
                ("reaches".to_owned(), column(reaches)),
                ("turned".to_owned(), number(turned)),
                ("subject".to_owned(), said_of.clone()),
                ("object".to_owned(), column("target")),
                own("relation"),
                own("force"),
                own("evidence"),
                own("evidence_id"),
                own("work"),
                own("locator"),
            ])
        };
        let all = Rows::Union(vec![hops(along, "source", "target", 0), hops(against, "target", "source", 1)]);
        let all = self.made("hops", all);
        let Some(closed) = closed else { return all };
        let open = all.anti(closed.clone(), &[("reaches", "closed")]);
        let open = self.made("hops", open);
        let resting_on = |evidence: &[&str], columns: &[&str]| {
            let words = evidence.iter().map(|word| Value::Text((*word).to_owned())).collect();
            let those = open.clone().filter(Test::In("evidence".to_owned(), words));
            columns.iter().fold(those, |those, name| those.anti(closed.clone(), &[(name, "closed")]))
        };
        let open = Rows::Union(vec![
            resting_on(&["claim", "argument"], &["evidence_id"]),
            resting_on(&["citation"], &["leaves", "reaches"]),
            resting_on(&["record"], &["work"]),
            resting_on(&["bibliography"], &[]),
        ]);
        self.made("hops", open)
    }

    /// The edges of a relation: those that hold both ways, and the others.
    fn edges_of(&self, relation: &Relation) -> (Option<Test>, Option<Test>) {
        let vocabulary = &self.catalog.vocabulary;
        let declared = || Test::Is("declared".to_owned());
        let of = |which: &dyn Fn(RelationId) -> bool, symmetric: bool| {
            let found =
                vocabulary.relations().filter(|(id, known)| known.symmetric == symmetric && which(*id));
            let words: Vec<Value> = found.map(|(_, known)| Value::Text(known.id.clone())).collect();
            (!words.is_empty()).then(|| Test::All(vec![declared(), Test::In("relation".to_owned(), words)]))
        };
        match relation {
            Relation::Declared { id, literal } => {
                let means = |said| if *literal { said == *id } else { vocabulary.implies(said, *id) };
                (of(&means, true), of(&means, false))
            }
            Relation::Any => {
                let words = BIBLIOGRAPHIC.map(|word| Value::Text(word.to_owned())).to_vec();
                let own =
                    Test::All(vec![declared().negated(), Test::In("relation".to_owned(), words).negated()]);
                let others = of(&|_| true, false).into_iter().chain([own]).collect();
                (of(&|_| true, true), Some(Test::One(others)))
            }
            Relation::By
            | Relation::In
            | Relation::Via
            | Relation::Of
            | Relation::For
            | Relation::RestsOn => (None, None),
            own => {
                let word = equal("relation", text(own.word(vocabulary)));
                (None, Some(Test::All(vec![word, declared().negated()])))
            }
        }
    }

    /// Hops with their places in the order in which a path tries them: what is said outright first, then what is asserted
    /// before what is denied, what holds always before what holds under a condition, by relation, direction, node and
    /// evidence.
    pub(super) fn in_order(hops: Rows, place: &str) -> Rows {
        let claims = Rows::table("claims").named(&[("claim", "id"), ("claim_force", "force")]);
        let said = Rows::table("statements").filter(Test::Is("is_claim".to_owned())).named(&[
            ("speaker", "speaker"),
            ("said", "relation"),
            ("said_of", "subject"),
            ("said_to", "object"),
            ("conditions", "conditions"),
        ]);
        let names = ["speaker", "said", "said_of", "said_to"];
        let always = said.clone().filter(equal("conditions", text("")));
        let limited = said.filter(unequal("conditions", text(""))).named(&names.map(|name| (name, name)));
        let limited = limited.anti(always, &names.map(|name| (name, name)));
        let nodes = |prefix: &str| {
            let names = ["id", "class_order", "sort_key"].map(|name| (format!("{prefix}_{name}"), name));
            let names: Vec<(&str, &str)> = names.iter().map(|(to, name)| (to.as_str(), *name)).collect();
            Rows::table("nodes").named(&names)
        };
        let columns = hops.columns();
        let hops = hops
            .outer(claims, &[("evidence_id", "claim")])
            .outer(
                limited,
                &[
                    ("evidence_id", "speaker"),
                    ("relation", "said"),
                    ("subject", "said_of"),
                    ("object", "said_to"),
                ],
            )
            .join(nodes("reached"), &[("reaches", "reached_id")])
            .outer(nodes("proving"), &[("evidence_id", "proving_id")]);
        let hedges = [Force::Suggests, Force::Asks]
            .map(|force| (Value::Text(force.word().to_owned()), number(i64::from(force.hedge()))));
        let hedge = Scalar::Else(
            Box::new(Scalar::Pick(Box::new(column("claim_force")), hedges.to_vec())),
            Box::new(number(0)),
        );
        let denied = Scalar::Flag(Box::new(equal("force", text(Force::Denies.word()))));
        let limited = Scalar::Flag(Box::new(Test::Missing("speaker".to_owned()).negated()));
        let sorts = (0..).zip(EVIDENCE).map(|(at, word)| (Value::Text(word.to_owned()), number(at)));
        let sort = Scalar::Pick(Box::new(column("evidence")), sorts.collect());
        let mut all: Vec<(String, Scalar)> =
            columns.iter().map(|name| (name.clone(), column(name))).collect();
        for (name, of) in [("hedge", hedge), ("denied", denied), ("limited", limited), ("sort", sort)] {
            all.push((name.to_owned(), of));
        }
        for name in ["reached_class_order", "reached_sort_key", "proving_sort_key"] {
            all.push((name.to_owned(), column(name)));
        }
        let by = |(name, text): (&str, bool)| Order { column: name.to_owned(), descending: false, text };
        let order = [
            ("hedge", false),
            ("denied", false),
            ("limited", false),
            ("relation", true),
            ("turned", false),
            ("reached_class_order", false),
            ("reached_sort_key", true),
            ("sort", false),
            ("proving_sort_key", true),
            ("leaves", false),
            ("locator", true),
        ];
        Rows::Ranked(Box::new(hops.map(all)), place.to_owned(), order.map(by).to_vec())
    }
}
