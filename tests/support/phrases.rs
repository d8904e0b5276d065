//! Questions in the words of [`corpora`](crate::support::corpora): most make sense, some do not.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use catena::query::expr::Relation;

use crate::support::corpora::{
    CONCEPTS, EXPLANATIONS, INTENTS, LINKS, OUTCOMES, RELATIONS, THEORIES, TRUTHS, WORDS, WORKS,
};

/// A question in English or in the core, of the whole corpus or from a standpoint.
pub(crate) fn question() -> BoxedStrategy<String> {
    prop_oneof![4 => english(), 4 => core(), 5 => joined()].boxed()
}

/// A question of what is true, how things stand and what holds them up, of the whole corpus or from a standpoint.
pub(crate) fn question_of_truth() -> BoxedStrategy<String> {
    let why =
        (select(&["any", "any", "one", "two", "scholar:adams", "clark"][..]), select(&TRUTHS[..]), outcome());
    let tests = || {
        prop_oneof![
            2 => select(&STANDINGS[..]).prop_map(|word| format!("{word}(e)")),
            1 => Just("supported(e)".to_owned()),
            1 => source().prop_map(|source| format!("supported(e without {source})")),
            1 => source().prop_map(|source| format!("e -[rests-on]-> {source}")),
            1 => (select(&TRUTHS[..]), outcome()).prop_map(|(relation, to)| format!("e -[{relation}]-> {to}")),
        ]
    };
    let kind = select(&["claim", "claim", "argument", "outcome", "any"][..]);
    let questions = prop_oneof![
        4 => why.prop_map(|(from, relation, to)| format!("why {from} -[{relation}]-> outcome:{to}")),
        2 => is_true(),
        2 => which_outcomes(),
        2 => compare(),
        2 => rests(),
        4 => (kind, tests(), select(&[" and ", " or ", " and not "][..]), tests())
            .prop_map(|(kind, one, joint, other)| format!("find {kind} e where {one}{joint}{other} show standing")),
        2 => select(&["find any e show standing, verdict", "how many claims per standing", "arguments show standing"][..])
            .prop_map(str::to_owned),
    ];
    (standpoint(), questions).prop_map(|(standpoint, question)| format!("{standpoint}{question}")).boxed()
}

/// Before a question: the standpoint from which it is asked.
fn standpoint() -> BoxedStrategy<String> {
    const YEARS: [&str; 4] = ["as of 1990", "as of 2005", "as of 1980", "as of 2010 but not 1990"];
    const VOICES: [&str; 8] = [
        "social-theory",
        "rational-theory and four",
        "adams",
        "Baker",
        "work:two",
        "three and dunn",
        "one or scholar:clark",
        "four",
    ];
    const WITHOUT: [&str; 6] = ["baker", "one", "work:two, Clark", "four and three", "dunn", "one/c0"];
    const CONDITIONS: [&str; 4] = ["trust", "specific-trust", "attitude and power", "lasting-trust, trust"];
    let part = || {
        prop_oneof![
            select(&YEARS[..]).prop_map(str::to_owned),
            select(&VOICES[..]).prop_map(|voices| format!("according to {voices}")),
            select(&WITHOUT[..]).prop_map(|without| format!("without {without}")),
            select(&CONDITIONS[..]).prop_map(|topics| format!("when {topics}")),
        ]
    };
    let one = part().prop_map(|part| format!("{part}: "));
    let two = (part(), part()).prop_map(|(one, two)| format!("{one}, {two}: "));
    prop_oneof![12 => Just(String::new()), 2 => one, 1 => two].boxed()
}

/// A question in English.
pub(crate) fn english() -> BoxedStrategy<String> {
    (standpoint(), english_of_all())
        .prop_map(|(standpoint, question)| format!("{standpoint}{question}"))
        .boxed()
}

fn english_of_all() -> BoxedStrategy<String> {
    prop_oneof![
        6 => which(),
        2 => (select(&["how many ", "count "][..]), which_topics().boxed(), stage())
            .prop_map(|(how, which, stage)| format!("{how}{which}{stage}")),
        1 => (select(&["how many ", "count "][..]), which_outcomes().boxed(), stage())
            .prop_map(|(how, which, stage)| format!("{how}{which}{stage}")),
        2 => (select(&["how many ", "count "][..]), which_claims().boxed(), stage())
            .prop_map(|(how, which, stage)| format!("{how}{which}{stage}")),
        2 => trace(),
        2 => why(),
        1 => is_true(),
        1 => (words(), stage()).prop_map(|(words, stage)| format!("search \"{words}\"{stage}")),
        1 => compare(),
        2 => rests(),
    ]
    .boxed()
}

fn which() -> BoxedStrategy<String> {
    let head = select(&["which ", "what ", "list ", ""][..]);
    let rows = prop_oneof![
        3 => which_topics(),
        2 => which_outcomes(),
        3 => which_claims(),
        3 => which_works(),
        2 => which_citations(),
    ];
    (head, rows, vec(stage(), 0..2), select(&["", "?"][..]))
        .prop_map(|(head, rows, stages, end)| format!("{head}{rows}{}{end}", stages.concat()))
        .boxed()
}

fn which_topics() -> BoxedStrategy<String> {
    let kind = select(&["explanations", "explanation", "theories", "concepts", "topics", "Outcomes"][..]);
    (kind, vec((joint(), topic_condition()), 0..4))
        .prop_map(|(kind, conditions)| format!("{kind}{}", chained(conditions)))
        .boxed()
}

/// Topics that can be true.
fn which_outcomes() -> BoxedStrategy<String> {
    let standing = || select(&STANDINGS[..]);
    let verdict = || select(&VERDICTS[..]);
    let condition = prop_oneof![
        3 => verdict().prop_map(|word| format!("that are {word}")),
        1 => verdict().prop_map(|word| format!("that are not {word}")),
        2 => standing().prop_map(|word| format!("that are {word}")),
        1 => (select(&["affirmed", "rejected", "doubted"][..]), work())
            .prop_map(|(verb, work)| format!("{verb} by {work}")),
        1 => (select(&["affirmed", "rejected", "contested"][..]), scholar())
            .prop_map(|(verb, who)| format!("{verb} by {who}")),
        1 => select(&["affirmed by any claim", "not rejected by any work", "narrower than durability"][..])
            .prop_map(str::to_owned),
        1 => matching(),
    ];
    let mark = prop_oneof![
        4 => Just(String::new()),
        1 => standing().prop_map(|word| format!("{word} ")),
        1 => verdict().prop_map(|word| format!("{word} ")),
    ];
    (mark, vec((joint(), condition), 0..3))
        .prop_map(|(mark, conditions)| format!("{mark}outcomes{}", chained(conditions)))
        .boxed()
}

/// How things stand, and what claims come to about a topic that can be true.
const STANDINGS: [&str; 4] = ["unchallenged", "defended", "challenged", "undecided"];
const VERDICTS: [&str; 4] = ["affirmed", "rejected", "divided", "silent"];

fn which_claims() -> BoxedStrategy<String> {
    const MARKED: [&str; 12] = [
        "",
        "",
        "",
        "second-hand ",
        "first-hand ",
        "hedged ",
        "first-hand hedged ",
        "quoted ",
        "defended ",
        "challenged ",
        "undecided ",
        "unchallenged hedged ",
    ];
    (select(&MARKED[..]), vec((joint(), claim_condition()), 0..4))
        .prop_map(|(marks, conditions)| format!("{marks}claims{}", chained(conditions)))
        .boxed()
}

fn which_citations() -> BoxedStrategy<String> {
    let intent = || select(&INTENTS[..]);
    let condition = prop_oneof![
        2 => work().prop_map(|work| format!("in {work}")),
        2 => intent().prop_map(|intent| format!("as {intent}")),
        1 => scholar().prop_map(|who| format!("by {who}")),
        1 => scholar().prop_map(|who| format!("of {who}")),
        1 => select(&CONCEPTS[..]).prop_map(|topic| format!("about {topic}")),
        1 => years(),
    ];
    let stage = prop_oneof![
        4 => Just(String::new()),
        1 => select(&[" per cited", " per intent, cited", " per cited-scholar, work", " show locator, cited, for"][..])
            .prop_map(str::to_owned),
    ];
    (vec((joint(), condition), 0..3), stage)
        .prop_map(|(conditions, stage)| format!("citations{}{stage}", chained(conditions)))
        .boxed()
}

fn compare() -> BoxedStrategy<String> {
    let rows = select(
        &[
            "explanations",
            "theories",
            "concepts",
            "topics",
            "bipolarity and institutions",
            "social-theory, power",
        ][..],
    );
    let by = select(&["", "", " via admits", " via fosters, strengthens", " via excludes"][..]);
    let of_topics = (rows, vec(select(&CONCEPTS[..]), 1..4), by)
        .prop_map(|(rows, columns, by)| format!("compare {rows} on {}{by}", columns.join(", ")));
    let rows =
        select(&["works", "works", "scholars", "scholars", "one, two", "two and Adams", "outcomes"][..]);
    let by = select(&["", "", "", " via affirms", " via rejects", " via demonstrates, doubts"][..]);
    let of_truths = (rows, vec(select(&OUTCOMES[..]), 1..3), by)
        .prop_map(|(rows, columns, by)| format!("compare {rows} on {}{by}", columns.join(", ")));
    prop_oneof![1 => of_topics, 1 => of_truths].boxed()
}

/// What claims can rest on.
fn source() -> BoxedStrategy<String> {
    let claim = (work(), 0..7_u8).prop_map(|(work, at)| format!("{work}/c{at}"));
    let argument = (work(), 0..3_u8).prop_map(|(work, at)| format!("{work}/a{at}"));
    prop_oneof![3 => work(), 2 => scholar().prop_map(str::to_owned), 2 => claim, 1 => argument].boxed()
}

fn rests() -> BoxedStrategy<String> {
    let how = select(&["what rests on ", "what rests only on ", "what of the argument rests only on "][..]);
    (how, vec(source(), 1..3), stage())
        .prop_map(|(how, sources, stage)| format!("{how}{}{stage}", sources.join(", ")))
        .boxed()
}

fn which_works() -> BoxedStrategy<String> {
    let condition = prop_oneof![
        work().prop_map(|work| format!("citing {work}")),
        scholar().prop_map(|who| format!("citing {who}")),
        work().prop_map(|work| format!("that are cited by {work}")),
        scholar().prop_map(|who| format!("by {who}")),
        scholar().prop_map(|who| format!("written by {who}")),
        work().prop_map(|work| format!("only via {work}")),
        (work(), select(&INTENTS[..])).prop_map(|(work, intent)| format!("citing {work} as {intent}")),
        Just("that cite any work".to_owned()),
        Just("cited by any work".to_owned()),
        years(),
        matching(),
    ];
    let kind = select(&["works", "scholars", "work"][..]);
    (kind, vec((joint(), condition), 0..3))
        .prop_map(|(kind, conditions)| format!("{kind}{}", chained(conditions)))
        .boxed()
}

/// ` a and b but not c`; the first has no joint.
fn chained(conditions: Vec<(&'static str, String)>) -> String {
    let parts = conditions.into_iter().enumerate();
    parts
        .map(|(at, (joint, words))| if at == 0 { format!(" {words}") } else { format!("{joint}{words}") })
        .collect()
}

fn joint() -> impl Strategy<Value = &'static str> {
    select(&[" ", " and ", " and ", " or ", " but not ", " and not ", " or not "][..])
}

fn topic_condition() -> BoxedStrategy<String> {
    let verb = || select(&["admit", "exclude", "foster", "hinder", "ground", "strengthen", "explain"][..]);
    let object =
        || select([&CONCEPTS[..], &["concept:trust", "Trust", "Specific trust", "durability"]].concat());
    let subject = || select([&EXPLANATIONS[..], &THEORIES, &["Democratic norms"]].concat());
    prop_oneof![
        6 => (select(&["", "that ", "do not ", "that do not "][..]), verb(), object())
            .prop_map(|(before, verb, object)| format!("{before}{verb} {object}")),
        1 => (verb(), verb(), object()).prop_map(|(one, other, object)| format!("neither {one} nor {other} {object}")),
        1 => (verb(), verb(), object()).prop_map(|(one, other, object)| format!("{one} or {other} {object}")),
        1 => verb().prop_map(|verb| format!("{verb} any concept")),
        1 => verb().prop_map(|verb| format!("that do not {verb} any concept")),
        2 => (select(&["admitted by", "excluded by", "fostered by"][..]), subject())
            .prop_map(|(inverse, subject)| format!("are {inverse} {subject}")),
        1 => select(&["admitted by", "excluded by", "contested by"][..])
            .prop_map(|inverse| format!("are not {inverse} any explanation")),
        1 => (select(&["do no explanations ", "do any explanations ", "do explanations "][..]), verb())
            .prop_map(|(before, verb)| format!("{before}{verb}")),
        1 => scholar().prop_map(|who| format!("by {who}")),
        1 => work().prop_map(|work| format!("in {work}")),
        1 => object().prop_map(|object| format!("narrower than {object}")),
        1 => matching(),
    ].boxed()
}

fn claim_condition() -> BoxedStrategy<String> {
    let topic = || select([&CONCEPTS[..], &EXPLANATIONS].concat());
    prop_oneof![
        3 => scholar().prop_map(|who| format!("by {who}")),
        3 => topic().prop_map(|topic| format!("about {topic}")),
        2 => work().prop_map(|work| format!("in {work}")),
        2 => work().prop_map(|work| format!("via {work}")),
        1 => work().prop_map(|work| format!("not in {work}")),
        2 => years(),
        3 => matching(),
        1 => select(&["dispute any claim", "that qualify any claim", "contested by any claim", "stated in two"][..])
            .prop_map(str::to_owned),
        1 => any::<Index>().prop_map(|at| format!("that support two/c{}", at.index(6))),
        1 => source().prop_map(|source| format!("that rest on {source}")),
        2 => (select(&["affirm", "reject", "that demonstrate", "doubt", "that support"][..]), outcome())
            .prop_map(|(verb, outcome)| format!("{verb} {outcome}")),
        1 => select(&["that reject any outcome", "undercut any argument", "that do not affirm any outcome"][..])
            .prop_map(str::to_owned),
        1 => select(&STANDINGS[..]).prop_map(|word| format!("that are {word}")),
        1 => source().prop_map(|source| format!("that rest only on {source}")),
    ].boxed()
}

fn years() -> BoxedStrategy<String> {
    select(&["1990", "1990-2000", "in 2010", "since 2000", "before 2000", "after 1990", "1990..2010"][..])
        .prop_map(str::to_owned)
        .boxed()
}

fn matching() -> BoxedStrategy<String> {
    words().prop_map(|words| format!("matching \"{words}\"")).boxed()
}

/// Words of a text condition.
fn words() -> BoxedStrategy<String> {
    let word = || select(&WORDS[..]);
    prop_oneof![
        4 => word().prop_map(str::to_owned),
        2 => (word(), word()).prop_map(|(one, other)| format!("{one} {other}")),
        1 => (word(), word()).prop_map(|(one, other)| format!("{one} OR {other}")),
        1 => word().prop_map(|word| format!("{}*", &word[..4])),
        1 => (word(), word()).prop_map(|(one, other)| format!("'{one} {other}'")),
    ]
    .boxed()
}

fn outcome() -> impl Strategy<Value = &'static str> {
    select(&OUTCOMES[..])
}

fn scholar() -> impl Strategy<Value = &'static str> {
    select(&["Adams", "Baker", "clark", "dunn", "scholar:adams", "\"Bob Baker\""][..])
}

fn work() -> BoxedStrategy<String> {
    select(&WORKS[..]).prop_map(str::to_owned).boxed()
}

fn stage() -> BoxedStrategy<String> {
    let attribute = || {
        select(
            &[
                "year", "id", "scholar", "work", "text", "label", "force", "about", "kind", "locator",
                "mark", "standing", "standing", "verdict",
            ][..],
        )
    };
    prop_oneof![
        2 => Just(String::new()),
        1 => attribute().prop_map(|attribute| format!(" per {attribute} sort count desc")),
        1 => (attribute(), attribute()).prop_map(|(one, other)| format!(" per {one}, {other} sort {other} desc")),
        1 => (attribute(), select(&[" having more than 1", " having count <= 1", " having exactly 2"][..]))
            .prop_map(|(attribute, having)| format!(" per {attribute}{having}")),
        1 => (attribute(), select(&["", " asc", " desc"][..])).prop_map(|(by, order)| format!(" sort {by}{order}")),
        1 => (1..5_u8).prop_map(|number| format!(" limit {number}")),
        1 => (attribute(), attribute()).prop_map(|(one, other)| format!(" show {one}, {other}")),
    ].boxed()
}

/// Anything by its name.
fn thing() -> BoxedStrategy<String> {
    let topics =
        select([&CONCEPTS[..], &EXPLANATIONS, &THEORIES, &OUTCOMES].concat()).prop_map(str::to_owned);
    prop_oneof![5 => topics, 2 => work(), 1 => scholar().prop_map(str::to_owned), 1 => Just("two/c1".to_owned())].boxed()
}

fn trace() -> BoxedStrategy<String> {
    let end = prop_oneof![
        3 => thing().prop_map(|thing| format!("to {thing}")),
        1 => select(&["into explanations", "into claims", "into works"][..]).prop_map(str::to_owned),
    ];
    let route =
        select(&["", " via says", " via supports, about", " via admits", " within 2", " within 3 hops"][..]);
    let more = select(&["", " avoiding two", " avoiding adams, trust", " limit 1", " limit 3"][..]);
    (thing(), end, route, more)
        .prop_map(|(from, to, route, more)| format!("trace {from} {to}{route}{more}"))
        .boxed()
}

/// Whether an outcome is so, in words.
fn is_true() -> BoxedStrategy<String> {
    let word = select(&["true", "affirmed", "rejected", "demonstrated", "doubted", "divided"][..]);
    (select(&["is ", "why is ", "why is not "][..]), outcome(), word)
        .prop_map(|(before, outcome, word)| format!("{before}{outcome} {word}"))
        .boxed()
}

fn why() -> BoxedStrategy<String> {
    let subject = select([&EXPLANATIONS[..], &THEORIES, &["Democratic norms"]].concat());
    let before = select(&["why does ", "why ", "why not ", "why do "][..]);
    let verb = select(&["exclude", "admits", "foster", "strengthen", "does not admit"][..]);
    (before, subject, verb, select(&CONCEPTS[..]))
        .prop_map(|(before, subject, verb, object)| format!("{before}{subject} {verb} {object}"))
        .boxed()
}

/// A question in the core.
pub(crate) fn core() -> BoxedStrategy<String> {
    let kind = select(
        &[
            "explanation",
            "concept",
            "topic",
            "claim",
            "claim",
            "argument",
            "outcome",
            "outcome",
            "work",
            "scholar",
            "citation",
            "excerpt",
            "any",
        ][..],
    );
    let find =
        (kind, prop_oneof![1 => Just(None), 6 => condition(2).prop_map(Some)], vec(core_stage(), 0..3));
    let core = prop_oneof![
        5 => several(),
        8 => find.prop_map(|(kind, condition, stages)| {
            let condition = condition.map_or_else(String::new, |condition| format!(" where {condition}"));
            format!("find {kind} e{condition}{}", stages.concat())
        }),
        2 => path(),
        1 => (select(&EXPLANATIONS[..]), select(&RELATIONS[..]), select(&CONCEPTS[..]), select(&["", "not "][..]))
            .prop_map(|(from, relation, to, not)| format!("why {not}explanation:{from} -[{relation}]-> concept:{to}")),
        1 => (
            select(&["any", "any", "any", "one", "two", "work:three", "scholar:adams", "clark"][..]),
            select(&TRUTHS[..]),
            outcome(),
            select(&["", "not "][..]),
        )
            .prop_map(|(from, relation, to, not)| format!("why {not}{from} -[{relation}]-> outcome:{to}")),
    ];
    (standpoint(), core).prop_map(|(standpoint, core)| format!("{standpoint}{core}")).boxed()
}

/// Rows of two things or three.
fn several() -> BoxedStrategy<String> {
    let pair = select(
        &[
            ("claim e, claim d", "e", "d"),
            ("explanation e, concept d", "e", "d"),
            ("work e, scholar d", "d", "e"),
            ("claim e, work d", "e", "d"),
            ("citation e, work d", "e", "d"),
            ("excerpt e, work d", "e", "d"),
            ("excerpt e, concept d", "e", "d"),
            ("concept e, any d", "d", "e"),
            ("theory e, claim d, work f", "d", "f"),
            ("claim e, work f, scholar d", "e", "d"),
            ("argument e, claim d", "e", "d"),
            ("argument e, outcome d", "d", "e"),
            ("outcome e, claim d", "d", "e"),
            ("outcome e, work d", "d", "e"),
        ][..],
    );
    let stages = select(
        &[
            "",
            "",
            " count",
            " count per e.id, d.kind",
            " count per d.standing, e.standing",
            " show e.standing, d.standing, d.verdict",
            " count per d.work having count > 1",
            " sort d.year desc",
            " sort d.id desc sort e.kind limit 5",
            " show d.label, e.id, d.year",
        ][..],
    );
    (pair, stages)
        .prop_flat_map(|((binds, one, other), stages)| {
            let test = || prop_oneof![3 => leaf(one, other), 1 => leaf(other, one), 1 => leaf(other, other)];
            let joined = (test(), test(), select(&[" and ", " and ", " and not ", " or "][..]), condition(0));
            joined.prop_map(move |(first, second, joint, third)| {
                format!("find {binds} where {first}{joint}{second} and {third}{stages}")
            })
        })
        .boxed()
}

fn path() -> BoxedStrategy<String> {
    let selector = select(&["shortest", "all shortest", "shortest 2", "shortest 5", "all"][..]);
    let relations = select(
        &[
            "any|^any",
            "admits|^about",
            "any",
            "(supports|^supports|about|^about)",
            "^states|states|about",
            "^premises|concludes",
            "cites",
        ][..],
    );
    let bounds = select(&["{1..3}", "{2..4}", "{3..3}", "+", ""][..]);
    let bind = select(&["", "explanation e, ", "claim e, "][..]);
    let avoiding = select(&["", "", " avoiding three", " avoiding scholar:baker, power"][..]);
    (selector, relations, bounds, bind, thing(), thing(), avoiding)
        .prop_map(|(selector, relations, bounds, bind, from, to, avoiding)| {
            let to = if bind.is_empty() { to } else { "e".to_owned() };
            let from = if from.contains('"') { from } else { from.replace(' ', "-") };
            format!("find {bind}path p = {selector} {from} -[({relations}){bounds}]-> {to}{avoiding}")
        })
        .boxed()
}

/// A condition on `e`, and on variables within it; brackets up to so many deep.
fn condition(depth: u32) -> BoxedStrategy<String> {
    let leaf = || leaf("e", "e");
    if depth == 0 {
        return leaf().boxed();
    }
    let kind = select(&["claim", "explanation", "concept", "work", "any"][..]);
    let name = select(&["x", "y"][..]);
    prop_oneof![
        4 => leaf(),
        2 => condition(depth - 1).prop_map(|inner| format!("not ({inner})")),
        1 => leaf().prop_map(|inner| format!("not {inner}")),
        2 => (condition(depth - 1), condition(depth - 1)).prop_map(|(one, other)| format!("{one} and {other}")),
        2 => (condition(depth - 1), condition(depth - 1)).prop_map(|(one, other)| format!("({one} or {other})")),
        1 => (condition(depth - 1), condition(depth - 1)).prop_map(|(one, other)| format!("({one}) or {other}")),
        2 => (kind, name, condition(depth - 1)).prop_flat_map(|(kind, name, more)| {
            let more = prop_oneof![3 => Just(String::new()), 1 => Just(format!(" and {more}"))];
            (leaf2(name), more).prop_map(move |(inner, more)| format!("exists {kind} {name} ({inner}{more})"))
        }),
    ]
    .boxed()
}

/// A question in the core about what exists or does not, and how it is joined to the row.
pub(crate) fn joined() -> BoxedStrategy<String> {
    let alone = select(&JOINED[..]).prop_flat_map(|kind| {
        let first = prop_oneof![4 => exists("e", kind, 1), 1 => either(exists("e", kind, 0))];
        let rest = prop_oneof![
            3 => Just(String::new()),
            1 => leaf("e", "e").prop_map(|more| format!(" and {more}")),
            1 => exists("e", kind, 0).prop_map(|more| format!(" and {more}")),
        ];
        (first, rest).prop_map(move |(first, rest)| format!("find {kind} e where {first}{rest}"))
    });
    let pair = (exists("e", "claim", 0), exists("d", "work", 0), link("e", "claim", "d", "work")).prop_map(
        |(first, second, joined)| format!("find claim e, work d where {joined} and {first} and {second}"),
    );
    (standpoint(), prop_oneof![5 => alone, 1 => pair])
        .prop_map(|(standpoint, core)| format!("{standpoint}{core}"))
        .boxed()
}

/// What is joined.
const JOINED: [&str; 11] = [
    "claim",
    "claim",
    "argument",
    "outcome",
    "work",
    "scholar",
    "citation",
    "excerpt",
    "concept",
    "theory",
    "explanation",
];

/// `exists claim x (x -[disputes]-> e and …)`, or that there is none; within it more of the kind.
fn exists(outer: &'static str, of: &'static str, depth: u32) -> BoxedStrategy<String> {
    let kinds: Vec<&str> = JOINED.into_iter().filter(|kind| !steps(kind, of).is_empty()).collect();
    (select(&["", "", "not "][..]), select(kinds), select(&["x", "y", "e"][..]))
        .prop_flat_map(move |(not, kind, name)| {
            let link = || link(name, kind, outer, of);
            let joined = prop_oneof![4 => link(), 1 => either(link()), 1 => leaf(name, name)];
            let more = if depth == 0 {
                leaf(name, outer).boxed()
            } else {
                prop_oneof![
                    2 => leaf(name, outer),
                    3 => exists(name, kind, depth - 1),
                    1 => exists(outer, of, depth - 1),
                ]
                .boxed()
            };
            let more = prop_oneof![
                2 => Just(String::new()),
                3 => more.prop_map(|more| format!(" and {more}")),
            ];
            (joined, more)
                .prop_map(move |(joined, more)| format!("{not}exists {kind} {name} ({joined}{more})"))
        })
        .boxed()
}

fn either(one: BoxedStrategy<String>) -> BoxedStrategy<String> {
    (one.clone(), one).prop_map(|(one, other)| format!("({one} or {other})")).boxed()
}

/// That two variables of those kinds are joined.
fn link(
    one: &'static str,
    kind: &'static str,
    other: &'static str,
    of: &'static str,
) -> BoxedStrategy<String> {
    (select(steps(kind, of)), any::<bool>())
        .prop_map(move |(step, is_turned)| match step.strip_prefix('^') {
            Some(step) if is_turned => format!("{other} -[{step}]-> {one}"),
            _ if is_turned => format!("{other} -[^({step})]-> {one}"),
            _ => format!("{one} -[{step}]-> {other}"),
        })
        .boxed()
}

/// The steps that lead from things of a kind to those of another.
fn steps(from: &str, to: &str) -> Vec<&'static str> {
    let is_topic = |kind: &str| ["concept", "theory", "explanation", "outcome"].contains(&kind);
    match (from, to) {
        ("claim", "claim") => {
            vec!["disputes", "qualifies", "^supports", "^qualifies", "rests-on", "in/^in", "(any|^any){1..2}"]
        }
        ("argument", "claim") => vec!["premises", "concludes", "^disputes", "premises|concludes"],
        ("claim", "argument") => vec!["^premises", "^concludes", "disputes", "undercuts", "supports"],
        ("claim", "outcome") => vec!["affirms", "rejects", "demonstrates!", "disputes", "rejects|doubts"],
        ("outcome", "claim") => vec!["^affirms", "^rejects", "^supports", "^concludes/premises"],
        ("argument", "outcome") => vec!["concludes", "premises", "concludes/broader"],
        ("outcome", "argument") => vec!["^concludes", "^premises"],
        ("outcome", "outcome") => vec!["broader", "^broader", "^concludes/premises"],
        ("work", "outcome") => vec!["affirms", "rejects"],
        ("outcome", "work") => vec!["^affirms", "in"],
        ("scholar", "outcome") => vec!["rejects", "^by"],
        ("outcome", "scholar") => vec!["^rejects", "by"],
        ("explanation" | "theory", "outcome") => vec!["explains"],
        ("argument", "work") => vec!["in", "via", "^states"],
        ("work", "argument") => vec!["^in", "states"],
        ("argument", "scholar") => vec!["by"],
        ("scholar", "argument") => vec!["^by"],
        ("argument", "argument") => vec!["concludes/^premises", "(any|^any){1..2}"],
        ("claim", "work") => vec!["in", "via", "^states", "rests-on", "in|via"],
        ("work", "claim") => vec!["^in", "^via", "states", "^rests-on"],
        ("claim", "scholar") => vec!["by", "rests-on", "via/by"],
        ("scholar", "claim") => vec!["^by", "^rests-on"],
        ("claim", "citation") => vec!["^for"],
        ("citation", "claim") => vec!["for"],
        ("work", "work") => vec!["cites", "^cites", "in"],
        ("work", "scholar") => vec!["by", "^wrote", "^edited"],
        ("scholar", "work") => vec!["wrote", "^by"],
        ("work", "excerpt") => vec!["^in"],
        ("excerpt", "work") => vec!["in"],
        ("excerpt", "scholar") => vec!["by"],
        ("scholar", "excerpt") => vec!["^by"],
        ("excerpt", "concept") => vec!["about"],
        ("concept", "excerpt") => vec!["^about"],
        ("claim", "excerpt") => vec!["in/^in"],
        ("work", "citation") => vec!["^of", "^in"],
        ("citation", "work") => vec!["of", "in"],
        ("scholar", "citation") => vec!["^by"],
        ("citation", "scholar") => vec!["by"],
        ("claim", "theory" | "explanation") => vec!["about", "disputes"],
        ("claim", "concept") => vec!["about", "when"],
        ("theory" | "explanation", "claim") => vec!["^about", "^disputes"],
        ("concept", "claim") => vec!["^about"],
        ("theory" | "explanation", "concept") => vec!["admits", "fosters", "excludes!", "^(^hinders)"],
        ("concept", "theory" | "explanation") => vec!["^admits", "^fosters"],
        ("concept", "concept") => vec!["broader", "^broader", "admits", "broader+"],
        (one, "work") if is_topic(one) => vec!["in"],
        ("work", other) if is_topic(other) => vec!["^in"],
        _ => Vec::new(),
    }
}

fn leaf2(name: &'static str) -> BoxedStrategy<String> {
    prop_oneof![leaf(name, "e"), leaf("e", name), leaf(name, name)].boxed()
}

/// A condition without brackets, from one variable to another or to a thing.
fn leaf(from: &'static str, to: &'static str) -> BoxedStrategy<String> {
    let end = || prop_oneof![4 => thing(), 2 => Just(to.to_owned())];
    let sign = select(&["=", "!=", "<", "<=", ">", ">="][..]);
    let attribute = select(
        &[
            "year", "id", "scholar", "work", "force", "about", "via", "kind", "mark", "intent", "cited",
            "read", "standing", "verdict",
        ][..],
    );
    let value = select(
        &[
            "1990",
            "2000",
            "adams",
            "two",
            "\"asks\"",
            "trust",
            "50",
            "\"\"",
            "second-hand",
            "evidence",
            "one",
            "challenged",
            "affirmed",
        ][..],
    );
    let range = select(&["1990..2000", "2000-2010", "-100..1990"][..]);
    prop_oneof![
        6 => (step(2), end()).prop_map(move |(step, to)| format!("{from} -[{step}]-> {to}")),
        1 => (thing(), step(1)).prop_map(move |(thing, step)| format!("{thing} -[{step}]-> {from}")),
        2 => (select(&["", ".text", ".label", ".scholar", ".note"][..]), words())
            .prop_map(move |(of, words)| format!("{from}{of} matches \"{words}\"")),
        1 => range.prop_map(move |range| format!("{from}.year in {range}")),
        1 => Just(format!("supported({from})")),
        2 => select(&STANDINGS[..]).prop_map(move |word| format!("{word}({from})")),
        1 => (sign.clone(), select(&STANDINGS[..])).prop_map(move |(sign, word)| format!("{from}.standing {sign} {word}")),
        2 => (sign.clone(), select(&VERDICTS[..])).prop_map(move |(sign, word)| format!("{from}.verdict {sign} {word}")),
        1 => (select(&TRUTHS[..]), outcome()).prop_map(move |(relation, to)| format!("{from} -[{relation}]-> {to}")),
        1 => select(&["verdict", "standing"][..]).prop_map(move |of| format!("has({from}.{of})")),
        1 => vec(prop_oneof![4 => source(), 1 => Just(to.to_owned())], 1..3)
            .prop_map(move |sources| format!("supported({from} without {})", sources.join(", "))),
        1 => (select(&["rests-on", "via", "by", "in", "states", "^of", "^for"][..]), source())
            .prop_map(move |(step, source)| format!("{from} -[{step}]-> {source}")),
        3 => (attribute, sign, value).prop_map(move |(of, sign, value)| format!("{from}.{of} {sign} {value}")),
    ].boxed()
}

fn step(depth: u32) -> BoxedStrategy<String> {
    let own = Relation::OWN.map(|(word, _)| word);
    let relation =
        || select([&RELATIONS[..], &LINKS, &own, &RELATIONS, &TRUTHS, &["explains", "undercuts"]].concat());
    let plain = prop_oneof![
        4 => relation().prop_map(str::to_owned),
        2 => relation().prop_map(|relation| format!("^{relation}")),
        1 => select(&RELATIONS[..]).prop_map(|relation| format!("{relation}!")),
    ];
    if depth == 0 {
        return plain.boxed();
    }
    prop_oneof![
        5 => plain,
        1 => (step(depth - 1), step(depth - 1)).prop_map(|(one, other)| format!("{one}/{other}")),
        1 => (step(depth - 1), step(depth - 1)).prop_map(|(one, other)| format!("{one}|{other}")),
        1 => (select(&["", "^"][..]), step(depth - 1), select(&["*", "+", "{1..2}", "{0..1}", "{2..3}", "{0..0}", ""][..]))
            .prop_map(|(inverse, inner, repeat)| format!("{inverse}({inner}){repeat}")),
    ]
    .boxed()
}

fn core_stage() -> BoxedStrategy<String> {
    prop_oneof![
        2 => stage().prop_filter("English", |stage| !stage.starts_with(" per")),
        1 => Just(" count".to_owned()),
        1 => Just(" count per e.scholar".to_owned()),
        1 => Just(" sort e.year desc".to_owned()),
    ]
    .boxed()
}
