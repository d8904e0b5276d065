//! Works made up for tests.

use std::collections::{BTreeMap, BTreeSet};

use catena::bibliography::{Date, MARKS, Mark, PersonName, Reference, Run, Text};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any};
use proptest::sample::{select, subsequence};

const WORDS: [&str; 28] = [
    "Alliance",
    "the",
    "NATO",
    "trust",
    "ambiguïté",
    "Sicherheit,",
    "—",
    "naïve",
    "50%",
    "A&B",
    "$5",
    "$6",
    "#1",
    "a_b",
    "x^2",
    "~tilde",
    "{",
    "}",
    "\\command",
    "don't",
    "''",
    "--",
    "北京",
    "why?`",
    "AT&T",
    "&amp;",
    "<p>",
    "<i>x</i>",
];
const PLAIN_WORDS: [&str; 10] =
    ["Alliance", "the", "NATO", "trust", "ambiguïté", "Sicherheit", "naïve", "don't", "北京", "2nd"];

/// What a format can hold of a work: what is drawn from.
pub(super) struct Domain {
    pub(super) kinds: &'static [&'static str],
    pub(super) subtypes: &'static [&'static str],
    pub(super) roles: &'static [&'static str],
    pub(super) dates: &'static [&'static str],
    pub(super) fields: &'static [&'static str],
    pub(super) marks: bool,
    pub(super) truncated: bool,
    pub(super) bodies_with_commas: bool,
}

pub(super) fn work(domain: &'static Domain) -> impl Strategy<Value = Reference> {
    let people = subsequence(domain.roles, 0..=domain.roles.len().min(4)).prop_flat_map(move |roles| {
        let lists: Vec<_> =
            roles.into_iter().map(|role| (Just(role.to_owned()), vec(name(domain), 1..4))).collect();
        lists.prop_map(|lists| lists.into_iter().collect::<BTreeMap<_, _>>())
    });
    let dates = btree_map(select(domain.dates).prop_map(str::to_owned), date(), 0..3);
    let fields = subsequence(domain.fields, 0..=domain.fields.len().min(8)).prop_flat_map(move |names| {
        let texts: Vec<_> =
            names.into_iter().map(|name| (Just(name.to_owned()), value(name, domain.marks))).collect();
        texts.prop_map(|texts| {
            texts.into_iter().filter(|(_, text)| !text.is_empty()).collect::<BTreeMap<_, _>>()
        })
    });
    let head = (select(domain.kinds), select(domain.subtypes), any::<bool>(), text(domain.marks));
    (head, people, dates, fields).prop_map(move |((kind, subtype, cut, title), people, dates, mut fields)| {
        if !subtype.is_empty() {
            fields.insert("entrysubtype".to_owned(), Text::from(subtype));
        }
        if kind == "thesis" {
            fields.insert("type".to_owned(), Text::from("phdthesis"));
        }
        fields.insert("title".to_owned(), if title.is_empty() { Text::from("Untitled") } else { title });
        let truncated: BTreeSet<String> =
            people.keys().filter(|_| cut && domain.truncated).take(1).cloned().collect();
        Reference {
            key: "key1997".to_owned(),
            kind: kind.to_owned(),
            people,
            truncated,
            dates,
            fields,
            ..Reference::default()
        }
    })
}

fn value(name: &'static str, marks: bool) -> BoxedStrategy<Text> {
    match name {
        "url" => one_of(&["https://example.org/a_b?c=d&e=%7Ef#g", "http://a.b/c~d"]),
        "doi" => one_of(&[
            "10.1017/S0020818300027764",
            "10.1002/(SICI)1096-9098(199705)65:1<1::AID-JSO2>3.0.CO;2-G",
        ]),
        "pages" => one_of(&["1-13", "7", "183-184", "e12"]),
        "isbn" => one_of(&["978-0-8014-3402-0", "0801434025"]),
        "issn" => one_of(&["0020-8183", "1234-567X"]),
        "keywords" => one_of(&["trust, NATO", "alliances"]),
        "language" => one_of(&["english", "german"]),
        "volume" | "number" | "edition" => one_of(&["1", "12", "3-4", "2nd"]),
        _ => text(marks),
    }
}

fn one_of(texts: &'static [&'static str]) -> BoxedStrategy<Text> {
    select(texts).prop_map(Text::from).boxed()
}

/// A text with marks, or a plain one of plain words; without white space at its ends.
fn text(marks: bool) -> BoxedStrategy<Text> {
    let words = |list: &'static [&'static str]| vec(select(list), 1..5).prop_map(|words| words.join(" "));
    if !marks {
        return words(&PLAIN_WORDS).prop_map(|text| Text::from(text.as_str())).boxed();
    }
    let run = (words(&WORDS), btree_set(select(&MARKS[..]), 0..3), any::<bool>());
    let runs = vec(run, 1..4).prop_map(|runs| {
        let last = runs.len() - 1;
        let run = |(at, (text, marks, spaced)): (usize, (String, BTreeSet<Mark>, bool))| Run {
            text: if spaced && at < last { text + " " } else { text },
            marks,
        };
        Text::of(runs.into_iter().enumerate().map(run))
    });
    runs.boxed()
}

fn name(domain: &'static Domain) -> impl Strategy<Value = PersonName> {
    let family = select(vec!["Snyder", "Hoop Scheffer", "O'Neil", "Müller", "Le Carré", "Ng"]);
    let given = select(vec!["Glenn H.", "Jean-Paul", "A.", "Åsa"]);
    let person = (family, given, select(vec!["", "", "de", "von der"]), select(vec!["", "", "Jr.", "III"]));
    let person = person.prop_map(|(family, given, particle, suffix)| PersonName {
        family: family.to_owned(),
        given: given.to_owned(),
        particle: particle.to_owned(),
        suffix: suffix.to_owned(),
    });
    let bodies = if domain.bodies_with_commas {
        vec!["Plato", "World Bank", "Arms, Aid and Order", "de Gaulle Foundation"]
    } else {
        vec!["Plato", "World Bank", "de Gaulle Foundation"]
    };
    let body =
        select(bodies).prop_map(|name| PersonName { family: name.to_owned(), ..PersonName::default() });
    (any::<u8>(), person, body).prop_map(|(dice, person, body)| if dice < 200 { person } else { body })
}

fn date() -> impl Strategy<Value = Date> {
    let point =
        (1000_u32..2030, option::of((1_u8..13, option::of(1_u8..29))), select(vec!["", "", "~", "?", "%"]));
    let point = point.prop_map(|(year, month, mark)| {
        let rest = match month {
            Some((month, Some(day))) => format!("-{month:02}-{day:02}"),
            Some((month, None)) => format!("-{month:02}"),
            None => String::new(),
        };
        format!("{year:04}{rest}{mark}")
    });
    let range = (point.clone(), point.clone()).prop_map(|(from, to)| format!("{from}/{to}"));
    let odd =
        select(vec!["199X", "1994-21", "1994/", "/1994", "0800", "forthcoming"]).prop_map(str::to_owned);
    (0_u8..10, point, range, odd).prop_map(|(dice, point, range, odd)| {
        Date::parse(match dice {
            0..=6 => &point,
            7..=8 => &range,
            _ => &odd,
        })
    })
}
