//! Any document that the language can express: printed and read, it is the same document.

use std::fmt;

use catena::annotation::ast::Allow;
use catena::annotation::locator::unit::find;
use catena::annotation::locator::{Number, Part, Range, Unit};
use catena::annotation::{
    Body, Citation, Document, Field, Head, Item, Locator, Record, Statement, Value, field_names, print,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{bare, cases, meaning, nowhere, read};

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn what_is_printed_reads_as_the_same_document(Printed(document) in document().prop_map(Printed)) {
        let text = print(&document);
        let (again, faults) = read(&text);
        prop_assert!(faults.is_empty(), "it is read with faults: {faults:?}");
        prop_assert_eq!(print(&again), text);
        let (before, after) = (meaning(&document), meaning(&again));
        prop_assert!(before == after, "it is read as {after:?}");
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn whatever_the_layout_the_canonical_text_is_one((Printed(document), layout) in (document().prop_map(Printed), layout())) {
        let canonical = print(&document);
        let text = laid_out(&canonical, &layout);
        let (read_so, faults) = read(&text);
        prop_assert!(faults.is_empty(), "it is read with faults: {faults:?}\n{text}");
        prop_assert_eq!(print(&read_so), canonical, "laid out as\n{}", text);
    }
}

/// How the lines of a record are laid out: all that means nothing.
#[derive(Clone, Debug)]
struct Layout {
    indent: &'static str,
    /// So many blanks more before the lines that continue a field.
    deeper: usize,
    /// Lines end as on Windows.
    returns: bool,
    /// Used in turn: blanks after a name and at the end of a line, a field in one line, an empty line
    /// above a field.
    chances: Vec<u8>,
}

fn layout() -> impl Strategy<Value = Layout> {
    let indent = select(&[" ", "  ", "      ", "\t", " \t ", "          "][..]);
    (indent, 1..14_usize, any::<bool>(), vec(any::<u8>(), 1..30))
        .prop_map(|(indent, deeper, returns, chances)| Layout { indent, deeper, returns, chances })
}

/// A canonical text in another layout.
fn laid_out(canonical: &str, layout: &Layout) -> String {
    let mut chances = layout.chances.iter().cycle().copied();
    let mut chance = move |of: u8| chances.next().map_or(0, |chance| chance % of);
    let mut lines: Vec<String> = Vec::new();
    let mut joins = false;
    for line in canonical.lines() {
        let inside = line.trim_start_matches(' ');
        match line.len() - inside.len() {
            0 => lines.push(line.to_owned()),
            2 if inside.starts_with('#') => lines.push(format!("{}{inside}", layout.indent)),
            2 => {
                if chance(4) == 0 {
                    lines.push(String::new());
                }
                joins = chance(2) == 0;
                let (name, value) = inside.split_once(' ').expect("a field has a value");
                let gap = " ".repeat(usize::from(chance(9)) + 1);
                lines.push(format!("{}{name}{gap}{}", layout.indent, value.trim_start_matches(' ')));
            }
            _ if joins => {
                let last = lines.last_mut().expect("it continues a line");
                last.push(' ');
                last.push_str(inside);
            }
            _ => lines.push(format!("{}{}{inside}", layout.indent, " ".repeat(layout.deeper))),
        }
    }
    let end = if layout.returns { "\r\n" } else { "\n" };
    lines.iter().map(|line| format!("{line}{}{end}", " ".repeat(usize::from(chance(3))))).collect()
}

/// A document that a failing test shows as its text.
struct Printed(Document);

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", print(&self.0))
    }
}

fn document() -> impl Strategy<Value = Document> {
    (vec(item(), 0..5), remarks()).prop_map(|(items, after)| Document { items, after })
}

fn item() -> impl Strategy<Value = Item> {
    (remarks(), record()).prop_map(|(before, record)| Item { before, body: Body::Record(record) })
}

fn remarks() -> impl Strategy<Value = Vec<Option<String>>> {
    vec(option::of(comment()), 0..4)
}

fn comment() -> impl Strategy<Value = String> {
    line().prop_map(|text| format!("#{text}").trim_end().to_owned())
}

fn record() -> impl Strategy<Value = Record> {
    (head(), vec(field(), 0..7), vec(comment(), 0..2)).prop_map(|(head, fields, after)| Record {
        head,
        fields,
        after,
        span: nowhere(),
        work: None,
    })
}

fn head() -> impl Strategy<Value = Head> {
    prop_oneof![
        id().prop_map(|id| Head::Kind(bare(id))),
        id().prop_map(|id| Head::Intent(bare(id))),
        id().prop_map(|id| Head::Relation(bare(id))),
        key().prop_map(|key| Head::Work(bare(key))),
        id().prop_map(|id| Head::Scholar(bare(id))),
        (key(), id()).prop_map(|(key, id)| Head::Claim(bare(format!("{key}/{id}")))),
        (key(), id()).prop_map(|(key, id)| Head::Excerpt(bare(format!("{key}/{id}")))),
        (kind(), id(), option::of(line())).prop_map(|(kind, id, label)| Head::Topic {
            kind: bare(kind),
            id: bare(id),
            label: label.map(bare)
        }),
        (citation(), option::of(citation())).prop_map(|(from, to)| Head::Cite { from, to }),
        (id(), line()).prop_map(|(id, question)| Head::Query { id: bare(id), question: bare(question) }),
        line().prop_map(|question| Head::Expect(bare(question))),
    ]
}

/// A keyword that is none of the language's own, although it may begin like one. No kind can have the
/// name of a field.
fn kind() -> impl Strategy<Value = String> {
    const OWN: [&str; 10] =
        ["kind", "intent", "relation", "work", "scholar", "claim", "excerpt", "cite", "query", "expect"];
    let is_own = |word: &str| OWN.contains(&word) || field_names().any(|name| name == word);
    prop_oneof![3 => id(), 1 => (select(&OWN[..]), id()).prop_map(|(own, id)| format!("{own}-{id}"))]
        .prop_filter("an own keyword", move |word| !is_own(word))
}

const PROSE: [&str; 11] =
    ["text", "note", "plural", "inverse", "name", "reads", "cito", "skos", "marked", "done", "imported"];
const REFS: [&str; 20] = [
    "about",
    "same-as",
    "broader",
    "by",
    "when",
    "force",
    "from",
    "to",
    "implies",
    "against",
    "contradicts",
    "spreads",
    "transitive",
    "read",
    "in",
    "lists",
    "as",
    "for",
    "is",
    "was",
];
const OTHERS: [&str; 10] = ["at", "via", "stated", "quote", "named", "notes", "allow", "says", "aka", "tags"];

fn field() -> impl Strategy<Value = Field> {
    let named = prop_oneof![
        (select(&PROSE[..]), prose()).prop_map(|(name, text)| (name, Value::Prose(bare(text)))),
        (select(&["aka", "tags"][..]), vec(line(), 1..5))
            .prop_map(|(name, names)| (name, Value::Names(names.into_iter().map(bare).collect()))),
        (select(&REFS[..]), refs()),
        (Just("at"), locator()).prop_map(|(name, place)| (name, Value::Locator(bare(place)))),
        (select(&["via", "stated"][..]), citation())
            .prop_map(|(name, at)| (name, Value::Citation(Box::new(at)))),
        (select(&["quote", "named"][..]), line()).prop_map(|(name, text)| (name, Value::Quote(bare(text)))),
        (Just("notes"), vec(range(), 1..4)).prop_map(|(name, notes)| (name, Value::Numbers(bare(notes)))),
        (Just("allow"), id(), line()).prop_map(|(name, code, reason)| {
            (name, Value::Allow(Box::new(Allow { code: bare(code), reason: bare(reason) })))
        }),
        (Just("says"), [reference(), reference(), reference()]).prop_map(|(name, words)| {
            (name, Value::Statement(Box::new(Statement { words: words.map(bare), when: Vec::new() })))
        }),
    ];
    let declared = (relation(), prop_oneof![refs(), unlisted().prop_map(|text| Value::Prose(bare(text)))]);
    let named = prop_oneof![
        3 => named.prop_map(|(name, value)| (name.to_owned(), value)),
        1 => declared,
    ];
    (named, vec(comment(), 0..2)).prop_map(|((name, value), comments)| Field {
        comments,
        name: bare(name),
        value,
        span: nowhere(),
    })
}

/// The name of a relation, which may begin with the name of a field.
fn relation() -> impl Strategy<Value = String> {
    let taken = |name: &str| [&PROSE[..], &REFS, &OTHERS].iter().any(|names| names.contains(&name));
    let like_a_field = (select([&PROSE[..], &REFS, &OTHERS].concat()), id());
    prop_oneof![id(), like_a_field.prop_map(|(field, id)| format!("{field}-{id}"))]
        .prop_filter("a field of the language", move |name| !taken(name))
}

fn refs() -> impl Strategy<Value = Value> {
    vec(reference(), 1..12).prop_map(|refs| Value::Refs(refs.into_iter().map(bare).collect()))
}

fn citation() -> impl Strategy<Value = Citation> {
    (key(), prop_oneof![Just(Locator::default()), locator()])
        .prop_map(|(key, locator)| Citation { key: bare(key), locator })
}

fn locator() -> impl Strategy<Value = Locator> {
    vec(part(), 1..4).prop_map(|parts| Locator { parts })
}

fn part() -> impl Strategy<Value = Part> {
    let counted: Vec<Unit> = Unit::all().filter(|unit| !unit.entry().one.is_empty()).collect();
    let is_counted_so = |part: &Part| match part {
        // Behind a volume and a colon stands a page, and `AA IV 421` is the page `4:421`.
        Part::Numbered { unit: Unit::Volume, ranges, .. } => !listed(ranges).any(|text| text.contains(':')),
        Part::Numbered { unit: Unit::Academy, ranges, .. } => {
            !listed(ranges).any(|text| text.starts_with(|c: char| c.is_ascii_alphabetic()))
        }
        Part::Numbered { unit: Unit::LatinFathers | Unit::GreekFathers, ranges, .. } => {
            listed(ranges).all(|text| text.contains(':'))
        }
        _ => true,
    };
    let part = prop_oneof![
        1 => line().prop_map(|title| Part::section(&title)),
        1 => "[0-9.]{1,4}".prop_map(|title| Part::section(&title)),
        1 => line().prop_map(Part::Words),
        3 => (select(counted), vec(range(), 1..4)).prop_map(|(unit, ranges)| Part::numbered(unit, ranges)),
        1 => (select(&["S.", "Bd.", "f.", "t.", "Kap.", "Rn.", "Seite"][..]), vec(range(), 1..3)).prop_map(|(word, ranges)| {
            let unit = find(word).expect("a word of the table").unit;
            Part::Numbered { unit, kept: Some(word.to_owned()), ranges }
        }),
    ];
    part.prop_filter("numbers of another unit", is_counted_so)
}

fn listed(ranges: &[Range]) -> impl Iterator<Item = &str> {
    ranges.iter().flat_map(|range| [range.from.as_str(), range.to.as_str()])
}

fn range() -> impl Strategy<Value = Range> {
    let number = || {
        prop_oneof![
            (0..=999_999_999_u32).prop_map(Number::arabic),
            (0..300_u32).prop_map(Number::arabic),
            (1..100_u32).prop_map(Number::roman),
            "[A-Z]{1,2}[1-9][0-9]{0,3}|[1-9][0-9]{0,2}(r|v|n|ff|bis|[a-d][1-9]?)|[1-9]{1,2}[.:][0-9]{2}"
                .prop_filter_map("a number", |text| Number::read(&text)),
        ]
    };
    prop_oneof![
        number().prop_map(Range::one),
        (number(), number()).prop_filter_map("a range", |(from, to)| Range::completed(from, to.as_str())),
    ]
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9éæжאあ字][a-z0-9é字]{0,7}(-[a-z0-9éあ]{1,6}){0,3}"
}

fn key() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_ÉЖ字][A-Za-z0-9_é:+'-]{0,8}(\\.[A-Za-z0-9_]{1,3}){0,2}"
}

fn reference() -> impl Strategy<Value = String> {
    prop_oneof![id(), key(), (key(), id()).prop_map(|(key, id)| format!("{key}/{id}"))]
}

/// Anything that fits on a line between quote marks.
fn line() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => "[a-zA-Z]{1,8}",
        1 => select(&ODD[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("a control character", |c| !c.is_ascii_control()).prop_map(String::from),
        2 => Just(" ".to_owned()),
    ];
    vec(pieces, 0..9).prop_map(|pieces| pieces.concat())
}

/// What has a meaning somewhere in the language, or is odd in itself.
const ODD: [&str; 30] = [
    "\"",
    "\\",
    "\\\"",
    "“",
    "”",
    "'",
    "#",
    "# no comment",
    ",",
    " , ",
    "->",
    "→",
    "§",
    "¶",
    "p. 9",
    "nn. 4-6",
    "-",
    "…",
    "=======",
    "<<<<<<< HEAD",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "\u{200d}",
    "e\u{301}",
    "한국어",
    "שלום",
    "🙂",
];

/// Words with single blanks between them: at least one.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zA-Z]{1,12}[,.;]?",
        1 => "#[a-z]{0,4}",
        1 => select(&ODD[..]).prop_map(|odd| odd.trim_matches(' ').replace(' ', "")),
        1 => any::<char>().prop_filter("a blank", |c| !c.is_ascii_control() && *c != ' ').prop_map(String::from),
        1 => "[a-z]{90,130}",
    ];
    // At the edge of a line a blank of any width is one.
    let word = word.prop_filter("a blank", |word| word.trim() == word);
    vec(word, 1..50).prop_map(|words| words.join(" "))
}

/// Several words that are no list of ids.
fn unlisted() -> impl Strategy<Value = String> {
    prose().prop_map(|text| format!("({text} and so on)"))
}
