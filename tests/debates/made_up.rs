//! Random debates.

use catena::debate::{Bearing, Debate, End, Inference, Statement};
use proptest::collection::{btree_set, vec};
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};

/// What a text may begin with that means something in one language or the other.
const ODD: &[&str] = &[
    "# heading",
    "#tag",
    "supports  a/b",
    "at p. 9",
    "claim a/b",
    "\"quoted\"",
    "a \\ b",
    "- [x]",
    "{a: 1}",
    "===",
    "--",
    "(1)",
    "*bold*",
    "_i_ __b__",
    "<b>",
    "[a]:",
    "// no",
    "/* no */",
    "1. one",
    ".and.",
    ":heart:",
    "→ ↦",
    "été",
    "Дом",
    "信頼",
    "👩‍🔬",
    "a;b, c: d",
    "@[a] @<b>",
    "+> x",
    "e\u{301}",
    "…",
    "«a»",
    "%s",
];

const TITLES: &[&str] = &[
    "Trust",
    "trust",
    "TRUST",
    "Trust!",
    "A: b",
    "“Norms”",
    "\"Norms\"",
    "Критика",
    "信頼",
    "🌲",
    "- not",
    "Untitled",
    "a/b",
    "12",
    "1.5",
    "…",
    "Norms, and what they do in alliances of many members over a long time, as far as is known",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![2 => select(ODD).prop_map(str::to_owned), 1 => "[ -~]{0,30}", 1 => "\\PC{0,20}"]
}

fn title() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 2 => select(TITLES).prop_map(str::to_owned)]
}

fn section() -> impl Strategy<Value = String> {
    select(&["", "", "Pro", "2.1", "A “b” \"c\" \\ d"][..]).prop_map(str::to_owned)
}

fn line(text: &str) -> String {
    text.split(|char: char| char.is_whitespace() || char.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

type Drawn = (Index, Bearing, bool, Index);

/// A debate of some statements, each with a text of its own, in which everything has a place in a library.
pub(super) fn debate() -> impl Strategy<Value = Debate> {
    let statement = (words(), title(), any::<bool>(), section());
    let inference = (title(), weighted(0.3, words()), select(&["", "Modus ponens", "A, B"][..]), section());
    let inference = (inference, btree_set(any::<u8>(), 1..4), any::<u8>());
    let bearing = select(
        &[
            Bearing::Supports,
            Bearing::Attacks,
            Bearing::Undercuts,
            Bearing::Entails,
            Bearing::Contrary,
            Bearing::Contradictory,
        ][..],
    );
    let relation = (any::<Index>(), bearing, any::<bool>(), any::<Index>());
    (vec(statement, 2..8), vec(inference, 0..4), vec(relation, 0..10)).prop_map(
        |(statements, inferences, relations)| {
            let mut debate = Debate { title: "A debate".to_owned(), ..Debate::default() };
            for (at, (words, title, is_sketch, section)) in statements.into_iter().enumerate() {
                let text = line(&format!("{words} {at}"));
                // What has no title is no argument.
                let is_sketch = is_sketch && !title.is_empty();
                debate.statements.push(Statement { title, text, is_sketch, section, ..Statement::default() });
            }
            let count = debate.statements.len();
            for (at, ((title, text, rule, section), premises, conclusion)) in
                inferences.into_iter().enumerate()
            {
                let conclusion = usize::from(conclusion) % count;
                let mut own: Vec<usize> =
                    premises.into_iter().map(|premise| usize::from(premise) % count).collect();
                own.sort_unstable();
                own.dedup();
                own.retain(|premise| *premise != conclusion);
                if own.is_empty() {
                    continue;
                }
                let text = text.map(|text| line(&format!("{text} i{at}"))).unwrap_or_default();
                debate.inferences.push(Inference {
                    title,
                    text,
                    rule: rule.to_owned(),
                    premises: own,
                    conclusion,
                    section,
                    ..Inference::default()
                });
            }
            relations.into_iter().for_each(|relation| relate(&mut debate, relation));
            debate.settle();
            debate
        },
    )
}

/// Adds a relation, if things of these sorts can have it.
fn relate(debate: &mut Debate, (from, bearing, to_inference, to): Drawn) {
    let from = from.index(debate.statements.len());
    let end = if to_inference && !debate.inferences.is_empty() {
        End::Inference(to.index(debate.inferences.len()))
    } else {
        End::Statement(to.index(debate.statements.len()))
    };
    let is_possible = match end {
        End::Statement(to) => to != from && bearing != Bearing::Undercuts,
        End::Inference(_) => matches!(bearing, Bearing::Supports | Bearing::Attacks | Bearing::Undercuts),
    };
    if is_possible {
        debate.relate(from, bearing, end);
    }
}
