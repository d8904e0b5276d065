//! Every expression can be printed and read again, made up as a value and not as text.

use catena::catalog::NodeClass;
use catena::catalog::standpoint::Standpoint;
use catena::query::attribute::Attribute;
use catena::query::expr::{
    Body, Comparison, Condition, Expr, Find, Of, Printed, Relation, Sort, SortKey, Stage, Step, Term,
    Variable,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::roundtrip::questions::SESSION;
use crate::support::cases;

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn what_is_printed_is_read_as_it_was(expr in expression()) {
        SESSION.with(|session| {
            let core = Printed { expr: &expr, catalog: &session.catalog }.to_string();
            match session.understand(&core) {
                Ok(again) => prop_assert!(again == expr, "{core}\nis read as {again:?}\nnot {expr:?}"),
                Err(failure) => prop_assert!(false, "{core}\nis refused: {failure:?}"),
            }
            Ok(())
        })?;
    }
}

/// The variables of these expressions: of any sort, so that everything makes sense of them.
const NAMES: [&str; 3] = ["e", "d", "f"];

fn expression() -> impl Strategy<Value = Expr> {
    (standpoint(), option::weighted(0.2, -9999..-5), condition(), stages()).prop_map(
        |(standpoint, but_not, condition, stages)| {
            let variable = |name: &str| Variable { sort: Sort::Any, name: name.to_owned() };
            let variables = NAMES.into_iter().map(variable).collect();
            let but_not = but_not.filter(|_| standpoint.year.is_some());
            let body = Body::Find(Find { variables, paths: None, condition, stages });
            Expr { standpoint, but_not, body }
        },
    )
}

fn standpoint() -> impl Strategy<Value = Standpoint> {
    let of = |classes: &[NodeClass]| {
        SESSION.with(|session| {
            let all = session.catalog.nodes().map(|(id, _)| id);
            all.filter(|id| classes.contains(&session.catalog.class(*id))).collect::<Vec<_>>()
        })
    };
    let voices = subsequence(of(&[NodeClass::Work, NodeClass::Scholar]), 0..3);
    let without = subsequence(of(&[NodeClass::Work, NodeClass::Scholar, NodeClass::Claim]), 0..3);
    let when = subsequence(of(&[NodeClass::Topic]), 0..3);
    (option::weighted(0.2, -5..2000), voices, without, when)
        .prop_map(|(year, voices, without, when)| Standpoint { year, voices, without, when })
}

/// Stages that can stand together: rows are sorted and shown, counts kept and sorted by what they are counted per.
fn stages() -> impl Strategy<Value = Vec<Stage>> {
    let limit = || (1..999_usize).prop_map(Stage::Limit);
    let sorted =
        || (of(), any::<bool>()).prop_map(|(of, descending)| Stage::Sort(SortKey::Of(of), descending));
    let shown = vec(of(), 1..4).prop_map(|list| Stage::Show(each_once(list)));
    let rows = vec(prop_oneof![limit(), sorted(), shown], 0..4);
    let counts = (vec(of(), 0..3).prop_map(each_once)).prop_flat_map(move |per| {
        let by_count = any::<bool>().prop_map(|descending| Stage::Sort(SortKey::Count, descending)).boxed();
        let by_value = match per.is_empty() {
            true => by_count.clone(),
            false => (select(per.clone()), any::<bool>())
                .prop_map(|(of, descending)| Stage::Sort(SortKey::Of(of), descending))
                .boxed(),
        };
        let having = (comparison(), 0..99_i64).prop_map(|(sign, figure)| Stage::Having(sign, figure));
        let after = vec(prop_oneof![limit().boxed(), by_count, by_value, having.boxed()], 0..4);
        after.prop_map(move |after| [vec![Stage::Count(per.clone())], after].concat())
    });
    prop_oneof![rows, counts].prop_map(|mut stages| {
        let mut cut = false;
        stages.retain(|stage| !matches!(stage, Stage::Limit(_)) || !std::mem::replace(&mut cut, true));
        stages
    })
}

fn each_once(list: Vec<Of>) -> Vec<Of> {
    let mut found: Vec<Of> = Vec::new();
    for of in list {
        if !found.contains(&of) {
            found.push(of);
        }
    }
    found
}

fn comparison() -> impl Strategy<Value = Comparison> {
    select(Comparison::SIGNS.map(|(_, comparison)| comparison).to_vec())
}

fn name() -> impl Strategy<Value = String> {
    select(&NAMES[..]).prop_map(str::to_owned)
}

fn of() -> impl Strategy<Value = Of> {
    let attributes: Vec<Attribute> = Attribute::words().filter_map(Attribute::from_word).collect();
    (name(), select(attributes)).prop_map(|(variable, attribute)| Of { variable, attribute })
}

fn term() -> impl Strategy<Value = Term> {
    name().prop_map(Term::Variable)
}

/// No list of conditions has fewer than two parts, or a part of its own sort: such are joined when they are read.
fn condition() -> impl Strategy<Value = Condition> {
    let words = select(&["trust", "'costly signals'", "sign*", "a OR b", "x~1"][..]);
    let searched =
        option::of(select(vec![Attribute::Label, Attribute::Text, Attribute::Quote, Attribute::Note]));
    let year = |attribute| attribute == Attribute::Year;
    let leaf = prop_oneof![
        4 => (term(), step(), term()).prop_map(|(from, step, to)| Condition::Relates(from, step, to)),
        1 => (name(), searched, words).prop_map(|(of, attribute, words)| {
            Condition::Matches(of, attribute, words.to_owned())
        }),
        1 => (name(), option::of(-10_000..100), option::of(100..=10_000))
            .prop_filter("a range", |(_, from, to)| from.is_some() || to.is_some())
            .prop_map(|(variable, from, to)| Condition::Between(Of { variable, attribute: Attribute::Year }, from, to)),
        2 => (of(), comparison(), ".{0,12}")
            .prop_filter("no year", move |(of, ..)| !year(of.attribute))
            .prop_map(|(of, comparison, value)| Condition::Compares(of, comparison, value)),
        1 => of().prop_map(Condition::Has),
        1 => (term(), vec(term(), 0..3)).prop_map(|(claim, without)| Condition::Supported(claim, without)),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let parts = || vec(inner.clone(), 2..4);
        prop_oneof![
            parts()
                .prop_filter("flat", |parts| parts.iter().all(|part| !matches!(part, Condition::All(_))))
                .prop_map(Condition::All),
            parts()
                .prop_filter("flat", |parts| parts.iter().all(|part| !matches!(part, Condition::One(_))))
                .prop_map(Condition::One),
            inner.clone().prop_map(|part| Condition::Not(Box::new(part))),
            inner.clone().prop_map(|part| Condition::Exists(Sort::Any, "x".to_owned(), Box::new(part))),
        ]
    })
}

fn step() -> impl Strategy<Value = Step> {
    let declared = SESSION.with(|session| {
        let all = session.catalog.vocabulary.relations().map(|(id, _)| id);
        all.flat_map(|id| [true, false].map(|literal| Relation::Declared { id, literal })).collect::<Vec<_>>()
    });
    let own = Relation::OWN.map(|(_, relation)| relation);
    let relations: Vec<Relation> = own.into_iter().chain(declared).collect();
    select(relations).prop_map(Step::Along).prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|step| match step {
                // The inverse of an inverse is read as the step itself.
                Step::Inverse(step) => *step,
                step => Step::Inverse(Box::new(step)),
            }),
            vec(inner.clone(), 2..4).prop_map(Step::Sequence),
            vec(inner.clone(), 2..4).prop_map(Step::Either),
            (inner, 0..4_u32, 4..13_u32).prop_map(|(step, least, most)| Step::Repeat(
                Box::new(step),
                least,
                most
            )),
        ]
    })
}
